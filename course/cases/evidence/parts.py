"""What three years leave to an average board: the run's own ledger, taken apart."""

from course.cases.evidence.case import CASE
from course.cases.evidence.kpis import thousands
from course.simulation.parts import Parts, ledger

PAID = {"programme": "stores", "trial": "stores", "others asked": "board", "colleagues asked": "board", "silent firms rung up": "board", "counting": "stores"}

PARTS = (Parts("left after three years, on average", ledger(PAID, 1 / CASE.length), "left_gbp", 1000, thousands, who="Paid or earned by"),)
