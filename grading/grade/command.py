"""``python3 -m grading grade``: every hand-in of a module, by many workers and one recorder."""

import contextlib
import itertools
import os
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path

from course.errors import CourseError
from course.exercises import contents
from course.learners import ALLOWED, is_id
from course.record.edition import REFERENCE
from grading.grade import asked as asking
from grading.grade import marks, processes, sheet, table, twins, worker
from grading.grade.recorder import Recorder, marked, saying_so
from grading.grade.turns import only_grader
from grading.hand_in import entries, files
from grading.kernels import guard
from grading.kernels.warm import Warm
from grading.gradebook import opened
from grading.layout import settings


@dataclass
class Account:
    """What became of every hand-in, by learner; ``memos`` and ``answers`` are how many wait in the gradebook, by exercise; ``headings`` is what those are called.
    ``lost`` holds the points that a late policy took."""

    graded: list = field(default_factory=list)
    unchanged: list = field(default_factory=list)
    turned_away: dict = field(default_factory=dict)
    review: dict = field(default_factory=dict)
    notes: dict = field(default_factory=dict)
    memos: dict = field(default_factory=dict)
    answers: dict = field(default_factory=dict)
    headings: dict = field(default_factory=dict)
    lost: dict = field(default_factory=dict)

    def add(self, learner, kept, new):
        """One hand-in by what was kept of it."""
        if kept["turned_away"]:
            self.turned_away[learner] = kept["turned_away"]
        else:
            (self.graded if new else self.unchanged).append(learner)
            if kept["review"]:
                self.review[learner] = kept["review"]
        if kept["notes"]:
            self.notes[learner] = list(kept["notes"])

    def wait(self, waiting, asked):
        """What waits in the gradebook, whoever was graded now: a memo for its mark, an answer for somebody to look."""
        for name, count in sorted(waiting.items()):
            (self.memos if asked.cell(name).solution else self.answers)[name] = count


def grade(layout, module, *, workers=None, scheduler=None, learners=(), force=False, unsafe=False, say=print, progress=None,
          begun=None):
    """Grade a module's hand-ins.

    Parameters
    ----------
    layout : Layout
        The course.
    module : str
        Such as ``02_curbside``.
    workers : int, optional
        Processes on this machine; as many as it has cores.
    scheduler : str, optional
        The address of a dask scheduler whose workers do it instead.
    learners : sequence of str
        Only these.
    force : bool
        Grade again what is graded.
    unsafe : bool
        Run learners' code without a sandbox.
    say : callable
        Takes each line of what is said meanwhile.
    progress : callable, optional
        Called with (done, all) after each hand-in.
    begun : tuple, optional
        A warm process that was started beforehand.

    Returns
    -------
    Account

    Raises
    ------
    CourseError
        For everything that keeps hand-ins from being graded, and is not a hand-in's own fault.
    """
    module, = layout.chosen([module])
    sandboxed = guard.require(unsafe)
    config = settings(layout)
    with saying_so():
        asked = asking.Asked(layout, module, config.CourseDirectory.db_url)
    told = _warm(layout, asked.usual, sandboxed, begun) if begun and not scheduler else None  # it warms up while hand-ins are looked at
    account = Account()
    with only_grader(layout):
        everyone = submitted(layout, module)
        folders = _chosen(everyone, module, learners)
        standing = {} if force else held(config, module, marks.standing)
        tasks = _tasks(layout, asked, folders, everyone, standing, sandboxed=sandboxed, account=account)
        with contextlib.ExitStack() as stack:
            recorder = stack.enter_context(Recorder(config, layout.root / "grading" / "autograded", module))
            results = stack.enter_context(contextlib.closing(_results(layout, tasks, workers, scheduler, say, told)))
            for done, graded in enumerate(results, len(folders) - len(tasks) + 1):
                graded = _recorded(recorder, graded, tasks)
                kept = {"turned_away": graded.turned_away, "review": graded.review, "notes": graded.notes}
                account.add(graded.learner, kept, new=True)
                if progress:
                    progress(done, len(folders))
        account.wait(held(config, module, marks.waiting), asked.usual)
        account.lost = held(config, module, marks.lost)
        account.headings = {one["id"]: one["heading"] for one in contents.exercises({"metadata": {"course": asked.usual.course}})}
    return account


def _warm(layout, asked, sandboxed, begun=None):
    """The warm process of a sheet's edition, which has been told what to warm up with."""
    return Warm(layout.of(asked.tables), asked.module, sandboxed=sandboxed, begun=begun, **sheet.warm_cells(asked))


def _results(layout, tasks, workers, scheduler, say, told):
    """Results as they come; ``told`` is a warm process of the reference's, if there is one. Whatever ends the batch, nothing of it outlives the command."""
    if scheduler and tasks:
        from grading.grade import machines  # start-up: most grade on one machine, where nobody asks for a certificate

        with contextlib.closing(machines.dask((make() for make in tasks), scheduler)) as results:
            yield from results
        return
    # A warm process has one edition's tables and keys: editions come one after another.
    for number, (tables, group) in enumerate(itertools.groupby(tasks, key=lambda task: task.sheet.tables)):
        group = list(group)
        asked, sandboxed = group[0].sheet, group[0].sandboxed
        warm = told if told and tables == REFERENCE else _warm(layout, asked, sandboxed)
        worker.ready(asked)
        with warm:
            if sandboxed:
                guard.prove(layout, asked.module, warm.place)
            if not number and not (sandboxed and warm.room):
                say(guard.NO_ROOM if sandboxed else "Learners’ code is NOT shut in: it can read and change whatever you can.")
            with contextlib.closing(processes.results(group, min(workers or os.cpu_count() or 1, len(group)), warm)) as results:
                yield from results


def _recorded(recorder, graded, tasks):
    """Write a result. What can't be written is no reason to leave the others ungraded: that hand-in is turned away."""
    try:
        recorder.record(graded)
    except CourseError:
        raise
    except Exception as error:  # noqa: BLE001 - a learner's text goes through many hands on its way into a gradebook
        recorder.book.db.rollback()
        task = next(task for task in tasks if task.learner == graded.learner)
        graded = worker.turned_away(replace(task(), hand_in=files.HandIn()), worker.could_not_cope(error))
        recorder.record(graded)
    return graded


def submitted(layout, module):
    """The folders of a module's hand-ins by learner. Raises ``CourseError`` when there is none."""
    place = layout.root / "grading" / "submitted"
    found = {entry.name: entry / module for entry in sorted(place.glob("*")) if os.path.lexists(entry / module)}
    if not found:
        raise CourseError(f"Nobody has handed in {module} yet.", f"There is no hand-in of it in {place.relative_to(layout.root)}/.",
                          f"Collect first: nbgrader collect {module}, or nbgrader zip_collect {module}.")
    return found


def _chosen(found, module, learners):
    """The folders of these learners, or all. Raises ``CourseError`` for one who handed nothing in."""
    unknown = [learner for learner in learners if learner not in found]
    if unknown:
        raise CourseError(f"{table.named(unknown)} did not hand in {module}.", "Nothing was graded.", f"Those who did: {table.named(found)}.")
    return {learner: folder for learner, folder in found.items() if not learners or learner in learners}


def held(config, module, what):
    """What the gradebook has of a module."""
    with saying_so(), opened(config.CourseDirectory.db_url) as book:
        return what(book, module)


def known(asked, everyone):
    """By learner, the digest of what was handed in, who else gave most of these answers at the same seconds, and the sheet that it is scored by.

    Twins are looked for among all that were handed in, whoever is graded now.
    """
    digests, prints, sheets = {}, {}, {}
    for learner, folder in everyone.items():
        hand_in, sheets[learner] = asked.look(learner, folder)
        digests[learner], prints[learner] = marks.digest(hand_in, sheets[learner]), twins.prints(hand_in, sheets[learner])
    return digests, {learner: [entries.shown(other) for other in others] for learner, others in twins.twins(prints).items()}, sheets


def _tasks(layout, asked, folders, everyone, standing, sandboxed, account):
    """A function for each task that is left to do, which reads the hand-in again; those of the reference come first, then edition by edition.

    Done is what the gradebook has, by ``standing``, and the folder of graded notebooks too.
    """
    digests, others, sheets = known(asked, everyone)
    tasks = []
    for learner, folder in folders.items():
        kept = marked(layout.root / "grading" / "autograded" / learner / asked.module)
        digest = f"{digests[learner]}:{','.join(others[learner])}"
        if kept and kept.get("digest") == digest == standing.get(learner):
            account.add(learner, kept, new=False)
        elif not is_id(learner):
            account.add(learner, {"turned_away": f"This is no name that a learner can have here: {ALLOWED}. Rename the folder.",
                                  "review": {}, "notes": []}, new=True)
        else:
            tasks.append(_Later(learner, folder, asked, sheets[learner], digest, tuple(others[learner]), sandboxed))
    return sorted(tasks, key=lambda task: (task.sheet.tables != REFERENCE, task.sheet.tables))


@dataclass(frozen=True)
class _Later:
    """A task that reads its hand-in only when its turn comes, so that a large cohort takes no more memory than a small one."""

    learner: str
    folder: Path
    asked: asking.Asked
    sheet: sheet.Sheet
    digest: str
    twins: tuple
    sandboxed: bool

    def __call__(self, place=None):
        hand_in, _ = self.asked.look(self.learner, self.folder)
        return worker.Task(self.learner, self.sheet, hand_in, self.digest, place, sandboxed=self.sandboxed, twins=self.twins)


def main(chosen, begun):
    """The command: progress on the way, the table at the end."""
    from grading.layout import HERE

    bar = table.Progress(sys.stderr)
    try:
        account = grade(HERE, chosen.module, workers=chosen.workers, scheduler=chosen.scheduler, learners=chosen.learner, force=chosen.force,
                        unsafe=chosen.unsafe, progress=bar, begun=begun, say=lambda line: print(line, file=sys.stderr))
    finally:
        bar.end()
    print(table.as_json(account) if chosen.json else table.as_text(account))
