"""The error that most of a class made in an exercise, out of those that its catalogue knows; of a small class nothing is said."""

import json
from collections import Counter

from nbgrader.api import SubmittedAssignment
from sqlalchemy import inspect, select

from grading.grade.marks import HELD
from grading.build.whys import sentences

FEWEST_ANSWERS, FEWEST_ALIKE = 8, 3  # below it a learner could guess who is meant


def counted(book, module):
    """{exercise: (how many gave an answer, Counter of the catalogue's letters)} of all that is graded."""
    if not inspect(book.engine).has_table(HELD.name):
        return {}
    found = {}
    for given, in book.db.execute(select(HELD.c.given).join(SubmittedAssignment, HELD.c.submission == SubmittedAssignment.id).where(SubmittedAssignment.name == module)):
        for name, one in json.loads(given).items():
            known_as = one.get("known")
            if known_as is not None:
                answered, errors = found.setdefault(name, ([], Counter()))
                answered.append(name)
                errors[known_as.rpartition("/")[2]] += 1
    return {name: (len(answered), errors) for name, (answered, errors) in found.items()}


def usual(exercise, answered, errors):
    """The class's usual error in a sentence, with how many of how many; empty where too few answered or erred alike."""
    by_letter = {wrong.id: wrong for wrong in exercise.wrong}
    letter, alike = max(((letter, errors[letter]) for letter in by_letter if errors[letter]), key=lambda one: one[1], default=("", 0))
    if answered < FEWEST_ANSWERS or alike < FEWEST_ALIKE:
        return ""
    said = without_an_answer(exercise, by_letter[letter])
    return f"{alike} of the {answered} who answered were told: “{said}”" if said else ""


def without_an_answer(exercise, wrong):
    """What the catalogue says of an error, with nobody's own answer in it: the catalogue's number stands for it, or the sentence is left out."""
    try:
        return exercise.say(wrong, wrong.match) if "{" in wrong.says and not callable(wrong.match) else " ".join(one for one in sentences(wrong.says) if "{" not in one)
    except (TypeError, ValueError, LookupError):
        return ""
