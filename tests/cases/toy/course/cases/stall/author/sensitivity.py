"""Does the advice survive if the assumptions are wrong?"""

from course.cases.stall.model import DAYS, REFERENCE_SEED, Assumptions, Levers, draw, simulate
from course.simulation.author.study import Study

CLAIMS = {"price_pays": "With a price on the board, more is left a day"}


def conclusions(assumptions=Assumptions(), seed=REFERENCE_SEED):
    """{claim: how far it holds, above zero if it does}."""
    world = draw(seed, DAYS, assumptions)
    priced, silent = (simulate(Levers(board=board), world, assumptions).value("left_gbp_per_day") for board in ("price", "none"))
    return {"price_pays": priced - silent}


STUDY = Study("course.cases.stall.author.sensitivity", conclusions=conclusions, assumptions=Assumptions(), claims=CLAIMS, like_it="stalls")
