"""A released page where nothing of our own shows it: each cell alone through a plain kernel, as VS Code runs them and nbclient does."""

import builtins
import json
import shutil

import nbformat
import pytest
from jupyter_client.manager import start_new_kernel

from course.charts.theme import VEGALITE
from course.desk.keeping import SEALED
from course.exercises.waiting import opened
from grading.layout import HERE
from tests.house.chosen import in_each_run

MODULES = HERE.lessons()
WIDGET = "application/vnd.jupyter.widget-view+json"
SHOWN = ("display_data", "execute_result", "error", "stream", "update_display_data")


def released(module):
    return nbformat.read(HERE.modules / module / f"{module}.ipynb", 4)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


@pytest.fixture(scope="module")
def plain():
    """A kernel that nothing of ours started."""
    manager, client = start_new_kernel(kernel_name="python3")
    yield client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def run(client, source):
    """What a cell shows: the messages, by their kind and content."""
    seen = []
    client.execute_interactive(source, timeout=300, output_hook=lambda message: seen.append((message["msg_type"], message["content"])))
    return [(kind, content) for kind, content in seen if kind in SHOWN]


@pytest.fixture(params=in_each_run(MODULES))
def page(request, plain, tmp_path):
    """(module, folder, [(cell, what it shows)]) of a page that a learner has, run in VS Code, whose kernel stands elsewhere."""
    module = request.param
    folder = tmp_path / "my-course" / module
    folder.mkdir(parents=True)
    path = shutil.copy(HERE.modules / module / f"{module}.ipynb", folder)
    run(plain, f"import os\nos.chdir({str(tmp_path)!r})\n__vsc_ipynb_file__ = {str(path)!r}")
    return module, folder, [(cell, run(plain, cell.source)) for cell in code_cells(released(module))]


def test_every_cell_runs_says_once_how_to_answer_gives_nothing_away_and_leaves_nothing(page):
    module, folder, ran = page
    every = [content for _, outputs in ran for kind, content in outputs]
    assert [content for _, outputs in ran for kind, content in outputs if kind in ("error", "stream")] == []

    told = [content["data"]["text/plain"] for content in every if f"python3 -m course {module}" in content["data"].get("text/plain", "")]
    assert told == [f"To answer the exercises on this page, open it with python3 -m course {module}."]

    waiting = [(cell, outputs) for cell, outputs in ran if "later" in cell.metadata.get("tags", ()) or 'after="' in cell.source]
    for cell, outputs in waiting:
        first, *rest = [content["data"] for kind, content in outputs if kind == "display_data"]
        assert first["text/plain"].startswith("This part opens once you have answered ") and rest == [{"text/plain": ""}] * len(rest), cell.id
    assert waiting or module.startswith("00")

    text = json.dumps(every, ensure_ascii=False)
    for cell, _ in waiting:
        for _, sealed in SEALED.findall(cell.source):
            for data, _ in opened(sealed):
                assert json.dumps(data["text/plain"], ensure_ascii=False)[1:-1] not in text, cell.id

    charts = [content["data"] for content in every if VEGALITE in content["data"]]
    assert all(data["image/svg+xml"].startswith("<svg") and data["text/plain"] for data in charts)
    assert all(content["data"]["text/plain"] for content in every if WIDGET in content["data"]), "what can't draw a widget says what stands there"
    assert [path.name for path in folder.iterdir()] == [f"{module}.ipynb"]


@pytest.mark.parametrize("module", MODULES)
def test_a_kernel_that_has_none_of_the_course_says_so_in_one_sentence_and_goes_no_further(module, monkeypatch):
    real = builtins.__import__

    def without_the_course(name, *more):
        if name.partition(".")[0] == "course":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return real(name, *more)

    source = code_cells(released(module))[0].source
    with monkeypatch.context() as patched, pytest.raises(ModuleNotFoundError) as stopped:
        patched.setattr(builtins, "__import__", without_the_course)
        exec(compile(source, module, "exec"), {})  # noqa: S102 - the course's own page
    (said,) = stopped.value._render_traceback_()
    assert f"python3 -m course {module} " in said and len(said.split()) < 25 and said.count(". ") == 0


@pytest.mark.parametrize("module", MODULES)
def test_what_a_released_page_holds_before_it_is_run_tells_nothing_that_comes_later(module):
    notebook = released(module)
    kept = json.dumps([output for cell in code_cells(notebook) for output in cell.outputs], ensure_ascii=False)
    for cell in code_cells(notebook):
        for _, sealed in SEALED.findall(cell.source):
            for data, _ in opened(sealed):
                assert json.dumps(data["text/plain"], ensure_ascii=False)[1:-1] not in kept, cell.id
