"""Does a command that a warm process forks run as one that is begun cold?"""

import os
import subprocess

import pytest

from tests.house import warm

SEEN = "import os, sys; print(os.getcwd(), sys.argv, __name__, os.environ['SAID'], sys.path[0], [name for name in sys.modules if name.partition('.')[0] in ('course', 'grading', 'nbgrader')])"


def test_it_has_its_own_folder_words_and_variables_and_nothing_of_ours_is_imported(tmp_path):
    done = warm.run(tmp_path, {**os.environ, "SAID": "hello"}, "-c", SEEN, "one", "two")
    assert (done.returncode, done.stderr, done.stdout) == (0, "", f"{tmp_path} ['-c', 'one', 'two'] __main__ hello {tmp_path} []\n")


def test_a_module_is_run_of_its_own_folder_first(tmp_path):
    (tmp_path / "greets.py").write_text("import sys; print(__name__, sys.argv[1:], file=sys.stderr); sys.exit(3)")
    done = warm.run(tmp_path, dict(os.environ), "-m", "greets", "Amira")
    assert (done.returncode, done.stdout, done.stderr) == (3, "", "__main__ ['Amira']\n")


@pytest.mark.parametrize("does, code", [("1 / 0", 1), ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", -9), ("import os; os._exit(5)", 5)])
def test_however_it_ends_the_next_one_runs(tmp_path, does, code):
    assert warm.run(tmp_path, dict(os.environ), "-c", does).returncode == code
    assert warm.run(tmp_path, dict(os.environ), "-c", "print('on')").stdout == "on\n"


def test_what_takes_too_long_is_ended_and_said(tmp_path):
    with pytest.raises(subprocess.TimeoutExpired):
        warm.run(tmp_path, dict(os.environ), "-c", "import time; time.sleep(600)", timeout_s=1)
    assert warm.run(tmp_path, dict(os.environ), "-c", "print('on')").stdout == "on\n"
