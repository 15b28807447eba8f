"""The answer record: one JSON file beside the notebook that holds what a learner did.

It is written at once and atomically on each action of the learner, never when a page
is built, so that a crash, a restart or another machine loses nothing.
"""

import errno
import json
import os
import stat
import tempfile
from contextlib import contextmanager
from datetime import datetime, timezone
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: two kernels on one record are told apart by the file's stamp alone
    fcntl = None

SCHEMA = 1
EDITION = "reference"  # which numbers the course's tables hold
MOST_RUNS = 200
MOST_BYTES = 2_000_000
MOST_TRIES = 10**9 - 1
MOST_FIGURE = 1e15  # no setting or result of a simulator comes near it, and what is beyond a float can't be shown

ROOM = "Make room by deleting or moving what you don’t need"
WRITABLE = "Ask whoever runs your course for a folder that you may write to"
# What an error of the system means for the learner, and what to do about it.
REASONS = {
    errno.ENOSPC: ("the disk is full", ROOM), errno.EDQUOT: ("your disk quota is used up", ROOM),
    errno.EROFS: ("the folder is read-only", WRITABLE), errno.EACCES: ("the folder may not be written to", WRITABLE),
    errno.EISDIR: ("something that is no ordinary file has its name", "Move that to another place"),
    errno.EPERM: ("the folder may not be written to", WRITABLE), errno.ENOENT: ("the folder is gone", "Put the folder back where it was"),
}


class NotSaved(Exception):
    """The record could not be written; ``str()`` says why, and ``todo`` what to do, for the learner."""

    def __init__(self, why, todo="Mend that"):
        super().__init__(why)
        self.todo = todo


def now():
    """The time as ISO 8601 in UTC, to the second."""
    return datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def blank(module):
    """A record in which nothing has been answered yet."""
    return {"schema": SCHEMA, "module": module, "edition": EDITION, "answers": {}, "runs": []}


def check(content, module):
    """Say what is wrong with a record's content.

    Parameters
    ----------
    content : object
        What the JSON file held.
    module : str
        The module that the record should belong to, such as ``02_curbside``.

    Returns
    -------
    list of str
        One plain sentence for each problem; empty when the record is sound.
    """
    if not isinstance(content, dict):
        return ["It does not hold a record of answers."]
    problems = []
    schema = content.get("schema")
    if not isinstance(schema, int) or isinstance(schema, bool):
        problems.append("It does not say which version of the course wrote it.")
    elif schema > SCHEMA:
        problems.append("It was written by a newer version of the course.")
    if content.get("module") != module:
        problems.append(f"It belongs to another module ({str(content.get('module'))[:40]}).")
    if content.get("edition") != EDITION:
        problems.append(f"It was written for another edition of the course ({str(content.get('edition'))[:40]}).")
    answers = content.get("answers")
    if not isinstance(answers, dict):
        problems.append("Its list of answers is missing.")
    else:
        problems += [f"The answer to {str(name)[:20]} is damaged."
                     for name, entry in answers.items() if not _sound_answer(entry)]
    runs = content.get("runs")
    if not isinstance(runs, list):
        problems.append("Its list of runs is missing.")
    elif not all(_sound_run(run) for run in runs):
        problems.append("One of its runs is damaged.")
    return problems


def _sound_answer(entry):
    return (isinstance(entry, dict) and entry.get("answer") is not None and isinstance(entry.get("at"), str)
            and _finite(entry) and isinstance(entry.get("tries", 1), int) and 0 <= entry.get("tries", 1) <= MOST_TRIES)


def _sound_run(run):
    return (isinstance(run, dict) and isinstance(run.get("n"), int) and isinstance(run.get("simulator"), str) and _finite(run)
            and all(isinstance(run.get(part), dict) for part in ("levers", "assumptions", "kpis"))
            and all(value is None or isinstance(value, (int, float)) for value in run["kpis"].values())
            and all(_ordinary(value) for part in (run, run["levers"], run["assumptions"], run["kpis"]) for value in part.values()))


def _ordinary(value):
    """Whether it is no number beyond what a page can write."""
    return not isinstance(value, (int, float)) or abs(value) <= MOST_FIGURE


def _finite(value):
    """Whether it can be written again as strict JSON in UTF-8."""
    try:
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8")
    except (ValueError, TypeError, RecursionError):
        return False
    return True


class Record:
    """The record of one module, read from and kept in one file.

    ``notice`` is a sentence for the learner when the file that was found could not be
    used whole: the old file is kept aside under the name given there.
    """

    def __init__(self, module, path):
        self.module = module
        self.path = Path(path)
        self.notice = ""
        self._content = blank(module)
        self._stamp = None
        self._unread = ()  # why the file that is there may not be written over, and what to do
        self._read()

    @classmethod
    def open(cls, module):
        """Open the record of ``module`` in the working folder, or where ``COURSE_ANSWERS`` says."""
        return cls(module, os.environ.get("COURSE_ANSWERS") or Path.cwd() / f"{module}.answers.json")

    def answer(self, exercise, default=None):
        """The last answer to an exercise, or ``default``."""
        return self.entry(exercise).get("answer", default)

    def entry(self, exercise):
        """The last answer with its time, first answer and number of tries; empty if none."""
        self._refresh()
        return self._content["answers"].get(exercise, {})

    @property
    def runs(self):
        """Every run of a simulator that was kept, oldest first."""
        self._refresh()
        return list(self._content["runs"])

    def put(self, exercise, answer):
        """Keep an answer. Returns its entry; raises ``NotSaved``."""
        with self._alone():
            before = self._content["answers"].get(exercise, {})
            entry = {"answer": answer, "at": now(), "first": before.get("first", answer), "tries": min(before.get("tries", 0) + 1, MOST_TRIES)}
            self._write({**self._content, "answers": {**self._content["answers"], exercise: entry}})
        return entry

    def log_run(self, simulator, levers, kpis, seed, assumptions=None):
        """Keep one run of a simulator. Returns it with its number; raises ``NotSaved``."""
        with self._alone():
            runs = self._content["runs"]
            run = {"n": max((r["n"] for r in runs), default=0) + 1, "simulator": simulator,
                   "levers": levers, "assumptions": assumptions or {}, "seed": seed, "kpis": kpis, "at": now()}
            self._write({**self._content, "runs": [*runs, run][-MOST_RUNS:]})
        return run

    @contextmanager
    def _alone(self):
        """Read what stands, change it and write it with no other tab or kernel in between."""
        handle = None
        try:
            if fcntl is not None:
                handle = os.open(self.path.parent, os.O_RDONLY)
                fcntl.flock(handle, fcntl.LOCK_EX)
            self._refresh()
            if self._unread:
                # Writing now would put what this page knows in place of answers that nobody has read.
                raise NotSaved(*self._unread)
            yield
        except OSError as error:
            raise _not_saved(error) from error
        finally:
            if handle is not None:
                os.close(handle)

    def _refresh(self):
        """Take over what another tab or kernel has written since."""
        if self._unread or self._stamp != _stamp(self.path):
            self._read()

    def _read(self):
        stamp = _stamp(self.path)
        if stamp is None:
            # A file that has gone is written again, whole, with the next answer.
            self._stamp, self._unread = None, ()
            return
        try:
            content = self._load()
        except OSError as error:
            todo = _told(error)[1] if error.errno == errno.EISDIR else "Close other programs that use the file"
            self._unread = f"{self.path.name} is there and can't be read ({_reason(error)})", todo
            self.notice = f"{self._unread[0]}. {todo}, then open this page again."
            return
        self._unread = ()
        problems = check(content, self.module)
        if problems:
            self._mend(content, problems)
            return
        # As it was before it was read: what another kernel wrote meanwhile is read next time.
        self._content, self._stamp = content, stamp

    def _mend(self, content, problems):
        """Keep a file that can't be used whole aside, and go on with what could be read of it."""
        # What this page has read before is whole, so only what is new is taken from the damaged file.
        salvaged = _merged(_salvage(content, self.module), self._content)
        self._content = salvaged
        try:
            aside, self._stamp = self._set_aside("newer" if "newer" in problems[0] else "damaged", salvaged)
        except NotSaved as error:
            self._unread = f"{self.path.name} can't be used whole and could not be kept aside ({error})", error.todo
            self.notice = (f"The file of your answers, {self.path.name}, could not be used whole. {problems[0]} It was left as it is, because {error}. "
                           f"What could be read of it stands on this page, and nothing new is saved yet. {error.todo}, then open this page again.")
            return
        self.notice = (f"The file of your answers, {self.path.name}, could not be used whole. {problems[0]} "
                       f"It was kept as {aside}; what could be read was taken over. Nothing is lost: "
                       "whoever runs your course can bring the rest back from there.")

    def _load(self):
        found = self.path.stat()
        if not stat.S_ISREG(found.st_mode):  # a pipe would be waited on for ever
            raise IsADirectoryError(errno.EISDIR, "no ordinary file")
        if found.st_size > MOST_BYTES:
            return None
        try:
            return json.loads(self.path.read_bytes().decode("utf-8-sig"), parse_constant=lambda _: None)
        except (ValueError, RecursionError):
            return None

    def _set_aside(self, why, content):
        """Give the file another name and its own to ``content``: that name, and the new file's stamp. Raises ``NotSaved`` with all as it was."""
        stem = self.path.name.removesuffix(".json")
        moment = datetime.now().strftime("%Y%m%d-%H%M%S-%f")
        aside = self.path.with_name(f"{stem}.{why}-{moment}.json")
        # Nothing moves before what takes its place is safe on the disk.
        with self._written(content) as temporary:
            stamp = _stamp(Path(temporary))  # moving changes nothing of it, and another kernel may write as soon as it is there
            os.replace(self.path, aside)
            try:
                os.replace(temporary, self.path)
            except OSError:
                os.replace(aside, self.path)
                raise
        return aside.name, stamp

    def _write(self, content):
        with self._written(content) as temporary:
            os.replace(temporary, self.path)
        self._content, self._stamp = content, _stamp(self.path)

    @contextmanager
    def _written(self, content):
        """A file beside the record that holds ``content`` and is there to be moved; gone when it was not. Raises ``NotSaved``."""
        temporary = None
        try:
            text = json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False).encode("utf-8")
        except ValueError as error:
            raise NotSaved("it holds signs that can't be written to a file") from error
        if len(text) > MOST_BYTES:
            raise NotSaved(f"your answers would come to more than {MOST_BYTES // 1_000_000} MB, which this course does not read again",
                           "Shorten the longest")
        try:
            handle, temporary = tempfile.mkstemp(dir=self.path.parent, prefix=".answers-", suffix=".tmp")
            with os.fdopen(handle, "wb") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            yield temporary
        except OSError as error:
            if temporary is not None:
                Path(temporary).unlink(missing_ok=True)
            raise _not_saved(error) from error


def _merged(newer, known):
    """Two sound contents in one: what stands in ``newer`` goes before what was known."""
    runs = {run["n"]: run for run in (*known["runs"], *newer["runs"])}
    return {**newer, "answers": {**known["answers"], **newer["answers"]}, "runs": [runs[n] for n in sorted(runs)]}


def _salvage(content, module):
    kept = blank(module)
    # Answers to another module's questions, or about another edition's numbers, are none of these.
    if isinstance(content, dict) and (content.get("module"), content.get("edition", EDITION)) == (module, EDITION):
        answers, runs = content.get("answers"), content.get("runs")
        if isinstance(answers, dict):
            kept["answers"] = {name: entry for name, entry in answers.items() if _sound_answer(entry)}
        if isinstance(runs, list):
            kept["runs"] = [run for run in runs if _sound_run(run)]
    return kept


def _stamp(path):
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _reason(error):
    return _told(error)[0]


def _not_saved(error):
    """An error of the system as a learner is told of it."""
    return NotSaved(*_told(error))


def _told(error):
    return REASONS.get(error.errno, (error.strerror or "the file could not be written", "Mend that"))
