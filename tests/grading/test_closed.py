"""No other account of the machine reads what learners wrote: not what lies collected and graded, nor while it runs."""

import os
import shutil
import stat
import subprocess
import tempfile
from pathlib import Path

from grading.grade.turns import close_to_others
from grading.layout import HERE
from tests.grading.conftest import MODULE, Course
from tests.house import account

# What of a folder somebody can read: files by name, and folders by their list.
WALK = """
import os, sys
for at, folders, names in os.walk(sys.argv[1]):
    for name in names:
        try:
            open(os.path.join(at, name), "rb").read(1)
            print(os.path.relpath(os.path.join(at, name), sys.argv[1]))
        except OSError:
            pass
"""

# The rights of a fork's folder and of the record in it.
MODES = """
from grading.kernels.sandbox import Limits
from grading.kernels.warm import Warm, converse
from grading.layout import HERE
look = "import os; print([oct(os.stat(path).st_mode & 0o7777) for path in ('.', os.environ['COURSE_ANSWERS'])])"
with Warm(HERE, "02_curbside", trusted=["pass"], room=False) as warm:
    for role, step in (("learner", {"run": look}), ("trusted", {"score": look, "values": {}})):
        request = {"module": "02_curbside", "record": {"answers": {}}, "limits": Limits().as_dict(), "steps": [step]}
        replies, stopped = converse(warm.place, role, request, 30)
        print(stopped + replies[0]["outputs"][0]["text"], end="")
"""


def test_another_account_reads_nothing_that_was_handed_in_collected_or_graded(built_once):
    with tempfile.TemporaryDirectory(prefix="closed-", dir="/tmp") as place:
        Path(place).chmod(0o755)
        shutil.copytree(built_once.root, Path(place) / "course")
        course = Course(Path(place) / "course")
        course.handed_in("amira", {"m90-1": 15}, "mean_min = minutes.mean()")
        (cut := course.handed_in("tom", {"m90-1": 15}) / f"{MODULE}.ipynb").write_text("{")
        assert course.grading("grade", MODULE).returncode == 0
        grading = course.root / "grading"
        (grading / "quarantine" / "set aside.ipynb").write_text("{")
        assert cut.exists() and list((grading / "autograded").rglob("*.json"))
        assert not any(stat.S_IMODE((grading / name).stat().st_mode) & 0o007
                       for name in ("submitted", "autograded", "quarantine", "feedback", "to-send", "gradebook.db")), "before anything is given back too"
        if os.geteuid() == 0:  # else the other account is ours
            seen = subprocess.run(account.command("plain", "-c", WALK, grading), capture_output=True, text=True, check=True).stdout.splitlines()
            assert "README.md" in seen, "it looks where it should"
            assert [name for name in seen if name.startswith(("submitted", "autograded", "quarantine", "gradebook.db"))] == []


def test_a_way_in_that_a_group_has_stays(tmp_path):
    (tmp_path / "grading" / "submitted").mkdir(parents=True)
    (tmp_path / "grading" / "submitted").chmod(0o2775)
    close_to_others(tmp_path, "autograded")
    assert stat.S_IMODE((tmp_path / "grading" / "submitted").stat().st_mode) == 0o2770 and (tmp_path / "grading" / "autograded").is_dir()


def test_a_record_is_its_fork_s_alone_while_it_is_graded():
    """Without a room, where it lies among everybody's files."""
    with tempfile.TemporaryDirectory(prefix="closed-", dir="/tmp") as place:
        account.give(Path(place))
        env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(HERE.root), "HOME": place, "IPYTHONDIR": place}
        done = subprocess.run(account.command("plain", "-c", MODES), env=env, cwd=place, capture_output=True, text=True)
        assert done.stdout.split("\n")[:2] == ["['0o700', '0o600']"] * 2, done.stdout + done.stderr[-2_000:]
