"""``nbgrader collect`` from a drop box in which learners put what they like: nobody's work is lost, and nobody gets another's."""

import os

from nbgrader.api import Gradebook

from grading.grade.command import grade
from grading.layout import Layout
from tests.grading.conftest import MODULE

PAGE, RECORD = f"{MODULE}.ipynb", f"{MODULE}.answers.json"
REASONS = {"copier": "link to another place", "twin": "second name", "waiter": "not an ordinary file", "sparse": "larger than 10 MB",
           "elsewhere": "link to another place", "crowd": "more than 200 files"}


def dropped(course, name):
    """A folder in the drop box with right work in it."""
    folder = course.root.parent / "exchange" / "cx" / "inbound" / name
    folder.mkdir(parents=True)
    course.work(folder, {"m90-1": 15}, "mean_min = minutes.mean()")
    (folder / RECORD).write_text((folder / RECORD).read_text().replace("14:02:05", f"14:02:05 {name}"))
    (folder / "timestamp.txt").write_text("2026-11-22 14:02:05 UTC")
    (folder / "submission_secret.txt").write_text(f"secret{name.partition('+')[0].strip('.')}")
    return folder


def test_what_is_dropped_is_collected_safely_and_nothing_stops_the_rest(course):
    box = {learner: dropped(course, f"{learner}+{MODULE}+2026-11-22 14:02:05 UTC+7") for learner in ("amira", "zoe", "..", *REASONS)}
    dropped(course, f"tom+{MODULE}+soon+7")
    dropped(course, f"amira+{MODULE}+2026-11-21 09:00:00 UTC+7")
    for learner, how in {"copier": lambda path: path.symlink_to(box["amira"] / path.name), "twin": lambda path: os.link(course.root / "solutions" / MODULE / PAGE, path),
                         "waiter": os.mkfifo, "sparse": lambda path: path.touch() or os.truncate(path, 1 << 34)}.items():
        for name in (PAGE, RECORD):
            (box[learner] / name).unlink()
            how(box[learner] / name)
    box["elsewhere"].rename(moved := box["elsewhere"].with_name("moved"))
    box["elsewhere"].symlink_to(moved)
    for number in range(300):
        (box["crowd"] / f"{number}.txt").touch()

    said = course.nbgrader("collect", MODULE).stderr
    assert "soon" in said and "is left" in said and not (course.root / "grading" / MODULE).exists()
    submitted = course.root / "grading" / "submitted"
    assert sorted(path.name for path in submitted.iterdir()) == sorted(["amira", *REASONS, "zoe"])
    assert (submitted / "amira" / MODULE / "submission_secret.txt").read_text() == "secretamira"

    account = grade(Layout(course.root), MODULE, say=str)
    assert {learner: REASONS.get(learner, "none") in reason for learner, reason in account.turned_away.items()} == dict.fromkeys(REASONS, True)
    with Gradebook(course.gradebook, "cx") as book:
        assert {learner: book.find_submission(MODULE, learner).score for learner in ("amira", "zoe", *REASONS)} == {
            **dict.fromkeys(REASONS, 0), "amira": 6, "zoe": 6}
