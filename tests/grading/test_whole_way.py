"""From release to the feedback page by nbgrader's own commands, run where people run them."""

from nbgrader.api import Gradebook

from tests.grading.conftest import MODULE, mark

MEMO = "Joan is not slow: **7 minutes** is one customer.\n\n<script>alert(1)</script> Cost $5 & $6."
RUN = {"n": 1, "simulator": "till", "levers": {"tills": 2}, "assumptions": {}, "seed": 7,
       "kpis": {"ontime_share": 0.913}, "at": "2026-11-22T14:02:05Z"}
FULL = {"m90-1": 15, "m90-3": {"text": MEMO, "runs": [1]}}
LEARNERS = {
    "amira": (FULL, "mean_min = minutes.mean()", [RUN]),
    "tom": ({"m90-1": 14}, "mean_min = minutes.median()", []),
    "joan": (None, None, []),
}


def test_the_whole_way_from_release_to_feedback(course, tmp_path):
    my_course = course.root / "my-course"
    my_course.mkdir()
    course.nbgrader("release_assignment", MODULE)
    course.nbgrader("fetch_assignment", MODULE)
    folder = my_course / MODULE
    assert sorted(path.name for path in folder.iterdir()) == [f"{MODULE}.ipynb"]

    for learner, (answers, line, runs) in LEARNERS.items():
        (folder / f"{MODULE}.answers.json").unlink(missing_ok=True)
        course.work(folder, answers, line, runs)
        (folder / "private notes.txt").write_text("not handed in")
        if learner == "amira":
            said = course.nbgrader("validate", f"{MODULE}.ipynb", cwd=folder).stdout
            assert "passes all the tests" in said
        course.nbgrader("submit", MODULE, f"--student={learner}")
    course.nbgrader("collect", MODULE)
    submitted = course.root / "grading" / "submitted" / "amira" / MODULE
    assert sorted(path.name for path in submitted.iterdir()) == [
        f"{MODULE}.answers.json", f"{MODULE}.ipynb", "submission_secret.txt", "timestamp.txt"]

    # A record that was left beside the source by mistake must not be laid over a learner's.
    (course.root / "solutions" / MODULE / f"{MODULE}.answers.json").write_text("{}")
    course.nbgrader("autograde", MODULE)
    with Gradebook(course.gradebook, "cx") as book:
        scores = {learner: [grade.auto_score for grade in grades(book, learner)] for learner in LEARNERS}
        assert scores == {"amira": [2.0, 4.0, None], "tom": [0.0, 1.5, 0.0], "joan": [0.0, 0.0, 0.0]}
        queued = {learner: [grade.needs_manual_grade for grade in grades(book, learner)] for learner in LEARNERS}
        assert queued == {"amira": [False, False, True], "tom": [False] * 3, "joan": [False] * 3}
        mark(book, "amira", "m90-3", 4.5, "You say what the seven hides.\nWhat would a manager do on Monday?")

    course.nbgrader("generate_feedback", MODULE)
    pages = {learner: (course.root / "grading" / "feedback" / learner / MODULE / f"{MODULE}.html").read_text() for learner in LEARNERS}
    assert "10.5 of 12 points" in pages["amira"] and "1.5 of 12 points" in pages["tom"] and "0 of 12 points" in pages["joan"]
    assert "What would a manager do on Monday?" in pages["amira"] and "4.5 of 6 points" in pages["amira"]
    assert "Which of the three pulls the mean up?" in pages["tom"]
    assert pages["joan"].count("Not answered yet") == 3


def grades(book, learner):
    found = book.find_submission_notebook(MODULE, MODULE, learner).grades
    return sorted(found, key=lambda grade: grade.name)
