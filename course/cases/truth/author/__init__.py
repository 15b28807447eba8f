"""What the author of the truth case needs and no page does; no learner is given it.

theory       closed forms and identities that the models meet
dataset      accounts, visits, shops, reports (fields); editions; certify
findings     every figure that the lesson quotes
decision     the chain, scored by replay on faults not seen
sensitivity  in how many firms like this one each conclusion holds
"""
