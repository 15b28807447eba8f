"""The gradebook, opened: nbgrader's, in a file or on a server of the house's, as ``CourseDirectory.db_url`` says."""

import contextlib
import re
from pathlib import Path

from nbgrader.api import Gradebook, SubmittedNotebook
from sqlalchemy import create_engine, update
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError

from course.errors import CourseError


def reach(db_url):
    """Raise ``CourseError`` unless there is a gradebook at this address, or one can be made there. Makes none."""
    with _saying_why(db_url):
        if not make_url(db_url).drivername.startswith("sqlite"):
            engine = create_engine(db_url)
            try:
                engine.connect().close()
            finally:
                engine.dispose()


@contextlib.contextmanager
def opened(db_url, course=""):
    """The gradebook at this address, made where there is none, and closed at the end.

    Parameters
    ----------
    db_url : str
        nbgrader's, which is SQLAlchemy's.
    course : str
        The course's id, where something is written.

    Raises
    ------
    CourseError
        When the address can't be read, what speaks to such a server isn't installed, or the server refuses.
    """
    with _saying_why(db_url):
        book = Gradebook(db_url, course)
    with book:
        yield book


def hold(book, *submissions):
    """Let nobody else write to the marks of these submissions until the caller commits: what is read from here on stays so.

    It writes each as it is, which both a file's lock and a server's lock of a row go by.
    """
    same = SubmittedNotebook.late_submission_penalty
    book.db.execute(update(SubmittedNotebook).where(SubmittedNotebook.assignment_id.in_(submissions)).values({same: same})
                    .execution_options(synchronize_session=False))


def missing(db_url):
    """Whether it would be a file, and there is none."""
    with _saying_why(db_url):
        url = make_url(db_url)
    return url.drivername.startswith("sqlite") and bool(url.database) and not Path(url.database).is_file()


@contextlib.contextmanager
def _saying_why(db_url):
    named = re.sub(r":[^:/@]*@", ":…@", db_url)  # who reads the screen need not read the password
    todo = "Correct COURSE_GRADEBOOK, or the db_url in nbgrader_config.py; without either, marks are kept in grading/gradebook.db."
    try:
        yield
    except (ArgumentError, NoSuchModuleError) as error:
        raise CourseError(f"{named} is not the address of a gradebook.", "Nothing was read or written.", todo) from error
    except ModuleNotFoundError as error:
        raise CourseError(f"The gradebook is at {named}, and {error.name} is not installed, which speaks to such a server.", "Nothing was read or written.",
                          "Install it beside the course; for PostgreSQL: .venv/bin/python -m pip install 'psycopg[binary]'.") from error
    except OperationalError as error:
        if db_url.startswith("sqlite"):
            raise
        raise CourseError(f"The gradebook at {named} can’t be reached: {' '.join(str(error.orig).split())}.", "Nothing was read or written.",
                          f"Start the server, or have its owner let this account in. {todo}") from error
