"""What each first answer would have earned, by the same key as the last: the record keeps it, and grading has no use for it."""

import functools
import json
from collections import Counter

import nbformat

from course.exercises.exercise import NotUnderstood
from course.exercises.score import rounded
from course.record.content import EDITION
from grading import keys
from grading.build import known

MOST_PLAYED = 400  # different settings of a decision: each is replayed for days on end
UNREADABLE = (0.0, "")


def exercises(layout, module):
    """A module's exercises that earn points with their keys, by id, as ``grading.build.known.Known`` without its why."""
    path = layout.solutions / module / f"{module}.ipynb"
    return _exercises(layout, module, path, path.stat().st_mtime_ns)


@functools.lru_cache(maxsize=8)
def _exercises(layout, module, path, stamp):
    return known.of_notebook(nbformat.read(path, as_version=4), keys.load(layout, module), {})


def add(klass, layout):
    """Fill ``first_score`` and ``first_known`` of every answer of a class that can be scored without running a learner's code.

    Where the first answer is the last, it has what that has. A memo and a line of code have no first score; nor has
    what was answered with the numbers of another edition, or a decision beyond the ``MOST_PLAYED`` commonest ones.

    Returns
    -------
    dict of str to int
        By exercise, how many first answers could not be scored, where there are any.
    """
    asked, left = exercises(layout, klass.module), {}
    for one in klass.exercises:
        if not one.memo and one.id in asked:
            left[one.id] = _of_one(asked[one.id].exercise, [(learner, learner.answers[one.id]) for learner in klass.graded if one.id in learner.answers])
    return {name: count for name, count in left.items() if count}


def _of_one(exercise, given):
    found, wanted = {}, []
    for learner, answer in given:
        if answer.first is None:
            continue
        same = _same(answer.last)
        if answer.scored is not None and not answer.why and answer.known is not None:
            found.setdefault(same, (answer.scored, answer.known))
        if _same(answer.first) == same:
            answer.first_score, answer.first_known = answer.scored, answer.known
        elif learner.edition in ("", EDITION):
            wanted.append((_same(answer.first), answer))
    new = Counter(same for same, _ in wanted if same not in found)
    for same, _ in new.most_common(MOST_PLAYED if exercise.replayed and not exercise.opinion else None):
        found[same] = scored(exercise, json.loads(same))
    for same, answer in wanted:
        answer.first_score, answer.first_known = found.get(same) or (None, None)
    return sum(answer.first is not None and answer.first_score is None for _, answer in given)


def scored(exercise, raw):
    """The points of an answer as a record holds it, and the catalogue's name for it; ``None`` where the exercise can't cope with it."""
    try:
        answer = exercise.parse(raw)
        points = rounded(min(max(float(exercise.mark(answer)), 0.0), 1.0) * exercise.points)
        wrong = None if points == exercise.points else exercise.recognise(answer)
    except NotUnderstood:
        return UNREADABLE
    except Exception:  # noqa: BLE001 - a learner's file may hold anything; a score cell that fails on it is looked at by a person
        return None
    return points, wrong.id if wrong else ""


def _same(raw):
    """What an answer is known by, whoever gave it."""
    return json.dumps(raw, sort_keys=True)
