"""The store pickup case: four weeks at the till of Hartwell Road."""

from course.cases.pickup.kpis import Kpis
from course.cases.pickup.model import DAYS, REFERENCE_SEED, Assumptions, Levers, draw, simulate
from course.simulation.case import Case

CASE = Case("pickup", levers=Levers, assumptions=Assumptions, kpis=Kpis, draw=draw, simulate=simulate, seed=REFERENCE_SEED, length=DAYS)
