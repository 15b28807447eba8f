"""How a class read each exercise at first: which catalogued errors, and how many; a person's own words never."""

from collections import Counter
from dataclasses import dataclass

from course.exercises.exercise import NotUnderstood
from grading.debrief.groups import folded
from grading.nbgrader.usual import without_an_answer


@dataclass(frozen=True)
class Reading:
    """An error that the catalogue knows: what it says of it, and how many made it."""

    says: str
    many: int


@dataclass(frozen=True)
class Read:
    """An exercise as the class read it: how many answered, and the readings that five or more share, the most frequent first."""

    exercise: str
    heading: str
    answered: int
    readings: tuple


def readings(exercise, answers):
    """What a class made of an exercise.

    Parameters
    ----------
    exercise : course.exercises.Exercise
        With its whole catalogue.
    answers : list of Answer
        As ``grading.results.klass`` has them; what was answered first counts, where it is known.
    """
    known = [name for name in map(_known, answers) if name is not None]
    catalogue = {wrong.id: said for wrong in exercise.wrong if (said := without_an_answer(exercise, wrong))}
    shown, _ = folded(Counter(name if name in catalogue else "" for name in known))
    found = sorted(((many, name) for name, many in shown.items() if name), key=lambda one: (-one[0], one[1]))
    return Read(exercise.id, exercise.heading, len(known), tuple(Reading(catalogue[name], many) for many, name in found))


def _known(answer):
    return answer.known if answer.first_known is None else answer.first_known


def options(exercise, answers):
    """How many chose each option of a prediction first, {option: many} of those that may be shown, and how many chose another."""
    chosen = Counter()
    for given in answers:
        try:
            chosen[exercise.parse(given)] += 1
        except NotUnderstood:
            continue
    return folded({option: chosen[option] for option in exercise.options})
