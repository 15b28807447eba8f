"""The collapse case: five years of books at Larkfield Sofas, and two parts of them that a page shows by themselves."""

from course.cases.collapse.levers import FIRST_MONTH, MONTHS, Assumptions, LaterLevers, Levers
from course.cases.collapse.model import REFERENCE_SEED, draw, simulate
from course.cases.collapse.report import Kpis
from course.simulation.case import Case

CASE = Case("collapse", levers=Levers, assumptions=Assumptions, kpis=Kpis, draw=draw, simulate=simulate, seed=REFERENCE_SEED, length=MONTHS)
LATER = CASE.part("later", levers=LaterLevers, options={"since": FIRST_MONTH})  # the after-sales manager's levers too move from month 13 on
PACK = CASE.part("pack", shows=("year1_revenue_gbp", "year1_sales_gbp"))  # all that the board saw when it decided
