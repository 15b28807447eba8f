"""Curbside pickup: what a text about a missing item does to every order behind it.

model      levers, assumptions, worlds drawn before any policy, simulate
theory     closed forms and invariants that the model meets
dataset    stores, orders, comments; editions; certification
findings   every figure that the lesson quotes
decision   the levers a learner sets, scored by replay on worlds not seen
"""
