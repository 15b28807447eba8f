"""A folder or a file that can't be written, and a disk that is full, met for real: said in a sentence, and nothing is lost."""

import contextlib
import ctypes
import resource
import sqlite3

import pytest

from course.errors import CourseError
from grading.grade.command import grade
from grading.layout import Layout
from tests.grading.conftest import MODULE
from tests.grading.test_grade import FULL, hand_in, scores


@pytest.fixture
def small(course):
    for learner in ("amira", "tom"):
        hand_in(course, learner)
    return course


def quietly(course):
    return grade(Layout(course.root), MODULE, workers=1, say=str)


@contextlib.contextmanager
def read_only(path):
    """Make a path read-only, for root too: the right to pass over permissions is laid down for a while."""
    before, effective = path.stat().st_mode, capabilities()
    path.chmod(before & 0o555)
    capabilities(effective[0] & ~0b110)  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH
    try:
        yield
    finally:
        capabilities(effective[0])
        path.chmod(before)


def capabilities(wanted=None):
    """The effective capabilities of this thread as two words; with ``wanted``, set the first."""
    libc = ctypes.CDLL(None, use_errno=True)
    header, words = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    assert libc.capget(header, words) == 0
    if wanted is not None:
        words[0] = wanted
        assert libc.capset(header, words) == 0
    return words[0], words[3]


def refused(course, words, todo=""):
    with pytest.raises(CourseError) as said:
        quietly(course)
    assert words in said.value.happened and said.value.means and todo in said.value.todo and "grade again" in said.value.todo


def all_is_graded_afterwards(course):
    assert sorted(quietly(course).graded) == ["amira", "tom"]
    assert scores(course, "amira") == FULL and scores(course, "tom") == FULL


def test_a_folder_that_can_not_be_written(small):
    with read_only(small.root / "grading"):
        refused(small, "gradebook.db.lock could not be written: Permission denied", todo="the right to write it")
    (autograded := small.root / "grading" / "autograded").mkdir()
    with read_only(autograded):
        refused(small, "could not be written: Permission denied")
    all_is_graded_afterwards(small)


def test_a_second_account_can_grade_where_it_may_write(small):
    folder = small.root / "grading"
    for mode in (0o755, 0o2775, 0o700):
        folder.chmod(mode)
        quietly(small)
        assert (folder / "gradebook.db.lock").stat().st_mode & 0o777 == mode & 0o660


def test_a_gradebook_that_can_not_be_written(small):
    gradebook = small.root / "grading" / "gradebook.db"
    before = gradebook.read_bytes()
    with read_only(gradebook):
        refused(small, "attempt to write a readonly database")
    assert gradebook.read_bytes() == before
    all_is_graded_afterwards(small)


def test_a_disk_that_is_full(small):
    gradebook = small.root / "grading" / "gradebook.db"
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, hard))  # less than the gradebook has: it can't grow, nor be changed at its end
    try:
        refused(small, "The gradebook could not be written: ")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    with contextlib.closing(sqlite3.connect(gradebook)) as book:
        assert book.execute("pragma integrity_check").fetchone() == ("ok",)
    all_is_graded_afterwards(small)
