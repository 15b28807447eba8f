"""What a lesson's source may hold, and what becomes of it; no kernel is started here."""

from types import SimpleNamespace

import nbformat
import pytest

from course.errors import CourseError
from grading.build import checks, figures, lesson, seeds
from grading.build.names import needed
from grading.build.normalise import normalise
from grading.nbgrader.stubs import StubSolutions, stub

FOUND = {"orders": 4509, "call7_ontime": 0.792, "both7_ontime": 0.973, "firm.sure": "99 of 100 stores", "holds.sure": "",
         "holds.weak": ValueError("the sentence says so")}


@pytest.mark.parametrize("text, filled", [
    ("{{orders:,}} orders", "4,509 orders"),
    ("{{ call7_ontime : .0% }} on time", "79% on time"),
    ("{{(both7_ontime - call7_ontime) * 100:.1f}} points", "18.1 points"),
    ("{{orders}} and {{-orders / 3:.0f}}", "4509 and -1503"),
    ("It holds in {{firm.sure}}.{{holds.sure}}", "It holds in 99 of 100 stores."),
    ("no {place} here", "no {place} here"),
])
def test_figures_come_from_the_findings(text, filled):
    assert figures.fill(text, FOUND) == (filled, [])


@pytest.mark.parametrize("text, problem", [
    ("{{ordrs:,}}", "no figure called ordrs"),
    ("{{call7_ontime}}", "no format"),
    ("{{orders / 0:.1f}}", "division by zero"),
    ("{{orders:.0q}}", "format"),
    ("{{__import__('os'):.1f}}", "only names"),
    ("{{orders.real:.1f}}", "no figure called orders.real"),
    ("{{orders.real.imag:.1f}}", "only names"),
    ("{{holds.weak}}", "the sentence says so"),
    ("{{:.1f}}", "invalid syntax"),
])
def test_a_figure_that_cannot_be_filled_is_said(text, problem):
    filled, problems = figures.fill(text, FOUND)
    assert filled == text and len(problems) == 1 and problem in problems[0]


def test_a_finding_that_no_prose_quotes_is_said():
    text = "{{(both7_ontime - call7_ontime) * 100:.1f}} points in {{firm.sure}}"
    (one,) = figures.unquoted(text, {**FOUND, "orders.low": 1, "minutes": 30, "firm": ""})
    assert one.startswith("orders: no prose quotes") and not figures.unquoted(text + " of {{orders.high:,}}", FOUND)


def test_the_lesson_that_lists_what_its_case_concludes_quotes_every_finding(monkeypatch):
    monkeypatch.setattr(lesson, "findings", lambda case, edition: {"orders": 4509, "firm": "- It pays: **holds in 99 of 100**", "spare": 1})
    with pytest.raises(CourseError, match="spare: no prose quotes"):
        lesson.fill_figures(a_lesson(markdown("{{orders:,}} orders. {{firm}}")))
    lesson.fill_figures(a_lesson(markdown("{{orders:,}} orders.")))  # another lesson on the case


def test_a_lesson_on_several_cases_quotes_each_ones_figures_after_its_name(monkeypatch):
    monkeypatch.setattr(lesson, "findings", lambda case, edition: {"days": {"shop": 30, "till": 28}[case]})
    made = a_lesson(markdown("{{shop_days}} days, and {{till_days}}."), header={"cases": ["shop", "till"], "module": "91_x"})
    lesson.fill_figures(made)
    assert made.notebook.cells[0].source == "30 days, and 28." and made.cases == ["shop", "till"]


def test_an_unknown_figure_names_its_cell(monkeypatch):
    made = a_lesson(markdown("It is {{ordrs:,}}."))
    monkeypatch.setattr(lesson, "findings", lambda case, edition: FOUND)
    with pytest.raises(CourseError, match=r"cell-01 \(“It is .*no figure called ordrs"):
        lesson.fill_figures(made)


def a_lesson(*cells, header=None, **key):
    notebook = nbformat.v4.new_notebook(cells=list(cells))
    notebook.metadata["course"] = header or {"case": "shop", "module": "91_x", "title": "X", "minutes": 3}
    made = lesson.Lesson("91_x", notebook, SimpleNamespace(**{"ANSWERS": {}, "KEYS": {}, **key}))
    lesson.name_cells(made)
    return made


def markdown(text):
    return nbformat.v4.new_markdown_cell(text)


def score(source="### BEGIN HIDDEN TESTS\n### END HIDDEN TESTS\n1.0", name="m91-1", points=1, reads=None, **metadata):
    meta = {"grade": True, "grade_id": name, "locked": True, "points": points, "schema_version": 3, "solution": False, "task": False}
    return nbformat.v4.new_code_cell(source, metadata={"nbgrader": meta, "reads": reads or {}, **metadata})


def later(source="1", **metadata):
    return nbformat.v4.new_code_cell(source, metadata={"tags": ["later"], **metadata})


def line(source="### BEGIN SOLUTION\nmean = 5\n### END SOLUTION", tags=("answer", "raises-exception")):
    meta = {"grade": False, "grade_id": "m91-1-line", "locked": False, "schema_version": 3, "solution": True, "task": False}
    return nbformat.v4.new_code_cell(source, metadata={"nbgrader": meta, "tags": list(tags)})


HIDDEN = "### BEGIN HIDDEN TESTS\n### END HIDDEN TESTS\n"


@pytest.mark.parametrize("made, problem", [
    (a_lesson(header={"module": "92_y", "title": "X", "minutes": 3}), "course.module is '92_y'"),
    (a_lesson(header={"module": "91_x", "minutes": 3}), "course.title is missing"),
    (a_lesson(score(), score()), "stands twice"),
    (a_lesson(score(name="m91.1")), "letters, digits"),
    (a_lesson(score(points=0)), "more than 0 points"),
    (a_lesson(score("1.0")), "has a hidden part"),
    (a_lesson(score("### BEGIN HIDDEN TESTS\n1.0")), "has a hidden part"),
    (a_lesson(line("mean = 5")), "BEGIN SOLUTION"),
    (a_lesson(line(tags=["answer"])), "raises-exception"),
    (a_lesson(score(HIDDEN + "mean + 1")), "uses mean without"),
    (a_lesson(score(reads={"mean": "number"})), "no learner's cell before it sets"),
    (a_lesson(line(), score(reads={"mean": "pickle"})), "as pickle"),
    (a_lesson(score(HIDDEN + "Number('91_x/m91-2', points=1)\n1.0")), "which is not this cell"),
    (a_lesson(score(HIDDEN + "from course.exercises import Number\nNumber('91_x/m91-1', points=2)")), "do not earn the same points"),
    (a_lesson(score(HIDDEN + "from course.exercises import Number\nNumber('91_x/m91-1', points=1, seeds=['004-99'])")), "no claim 004-99"),
    (a_lesson(score(incorrectly_encoded_metadata="x")), "can't be read as metadata"),
    (a_lesson(markdown("The answer."), later()), "waits for an exercise, which does not stand above"),
    (a_lesson(score(), later(after="m91-2")), "waits for m91-2, which does not stand above"),
    (a_lesson(score(HIDDEN + "from course.exercises import Number\nNumber('91_x/m91-1', points=1, after='m91-1')")), "waits for m91-1, which"),
    (a_lesson(score(), score(name="m91-2", tags=["later"])), "says so itself"),
    (a_lesson(score(), nbformat.v4.new_markdown_cell("Told.", metadata={"after": "m91-1"})), "only what is tagged later or marks"),
    (a_lesson(score(), later("seen = 1"), nbformat.v4.new_code_cell("seen + 1")), "takes seen from cell-02"),
    (a_lesson(score(), nbformat.v4.new_markdown_cell("## The answer", metadata={"tags": ["later"]})), "holds no heading"),
    (a_lesson(KEYS={"m91-9": 1}), "key.py answers m91-9"),
    (a_lesson(check=lambda: [SimpleNamespace(name="one answer", value=2, margin=0, ok=False)]), "one answer does not hold"),
])
def test_a_lesson_that_breaks_a_rule_is_refused(made, problem):
    with pytest.raises(CourseError) as refusal:
        checks.check(made)
    assert problem in refusal.value.happened


def test_a_sound_lesson_passes_every_check():
    imports = "from course.exercises import Number\n"
    checks.check(a_lesson(line(), score(f"{imports}{HIDDEN}Number('91_x/m91-1', points=1, seeds=['004-22', '001-03F'])\nmean + 1",
                                        reads={"mean": "number"}), later(), later(), KEYS={"m91-1": 5}))


def test_names_inside_functions_and_comprehensions_count():
    source = "import math\ndef f(x):\n    return math.pi * x + outer\nf(sum(v for v in values))"
    assert needed(source) == {"outer", "values", "sum"}


@pytest.mark.parametrize("seed, known", [("000-47", True), ("000-48", False), ("004-00", False), ("001-03F", True), ("004-22F", False),
                                         ("005-01", False), ("004-2", False), ("nonsense", False)])
def test_seed_ids_are_those_of_the_five_articles(seed, known):
    assert seeds.exists(seed) == known


def test_a_stub_runs_and_sets_each_name_of_the_solution():
    assert stub("b = 1\na, c = 2, 3", "code") == ["b = ...", "a = ...", "c = ..."]
    assert stub("    total += 1", "code") == ["    total = ..."]
    assert stub("import math\nprice = math.pi", "code") == ["price = ..."]
    assert stub("orders.head()", "code") == ["..."]
    assert stub("the answer", "markdown") == []


def test_a_memos_rubric_stays_and_a_marked_solution_goes():
    meta = {"grade": True, "grade_id": "m91-8", "locked": False, "points": 3, "schema_version": 3, "solution": True, "task": False}
    cell = nbformat.v4.new_markdown_cell("Rubric\n### BEGIN SOLUTION\nA model memo\n### END SOLUTION", metadata={"nbgrader": meta})
    StubSolutions().preprocess_cell(cell, {"language": "python"}, 0)
    assert cell.source == "Rubric"


def test_what_changes_from_run_to_run_gets_a_number():
    def notebook(model, chart, address):
        cell = nbformat.v4.new_code_cell(id="a", metadata={"execution": {"iopub.status.busy": address}})
        cell.outputs = [nbformat.v4.new_output("display_data", {
            "application/vnd.jupyter.widget-view+json": {"model_id": model}, "text/html": f'<div id="altair-viz-{chart}">',
            "text/plain": f"<object at {address}> and again {address} at {address}"})]
        made = nbformat.v4.new_notebook(cells=[cell], metadata={"widgets": {"x": model}, "language_info": {"name": "python", "version": address}})
        normalise(made)
        return nbformat.writes(made)

    first, second = notebook("0123456789abcdef" * 2, "ab" * 16, "0x7f0000000001"), notebook("f" * 32, "cd" * 16, "0x7f9999999999")
    assert "0x000001" in first and "widgets" not in first and "iopub" not in first
    # An address that no "at" stands before may be a learner's own number: it is left.
    assert first.replace("again 0x7f0000000001", "") == second.replace("again 0x7f9999999999", "")
