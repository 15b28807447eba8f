"""nbgrader's Validate says of a page that all of it is answered."""

from tests.grading.conftest import MODULE


def test_a_page_that_is_answered_passes_and_its_memo_is_no_blank_cell(course, tmp_path):
    course.work(tmp_path, {"m90-1": 15, "m90-3": {"text": "Seven minutes is one customer.", "runs": []}}, "mean_min = minutes.mean()")
    said = course.nbgrader("validate", str(tmp_path / f"{MODULE}.ipynb")).stdout
    assert "passes all the tests" in said
