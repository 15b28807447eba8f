"""Curbside pickup: what a text about a missing item does to every order behind it.

levers  what a leader and a manager may set, and what is assumed
world   a month's customers, drawn before any policy
model   policies, pickers and queues: simulate(levers, world) -> Run
kpis    from start times to events, key figures and the ledger
frames, charts, simulator  what the notebook shows
author  what no page needs, and no learner gets
"""
