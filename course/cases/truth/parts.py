"""What the letter leaves, and what a year of hearing late or early costs: the run's own figures, taken apart."""

from course.cases.truth.kpis import thousands
from course.simulation.parts import Parts, ledger

LETTER_PAID = {"Subscriptions": "customer", "Late bills": "firm", "Calls": "shop"}
CHAIN_PAID = {"Faults that are out": "firm", "False alarms": "firm", "Listening": "firm", "Answering": "firm", "Desks": "shop", "People who leave": "shop"}

LETTER = (Parts("left of bills, 5 years", ledger(LETTER_PAID), "year5_gbp", 1000, thousands, who="Paid by"),)
CHAIN = (Parts("that a year costs", ledger(CHAIN_PAID, -1.0), "cost_gbp", 1000, thousands, who="Paid by"),)
