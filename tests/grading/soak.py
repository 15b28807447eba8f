"""``python3 -m tests.grading.soak [-n N]``: a cohort with broken and hostile hand-ins, the grader killed three times on the way."""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.api import Gradebook

from tests.attacks.processes import adopted
from tests.grading.conftest import ROOT, copy_course

MODULE = "02_curbside"
BROKEN, HOSTILE = 0.05, 0.02


@dataclass
class Soaked:
    """What came of it; ``wrong`` holds a sentence for every row that is not as the truth has it."""

    handins: int
    seconds: float = 0.0
    killed_at: list = field(default_factory=list)
    peaks_mib: list = field(default_factory=list)
    growth_mib: float = 0.0
    left: list = field(default_factory=list)
    account: dict = field(default_factory=dict)
    again: dict = field(default_factory=dict)
    wrong: list = field(default_factory=list)


def soak(folder, n, seed=1, kills=3, workers=2):
    """Make a cohort of ``n`` in a course's copy, grade it with ``kills`` interruptions, and hold it to its truth."""
    course = copy_course(Path(folder) / "the course", lessons=[ROOT / "solutions" / MODULE])
    made = ROOT / "modules" / MODULE
    (course.root / "modules" / MODULE).mkdir()
    (course.root / "modules" / MODULE / f"{MODULE}.ipynb").write_bytes((made / f"{MODULE}.ipynb").read_bytes())
    course.nbgrader("generate_assignment", MODULE, "--force")
    # A broken pipe can't be copied: the cohort is moved to where collecting would put it.
    cohort = course.grading("cohort", MODULE, "-n", str(n), "--seed", str(seed), "--to", str(Path(folder) / "cohort"),
                            "--broken", str(BROKEN), "--hostile", str(HOSTILE))
    assert cohort.returncode == 0, cohort.stderr
    os.rename(Path(folder) / "cohort" / "submitted", course.root / "grading" / "submitted")
    truth = json.loads((Path(folder) / "cohort" / "truth.json").read_text(encoding="utf-8"))
    found, began = Soaked(n), time.monotonic()
    with adopted() as left:
        for kill in range(kills):
            _grade(course, found, workers, until=n * (kill + 1) // (kills + 1))
            found.left += left()
        found.account = _grade(course, found, workers)
        found.seconds = time.monotonic() - began
        found.again = _grade(course, found, workers)
        found.left += left()
    found.wrong = list(compare(truth, found.account, course))
    return found


def _grade(course, found, workers, until=None):
    """Grade to the end, or kill the grader when so many hand-ins are done. Returns its account."""
    said = course.root.parent / "said.json"
    with said.open("w") as out:
        process = subprocess.Popen([sys.executable, "-m", "grading", "grade", MODULE, "--json", "--workers", str(workers)], cwd=course.root,
                                   env={**os.environ, "PYTHONPATH": str(course.root)}, stdout=out, stderr=subprocess.PIPE, text=True)
    sizes, before = [], done(course)
    while process.poll() is None:
        if done(course) == before:
            sizes.clear()  # it has not begun: what it imports is not counted as growth
        with suppress(OSError, IndexError):
            status = Path(f"/proc/{process.pid}/status").read_text()
            sizes.append([int(status.partition(f"{name}:")[2].split()[0]) / 1024 for name in ("VmRSS", "VmHWM")])
        if until is not None and done(course) >= until:
            process.send_signal(signal.SIGKILL)
            found.killed_at.append(done(course))
            until = None
        time.sleep(0.1)
    problem = process.stderr.read()
    process.stderr.close()
    if sizes:
        found.peaks_mib.append(round(max(peak for _, peak in sizes)))
        quarter = len(sizes) // 4
        found.growth_mib = max(found.growth_mib, round(sizes[-1][0] - max(now for now, _ in sizes[:quarter + 1]), 1))
    if process.returncode == -signal.SIGKILL:
        return {}
    assert process.returncode == 0, problem[-2_000:]
    return json.loads(said.read_text())


def done(course):
    """How many hand-ins lie graded in their place."""
    return sum(1 for _ in (course.root / "grading" / "autograded").glob(f"*/{MODULE}/{MODULE}.ipynb"))


def compare(truth, account, course):
    """A sentence for each row that is not accounted for, or not what the truth says."""
    named = [*account["graded"], *account["unchanged"], *account["turned_away"]]
    if sorted(named) != sorted(truth["learners"]):
        yield f"not accounted for once: {sorted(set(truth['learners']) ^ set(named))[:5]}"
    with Gradebook(course.gradebook, "cx") as book:
        rows = {one.student.id: {grade.name: grade for grade in one.notebooks[0].grades} for one in book.assignment_submissions(MODULE)}
        for learner, one in truth["learners"].items():
            grades, turned_away = rows.get(learner), learner in account["turned_away"]
            outcome = "turned away" if turned_away else "graded"
            if not grades or outcome not in one["outcomes"]:
                yield f"{learner} ({one['what'] or one['kind']}) is {outcome if grades else 'not in the gradebook'}, and should be {one['outcomes']}"
                continue
            for cell, deserved in one["cells"].items():
                problem = _cell(grades[cell], 0.0 if turned_away else deserved["score"], one["kind"], turned_away)
                if problem:
                    yield f"{learner} ({one['what'] or one['kind']}), {cell} {problem}"


def _cell(grade, deserved, kind, turned_away):
    """What is wrong with one grade; empty when nothing is."""
    score = grade.auto_score
    if turned_away:
        return "" if not score and grade.needs_manual_grade else f"has {score} and waits for nobody"
    if deserved is None:
        return "" if score is None and grade.needs_manual_grade else f"is a memo with {score}"
    if kind == "hostile":
        return "" if (score or 0) <= deserved + 1e-9 else f"earns {score} of {deserved} deserved"
    return "" if score is not None and abs(score - deserved) < 1e-6 else f"has {score}, deserves {deserved}"


def main():
    """Soak once, and say what came of it."""
    parser = argparse.ArgumentParser(prog="python3 -m tests.grading.soak", description=__doc__.partition(": ")[2])
    parser.add_argument("-n", type=int, default=1_000, metavar="N", help="hand-ins (1000)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        found = soak(folder, options.n, options.seed, workers=options.workers)
    said = {**vars(found), "account": {name: len(part) for name, part in found.account.items()},
            "again": {name: len(part) for name, part in found.again.items()}}
    print(json.dumps({**said, "wrong": found.wrong[:20], "wrong_rows": len(found.wrong)}, ensure_ascii=False, indent=1))
    return int(bool(found.wrong or found.left))


if __name__ == "__main__":
    raise SystemExit(main())
