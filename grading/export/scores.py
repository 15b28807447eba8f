"""What is handed on of a class: a score for each learner and module or exercise, where it is final."""

from collections.abc import Callable
from dataclasses import dataclass

from course.errors import CourseError
from grading.results import klass, standing


@dataclass(frozen=True)
class Item:
    """One column: what it is known by, what a person reads, how many points there are, and what a ``Learner`` of its module has: ``None`` while it is not final."""

    module: str
    id: str
    title: str
    points: float
    score: Callable


def classes(layout, modules):
    """The classes of these modules, or of all that have points. Raises ``CourseError`` when one can't be read, or none has any."""
    found = [one for one in klass.each(layout, modules) if one.points]
    if not found:
        raise CourseError("There is nothing to hand on: no module that you named has points.", "No file was written.", f"The modules are: {', '.join(layout.lessons())}.")
    return found


def items(found, by):
    """The columns of these classes, by ``module`` or by ``exercise``."""
    if by == "module":
        return [Item(one.module, one.module, one.title, one.points, _whole) for one in found]
    return [Item(one.module, each.id, f"{one.title}: {each.heading}", each.points, _part(each.id)) for one in found for each in one.exercises]


def learners(found):
    """Everybody who is known in one of the classes: by id, what each is in each module."""
    everyone = {}
    for one in found:
        for learner in one.learners:
            everyone.setdefault(learner.id, {})[one.module] = learner
    return everyone


def state(learner):
    """How somebody stands in a module, in the words of every table: ``memo not marked`` and ``answer to look at`` are no scores yet."""
    return klass.ABSENT if learner is None else standing.state(learner)


def _whole(learner):
    return learner.score if state(learner) == klass.GRADED else None


def _part(name):
    def score(learner):
        answer = learner.answers.get(name) if learner and learner.state == klass.GRADED else None
        return answer and answer.score
    return score
