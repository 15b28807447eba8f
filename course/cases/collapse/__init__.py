"""The retailer collapse: a best-selling fabric, a discount to match last year, and who pays for what comes back.

model   levers, assumptions, worlds drawn before any policy, simulate
frames, charts, simulator  what the notebook shows
author  what no page needs, and no learner gets
"""
