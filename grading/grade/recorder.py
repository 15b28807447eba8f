"""Write what was graded: the executed notebook into ``grading/autograded``, the scores into the gradebook.

There is one of it. Of one hand-in, all scores are written in one step, then the folder is
put in its place, so that a run that is killed leaves each hand-in graded or not.
"""

import contextlib
import errno
import json
import re
from dataclasses import asdict
from pathlib import Path

from nbformat import from_dict
from sqlalchemy.exc import DatabaseError

from course.errors import CourseError
from course.exercises.ids import called
from course.files import whole_folder
from grading.grade import marks, rows
from grading.gradebook import opened
from grading.hand_in import times
from grading.hand_in.files import SECRET

MARK = ".graded.json"
ANOTHERS = re.compile("no such column|has no column named|column .* does not exist")  # as SQLite and PostgreSQL say it
NO_RIGHT = "Have its owner give your account the right to write it and the folder that it is in, or use the owner’s account,"
WHAT_TO_DO = {errno.EACCES: NO_RIGHT, errno.EPERM: NO_RIGHT, errno.EROFS: "Use a folder on a disk that can be written,",
              errno.ENOSPC: "Free some space on that disk,", errno.EDQUOT: "Free some space, as your quota is used up,"}


class Recorder:
    """The one writer; a context manager.

    Parameters
    ----------
    config : traitlets.config.Config
        nbgrader's settings.
    folder : pathlib.Path
        ``grading/autograded``.
    module : str
        The module.
    """

    def __init__(self, config, folder, module):
        self.config, self.folder, self.module = config, Path(folder), module
        self.url = config.CourseDirectory.db_url
        self.closing = contextlib.ExitStack()

    def __enter__(self):
        with saying_so():
            self.book = self.closing.enter_context(opened(self.url, self.config.CourseDirectory.course_id))
            marks.ready(self.book)
            self.book.db.registry().expire_on_commit = False  # nobody else writes meanwhile: what was read stays true
            self.cells = rows.Cells(self.book.find_assignment(self.module))
        return self

    def __exit__(self, *_):
        self.closing.close()

    def record(self, graded):
        """Write one result. Raises ``CourseError`` when the gradebook or the folder can't be written."""
        notebook = from_dict(json.loads(graded.notebook))
        with saying_so():
            if self._settled(graded, notebook, times.read(graded.timestamp)):
                self._late(notebook, graded.learner)
            self._files(graded)

    def _settled(self, graded, notebook, timestamp):
        """Write the scores. Returns whether nbgrader must be asked for a penalty: it was late, or was so before."""
        said = " ".join(filter(None, (graded.turned_away, graded.record_problem, *graded.notes, *_reasons(graded))))
        about = {"digest": graded.digest, "review": graded.review, "said": said}
        if self.cells.held_by(self.book, graded.learner):
            submission = self.book.find_submission(self.module, graded.learner)
            submission.timestamp = timestamp or submission.timestamp
            marks.settle(self.book, rows.there(self.book, submission), notebook, **about)
            late = submission.total_seconds_late > 0 or submission.late_submission_penalty
        else:
            new = self.cells.fresh()
            marks.settle(self.book, new, notebook, **about)
            self.cells.add(self.book, new, graded.learner, timestamp)
            late = timestamp and self.cells.duedate and timestamp > self.cells.duedate
        self.book.db.commit()
        return late

    def _late(self, notebook, learner):
        from nbgrader.preprocessors import AssignLatePenalties  # start-up: it brings all of nbconvert, and few are late

        resources = {"nbgrader": {"notebook": self.module, "assignment": self.module, "student": learner, "db_url": self.url}}
        AssignLatePenalties(config=self.config).preprocess(notebook, resources)

    def _files(self, graded):
        place = self.folder / graded.learner / self.module
        files = {f"{self.module}.ipynb": graded.notebook.encode(), MARK: mark(graded)}
        if graded.record is not None:
            files[f"{self.module}.answers.json"] = graded.record
        if times.read(graded.timestamp):
            files["timestamp.txt"] = graded.timestamp.encode()
        if graded.secret:
            files[SECRET] = graded.secret
        whole_folder(place, files, mode=0o444)


def _reasons(graded):
    if graded.turned_away or not graded.review:
        return []
    return [f"For review, {called(name)}: {reason}" for name, reason in graded.review.items()]


def mark(graded):
    """What is kept beside the notebook, by which a second run knows that there is nothing to do."""
    kept = {name: value for name, value in asdict(graded).items() if name in ("digest", "turned_away", "record_problem", "notes", "review", "edition")}
    return json.dumps(kept, ensure_ascii=False, indent=1).encode()


def marked(folder):
    """What ``mark`` kept in a graded hand-in's folder; ``None`` when there is nothing of the kind."""
    try:
        kept = json.loads((Path(folder) / MARK).read_text(encoding="utf-8"))
        return kept if isinstance(kept, dict) and isinstance(kept.get("review"), dict) else None
    except (OSError, ValueError):
        return None


@contextlib.contextmanager
def saying_so(done="graded", again="grade", kept=""):
    """Turn what a disk or a database may do into an error that says what to do, in the words of the command; ``kept`` says what it means where that is not one hand-in's."""
    on = "" if kept else ": it goes on where it stopped"
    kept = kept or f"What was written before is kept; this hand-in and those after it are not {done}."
    try:
        yield
    except DatabaseError as error:
        reason = str(error.orig)
        full = f"Free some space on the disk that holds grading/, and {again} again{on}."
        todo = {"database is locked": f"Close what else has the gradebook open, such as formgrader or a second grader, and {again} again.",
                "attempt to write a readonly database": f"Make grading/gradebook.db and its folder writable, and {again} again.",
                "disk I/O error": full, "database or disk is full": full}
        if ANOTHERS.search(reason):
            raise CourseError(f"The gradebook was made by another version of nbgrader: {reason}.", kept,
                              f"Bring it up to date, nbgrader db upgrade, which keeps a copy of it; then {again} again.") from error
        raise CourseError(f"The gradebook could not be written: {reason}.", kept,
                          todo.get(reason, f"Mend that, or put the gradebook back from a copy, and {again} again{on}.")) from error
    except OSError as error:
        raise CourseError(f"{'/'.join(Path(error.filename).parts[-3:]) if error.filename else 'A file'} could not be written: {error.strerror}.", kept,
                          f"{WHAT_TO_DO.get(error.errno, 'Free some space, or make grading/ writable,')} and {again} again{on}.") from error
