"""``python3 -m course test`` runs what it says it runs, and never leaves the browser out in silence."""

import os
import subprocess
import sys

import pytest

from course.errors import CourseError
from course.launch import chromium as finder
from course.launch import testing
from tests.house import side_by_side

THREE_TESTS = """
import os, pytest
def test_plain(root): assert (root / "course").is_dir()
def test_browser(chromium): assert chromium.version
@pytest.mark.thorough
def test_long(): pass
"""


@pytest.fixture
def three(course_copy):
    """A copy of the course whose tests are a plain one, one with a browser, and a long one."""
    for path in (course_copy / "tests").rglob("test_*.py"):
        path.unlink()
    (course_copy / "tests" / "test_three.py").write_text(THREE_TESTS)
    return course_copy


QUICK = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}  # one process, no plugins: a start costs seconds


def run(folder, *arguments, **variables):
    return subprocess.run(
        [sys.executable, "-m", "course", "test", *arguments], cwd=folder, text=True, capture_output=True, timeout=600,
        env={**os.environ, "PYTHONPATH": str(folder), **variables}, check=False,
    )  # fmt: skip


def test_the_last_line_counts_the_tests_and_long_ones_wait_to_be_asked_for(three):
    done = run(three, "-p", "no:cacheprovider")
    assert done.returncode == 0, done.stdout
    last = done.stdout.strip().splitlines()[-1]
    assert "2 passed, 1 deselected" in last


def test_a_failing_test_fails_the_command_and_pytests_own_options_reach_pytest(three):
    (three / "tests" / "test_three.py").write_text("def test_wrong(): assert 2 + 2 == 5\ndef test_right(): pass")
    done = run(three, "--no-browser", "-k", "wrong", "-p", "no:xdist", **QUICK)
    assert done.returncode == 1
    assert "1 failed" in done.stdout.strip().splitlines()[-1]
    assert run(three, "--no-browser", "-k", "nothing", "-p", "no:xdist", **QUICK).returncode == 5


def test_leaving_the_browser_out_is_said_aloud_and_thorough_adds_the_long_ones(three):
    done = run(three, "--no-browser", "--thorough", "-p", "no:xdist", **QUICK)
    assert "NO BROWSER" in done.stdout
    assert "2 passed, 1 deselected" in done.stdout.strip().splitlines()[-1]


def test_a_browser_that_is_named_wrongly_fails_before_any_test(three):
    done = run(three, COURSE_CHROMIUM="/no/such/browser")
    assert done.returncode == 1
    assert "COURSE_CHROMIUM names /no/such/browser" in done.stderr
    assert "passed" not in done.stdout


def test_without_any_chromium_it_fails_and_names_the_way_out(monkeypatch):
    monkeypatch.setattr(finder, "find", lambda: None)
    monkeypatch.setattr(finder, "install_from_debian", lambda say: None)
    monkeypatch.setattr(finder, "download_with_playwright", lambda say: None)
    with pytest.raises(CourseError, match="--no-browser"):
        finder.obtain()


@pytest.mark.parametrize(
    ("system", "user", "asks"),
    [("debian", 0, True), ("ubuntu", 0, False), ("debian", 1000, False), ("", 0, False)],
)
def test_debians_package_is_asked_for_only_where_that_can_work(monkeypatch, system, user, asks):
    ran = []
    monkeypatch.setattr(finder, "_distribution", lambda: system)
    monkeypatch.setattr(finder.os, "geteuid", lambda: user)
    monkeypatch.setattr(finder, "_succeeds", lambda command, variables: ran.append(command) or True)
    finder.install_from_debian(lambda line: None)
    assert [command[1] for command in ran] == (["update", "install"] if asks else [])
    assert not asks or "chromium" in ran[1]


def test_a_failing_package_manager_shows_its_words_and_the_next_way_is_tried(monkeypatch, capfd):
    assert not finder._succeeds([sys.executable, "-c", "import sys; sys.exit('no such package')"], dict(os.environ))
    assert not finder._succeeds(["no-such-program-at-all"], dict(os.environ))
    printed = capfd.readouterr().err
    assert "no such package" in printed
    assert "no-such-program-at-all could not be run" in printed


def test_a_learners_copy_without_tests_says_so(tmp_path):
    with pytest.raises(CourseError, match="no tests in this copy"):
        testing.run_tests(tmp_path, thorough=False, browser=False, for_pytest=[])


def test_tests_run_side_by_side_unless_asked_otherwise(monkeypatch, tmp_path):
    ran = []
    (tmp_path / "tests").mkdir()
    monkeypatch.setattr(testing.subprocess, "call", lambda command, **_: ran.append(command) or 0)
    for options in ([], ["-k", "carry"], ["-n", "0"], ["--pdb"]):
        testing.run_tests(tmp_path, thorough=False, browser=False, for_pytest=options)
    assert ["loadscope" in command for command in ran] == [True, True, False, False]


@pytest.mark.parametrize("one, other, same", [
    ("tests/desk/test_card.py::test_a", "tests/desk/test_card.py::test_b[02_curbside]", True), ("tests/desk/test_card.py::test_a", "tests/desk/test_home.py::test_a", False),
    ("tests/lab/test_live.py::test_a", "tests/lab/test_early.py::test_b", True), ("tests/grading/marking/test_marks.py::test_a", "tests/grading/marking/test_pages.py::test_b", True),
    ("tests/walk/test_records.py::test_a", "tests/walk/test_records.py::test_b", False),
    ("tests/access/test_access.py::test_a[02_curbside]", "tests/access/test_access.py::test_b[02_curbside]", True),
    ("tests/access/test_access.py::test_a[02_curbside]", "tests/access/test_access.py::test_a[03_pickup]", False),
])
def test_what_shares_a_server_or_what_is_dear_to_make_stays_in_one_process(one, other, same):
    assert (side_by_side.together(one) == side_by_side.together(other)) == same


def test_the_longest_are_begun_first():
    assert side_by_side.rank("tests/lab/test_live.py::test_a") < side_by_side.rank("tests/walk/test_records.py::test_a") < side_by_side.rank("tests/curbside/test_model.py::test_a")
