"""Who needs somebody to look, and why: by name, since it is for those who run the course."""

from course.exercises.ids import called
from grading.results.klass import ABSENT, AWAY, UNGRADED

WAITS = "Their newer hand-in is not graded yet."
MOST_NAMES = 200


def look(klass):
    """What waits for a person, as (name, sentence): turned away first, then what was not graded, then answers of which something must be seen."""
    found = [(one.name, one.why) for one in klass.learners if one.state == AWAY]
    found += [(one.name, "Handed in, and not graded yet.") for one in klass.learners if one.state == UNGRADED]
    for one in klass.graded:
        if one.newer:
            found.append((one.name, WAITS))
        whys = {}
        for exercise, answer in one.answers.items():
            if answer.why and answer.needs_mark:
                whys.setdefault(answer.why, []).append(exercise)
        found += [(one.name, f"{', '.join(map(called, exercises))}: {why}") for why, exercises in whys.items()]
    return found


def waiting(klass):
    """How many memos wait for a mark, by the exercise's heading."""
    counts = {one.heading: sum(one.id in learner.answers and learner.answers[one.id].needs_mark for learner in klass.graded) for one in klass.exercises if one.memo}
    return {name: count for name, count in counts.items() if count}


def states(klass):
    """How many of the class stand how, as (what, how many)."""
    count = {state: sum(one.state == state for one in klass.learners) for state in (AWAY, UNGRADED, ABSENT)}
    return [("graded", len(klass.graded)), *((state, many) for state, many in (*count.items(), ("late", sum(one.late is not None for one in klass.learners))) if many)]
