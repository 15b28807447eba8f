"""Write a cohort's hand-ins and the truth about them."""

import json
import os
from pathlib import Path

from course.errors import CourseError
from grading.cohort import damage, exercises, hostile, people, runs
from grading.cohort.pool import pool
from grading.cohort.work import as_json, work
from grading.keys import load

MOST_LEARNERS = 100_000


def generate(layout, module, n, seed, to, broken_share=0.05, hostile_share=0.0, say=print):
    """Write ``to/submitted/<learner>/<module>/`` as nbgrader collects it, and ``to/truth.json``.

    The same seed gives the same bytes. The truth holds for each learner ``kind`` (honest,
    broken, hostile), ``what`` (the damage or the harm), ``outcomes`` (graded, turned away:
    what may become of the hand-in), ``why``, and for each graded cell ``did``, ``wrong`` (the
    catalogue's letter) and ``score``: points deserved if it is graded, the most that it
    may earn when hostile, ``None`` for what waits for a person.

    Parameters
    ----------
    n : int
        How many learners, 1 to 100,000.
    broken_share, hostile_share : float
        Shares of them, 0 to 1 together.

    Raises
    ------
    CourseError
        For an unknown module, an impossible number, a folder that holds something.
    """
    layout.chosen([module])
    to = Path(to).absolute()
    _refuse(n, broken_share, hostile_share, to)
    os.environ["COURSE_GRADING"] = "1"  # nothing is drawn here
    lesson, key = exercises.read(layout, module), load(layout, module)
    pools = {name: pool(lesson, exercise, key.ANSWERS.get(name)) for name, exercise in lesson.exercises.items()}
    hard, played = people.difficulties(module, seed, pools), runs.played(lesson)
    truth = {"schema": 1, "module": module, "seed": seed, "points": lesson.points, "difficulty": hard, "learners": {}}
    turns = {"broken": iter(_round(damage.KINDS)), "hostile": iter(_round(list(hostile.KINDS)))}
    for learner in people.learners(module, n, seed, broken_share, hostile_share):
        truth["learners"][learner.id] = _hand_in(to / "submitted", learner, lesson, pools, hard, played, turns)
    (to / "truth.json").write_text(as_json(truth, 1), encoding="utf-8")
    count = {kind: sum(one["kind"] == kind for one in truth["learners"].values()) for kind in ("honest", "broken", "hostile")}
    say(f"{n:,} hand-ins of {module} in {to / 'submitted'}: {', '.join(f'{many:,} {kind}' for kind, many in count.items())}. "
        f"What they deserve is in {to / 'truth.json'}.")
    return truth


def _hand_in(submitted, learner, lesson, pools, hard, played, turns):
    """Write one hand-in. Returns what is true of it."""
    files, cells = work(learner, lesson, pools, hard, played)
    what, outcomes, why = "", [damage.GRADED], ""
    if learner.kind == "hostile":
        what, why = next(turns["hostile"]), "it holds code that means harm; no cell may earn more than is said here"
        notebook = json.loads(files[f"{lesson.name}.ipynb"])
        hostile.add(notebook, what)
        files[f"{lesson.name}.ipynb"] = as_json(notebook, 1)
    folder = submitted / learner.id / lesson.name
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    if learner.kind == "broken":
        done = next(turns["broken"])
        done.do(folder, lesson, cells)
        what, outcomes, why = done.name, list(done.outcomes), done.why
    return {"name": learner.name, "ability": learner.ability, "kind": learner.kind, "what": what,
            "outcomes": outcomes, "why": why, "cells": cells}


def _round(kinds):
    """Each kind in turn, for ever, so that a small cohort holds as many of them as it can."""
    while True:
        yield from kinds


def _refuse(n, broken_share, hostile_share, to):
    if not 1 <= n <= MOST_LEARNERS:
        raise CourseError(f"A cohort of {n:,} can't be made.", "Nothing was written.", f"Ask for 1 to {MOST_LEARNERS:,} learners.")
    if min(broken_share, hostile_share) < 0 or not broken_share + hostile_share <= 1:
        raise CourseError("The shares of broken and hostile hand-ins do not fit.", "Nothing was written.",
                          "Give each as a share such as 0.05, together no more than 1.")
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise CourseError(f"{to} already holds something.", "Nothing was written, so that nothing of yours is lost.",
                          "Name a folder that is empty or not yet there.")
    try:
        (to / "submitted").mkdir(parents=True)
    except OSError as error:
        raise CourseError(f"{to} can't be written to: {error.strerror}.", "Nothing was written.", "Name another folder.") from error
