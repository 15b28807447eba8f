"""What the author of the culture case needs and no page does; no learner is given it.

theory       closed forms and invariants that the model meets
dataset      forty stores, four quarters of team scores, a second wave by lottery (fields); editions; certify
findings     every figure that the lesson quotes
decision     the programme a learner sets, scored by replay in years not seen
sensitivity  in how many firms like this one each conclusion holds
later        what comes up once an exercise is answered
"""
