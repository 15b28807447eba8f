"""Store pickup: who waits when the person at the till goes to look for an order that is not there.

model      levers, assumptions, worlds drawn before any policy, simulate
theory     closed forms and identities that the model meets
dataset    pickups, shoppers, survey; editions; certification
findings   every figure that the lesson quotes
decision   the coached table, scored by replay on days not seen
"""
