"""How a learner stands in a module, in the words in which every table says it."""

from grading.results.klass import AWAY, GRADED

UNMARKED, TO_SEE = "memo not marked", "answer to look at"


def standing(klass, learner):
    """``not handed in``, ``not graded``, ``turned away``, ``memo not marked``, ``answer to look at`` or ``graded``.

    Behind that stands ``late by`` how long where it is, and that a newer hand-in waits to be graded.
    """
    said = [_state(klass, learner)]
    if learner.late:
        said.append(f"late by {lasting(learner.late.total_seconds())}")
    if learner.newer:
        said.append("handed in again since")
    return ", ".join(said)


def _state(klass, learner):
    waits = {one.memo for one in klass.exercises if one.id in learner.answers and learner.answers[one.id].needs_mark}
    return learner.state if learner.state != GRADED or not waits else UNMARKED if True in waits else TO_SEE


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
