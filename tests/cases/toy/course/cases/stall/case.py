"""The stall's case."""

from course.cases.stall.kpis import Kpis
from course.cases.stall.levers import Assumptions, Levers
from course.cases.stall.model import DAYS, REFERENCE_SEED, draw, simulate
from course.simulation.case import Case

CASE = Case("stall", levers=Levers, assumptions=Assumptions, kpis=Kpis, draw=draw, simulate=simulate, seed=REFERENCE_SEED, length=DAYS)
