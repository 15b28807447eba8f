"""What the author of the store pickup case needs and no page does; no learner is given it.

theory       closed forms and identities that the model meets
dataset      pickups, shoppers, survey (fields); editions; certify
findings     every figure that the lesson quotes
decision     the coached table, scored by replay on days not seen
sensitivity  in how many firms like this one each conclusion holds
"""
