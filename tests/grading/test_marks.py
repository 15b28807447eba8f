"""A mark belongs to the answer that it was given for, and what is graded is what the gradebook has."""

import contextlib
import shutil
import sqlite3

import pytest
from nbgrader.api import Gradebook

from grading.grade import rows
from grading.grade.command import grade
from grading.layout import Layout
from grading import criteria
from tests.grading.conftest import MODULE, mark
from tests.grading.graded import LINE

FIRST, NEXT = "2026-11-22 14:02:05 UTC", "2026-11-23 09:00:00 UTC"
MEMO, OTHER = ({"text": words, "runs": []} for words in ("Seven minutes is one customer.", "The mean hides who waits."))
TOLD = "This was handed in anew after a person had marked it. The answer before had 4.5 of 6 points. The comment on it was: “What on Monday?”"
# What each changes when handing in again: the first answer, the line, the memo.
CHANGES = {"nothing": (15, LINE, MEMO), "memo": (15, LINE, OTHER), "answer": (14, LINE, MEMO), "line": (15, "mean_min = 4", MEMO), "gone": (15, LINE, None)}


def hand_in(course, learner, at, answer, line, memo):
    folder = course.root / "grading" / "submitted" / learner / MODULE
    shutil.rmtree(folder, ignore_errors=True)
    course.handed_in(learner, {"m90-1": answer, **({"m90-3": memo} if memo else {})}, line)
    record = folder / f"{MODULE}.answers.json"
    record.write_text(record.read_text().replace("14:02:05", f"14:02:05 {learner}"))
    (folder / "timestamp.txt").write_text(at)


def quietly(course, **settings):
    return grade(Layout(course.root), MODULE, workers=1, say=str, **settings)


def held(course, learner, exercise):
    """Its points, whether it waits for a person, and what its comments say."""
    with Gradebook(course.gradebook, "cx") as book:
        one = book.find_grade(exercise, MODULE, MODULE, learner)
        comments = [comment.comment for comment in book.find_submission_notebook(MODULE, MODULE, learner).comments if comment.name.startswith(exercise)]
        return one.score, one.needs_manual_grade, " ".join(filter(None, comments))


@pytest.fixture(scope="module")
def marked_once(built_once, tmp_path_factory):
    """A class of which everybody has 4.5 points for the memo and, by hand, 3 for the line."""
    course = type(built_once)(tmp_path_factory.mktemp("marked") / "the course")
    shutil.copytree(built_once.root, course.root)
    for learner in CHANGES:
        hand_in(course, learner, FIRST, 15, LINE, MEMO)
    quietly(course)
    with Gradebook(course.gradebook, "cx") as book:
        for learner in CHANGES:
            mark(book, learner, "m90-3", 4.5, "What on Monday?")
            grade = book.find_grade("m90-2", MODULE, MODULE, learner)
            grade.manual_score = 3
            book.find_comment("m90-2-line", MODULE, MODULE, learner).manual_comment = "Say why."
        book.db.commit()
    return course


@pytest.fixture
def course(marked_once, tmp_path):
    shutil.copytree(marked_once.root, tmp_path / "the course")
    return type(marked_once)(tmp_path / "the course")


BUTTON = """
import sys
from nbgrader.apps.baseapp import NbGrader
from nbgrader.apps.api import NbGraderAPI
app = NbGrader()
app.initialize([])
api = NbGraderAPI(app.coursedir, app.authenticator, parent=app)
for learner in sys.argv[1:]:
    assert api.autograde("90_shop", learner)["success"]
"""


def by_nbgrader(course):
    """Two by formgrader's button, the others by nbgrader's command, which takes what is newer."""
    course.run("-c", BUTTON, "memo", "line").check_returncode()
    course.nbgrader("autograde", MODULE)


@pytest.mark.parametrize("way", [quietly, by_nbgrader])
def test_a_mark_stays_with_the_answer_that_it_was_given_for(course, way):
    for learner, changed in CHANGES.items():
        hand_in(course, learner, NEXT, *changed)
    for again in range(2):
        way(course) if not again else quietly(course, force=True)
        for learner in ("nothing", "answer", "line"):
            assert held(course, learner, "m90-3") == (4.5, False, "What on Monday?"), learner
        assert held(course, "memo", "m90-3") == held(course, "gone", "m90-3") == (0, True, TOLD)
        for learner in ("nothing", "answer", "memo", "gone"):
            assert held(course, learner, "m90-2") == (3, False, "Say why."), learner
        assert held(course, "line", "m90-2") == (1.5, True, TOLD.replace("4.5 of 6", "3 of 4").replace("What on Monday?", "Say why."))
        assert [held(course, learner, "m90-1")[0] for learner in CHANGES] == [2, 2, 0, 2, 2]


def test_a_new_mark_on_the_new_memo_is_a_mark_like_any_other(course):
    hand_in(course, "memo", NEXT, *CHANGES["memo"])
    quietly(course)
    with Gradebook(course.gradebook, "cx") as book:
        mark(book, "memo", "m90-3", 6, "Now I see them.")
    quietly(course, force=True)
    assert held(course, "memo", "m90-3") == (6, False, "Now I see them.")


def test_a_mended_key_leaves_marks_and_shows_those_again_whose_score_it_changed(course):
    hand_in(course, "line", NEXT, *CHANGES["line"])
    quietly(course)
    key = course.root / "solutions" / MODULE / "key.py"
    key.write_text(key.read_text().replace('"m90-2": 5.0', '"m90-2": 4.0'))
    assert len(quietly(course).graded) == len(CHANGES)
    assert held(course, "nothing", "m90-2") == (3, True, "Say why."), "what it overrode is another score now"
    assert held(course, "line", "m90-2")[:2] == (4, True), "nobody has seen the new answer yet"
    assert held(course, "nothing", "m90-3") == (4.5, False, "What on Monday?") and not held(course, "nothing", "m90-1")[1]


def test_an_older_gradebook_that_is_put_back_gets_the_scores_that_it_lacks(course):
    kept = course.root.parent / "kept.db"
    shutil.copyfile(course.root / "grading" / "gradebook.db", kept)
    hand_in(course, "memo", NEXT, *CHANGES["memo"])
    hand_in(course, "late", NEXT, *CHANGES["answer"])
    assert sorted(quietly(course).graded) == ["late", "memo"]
    again = quietly(course)
    assert again.graded == [] and again.memos == {"m90-3": 2} and again.answers == {}
    shutil.copyfile(kept, course.root / "grading" / "gradebook.db")
    assert sorted(quietly(course).graded) == ["late", "memo"]
    assert held(course, "late", "m90-1") == (0, False, "") and held(course, "memo", "m90-3") == (0, True, TOLD)


def test_a_learner_who_was_removed_and_added_again_is_graded_anew(course):
    with Gradebook(course.gradebook, "cx") as book:
        book.remove_student("memo")
        book.add_student("memo")
    assert quietly(course).graded == ["memo"] and held(course, "memo", "m90-1")[0] == 2
    with Gradebook(course.gradebook, "cx") as book:
        book.remove_submission(MODULE, "line")
    assert quietly(course).graded == ["line"]


def test_a_new_memo_does_not_inherit_what_the_one_before_was_ticked_for(course):
    layout = Layout(course.root)
    with Gradebook(course.gradebook, "cx") as book:
        rubric = criteria.rubrics(book, layout, MODULE)["m90-3"]
        assert [(one.words, one.points) for one in rubric] == [("a number", 3), ("what it does not say", 3)]
        for learner in CHANGES:
            submission = book.find_submission(MODULE, learner).id
            book.db.execute(criteria.GIVEN.insert(), [{"submission": submission, "exercise": "m90-3", "criterion": one.id, "share": 1} for one in rubric])
        book.db.commit()
        assert criteria.points(rubric, criteria.of_one(book, submission, "m90-3")) == 6
    for learner, changed in CHANGES.items():
        hand_in(course, learner, NEXT, *changed)
    quietly(course)
    with Gradebook(course.gradebook, "cx") as book:
        assert set(criteria.given(book, MODULE)) == {"nothing", "answer", "line"}


def test_nobody_marks_what_is_being_graded_before_its_scores_are_written(course):
    with Gradebook(course.gradebook, "cx") as book:
        book.add_student("amira")
        with book.db.no_autoflush:
            book.add_submission(MODULE, "amira")
        with contextlib.closing(sqlite3.connect(course.root / "grading" / "gradebook.db", timeout=0, isolation_level=None)) as other:
            other.execute("update grade set manual_score = 1")
            rows.there(book, book.find_submission(MODULE, "amira"))
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("update grade set manual_score = 2")
            book.db.commit()
            other.execute("update grade set manual_score = 3")
