"""Curbside pickup: what a text about a missing item does to every order behind it.

levers       what a leader and a manager may set, and what is assumed
world        a month's customers, drawn before any policy
model        policies, pickers and queues: simulate(levers, world) -> Run
kpis         from start times to events, key figures and the ledger
theory       closed forms and invariants that the model meets
dataset      the pilot week (fields, comments), its editions, and certify
findings     every figure that the lesson quotes
decision     the levers a learner sets, scored by replay on worlds not seen
sensitivity  which conclusions survive a fifth more or less of each assumption
charts, simulator  what the notebook shows
"""
