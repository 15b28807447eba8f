"""What to commission, as a decision: how much of what good evidence leaves a board does this evidence leave?

A hundred boards whose facts nobody knows ask a survey of firms, or try the programme in stores
of their own, and bring it in where what they are told is worth more than it costs. The slide
as it stands is worth nothing, the best evidence everything, and between these in proportion
to what is left after three years, at boards that the page never shows.
"""

from dataclasses import dataclass

from course.cases.evidence.case import CASE
from course.cases.evidence.levers import UNKNOWN_FACTS
from course.simulation.author.replay import Replay, closed

FACTS = CASE.assume(UNKNOWN_FACTS)
CLOSE_ENOUGH = 0.03  # of the gap: two ways this near are one to whoever plays a hundred boards

# For the score's landscape (python3 -m grading landscape): what somebody sets who has read the case, and why.
THOUGHTFUL = {
    "ten stores by lot, and the others count": {"trial_stores": 10, "others_count": True},
    "a quarter of the stores for eight weeks, counted every day, four weeks before, against the others":
        {"trial_stores": 10, "trial_weeks": 8, "others_count": True, "before_weeks": 4, "days_counted": 6},
    "the same, and the other firms asked as well":
        {"trial_stores": 10, "trial_weeks": 8, "others_count": True, "before_weeks": 4, "days_counted": 6, "asked": "all"},
}


def refused(levers):
    """Why the page would not accept full marks for a setting, or None."""
    if not levers["trial_stores"]:
        return "no store is drawn by lot: what a survey shows may have come the other way round"
    return None if levers["others_count"] else "nothing is compared: what all stores gained anyway counts as the programme's"


@dataclass(frozen=True)
class Outcome:
    """What a setting achieved at boards that were held out: its worth, 0 to 1; £ left to a board."""

    share: float
    left: float
    today: float
    best: float


def gap_closed(levers_mapping, seeds, best=None):
    """The Outcome of {lever: value} on the worlds of ``seeds``; levers left out stand as on the slide.

    best  the levers that leave most on these seeds, if known: searching takes seconds

    LeverError for a lever or value that does not exist; ValueError for no seeds or more than 20.
    """
    left, today, most = (REPLAY.mean(each, seeds) for each in (REPLAY.set(levers_mapping), REPLAY.set(), REPLAY.set(best) if best else best_setting(seeds)))
    return Outcome(closed(left, today, most, CLOSE_ENOUGH), left, today, most)


def best_setting(seeds):
    """The Levers that leave most: one at a time from a trial of ten stores, until none helps."""
    return REPLAY.best(seeds, REPLAY.set({"trial_stores": 10, "others_count": True}))


REPLAY = Replay(CASE, counts=("left_gbp",), moved=("asked", "trial_stores", "trial_weeks", "others_count", "before_weeks", "days_counted"), assumed=FACTS)
