"""Lateness and its penalty, with our command as with nbgrader's own."""

from nbgrader.api import Gradebook

from grading.give_back import give_back
from grading.grade.command import grade
from grading.grade.table import as_text
from grading.layout import Layout
from tests.grading.conftest import MODULE

TIMES = {"amira": "2026-11-22 11:59:59 UTC", "tom": "2026-11-22 14:02:05 UTC", "joan": "2026-11-22T14:02:05+01:00", "ines": None, "odd": "soon"}


def held(course):
    """Points, penalty, seconds late and time of each learner, as the gradebook has them."""
    found = {}
    with Gradebook(course.gradebook, "cx") as book:
        for learner in TIMES:
            one = book.find_submission(MODULE, learner)
            found[learner] = one.score, one.notebooks[0].late_submission_penalty, one.total_seconds_late, str(one.timestamp)
    return found


def test_a_late_hand_in_is_late_by_the_same_second_and_costs_the_same(course):
    with Gradebook(course.gradebook, "cx") as book:
        book.update_or_create_assignment(MODULE, duedate="2026-11-22 13:00:00 UTC")
    with (course.root / "nbgrader_config.py").open("a") as settings:
        settings.write('\nc.LateSubmissionPlugin.penalty_method = "zero"\n')
    at = {}
    for number, (learner, time) in enumerate(TIMES.items()):
        at[learner] = course.handed_in(learner, {"m90-1": number}, "mean_min = minutes.mean()")
        if time:
            (at[learner] / "timestamp.txt").write_text(time)

    account = grade(Layout(course.root), MODULE, say=str)
    ours = held(course)
    assert {learner: one[1:3] for learner, one in ours.items()} == {
        "amira": (None, 0), "tom": (4, 3725), "joan": (4, 125), "ines": (None, 0), "odd": (None, 0)}
    assert account.notes == {"odd": ["The time of handing in can’t be read: it counts as in time."]}

    assert "less for it by the policy in nbgrader_config.py:\n  joan              less 4 points\n  tom               less 4 points\n" in as_text(account)

    give_back(Layout(course.root), MODULE)
    page = (course.root / "grading" / "to-send" / "tom" / f"tom_feedback_{MODULE}.html").read_text(encoding="utf-8")
    assert "0 of 12 points" in page and "less 4 for lateness" in page

    course.nbgrader("autograde", MODULE, "--force")
    assert held(course) == ours

    (at["tom"] / "timestamp.txt").write_text("2026-11-22 12:30:00 UTC")
    assert grade(Layout(course.root), MODULE, say=str, learners=["tom"]).graded == ["tom"]
    assert held(course)["tom"] == (4, None, 0, "2026-11-22 12:30:00"), "a penalty goes when its reason does"
