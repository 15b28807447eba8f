"""The culture case: four years of Hartwell's forty stores."""

from course.cases.culture.kpis import Kpis
from course.cases.culture.levers import MONTHS, Assumptions, Levers
from course.cases.culture.model import REFERENCE_SEED, draw, simulate
from course.simulation.case import Case

CASE = Case("culture", levers=Levers, assumptions=Assumptions, kpis=Kpis, draw=draw, simulate=simulate, seed=REFERENCE_SEED, length=MONTHS)
