"""What an honest learner leaves behind: the notebook with lines written, the record, the time of handing in."""

import copy
import json
from datetime import datetime, timedelta
from random import Random

from course.exercises import kinds
from grading.cohort import people, runs

ONCE = 0.6  # of answers, how many are given in one try
BEGUN = datetime(2025, 11, 24, 8, 0)  # long past: what is still to come waits


def work(learner, module, pools, difficulties, played):
    """The files of one hand-in before anything happens to them, and what each cell of it deserves.

    Returns
    -------
    tuple of (dict, dict)
        Names and contents (text) of the files; and by grade id ``{"did", "wrong", "score"}``,
        with a score of ``None`` for a memo that waits for a person; of what stands in the record
        also ``first``, the score of the first answer.
    """
    begun = BEGUN + timedelta(seconds=learner.random.randint(0, 1_200_000))

    def at(minute):
        return (begun + timedelta(minutes=minute)).strftime("%Y-%m-%dT%H:%M:%SZ")

    notebook, answers, cells = copy.deepcopy(module.released), {}, {}
    for count, (name, pool) in enumerate(pools.items(), start=1):
        blank_code = learner.kind == "hostile" and name in module.lines
        given = pool.given("blank" if blank_code else people.does(learner, difficulties[name]), learner.random)
        cells[name] = {"did": given.did, "wrong": given.wrong, "score": given.score}
        if given.source is not None:
            write_line(notebook, module.lines[name], given.source)
        elif given.did != "blank":
            first, tries = began(learner, name, pool, given)
            cells[name]["first"] = first.score
            answers[name] = {"answer": given.raw, "at": at(3 * count), "first": first.raw, "tries": tries}
    kept = runs.kept(learner.random, played, at)
    for name, about in module.memos.items():
        written = learner.random.random() < 0.85
        if written:
            answer = kinds.author(about["kind"]).written(learner.random, about, kept)
            answers[name] = {"answer": answer, "at": at(40), "first": answer, "tries": 1}
        cells[name] = {"did": "written" if written else "blank", "wrong": "", "score": None if written else 0.0}
    files = {f"{module.name}.ipynb": as_json(notebook, 1), "timestamp.txt": f"{begun + timedelta(hours=1)} UTC"}
    if answers or kept:
        files[f"{module.name}.answers.json"] = as_json(
            {"schema": 1, "module": module.name, "edition": "reference", "answers": answers, "runs": kept}, 1)
    return files, cells


def began(learner, name, pool, given):
    """The first answer of a learner who gave this one in the end, and how many tries that took. It draws from a stream of its own."""
    random = Random(f"{learner.id}/{name}/first")
    if random.random() < ONCE:
        return given, 1
    first = pool.given(random.choices(list(people.WRONG_WAYS), list(people.WRONG_WAYS.values()))[0], random)
    return (first, random.randint(2, 4)) if first.did != "blank" else (given, 1)


def write_line(notebook, cell_id, source):
    """Put a source into a cell of a notebook."""
    cell = next(cell for cell in notebook["cells"] if cell["id"] == cell_id)
    cell["source"] = source


def as_json(content, indent):
    return json.dumps(content, ensure_ascii=False, indent=indent)
