"""Store pickup: who waits when the person at the till goes to look for an order that is not there.

model   levers, assumptions, worlds drawn before any policy, simulate
frames, charts, simulator  what the notebook shows
author  what no page needs, and no learner gets
"""
