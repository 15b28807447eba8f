"""How long does a hand-in take to grade, by stock nbgrader and by ours?

    python3 tests/benchmarks/grading.py [MODULE] [--handins 40] [--workers 2] [--rounds 3]

One honest cohort is graded in a copy of the course by ``nbgrader autograde`` with nbgrader's
own steps (one kernel, one batch) and by ``python3 -m grading grade``. They take turns, so
that a busy machine slows both; figures are medians over the rounds, in seconds per hand-in,
start of the command included. Stock needs a memo's cell to be left alone, so memos are not
compared. The last line is JSON. Nothing here passes or fails.

identical  every scored cell of every hand-in has the same score by both.
floor_s    computing time of the cells alone (learner's and score cells, all imported, each
           hand-in once), over the machine's cores.
computed_s processing time of our command and all its processes, over the machine's cores: what
           seconds per hand-in come to on an idle machine at best, and nearly the same on a busy one.
           Some 2.5 s of a command go into its start, however many hand-ins there are.
peak_mib   most memory of our command and all its processes together, shared pages once.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

ROOT = Path(__file__).resolve().parents[2]
STOCK = """
c = get_config()
c.CourseDirectory.course_id = "cx"
c.CourseDirectory.root = {root!r}
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.submitted_directory = "grading/submitted"
c.CourseDirectory.autograded_directory = "grading/autograded"
c.CourseDirectory.db_url = "sqlite:///{root}/grading/gradebook.db"
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "*.py"]
c.Autograde.exclude_overwriting = {{"{module}": ["{module}.answers.json"]}}
"""
FLOOR = """
import json, os, sys, time
from pathlib import Path
os.environ["COURSE_GRADING"] = "1"
import pandas, altair, ipywidgets
from grading.kernels import shell
from grading.keys import load
from grading.layout import HERE
running, module = shell.make(), sys.argv[1]
load(HERE, module)
source = {cell["metadata"]["nbgrader"]["grade_id"]: "".join(cell["source"])
          for cell in json.loads((HERE.solutions / module / f"{module}.ipynb").read_text())["cells"]
          if cell["cell_type"] == "code" and cell["metadata"].get("nbgrader", {}).get("grade")}
def cells(folder):
    for cell in json.loads((folder / f"{module}.ipynb").read_text())["cells"]:
        if cell["cell_type"] == "code":
            yield source.get(cell["metadata"].get("nbgrader", {}).get("grade_id"), "".join(cell["source"]))
folders = sorted((HERE.root / "grading" / "submitted").glob(f"*/{module}"))
spent = []
for folder in [folders[0], *folders]:
    os.environ["COURSE_ANSWERS"] = str(folder / f"{module}.answers.json")
    running.start_afresh()
    since = time.process_time()
    for text in cells(folder):
        running.run(text)
    spent.append(time.process_time() - since)
print(sum(spent[1:]) / len(folders) / os.cpu_count())
"""


def main(arguments):
    """Make the cohort, let both grade it in turn, print a line for each round and JSON at the end."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("module", nargs="?", default="02_curbside")
    parser.add_argument("--handins", type=int, default=40)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        course = Path(folder) / "course"
        prepare(course, chosen.module, chosen.handins)
        stock, ours, computed, same, peaks = [], [], [], True, []
        for number in range(chosen.rounds):
            seconds, scores = by_stock(course, chosen.module)
            stock.append(seconds / chosen.handins)
            seconds, spent, found, peak = by_ours(course, chosen.module, chosen.workers)
            computed.append(spent / chosen.handins / os.cpu_count())
            ours.append(seconds / chosen.handins)
            peaks.append(peak)
            same = same and bool(scores) and scores == found
            print(f"round {number + 1}: stock {stock[-1]:.3f} s, ours {ours[-1]:.3f} s per hand-in, {len(scores)} scores")
        floor = float(run(course, "-c", FLOOR, chosen.module).split()[-1])
    print(json.dumps({"stock_s": round(median(stock), 4), "ours_s": round(median(ours), 4), "ratio": round(median(stock) / median(ours), 2),
                      "identical": same, "floor_s": round(floor, 4), "computed_s": round(median(computed), 4), "peak_mib": max(peaks), "handins": chosen.handins,
                      "workers": chosen.workers}))


def prepare(course, module, count):
    """A copy of the course with the module registered and an honest cohort handed in."""
    leave = shutil.ignore_patterns("__pycache__", "gradebook.db*", "submitted", "autograded", "exchange", "quarantine")
    for name in ("course", "datasets", "grading"):
        shutil.copytree(ROOT / name, course / name, ignore=leave)
    for name in ("solutions", "modules"):
        shutil.copytree(ROOT / name / module, course / name / module, ignore=leave)
    shutil.copyfile(ROOT / "nbgrader_config.py", course / "nbgrader_config.py")
    run(course, "-m", "nbgrader", "generate_assignment", module, "--force")
    run(course, "-m", "grading", "cohort", module, "-n", str(count), "--broken", "0", "--to", str(course.parent / "cohort"))
    shutil.copytree(course.parent / "cohort" / "submitted", course / "grading" / "submitted")
    # A root of its own: nbgrader reads the settings that lie in the root too, and ours would be used twice.
    stock = course / "stock"
    stock.mkdir()
    for name in ("solutions", "grading"):
        (stock / name).symlink_to(course / name)
    (stock / "nbgrader_config.py").write_text(STOCK.format(root=str(stock), module=module))


def environment(course):
    """Nobody's settings, this copy's code."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("COURSE_", "JUPYTER", "NBGRADER"))}
    beside = {name: str(course.parent / name) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")}
    return {**env, **beside, "PYTHONPATH": str(course)}


def run(course, *arguments, cwd=None):
    """What a command says; it must succeed."""
    done = subprocess.run([sys.executable, *arguments], cwd=cwd or course, env=environment(course), capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    return done.stdout


def forget(course):
    """Back to before grading."""
    subprocess.run([sys.executable, "-c", "import sqlite3, sys; book = sqlite3.connect(sys.argv[1]); "
                    "[book.execute(f'delete from {table}') for table in ('grade', 'comment', 'submitted_notebook', 'submitted_assignment')]; "
                    "book.commit()", str(course / "grading" / "gradebook.db")], check=True)
    shutil.rmtree(course / "grading" / "autograded", ignore_errors=True)


def by_stock(course, module):
    """Seconds of ``nbgrader autograde`` as it comes, and the scores."""
    forget(course)
    since = perf_counter()
    run(course, "-m", "nbgrader", "autograde", module, cwd=course / "stock")
    seconds = perf_counter() - since
    was_stock(course, module)
    return seconds, scores(course, module)


def was_stock(course, module):
    """Stop unless Jupyter's own kernel ran the cells: it alone numbers them."""
    graded = next((course / "grading" / "autograded").glob(f"*/{module}/{module}.ipynb"))
    if not any(cell.get("execution_count") for cell in json.loads(graded.read_text(encoding="utf-8"))["cells"]):
        raise SystemExit("This was not stock nbgrader: our own steps were used.")


def by_ours(course, module, workers):
    """Seconds of our command, processor seconds of all its processes, the scores, and the most memory that it took, in MiB."""
    forget(course)
    peak, over = [0], threading.Event()
    watch = threading.Thread(target=_watch, args=(peak, over, str(course)))
    watch.start()
    since, before = perf_counter(), processed()
    run(course, "-m", "grading", "grade", module, "--workers", str(workers))
    seconds, spent = perf_counter() - since, processed() - before
    over.set()
    watch.join()
    return seconds, spent, scores(course, module), peak[0] // 1024


def _watch(peak, over, course):
    """The most proportional memory of all processes that have this copy on their path, in KiB."""
    while not over.is_set():
        total = 0
        for process in Path("/proc").glob("[0-9]*"):
            try:
                if course.encode() in (process / "environ").read_bytes():
                    lines = (process / "smaps_rollup").read_text().splitlines()
                    total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
            except (OSError, StopIteration):
                continue
        peak[0] = max(peak[0], total)
        sleep(2.0)  # looking costs time that would be counted as ours


def processed():
    """Processor seconds of all processes that have ended here, and of theirs."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def scores(course, module):
    """Every automatic score by learner and cell; memos are left out."""
    code = ("import json, sys, warnings; warnings.simplefilter('ignore'); from nbgrader.api import Gradebook\n"
            "with Gradebook(sys.argv[1], 'cx') as book:\n"
            " print(json.dumps({f'{one.student.id}/{grade.name}': grade.auto_score for one in book.assignment_submissions(sys.argv[2])"
            " for held in one.notebooks for grade in held.grades if grade.cell.cell_type == 'code'}))")
    return json.loads(run(course, "-c", code, f"sqlite:///{course / 'grading' / 'gradebook.db'}", module).splitlines()[-1])


if __name__ == "__main__":
    main(sys.argv[1:])
