"""What each first answer would have earned, by the same key as the last: the record keeps it, and grading has no use for it."""

import functools
import json
from collections import Counter

import nbformat

from course.exercises.exercise import NotUnderstood
from course.exercises.score import rounded
from course.record.edition import REFERENCE
from grading import editions, keys
from grading.build import known

MOST_PLAYED = 400  # different settings of a decision: each is replayed for days on end
MOST_EDITIONS = 20  # keys are worked out anew for each
UNREADABLE = (0.0, "")


def exercises(layout, module):
    """A module's exercises that earn points with their keys, by id, as ``grading.build.known.Known`` without its why."""
    path = layout.solution(module)
    return _exercises(layout, module, path, path.stat().st_mtime_ns)


@functools.lru_cache(maxsize=8)
def _exercises(layout, module, path, stamp):
    with keys.tables_of(layout):
        return known.of_notebook(nbformat.read(path, as_version=4), keys.load(layout, module), {})


def add(klass, layout, *, replayed=True):
    """Fill ``first_score`` and ``first_known`` of every answer of a class that can be scored without running a learner's code.

    Where the first answer is somebody's last, it has what that has. A memo has no first score; nor has another line of code, a decision
    beyond the ``MOST_PLAYED`` commonest ones, or an answer to an edition that is not here or beyond the ``MOST_EDITIONS`` commonest.
    Without ``replayed`` no decision is played, which takes the longest.

    Returns
    -------
    dict of str to int
        By exercise, how many first answers could not be scored, where there are any.
    """
    there, classes, left = {REFERENCE, *editions.there(layout)}, {}, Counter()
    for learner in klass.graded:
        classes.setdefault(learner.edition or REFERENCE, []).append(learner)
    for at, (edition, learners) in enumerate(sorted(classes.items(), key=lambda one: -len(one[1]))):
        asked = functools.partial(exercises, layout.of(edition), klass.module) if edition in there and at < MOST_EDITIONS else None
        with keys.tables_of(layout.of(edition)):
            for one in klass.exercises:
                if not one.memo and (replayed or not one.replayed or one.opinion):
                    left[one.id] += _of_one(one, asked, [learner.answers[one.id] for learner in learners if one.id in learner.answers])
    return {name: count for name, count in left.items() if count}


def _of_one(about, asked, given):
    """Score the first answers to one exercise; ``asked`` gives the exercises with their keys, where they are here. Returns how many it could not."""
    found, wanted = {}, []
    for answer in given:
        if answer.first is None:
            continue
        last, first = _same(answer.last), _same(answer.first)
        if first == last:
            answer.first_score, answer.first_known = answer.scored, answer.known
        else:
            wanted.append((first, answer))
        if answer.scored is not None and not answer.why and answer.known is not None:
            found.setdefault(last, (answer.scored, answer.known))
    new = Counter(first for first, _ in wanted if first not in found)
    exercise = asked()[about.id].exercise if new and asked and about.id in asked() else None
    if exercise and exercise.kept_whole:
        for first, _ in new.most_common(MOST_PLAYED if exercise.replayed and not exercise.opinion else None):
            found[first] = scored(exercise, json.loads(first))
    for first, answer in wanted:
        answer.first_score, answer.first_known = found.get(first) or (None, None)
    return sum(answer.first is not None and answer.first_score is None for answer in given)


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
