"""What the author of the collapse case needs and no page does; no learner is given it.

theory       closed forms and invariants that the model meets
dataset      fabrics, sales, returns, ledger, staff, complaints (fields); editions; certify
findings     every figure that the lesson quotes
decision     the levers a learner sets, scored by replay on luck not seen
sensitivity  in how many firms like this one each conclusion holds
"""
