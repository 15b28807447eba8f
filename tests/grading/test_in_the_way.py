"""What keeps a grader from grading, such as a folder that can't be written or a disk that is full, met for real: said in a sentence, and nothing is lost."""

import contextlib
import ctypes
import fcntl
import resource
import sqlite3

import pytest

from course.errors import CourseError
from grading.grade import machines, tls
from grading.grade.command import grade
from grading.layout import Layout
from tests.grading.graded import FULL, MODULE, hand_in, quietly, scores


@pytest.fixture
def small(course):
    for learner in ("amira", "tom"):
        hand_in(course, learner)
    return course


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


def says(course, reason, **settings):
    with pytest.raises(CourseError, match=reason):
        quietly(course, **settings)


def test_what_keeps_a_grader_from_grading_is_said(course, monkeypatch):
    says(course, "Nobody has handed in 90_shop yet")
    with pytest.raises(CourseError, match="no module called 90_shoop"):
        grade(Layout(course.root), "90_shoop")
    hand_in(course, "amira")
    for plain in ("tcp://127.0.0.1:8786", "127.0.0.1:8786", "tcp://192.0.2.1:8786", "inproc://127.0.0.1/1"):
        says(course, "not encrypted.*grading certificate", scheduler=plain)
    monkeypatch.setenv("HOME", str(course.root.parent))
    monkeypatch.setattr(machines, "SCHEDULER_S", 0.5)
    says(course, "There is no key.*grading certificate", scheduler="tls://127.0.0.1:9")
    tls.make(tls.folder())
    says(course, "No scheduler answers", scheduler="tls://127.0.0.1:9")
    with open(course.root / "grading" / "gradebook.db.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        says(course, "grading in this folder already")
        second = course.run("-m", "nbgrader", "autograde", MODULE)
        assert second.returncode == 1 and "Somebody is grading in this folder already." in second.stderr and "Traceback" not in second.stderr
    assert not list((course.root / "grading" / "autograded").glob("*"))
    (course.root / "grading" / "gradebook.db").rename(course.root / "kept.db")
    says(course, "no gradebook yet.*grading build 90_shop")
    assert not (course.root / "grading" / "gradebook.db").exists()


def test_a_locked_gradebook_and_a_full_disk_are_said_and_lose_nothing(small, monkeypatch):
    locked = sqlite3.connect(small.root / "grading" / "gradebook.db")
    locked.execute("BEGIN EXCLUSIVE")
    says(small, "database is locked")
    locked.rollback()
    locked.close()

    def full(self, *_):
        raise OSError(28, "No space left on device", str(self))

    with monkeypatch.context() as disk:
        disk.setattr(type(small.root), "write_bytes", full)
        says(small, "No space left on device.*goes on where it stopped")
    assert sorted(quietly(small).graded) == ["amira", "tom"] and scores(small, "amira") == FULL
