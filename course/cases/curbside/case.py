"""The curbside case: thirty days at the Hartwell Road store."""

from course.cases.curbside.kpis import Kpis
from course.cases.curbside.model import REFERENCE_SEED, Assumptions, Levers, draw, simulate
from course.simulation.case import Case

CASE = Case("curbside", levers=Levers, assumptions=Assumptions, kpis=Kpis, draw=draw, simulate=simulate, seed=REFERENCE_SEED, length=30)
