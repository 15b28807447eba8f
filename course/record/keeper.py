"""The record of one module: what stands in its file, and what a learner does written there at once."""

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from course.files import patiently
from course.record import copies, files
from course.record.content import MOST_NAME, MOST_TRIES, blank, check, newest, now, salvage
from course.record.merge import after, merged
from course.record.trouble import NotSaved, told, unreadable

MOST_REWRITES = 3


class Record:
    """The record of one module, read from and kept in one file.

    ``notice`` is a sentence for the learner when the file that was found could not be
    used whole (the old file is kept aside under the name given there), or when another
    copy of it was put together with it. With ``remembers``, what has been seen in the file
    is put back when a sync program swaps the file for one without it, and copies beside it
    are taken over; without, the file alone counts, as in grading. ``closed`` says why nothing may
    be written in that folder, and what to do: (why, todo); what lies there is read all the same.
    """

    def __init__(self, module, path, remembers=True, closed=()):
        self.module = module
        self.path = Path(path)
        self.remembers = remembers
        self.closed = closed
        self.notice = ""
        self._content = blank(module)
        self._stamp = None
        self._behind = False  # whether the file lacks something that this page has seen there
        self._unread = ()  # why the file that is there may not be written over, and what to do
        self._read()
        if remembers and not self._unread:
            self._take_over_copies()

    @classmethod
    def open(cls, module, folder=None, remembers=True, closed=()):
        """Open the record of ``module`` in ``folder``, which may be closed, or in the working folder; or where ``COURSE_ANSWERS`` says."""
        named = os.environ.get("COURSE_ANSWERS")
        return cls(module, named or (folder or Path.cwd()) / f"{module}.answers.json", remembers, () if named else closed)

    def answer(self, exercise, default=None):
        """The last answer to an exercise, or ``default``."""
        return self.entry(exercise).get("answer", default)

    def entry(self, exercise):
        """The last answer with its time, first finished answer and number of tries; empty if none."""
        self.keep_up()
        return self._content["answers"].get(exercise, {})

    @property
    def runs(self):
        """Every run of a simulator that was kept, oldest first."""
        self.keep_up()
        return list(self._content["runs"])

    def put(self, exercise, answer, finished=True):
        """Keep an answer; one that is not finished is nobody's first. Returns its entry; raises ``NotSaved``."""
        def change(content):
            before = content["answers"].get(exercise, {})
            first = {"first": before["first"]} if "first" in before else {"first": answer} if finished else {}
            entry = {"answer": answer, "at": after(before), **first, "tries": min(before.get("tries", 0) + 1, MOST_TRIES)}
            return {**content, "answers": {**content["answers"], exercise: entry}}

        return self._write(change)["answers"][exercise]

    def log_run(self, simulator, levers, kpis, seed, assumptions=None):
        """Keep one run of a simulator. Returns it with its number; raises ``NotSaved``."""
        def change(content):
            run = {"n": max((r["n"] for r in content["runs"]), default=0) + 1, "simulator": simulator,
                   "levers": levers, "assumptions": assumptions or {}, "seed": seed, "kpis": kpis, "at": now()}
            return {**content, "runs": newest([*content["runs"], run])}

        return self._write(change)["runs"][-1]

    def mark_run(self, n, *, name=None, starred=None, left=False):
        """Name or star the run ``n``, or say that its simulator was left there. Raises ``ValueError`` for what is no mark, ``NotSaved``."""
        if not (name is None or isinstance(name, str)) or not (starred is None or isinstance(starred, bool)):
            raise ValueError("A run's name is a text, and a star is there or not.")
        new = {**({} if name is None else {"name": " ".join(name.split())[:MOST_NAME]}), **({} if starred is None else {"starred": starred})}

        def change(content):
            def marked(run):
                moment = max(now(), run.get("touched", ""))
                return {**run, **new, "touched": moment, **({"left": moment} if left else {})} if run["n"] == n else run

            return {**content, "runs": [marked(run) for run in content["runs"]]}

        self._write(change)

    def keep_up(self):
        """Take over what others have written since, and put back what their file lacks, as far as it can be written."""
        self._refresh()
        if self._behind:
            self._behind = False  # once: each answer is written with all that is known
            with suppress(NotSaved):  # the next answer says why
                self._write(lambda content: content)

    def _write(self, change):
        """Write ``change(content)`` and return it. Raises ``NotSaved``.

        No other kernel comes in between where the folder knows locks; elsewhere what one wrote
        meanwhile is taken over first.
        """
        self._refuse_where_closed()
        try:
            with files.alone(self.path.parent):
                for left in reversed(range(MOST_REWRITES)):
                    self._refresh()
                    if self._unread:
                        # Writing now would put what this page knows in place of answers that nobody has read.
                        raise NotSaved(*self._unread)
                    content = change(self._content)
                    with files.written(self.path, content) as temporary:
                        if left and files.stamp(self.path) != self._stamp:
                            continue
                        stamp = files.stamp(temporary)  # moving changes nothing of it, and another may write as soon as it is there
                        files.move(temporary, self.path)
                    self._content, self._stamp, self._behind = content, stamp, False
                    break
        except OSError as error:
            raise NotSaved(*told(error)) from error
        return content

    def _refuse_where_closed(self):
        if self.closed:
            raise NotSaved(*self.closed)

    def _refresh(self):
        """Take over what another tab or kernel has written since."""
        if self._unread or self._stamp != files.stamp(self.path):
            self._read()

    def _read(self):
        stamp = files.stamp(self.path)
        if stamp is None:
            # A file that has gone is written again, whole, with the next answer.
            self._stamp, self._unread = None, ()
            return
        try:
            # Whoever did not let go of the file last time is not waited for again: a page looks here often.
            content = files.load(self.path) if self._unread else patiently(files.load, self.path)
        except OSError as error:
            why, todo = unreadable(error)
            self._unread = f"{self.path.name} is there and can't be read ({why})", todo
            self.notice = f"{self._unread[0]}. {todo}, then open this page again."
            return
        self._unread = ()
        problems = check(content, self.module)
        if problems:
            self._mend(content, problems)
            return
        # As it was before it was read: what another kernel wrote meanwhile is read next time.
        self._content, self._stamp = self._with_what_was_seen(content), stamp
        self._behind = self._content != content

    def _with_what_was_seen(self, content):
        return merged(self._content, content) if self.remembers else content

    def _take_over_copies(self):
        """Put the copies that a sync program left beside the record together with it."""
        content, read, _ = copies.taken_over(self.path, self._content, self.module)
        if content == self._content:
            return
        answers = sum(entry != self._content["answers"].get(one) for one, entry in content["answers"].items())
        runs = len(content["runs"]) - len(self._content["runs"])
        self._content, self._behind = content, True
        self.keep_up()
        self.notice = " ".join(filter(None, [self.notice, copies.said(read, answers, runs)]))

    def _mend(self, content, problems):
        """Keep a file that can't be used whole aside, and go on with what could be read of it."""
        # What this page has read before is whole, so only what is new is taken from the damaged file.
        salvaged = self._with_what_was_seen(salvage(content, self.module))
        self._content = salvaged
        try:
            aside, self._stamp = self._set_aside("newer" if "newer" in problems[0] else "damaged", salvaged)
        except NotSaved as error:
            self._unread = f"{self.path.name} can't be used whole and could not be kept aside ({error})", error.todo
            self.notice = (f"The file of your answers, {self.path.name}, could not be used whole. {problems[0]} It was left as it is, because {error}. "
                           f"What could be read of it stands on this page, and nothing new is saved yet. {error.todo}, then open this page again.")
            return
        self._behind = False
        self.notice = (f"The file of your answers, {self.path.name}, could not be used whole. {problems[0]} "
                       f"It was kept as {aside}; what could be read was taken over. Nothing is lost: "
                       "whoever runs your course can bring the rest back from there.")

    def _set_aside(self, why, content):
        """Give the file another name and its own to ``content``: that name, and the new file's stamp. Raises ``NotSaved`` with all as it was."""
        self._refuse_where_closed()
        moment = datetime.now().strftime("%Y%m%d-%H%M%S-%f")
        aside = self.path.with_name(f"{self.path.stem}.{why}-{moment}.json")
        # Nothing moves before what takes its place is safe on the disk.
        with files.written(self.path, content) as temporary:
            stamp = files.stamp(temporary)
            files.move(self.path, aside)
            try:
                files.move(temporary, self.path)
            except (OSError, NotSaved):
                files.move(aside, self.path)
                raise
        return aside.name, stamp
