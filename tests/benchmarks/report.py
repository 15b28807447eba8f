"""How long a report of a large class takes, and how much memory: ``python3 tests/benchmarks/report.py [-n 10000] [MODULE]``.

The class is put straight into a copy of the gradebook and of the folder of graded work, as grading leaves
them, from what made-up learners give: to grade ten thousand would take a quarter of an hour.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
MOST_SECONDS, MOST_MB = 10, 500


def fill(course, module, n):
    """Put ``n`` learners of a made-up cohort into a course's gradebook and graded folder."""
    from random import Random

    from nbgrader.api import Comment, Grade, Gradebook, Student, SubmittedAssignment, SubmittedNotebook
    from sqlalchemy import insert

    from grading.cohort import exercises, people, runs
    from grading.cohort.pool import pool
    from grading.cohort.work import work
    from grading.grade import marks
    from grading.keys import load
    from grading.layout import Layout

    os.environ["COURSE_GRADING"] = "1"
    lesson, key = exercises.read(Layout(course), module), load(Layout(course), module)
    pools = {name: pool(lesson, one, key.ANSWERS.get(name)) for name, one in lesson.exercises.items()}
    hard, played = people.difficulties(module, 1, pools), runs.played(lesson)
    rows = {table: [] for table in (Student, SubmittedAssignment, SubmittedNotebook, Grade, Comment)}
    held = []
    with Gradebook(f"sqlite:///{course / 'grading' / 'gradebook.db'}", "cx") as book:
        marks.ready(book)
        notebook = book.find_notebook(module, module)
        cells = {cell.name: cell.id for cell in notebook.grade_cells}
        comments = [cell.id for cell in notebook.solution_cells]
        for at, learner in enumerate(people.learners(module, n, 1, 0, 0)):
            files, deserved = work(learner, lesson, pools, hard, played)
            place = course / "grading" / "autograded" / learner.id / module
            place.mkdir(parents=True)
            (place / ".graded.json").write_text(json.dumps({"digest": "", "turned_away": "", "record_problem": "", "notes": [], "review": {}}))
            for name in files.keys() - {f"{module}.ipynb"}:
                (place / name).write_text(files[name], encoding="utf-8")
            rows[Student].append({"id": learner.id, "first_name": learner.name, "lms_user_id": str(at)})
            rows[SubmittedAssignment].append({"id": f"a{at}", "assignment_id": notebook.assignment.id, "student_id": learner.id})
            rows[SubmittedNotebook].append({"id": f"n{at}", "notebook_id": notebook.id, "assignment_id": f"a{at}"})
            rows[Comment] += [{"id": f"c{at}-{one}", "cell_id": cell, "notebook_id": f"n{at}", "manual_comment": "Which number is it?"} for one, cell in enumerate(comments)]
            given = {}
            for one, (name, about) in enumerate(deserved.items()):
                waits = about["score"] is None
                by_hand = Random(learner.id).choice((3.0, 6.0, 9.0)) if waits else None
                rows[Grade].append({"id": f"g{at}-{one}", "cell_id": cells[name], "notebook_id": f"n{at}", "auto_score": about["score"], "manual_score": by_hand, "needs_manual_grade": False})
                known = None if about["did"] == "blank" else f"{name}/{about['wrong']}" if about["wrong"] else ""
                given[name] = {"gave": "", "scored": about["score"], "why": "", "note": "", "known": known}
            held.append({"submission": f"a{at}", "digest": "", "given": json.dumps(given)})
        for table, values in rows.items():
            book.db.execute(insert(table), values)
        book.db.execute(insert(marks.HELD), held)
        book.db.commit()


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("module", nargs="?", default="02_curbside")
    asked.add_argument("-n", type=int, default=10_000)
    chosen = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder) / "course"
        leave = shutil.ignore_patterns("__pycache__", "gradebook.db*", "submitted", "autograded", "downloaded", "quarantine")
        for name in ("course", "grading", "datasets", "solutions", "modules"):
            shutil.copytree(ROOT / name, course / name, ignore=leave)
        shutil.copyfile(ROOT / "nbgrader_config.py", course / "nbgrader_config.py")
        environment = {**os.environ, "PYTHONPATH": str(course)}
        subprocess.run([sys.executable, "-m", "grading", "build", chosen.module], cwd=course, env=environment, check=True, capture_output=True)
        fill(course, chosen.module, chosen.n)
        began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "grading", "report", chosen.module], cwd=course, env=environment, check=True)
        after, took = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic() - began
    seconds, mb = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, after.ru_maxrss / 1024
    print(f"{chosen.n:,} learners: {seconds:.1f} s of {MOST_SECONDS} at work ({took:.1f} s by the clock, others of the machine with it), "
          f"{mb:.0f} MB of {MOST_MB} (the most of any step, the build with it)")
    return int(seconds > MOST_SECONDS or mb > MOST_MB)


if __name__ == "__main__":
    sys.exit(main())
