"""What the authors of cases share and no page needs; no learner is given it.

study        what a case concludes, from which assumptions, and how far each may be wrong
sensitivity  the referee's table: one assumption at a time, and all at once in many worlds
worlds       the figures of the findings in 20 other worlds
firmness     the table in words, and which sentence a lesson may not say without its share
"""
