"""Grade a scene: with our grader by each road that leads to it, or with nbgrader as it comes."""

import json
import os
import resource
from dataclasses import dataclass, field

from nbgrader.api import Gradebook, MissingEntry

from grading.grade import tls
from grading.nbgrader import button
from tests.attacks import cluster
from tests.attacks.processes import adopted, run
from tests.attacks.scene import LITTER, MODULE
from tests.house import account

GRADE = ("-m", "grading", "grade", MODULE, "--json")
# In a folder of its own, or nbgrader would read our settings too.
STOCK = """
c = get_config()
c.CourseDirectory.course_id = "cx"
c.CourseDirectory.root = {place!r}
c.CourseDirectory.source_directory = {root!r} + "/solutions"
c.CourseDirectory.release_directory = {root!r} + "/modules"
c.CourseDirectory.submitted_directory = {root!r} + "/grading/submitted"
c.CourseDirectory.autograded_directory = {root!r} + "/grading/autograded"
c.CourseDirectory.db_url = "sqlite:///" + {root!r} + "/grading/gradebook.db"
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "key.py", "91_vault.py"]
c.Autograde.exclude_overwriting = {{"91_vault": ["91_vault.answers.json"]}}
"""


@dataclass
class Row:
    """What the gradebook and the graded notebook say of one learner."""

    scores: dict = field(default_factory=dict)
    most: float | None = None
    waiting: bool = False
    shown: str = ""
    bytes: int = 0
    told: bool = False


@dataclass
class Graded:
    """A scene after grading: rows by learner, and what befell everybody."""

    rows: dict
    status: int | None
    said: str
    seconds: float
    changed: list
    left: list


def ours(scene, timeout_s=600, workers=2, who=account.ACCOUNTS[0], most_processes=None, options=()):
    """``python3 -m grading grade``, with a secret in the environment of whoever starts it, whose the scene is.

    ``most_processes`` are all that the account may have, threads among them.
    """
    def bound():
        if most_processes:
            resource.setrlimit(resource.RLIMIT_NPROC, (most_processes, most_processes))

    _give(scene, who)
    return _named(_grade(scene, [account.command(who, *GRADE, "--workers", workers, *options)], scene.root, timeout_s, preexec_fn=bound))


def by_autograde(scene, timeout_s=600, who=account.ACCOUNTS[0]):
    """``nbgrader autograde`` as the course sets it up."""
    _give(scene, who)
    return _waiting(_grade(scene, [account.command(who, "-m", "nbgrader", "autograde", MODULE)], scene.root, timeout_s))


def by_button(scene, timeout_s=600, who=account.ACCOUNTS[0]):
    """What formgrader's button starts: a process for each hand-in, of which it is told whether there is a hand-in at all."""
    _give(scene, who)
    clicks = [account.command(who, *button.command(MODULE, folder.name)[1:]) for folder in sorted(scene.submitted.iterdir())]
    return _waiting(_grade(scene, clicks, scene.root, timeout_s))


def by_dask(scene, timeout_s=600, who=account.ACCOUNTS[0], workers=2):
    """``grade`` with a scheduler and workers that talk by ``tls://``, all of them the account's."""
    home = scene.folder / "home"
    tls.make(home / tls.FOLDER)
    _give(scene, who)
    with cluster.cluster(scene, home, who, workers) as (address, env):
        return _named(_grade(scene, [account.command(who, *GRADE, "--scheduler", address)], scene.root, timeout_s, **env))


ROADS = {"grade": ours, "autograde": by_autograde, "button": by_button, "dask": by_dask}


def stock(scene, timeout_s=150):
    """``nbgrader autograde`` with nbgrader's own steps, laid onto our folders."""
    place = scene.folder / "stock"
    place.mkdir()
    (place / "nbgrader_config.py").write_text(STOCK.format(place=str(place), root=str(scene.root)))
    return _waiting(_grade(scene, [account.command(account.ACCOUNTS[0], "-m", "nbgrader", "autograde", MODULE)], place, timeout_s))


def _give(scene, who):
    if who != "root":
        account.give(scene.folder)


def _waiting(graded):
    """Told, by nbgrader's own ways, of whoever waits in formgrader."""
    for row in graded.rows.values():
        row.told = row.waiting
    return graded


def _named(graded):
    """Told of whoever our command names."""
    for learner in told(graded.said):
        graded.rows.setdefault(learner, Row()).told = True
    return graded


def told(said):
    """The learners that our grader names as turned away or as needing a look, in its line of JSON."""
    for line in reversed(said.splitlines()):
        if line.startswith("{"):
            found = json.loads(line)
            return {*found["turned_away"], *found["review"]}
    return set()


def _grade(scene, commands, cwd, timeout_s, env=None, **how):
    """Run one command after another; the status is that of the first which did not go well."""
    before, status, said, seconds = scene.guarded(), 0, "", 0.0
    with adopted() as left:
        for command in commands:
            ended, told, took = run(command, timeout_s - seconds, cwd=cwd, env=scene.environment(**(env or {})), **how)
            status, said, seconds = status if status != 0 else ended, said + told, seconds + took
            if ended is None:
                break
        survivors = left()
    after = scene.guarded()
    changed = sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
    return Graded(_rows(scene), status, said, seconds, changed, survivors)


def _rows(scene):
    rows = {}
    with Gradebook(scene.course.gradebook, "cx") as book:
        names = [folder.name for folder in scene.submitted.iterdir()]
        for learner in names:
            row = rows[learner] = Row()
            try:
                notebook = book.find_submission_notebook(MODULE, MODULE, learner)
                row.scores = {grade.name: grade.auto_score for grade in notebook.grades}
                row.most, row.waiting = notebook.max_score, notebook.needs_manual_grade
            except MissingEntry:
                pass
            path = scene.root / "grading" / "autograded" / learner / MODULE / f"{MODULE}.ipynb"
            if path.is_file():
                row.bytes = path.stat().st_size
                row.shown = outputs(path) if row.bytes < 100_000_000 else ""
        for student in book.students:
            if (student.last_name or "").startswith("changed by "):
                rows.setdefault(student.last_name.removeprefix("changed by "), Row()).shown += "TOOK gradebook"
    return rows


def outputs(path):
    """All that the cells of a graded notebook show, as text."""
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    except (ValueError, KeyError):
        return ""
    parts = []
    for cell in cells:
        for output in cell.get("outputs", []):
            parts.append("".join(output.get("text", "")))
            parts += ["".join(map(str, one)) if isinstance(one, list) else str(one) for one in output.get("data", {}).values()]
            parts += [f"{output.get('ename')}: {output.get('evalue')}"] if output.get("output_type") == "error" else []
    return "\n".join(parts)


def litter(name):
    """Files that an attack left where anybody may."""
    return [path for path in (f"{folder}/{name}" for folder in LITTER) if os.path.lexists(path)]
