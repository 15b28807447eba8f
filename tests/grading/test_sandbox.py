"""What a learner's code can do in its fork, tried in real ones: its own work, and nothing else."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from course.errors import CourseError
from grading.kernels import frames, guard, landlock, sandbox, system
from grading.kernels.sandbox import Limits
from grading.kernels.warm import Gone, Warm, converse
from grading.keys import load
from grading.layout import HERE, Layout
from tests.attacks.stopping import DRIP

MODULE = "02_curbside"
SECRET = "the password is forty-two thousand and seven"
RECORD = {"answers": {"m2-1": {"answer": 15}}}
AHEAD = [{"run": "import os; kept = os.urandom(8).hex(); kept"}, {"declare": "said = kept", "read": []},
         {"run": f"from course.exercises.records import record; record({MODULE!r}).notice"}, {"run": "later = 1"}]
RIGHT_MEMO = load(HERE, MODULE).ANSWERS["m2-8"]["text"]


@pytest.fixture(scope="module")
def place():
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DATABASE_PASSWORD", SECRET)
        with Warm(HERE, MODULE, learner=AHEAD, trusted=["pass"]) as warm:
            yield str(warm.place)


def run(place, *cells, role="learner", **limits):
    """The outputs of cells as text, one for each that ran, and why the others did not."""
    held = Limits(**limits)
    steps = [{"run": cell} if role == "learner" else {"score": cell, "values": {}} for cell in cells]
    replies, stopped = converse(place, role, {"module": MODULE, "record": RECORD, "limits": held.as_dict(), "steps": steps}, held.wall_s)
    return [json.dumps(reply.get("outputs", reply)) for reply in replies], stopped


def test_everything_that_must_not_be_possible_is_not(place):
    assert len(guard.prove(HERE, MODULE, place)) == len(guard.TRIALS)


def test_the_proof_notices_a_sandbox_that_is_not_there():
    with Warm(HERE, MODULE, sandboxed=False) as warm, pytest.raises(CourseError, match="does not hold.*reading the answer keys"):
        guard.prove(HERE, MODULE, warm.place)
    assert not warm.place.exists()
    with pytest.raises(Gone):  # and not: a hand-in that ended before its last cell
        run(warm.place, "1")


def test_honest_work_runs_as_on_a_page(place):
    said, stopped = run(
        place, "import pandas as pd\nfrom course.data import load\nlen(load('curbside/stores'))", "import sqlite3, statistics, xml.dom.minidom; 7",
        "open('mine.txt', 'w').write('x'); open('mine.txt').read()", "import threading; t = threading.Thread(target=print); t.start(); t.join()",
        "import json, os; json.load(open(os.environ['COURSE_ANSWERS']))['answers']['m2-1']['answer']", "import asyncio; await asyncio.sleep(0); 8")
    assert stopped == "" and [part in one for part, one in zip(("24", "7", "'x'", "", "15", "8"), said, strict=True)] == [True] * 6
    assert not [one for one in said if '"error"' in one]


def test_a_fork_knows_nothing_of_the_one_before_it(place):
    run(place, "open('left.txt', 'w').write('x'); left = 1")
    said, _ = run(place, "import os; os.listdir('.'), 'left' in globals(), 'kept' in globals()")
    assert "(['02_curbside.answers.json'], False, False)" in said[0]


def test_a_page_that_begins_as_released_goes_on_from_there(place):
    """From a state that is the same in each fork, up to a cell that looks into the record."""
    firsts = []
    for _ in range(2):
        steps = [*AHEAD[:2], {"run": "said, 'record' in globals(), 'later' in globals()"}]
        replies, stopped = converse(place, "learner", {"module": MODULE, "record": RECORD, "limits": Limits().as_dict(), "steps": steps}, 20)
        kept, looked = replies[0]["outputs"][0]["data"]["text/plain"], replies[2]["outputs"][0]["data"]["text/plain"]
        assert stopped == "" and looked == f"({kept}, False, False)"
        firsts.append(kept)
    assert firsts[0] == firsts[1]
    assert run(place, AHEAD[0]["run"]) != run(place, AHEAD[0]["run"])  # its second step is another: it ran from the start


def test_two_forks_draw_different_numbers(place):
    draw = "import random, numpy; random.random(), numpy.random.rand()"
    assert run(place, draw) != run(place, draw)


def test_right_answers_were_never_in_the_learners_memory(place):
    search = (f"import gc; gc.unfreeze(); [1 for one in gc.get_objects() if isinstance(one, dict) "
              f"and any(isinstance(held, str) and held.startswith({RIGHT_MEMO[:9]!r} + {RIGHT_MEMO[9:40]!r}) for held in one.values())]")
    assert "[]" in run(place, search)[0][0]
    assert "[1" in run(place, search, role="trusted")[0][0]


def test_nothing_of_the_graders_settings_is_in_the_environment(place):
    said, _ = run(place, "import os; dict(os.environ)")
    assert "COURSE_ANSWERS" in said[0] and SECRET not in said[0]


@pytest.mark.parametrize("bomb, limits, why", [
    ("while True: pass", {"cpu_s": 1}, "it ended before its last cell"),
    ("import time; time.sleep(600)", {}, "its time was up"),
    ("import os" + DRIP, {}, "its time was up"),
    ("import os; os._exit(0)", {}, "it ended before its last cell"),
    ("import ctypes; ctypes.string_at(0)", {}, "it ended before its last cell"),
    ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", {}, "it ended before its last cell"),
    ("import socket; socket.socket(fileno=3).shutdown(socket.SHUT_RDWR)", {}, "it ended before its last cell"),
])
def test_a_fork_that_ends_or_does_not_end_is_told_from_one_that_works(place, monkeypatch, bomb, limits, why):
    receive, heard = frames.receive, []

    def short_of_time(channel, until):
        """Once its first cell is done, a second is left of its time."""
        heard.append(receive(channel, min(until, time.monotonic() + 1) if len(heard) == 2 and why == "its time was up" else until))
        return heard[-1]

    monkeypatch.setattr(frames, "receive", short_of_time)
    said, stopped = run(place, "print('before')", bomb, "print('after')", **limits)
    assert stopped.startswith(why) and len(said) == 1 and "before" in said[0]
    monkeypatch.undo()
    assert run(place, "'the next'") == run(place, "'the next'") != ([], "")


def test_output_memory_files_and_threads_have_an_end(place):
    said, stopped = run(
        place, "for _ in range(200): print('x' * 100_000)", "bytearray(3 << 30)", "open('big', 'wb').write(b'x' * (20 << 20))",
        "for n in range(5_000): open(f'f{n}', 'w').close()",
        "import threading, time\nfor _ in range(500): threading.Thread(target=time.sleep, args=(9,), daemon=True).start()")
    assert stopped == "" and len(said[0]) < 1_200_000 and "left out" in said[0]
    errors = ["MemoryError", "File too large", "No space left", "can't start new thread"]
    assert all(error in one or "left out" in one or one == "[]" for error, one in zip(errors, said[1:], strict=True)), said[1:]


def test_what_a_fork_writes_past_the_shell_goes_nowhere(place, capfd):
    run(place, "import os\nfor handle in (0, 1, 2): os.write(handle, b'past the shell')")
    assert "past the shell" not in "".join(capfd.readouterr())


def test_nothing_a_fork_did_is_left(place):
    run(place, "open('x', 'w').write('x')", "import os; os._exit(1)")
    until = time.monotonic() + 20
    # Whoever was cut off asks whether the warm process is still there: one more fork comes and goes, so a second look may see that one.
    while (left := list(Path(place, "learner").iterdir())) and time.monotonic() < until:
        time.sleep(0.05)
    assert not left


@pytest.mark.parametrize("users", [2**32 - 1, 65_536])
def test_forks_that_run_at_once_are_each_a_user_that_nobody_is(users):
    found = [sandbox.nobodys(number, users) for number in range(4_000, 4_064)]
    assert len(set(found)) == 64 and all(30_000 < uid < users for uid in found)


def test_a_score_cell_runs_by_itself(place):
    said, stopped = run(place, "a = 1\n2.5", "'a' in globals()", "1 / 0", role="trusted")
    assert stopped == "" and "2.5" in said[0] and "False" in said[1] and "ZeroDivisionError" in said[2]


def test_untrusted_work_is_refused_where_it_can_not_be_shut_in(monkeypatch):
    monkeypatch.setattr(landlock, "abi", lambda: 0)
    with pytest.raises(CourseError, match="can’t be shut in.*no Landlock.*--unsafe"):
        guard.require(unsafe=False)
    assert guard.require(unsafe=True) is False


def test_a_system_that_is_no_unix_is_told_so_by_the_command():
    code = ("import os, sys\nsys.modules.update(resource=None, fcntl=None)\nfor name in ('fork', 'geteuid', 'setsid'): delattr(os, name)\n"
            f"from grading.__main__ import main\nsys.exit(main(['grade', {MODULE!r}, '--unsafe']))")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, cwd=HERE.root)
    assert done.returncode == 1 and done.stderr.splitlines()[-1] == "Grade on Linux; on Windows, inside WSL."
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("lacking", ["landlock", "seccomp"])
def test_a_machine_that_lacks_a_part_is_never_graded_on_unsaid(monkeypatch, lacking):
    """As on macOS, on another processor, or in a container that keeps a part away."""
    monkeypatch.setattr(*{"landlock": (landlock, "abi", lambda: 0), "seccomp": (system, "KNOWN", False)}[lacking])
    with pytest.raises(CourseError, match="can’t be shut in.*Nothing was graded.*--unsafe"):
        guard.require(unsafe=False)


def test_a_course_that_does_not_import_is_said(tmp_path):
    (tmp_path / "grading").mkdir()
    (tmp_path / "grading" / "__init__.py").write_text("raise ImportError('half a course')")
    with pytest.raises(CourseError, match="did not start: ImportError: half a course"):
        Warm(Layout(tmp_path), MODULE, trusted=["x"]).wait()
