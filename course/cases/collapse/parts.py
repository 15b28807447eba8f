"""What the cash at the end is made of: the run's own books, taken apart."""

from course.cases.collapse.books import LINES
from course.simulation.parts import Parts
from course.simulation.kpis import millions

BETWEEN = ("charged", "passed_on")  # what one ledger takes from another cancels out


def _cash(run):
    """The line of the books by line; None while the board's pack shows Sales alone."""
    if run.kpis.year1_total_gbp is None:
        return None
    lines = {name[0].upper() + name[1:]: (centre, float(run.columns[f"{line}_pence"].sum()) / 100) for line, (centre, name) in LINES.items() if line not in BETWEEN}
    return {"Cash at the start": ("", float(run.columns["opening_pence"][0]) / 100), **lines}


PARTS = (Parts("in cash at the end", _cash, "closing_cash_gbp", 10_000, millions, who="Ledger",
               unknown="The board’s pack does not show what the cash is made of. Let it show all four ledgers."),)
