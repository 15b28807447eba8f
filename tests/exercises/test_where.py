"""A page that is opened straight in the course's own folders keeps nothing there, and says where work goes."""

import pytest

from course.desk import HandIn, Map
from course.exercises import front, names, records, where
from course.place import HOME, is_the_courses_own
from course.record import NotSaved
from grading.layout import HERE

MODULES = HERE.lessons()


@pytest.fixture(autouse=True)
def opened_alone(monkeypatch):
    """No record elsewhere is named, as in any Jupyter that the launcher did not start."""
    monkeypatch.delenv("COURSE_ANSWERS", raising=False)
    yield
    records.close()


def lying(folder):
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*")}


@pytest.mark.parametrize("own", [HERE.modules, HERE.solutions], ids=lambda folder: folder.name)
@pytest.mark.parametrize("module", MODULES)
def test_nothing_is_written_where_the_course_s_own_pages_lie(module, own, monkeypatch):
    monkeypatch.chdir(own / module)
    before, record = lying(own), records.record(module)
    with pytest.raises(NotSaved) as refused:
        record.put("x-1", "an answer")
    assert f"python3 -m course {module}" in refused.value.todo
    card = HandIn(module)
    for button in ("hand in", "keep", "feedback", "look"):
        assert f"my-course/{module}" in card.reply({"type": button, "name": "Amira", "page": ""})["problem"], button
    told = front.Header.show(module, record).spec
    assert told["notice"].startswith(where.OPENED) and f"my-course/{module}" in told["notice"]
    assert lying(own) == before and Map().work == HOME / "my-course"


def test_a_learner_s_own_folder_is_theirs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert not is_the_courses_own(tmp_path) and not records.record("02_curbside").closed
    records.record("02_curbside").put("x-1", "an answer")
    assert [path.name for path in tmp_path.iterdir()] == ["02_curbside.answers.json"]


def test_the_course_s_own_folder_is_known_by_any_of_its_names(tmp_path):
    (tmp_path / "elsewhere").symlink_to(HERE.modules)
    assert is_the_courses_own(tmp_path / "elsewhere" / MODULES[0]) and is_the_courses_own(HERE.modules / MODULES[0] / ".." / MODULES[1])
    assert not is_the_courses_own(HERE.root / "my-course" / MODULES[0])


def test_work_lies_beside_the_notebook_that_vs_code_names_whatever_folder_its_kernel_stands_in(tmp_path, monkeypatch):
    mine = tmp_path / "my-course" / "02_curbside"
    mine.mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(names, "held", lambda: {"__vsc_ipynb_file__": str(mine / "02_curbside.ipynb")})
    records.record("02_curbside").put("x-1", "an answer")
    assert (mine / "02_curbside.answers.json").is_file() and HandIn("02_curbside").folder == mine


@pytest.mark.parametrize("named", ["", "Untitled-1.ipynb", "/gone/02_curbside.ipynb"])
def test_a_name_that_leads_nowhere_is_no_folder(named, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(names, "held", lambda: {"__vsc_ipynb_file__": named})
    assert where.folder() == tmp_path
