"""Made hand-ins: repeatable, varied as real ones, and the truth about them is the exercises' own."""

import json
import os
import stat
from pathlib import Path

import nbformat
import pytest

from course.errors import CourseError
from grading.cohort import generate
from grading.grade import worker
from grading.hand_in import files
from grading.layout import HERE

MODULE = "02_curbside"
N = 120


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A cohort with many broken and hostile hand-ins: its folder and its truth."""
    folder = tmp_path_factory.mktemp("cohort") / "made"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COURSE_GRADING", "1")
        truth = generate(HERE, MODULE, N, 7, folder, broken_share=0.2, hostile_share=0.1, say=str)
    return folder, truth


def of_kind(truth, kind):
    return {learner: one for learner, one in truth["learners"].items() if one["kind"] == kind}


def test_the_same_seed_makes_the_same_bytes_and_another_does_not(made, tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_GRADING", "1")
    folder, truth = made
    again = generate(HERE, MODULE, N, 7, tmp_path / "again", broken_share=0.2, hostile_share=0.1, say=str)
    assert again == truth

    def contents(root):
        return {path.relative_to(root): path.read_bytes() for path in sorted(root.rglob("*")) if stat.S_ISREG(path.lstat().st_mode)}

    assert contents(tmp_path / "again") == contents(folder)
    other = generate(HERE, MODULE, 20, 8, tmp_path / "other", say=str)
    assert not set(other["learners"]) & set(list(truth["learners"])[:20]) or other["learners"] != truth["learners"]


def record_in(folder):
    """The record of a hand-in as grading reads it."""
    return worker._record(files.look(folder, MODULE), MODULE)


def test_the_truth_is_what_the_files_deserve(made):
    """Each record is read as grading reads it; what it holds is what the truth was worked out from."""
    folder, truth = made
    for learner, one in of_kind(truth, "honest").items():
        record = record_in(folder / "submitted" / learner / MODULE)
        assert record.missing or not record.reason
        answered = {name for name, cell in one["cells"].items() if cell["did"] != "blank" and name != "m2-6"}
        assert set(record.answers) == answered
        for name, cell in one["cells"].items():
            most = truth["points"][name]
            assert cell["score"] is None or 0 <= cell["score"] <= most
            assert (cell["did"] == "right") == (cell["score"] == most)


def test_every_sort_of_answer_and_the_whole_catalogue_occur(made):
    cells = [(name, cell) for one in made[1]["learners"].values() for name, cell in one["cells"].items()]
    assert {cell["did"] for _, cell in cells} == {"right", "catalogued", "near", "blank", "written"}
    assert {cell["wrong"] for name, cell in cells if name == "m2-6"} >= set("abcd")


def test_the_abler_earn_more(made):
    honest = sorted(of_kind(made[1], "honest").values(), key=lambda one: one["ability"])
    earned = [sum(cell["score"] or 0 for cell in one["cells"].values()) for one in honest]
    third = len(earned) // 3
    assert sum(earned[-third:]) / third > sum(earned[:third]) / third + 5


def test_memos_differ_and_cite_runs_that_are_there(made):
    folder, truth = made
    texts = []
    for learner in of_kind(truth, "honest"):
        record = record_in(folder / "submitted" / learner / MODULE)
        text, cited = record.memo("m2-8")
        assert set(cited) <= {run["n"] for run in record.runs}
        texts += [text] if text else []
    assert len(set(texts)) == len(texts) > 50


def test_broken_files_are_broken_as_they_say(made):
    folder, truth = made
    found = {one["what"]: folder / "submitted" / learner / MODULE for learner, one in of_kind(truth, "broken").items()}
    path = {what: place / f"{MODULE}.ipynb" for what, place in found.items()}
    assert len(found) >= 18 and not path["missing"].exists() and not path["renamed"].exists()
    assert path["symlink"].is_symlink() and path["hard-link"].stat().st_nlink == 2 and stat.S_ISFIFO(os.lstat(path["pipe"]).st_mode)
    for what in ("not-json", "truncated", "empty", "old-format", "not-utf8"):
        with pytest.raises((ValueError, nbformat.ValidationError, nbformat.reader.NotJSONError)):
            nbformat.read(path[what], as_version=4)
    assert path["huge"].stat().st_size > 50_000_000
    for what in ("record-damaged", "record-of-another-module"):
        assert record_in(found[what]).reason
    ids = [cell.metadata.nbgrader.grade_id for cell in nbformat.read(path["cell-twice"], as_version=4).cells if "nbgrader" in cell.metadata]
    assert len(ids) == len(set(ids)) + 1


def test_hostile_code_stands_where_a_learner_could_type_it(made):
    folder, truth = made
    for learner, one in of_kind(truth, "hostile").items():
        notebook = nbformat.read(folder / "submitted" / learner / MODULE / f"{MODULE}.ipynb", as_version=4)
        assert [cell.id for cell in notebook.cells].count("mine") == 1 and one["what"]


@pytest.mark.parametrize("change, said", [
    ({"module": "02_curb"}, "no module called"), ({"n": 0}, "can't be made"), ({"broken_share": 0.8, "hostile_share": 0.3}, "do not fit"),
    ({"broken_share": float("nan")}, "do not fit"),
])
def test_what_can_not_be_made_is_refused_and_nothing_is_written(tmp_path, change, said):
    with pytest.raises(CourseError, match=said):
        generate(**{"layout": HERE, "module": MODULE, "n": 3, "seed": 1, "to": tmp_path / "x", "say": str, **change})
    assert not (tmp_path / "x").exists()


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (Path(tmp_path) / "mine.txt").write_text("mine")
    with pytest.raises(CourseError, match="already holds something"):
        generate(HERE, MODULE, 3, 1, tmp_path, say=str)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_the_command_says_what_it_made(course_of, tmp_path):
    course = course_of(MODULE)
    (course.root / "modules" / MODULE).mkdir()
    (course.root / "modules" / MODULE / f"{MODULE}.ipynb").write_bytes((HERE.modules / MODULE / f"{MODULE}.ipynb").read_bytes())
    done = course.grading("cohort", MODULE, "-n", "5", "--seed", "2", "--to", str(tmp_path / "to"))
    assert done.returncode == 0 and "5 hand-ins of 02_curbside" in done.stdout, done.stderr
    assert len(json.loads((tmp_path / "to" / "truth.json").read_text())["learners"]) == 5
    assert "already holds" in course.grading("cohort", MODULE, "--to", str(tmp_path / "to")).stderr
