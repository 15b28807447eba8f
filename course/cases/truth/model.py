"""Three small models that share customers: the letter, the chain, the survey."""

from course.cases.truth import chain, letter, survey
from course.cases.truth.levers import Assumptions, ChainAssumptions, ChainLevers, LetterAssumptions, LetterLevers
from course.cases.truth.world import draw, weeks

__all__ = ["REFERENCE_SEED", "Assumptions", "ChainAssumptions", "ChainLevers", "LetterAssumptions", "LetterLevers", "chain", "draw", "letter", "survey", "weeks"]

# Of seeds 0 to 23 the one whose figures lie nearest to the middle of twenty other worlds: prose should not quote odd ones.
REFERENCE_SEED = 20
