"""What the author of the curbside case needs and no page does; no learner is given it.

theory       closed forms and invariants that the model meets
dataset      the pilot week (fields, comments), its editions, and certify
findings     every figure that the lesson quotes
averages     those of them that twenty months are played for, once
decision     the levers a learner sets, scored by replay on worlds not seen
sensitivity  in how many firms like this one each conclusion holds
"""
