"""The retailer collapse: a best-selling fabric, a discount to match last year, and who pays for what comes back.

model      levers, assumptions, worlds drawn before any policy, simulate
theory     closed forms and invariants that the model meets
dataset    fabrics, sales, returns, ledger, staff, complaints; editions; certification
findings   every figure that the lesson quotes
decision   the levers a learner sets, scored by replay on worlds not seen
"""
