"""How a learner stands in a module, in the words in which every table says it."""

from grading.results.klass import AWAY, GRADED

UNMARKED, TO_SEE = "memo not marked", "answer to look at"


def standing(learner):
    """The ``state`` of a learner, behind which stands ``late by`` how long where it is, and that a newer hand-in waits to be graded."""
    said = [state(learner)]
    if learner.late:
        said.append(f"late by {lasting(learner.late.total_seconds())}")
    if learner.newer:
        said.append("handed in again since")
    return ", ".join(said)


def state(learner):
    """``not handed in``, ``not graded``, ``turned away``, ``memo not marked``, ``answer to look at`` or ``graded``."""
    waits = [one.scored is None for one in learner.answers.values() if one.needs_mark]  # no key scores a memo
    return learner.state if learner.state != GRADED or not waits else UNMARKED if any(waits) else TO_SEE


def counts(learner):
    """Whether points can be said of a learner at all: nothing was scored of who has not handed in, or is not graded."""
    return learner.state in (GRADED, AWAY)


def lasting(seconds):
    """2 days 3 hours, or 40 minutes: its two largest parts, at least a minute."""
    parts, left = [], max(60, int(seconds)) // 60
    for size, one in ((1440, "day"), (60, "hour"), (1, "minute")):
        count, left = divmod(left, size)
        if count:
            parts.append(f"{count} {one}{'' if count == 1 else 's'}")
    return " ".join(parts[:2])
