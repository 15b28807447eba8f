"""The set-up: made once, instant afterwards, made afresh when broken, one at a time, in plain words."""

import ast
import errno
import os
import shutil
import subprocess
import sys
import threading

import pytest

from course.errors import CourseError
from course.launch import environment, failures, install, installer, start, uv
from tests.house.copies import folder_of_course

ROOT = folder_of_course()
TO_EXEC_MS = (
    "import os, sys, time; began = time.process_time()\n"
    "os.execve = lambda *_: (print((time.process_time() - began) * 1000, flush=True), os._exit(0))\n"
    "sys.prefix = '/elsewhere'\n"
    "from course.launch import environment\n"
    "environment.is_ready = lambda root: environment.ready_stamp(root)['state'] == 'ready'\n"
    "from course.launch.command import main\n"
    "main(['setup'])"
)


@pytest.fixture
def small(tmp_path, monkeypatch):
    """A course of two small files, whose packages are not really fetched; all else is real."""
    root = tmp_path / "small"
    root.mkdir()
    (root / "pyproject.toml").write_text('[project]\ndependencies = ["no-such-package>=9"]\n')
    (root / "requirements.lock").write_text("no-such-package==9.1 --hash=sha256:00\n")
    monkeypatch.setattr(installer, "install_all", lambda root: (root / ".venv" / "installed").touch())
    monkeypatch.setattr(install, "BYTES_PER_PIN", 1)
    return root


def told(small):
    lines = []
    install.install(small, lines.append)
    return " ".join(lines)


def test_a_fresh_set_up_is_ready_and_a_second_one_does_nothing(small):
    assert "happens once" in told(small)
    assert environment.is_ready(small)
    assert environment.interpreter(small).exists()
    assert told(small) == ""


def test_a_set_up_says_what_it_fetches_and_what_its_time_depends_on(small):
    (small / "grading").mkdir()
    said, readme = told(small), (folder_of_course() / "README.md").read_text(encoding="utf-8")
    assert "about 250 MB" in said and "slow or busy" in said
    assert "about 250 MB (a learner's copy 110 MB)" in readme and install.FETCHED_MB == {"learner": 110, "whole": 250}


def test_what_was_fetched_serves_a_folder_that_was_moved_and_never_one_made_from_scratch(small, tmp_path):
    """It shares its files with ``.venv``, and may be damaged like it."""
    told(small)
    (uv.packages(small) / "some").mkdir(parents=True)
    moved = tmp_path / "moved"
    small.rename(moved)
    told(moved)
    assert (uv.packages(moved) / "some").exists()
    install.mark_damaged(moved)
    told(moved)
    assert not uv.packages(moved).exists()
    uv.packages(moved).mkdir()
    shutil.rmtree(moved / ".venv")
    told(moved)
    assert not uv.packages(moved).exists()


def test_an_interrupted_set_up_is_never_taken_for_whole_and_is_made_afresh(small, monkeypatch):
    with monkeypatch.context() as during:
        during.setattr(installer, "install_all", interrupted)
        with pytest.raises(KeyboardInterrupt):
            told(small)
    (small / ".venv" / "half a package").touch()
    assert not environment.is_ready(small)
    assert "making it afresh" in told(small)
    assert environment.is_ready(small)
    assert not (small / ".venv" / "half a package").exists()


def interrupted(root):
    raise KeyboardInterrupt


def test_a_set_up_whose_python_is_gone_is_made_afresh(small):
    told(small)
    environment.interpreter(small).unlink()
    assert not environment.is_ready(small)
    assert "making it afresh" in told(small)
    assert environment.is_ready(small)


def test_a_moved_folder_is_set_up_afresh_because_its_commands_point_to_where_it_was(small, tmp_path):
    told(small)
    moved = tmp_path / "moved"
    small.rename(moved)
    assert not environment.is_ready(moved)
    assert "making it afresh" in told(moved)


def test_a_set_up_marked_as_damaged_is_made_afresh(small):
    told(small)
    install.mark_damaged(small)
    assert "making it afresh" in told(small)


def test_a_linked_environment_is_let_go_of_when_damaged_and_its_owner_s_stays_as_it_was(small, tmp_path):
    told(small)
    theirs = tmp_path / "theirs"
    (small / ".venv").rename(theirs)
    before = (theirs / environment.STAMP_NAME).read_bytes()
    (small / ".venv").symlink_to(theirs)
    install.mark_damaged(small)
    assert not os.path.lexists(small / ".venv")
    assert (theirs / environment.STAMP_NAME).read_bytes() == before


def test_without_an_environment_of_the_course_s_own_there_is_none_to_mark(small):
    """conda, a hub: the part that went missing is another's."""
    install.mark_damaged(small)
    assert not (small / ".venv").exists()


def test_a_new_lock_is_brought_in_without_throwing_the_rest_away(small):
    told(small)
    (small / ".venv" / "kept").touch()
    (small / "requirements.lock").write_text("no-such-package==9.2 --hash=sha256:00\n")
    assert not environment.is_ready(small)
    assert "up to date" in told(small)
    assert environment.is_ready(small)
    assert (small / ".venv" / "kept").exists()


@pytest.mark.parametrize("damage", ["", "{", "[1]", '{"state": "ready"}', "\ufeff"])
def test_a_damaged_stamp_never_passes_for_a_set_up(small, damage):
    told(small)
    (small / ".venv" / environment.STAMP_NAME).write_text(damage, encoding="utf-8")
    assert not environment.is_ready(small)
    told(small)
    assert environment.is_ready(small)


def test_someone_elses_files_in_the_place_of_the_environment_are_left_alone(small):
    (small / ".venv").mkdir()
    (small / ".venv" / "letters.txt").write_text("mine")
    with pytest.raises(CourseError, match="Move or rename"):
        told(small)
    assert (small / ".venv" / "letters.txt").read_text() == "mine"


def test_an_environment_that_is_only_linked_to_is_not_changed(small, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "theirs").touch()
    (small / ".venv").symlink_to(other)
    told(small)
    assert [path.name for path in other.iterdir()] == ["theirs"]
    assert environment.is_ready(small)


def test_two_starts_at_once_set_up_once_and_the_second_says_that_it_waits(small, monkeypatch):
    begun, waits, installs, lines = threading.Event(), threading.Event(), [], []

    def slow(root):
        installs.append(root)
        begun.set()
        assert waits.wait(20)

    def say(line):
        lines.append(line)
        waits.set()

    monkeypatch.setattr(installer, "install_all", slow)
    first = threading.Thread(target=install.install, args=(small, lambda line: None))
    first.start()
    assert begun.wait(10)
    install.install(small, say)
    first.join()
    assert len(installs) == 1
    assert lines == ["Another start is setting the course up; waiting for it."]


def test_a_python_with_everything_needed_is_used_as_it_is(small, monkeypatch):
    """conda, a hub: no ``.venv`` is made; and one that lacks something gets one."""
    (small / "pyproject.toml").write_text('[project]\ndependencies = ["pytest>=8", "jupyterlab"]\n')
    monkeypatch.setattr(start, "start_again", lambda *_: pytest.fail("started another Python"))
    start.ensure("course", [], root=small)
    assert not (small / ".venv").exists()
    for lacking in ('"pytest>=9999"', '"no-such-package"'):
        (small / "pyproject.toml").write_text(f"[project]\ndependencies = [{lacking}]\n")
        assert not environment.has_dependencies(small)


def test_an_unchanged_start_takes_the_processor_less_than_a_tenth_of_a_second_until_it_reaches_the_course():
    """Best of five, and by the processor's clock: other programs run on this machine too."""
    python = [installer.base_python(), "-c", TO_EXEC_MS]
    variables = {**os.environ, "PYTHONPATH": str(ROOT)}
    runs = [subprocess.run(python, capture_output=True, text=True, env=variables, check=True).stdout for _ in range(5)]
    assert min(map(float, runs)) < 100


def test_the_first_file_can_be_read_by_any_python_3():
    ast.parse((ROOT / "course" / "__main__.py").read_text(encoding="utf-8"), feature_version=(3, 0))


def test_an_old_python_gets_a_sentence():
    old = "import sys, runpy; sys.version_info = (3, 10, 4); runpy.run_module('course', run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", old], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("The course needs Python 3.11 or newer; this is Python 3.10.\n")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("WARNING: Retrying after connection broken by 'NewConnectionError(... Failed to establish a new connection: "
         "[Errno -3] Temporary failure in name resolution')'\nERROR: No matching distribution found for altair", "network"),
        ("error: Failed to fetch\n  Caused by: dns error", "network"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "not enough room"),
        ("OSError: [Errno 30] Read-only file system: '/x'", "may not write"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "not the one"),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] self-signed'))", "certificate"),
        ("ERROR: No matching distribution found for altair==6.3.0", "no package that fits"),
        ("The virtual environment was not created because ensurepip is not available.", "python3-venv"),
        ("something never seen", "step of the set-up failed"),
    ],
)  # fmt: skip
def test_a_failed_step_is_told_by_its_cause(tmp_path, printed, said):
    script = f"import sys; print({printed!r}); sys.exit(2)"
    with pytest.raises(CourseError) as error:
        installer.run(tmp_path, [sys.executable, "-c", script], lambda lines: "trying")
    assert said in str(error.value)
    assert all(error.value.args)
    assert printed in (tmp_path / ".jupyter" / failures.LOG_NAME).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOSPC, "not enough room"), (errno.EROFS, "may not write"), (errno.EIO, "stopped at")],
)
def test_a_file_that_cant_be_written_is_told_in_words(small, monkeypatch, number, said):
    def fail(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(installer, "create_environment", fail)
    with pytest.raises(CourseError, match=said):
        told(small)


def test_too_little_room_is_said_before_anything_is_fetched(small, monkeypatch):
    monkeypatch.setattr(install, "BYTES_PER_PIN", 10**18)
    with pytest.raises(CourseError, match="GB are free"):
        told(small)
    assert not (small / ".venv").exists()


def test_debians_python_without_ensurepip_is_told_what_to_install(small, monkeypatch):
    monkeypatch.setattr(installer, "_has", lambda module: False)
    with pytest.raises(CourseError, match="sudo apt install python3-venv"):
        told(small)


def test_the_progress_line_shows_how_far_the_installation_is(small):
    describe = installer._describe(small, lambda lines: sum(line.startswith("Collecting ") for line in lines))
    assert describe([]) == "Fetching: 0 of 1 packages"
    assert describe(["Collecting no-such-package==9.1"]) == "Fetching: 1 of 1 packages"
    assert describe(["Installing collected packages: no-such-package"]) == "Installing: 0 of 1 packages"
