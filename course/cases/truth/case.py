"""The truth case: a year of news that climbs, or doesn't; five years of a letter, and its first year as a board sees it."""

from functools import lru_cache

from course.cases.truth import chain, letter
from course.cases.truth.kpis import ChainKpis, LetterKpis
from course.cases.truth.levers import MONTHS, ChainAssumptions, ChainLevers, LetterAssumptions, LetterLevers
from course.cases.truth.model import REFERENCE_SEED
from course.cases.truth.world import EPISODES, draw, weeks
from course.simulation.case import Case


def _weeks(seed, episodes, _):
    return weeks(seed, episodes)


CASE = Case("truth", levers=ChainLevers, assumptions=ChainAssumptions, kpis=ChainKpis, draw=_weeks, simulate=chain.simulate, seed=REFERENCE_SEED, length=EPISODES)
LETTER = Case("truth-letter", levers=LetterLevers, assumptions=LetterAssumptions, kpis=LetterKpis, draw=draw, simulate=letter.simulate,
              seed=REFERENCE_SEED, length=MONTHS)
YEAR_ONE = LETTER.part("year", length=letter.YEAR, shows=("year1_gbp", "year1_late_share", "letters"))  # all that the board sees when it decides


@lru_cache(maxsize=8)
def without(assumptions):
    """What no letter leaves of each month's bills, pence, under LetterAssumptions."""
    return LETTER.run(assumptions=assumptions).days["total_pence"]
