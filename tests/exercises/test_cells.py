"""A table of choices: is it described for the page, kept half filled, and scored only when full?"""

from dataclasses import dataclass

import pytest

from course.exercises.kinds.decision import Decision
from course.exercises.view import View
from course.simulation.case import Case
from course.simulation.kpis import kpi, pounds
from course.simulation.levers import describe, lever, values
from course.simulation.run import Run


def cell(row, column):
    return lever("", label=f"{row}, {column}", unit="", owner="manager", source="assumed", choices={"": "choose", "stay": "stay", "go": "go"},
                 cell={"grid": "A table", "corner": "Line", "row": row, "column": column})


@dataclass(frozen=True)
class Levers:
    clerks: int = lever(1, label="Clerks", unit="people", owner="manager", source="assumed", lo=1, hi=3, step=1)
    open_late: bool = lever(False, label="Open late", unit="", owner="leader", source="assumed")
    short_day: str = cell("Short", "Day")
    long_day: str = cell("Long", "Day")


@dataclass(frozen=True)
class Assumptions:
    pass


@dataclass(frozen=True)
class Kpis:
    cost: float = kpi(label="Cost", unit="£", write=pounds)


TABLE = Case("table", levers=Levers, assumptions=Assumptions, kpis=Kpis, draw=lambda seed, length, assumptions: None,
             simulate=lambda levers, world, assumptions: Run({}, Kpis(cost=1.0), {}, []), seed=1, length=1)
SIMULATOR = View(TABLE, title="A table", subtitle="", tiles=(), rows=lambda run: [], chart={}, columns={})
FULL = {"short_day": "go", "long_day": "stay"}


@pytest.fixture
def decision(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_ANSWERS", str(tmp_path / "record.json"))
    made = Decision("90_shop/m9-7", title="", prompt="", points=6, skill="", seeds=[], simulator=SIMULATOR,
                    only=["short_day", "long_day"], fixed={"clerks": 2})
    made.key = lambda levers: 1.0
    return made


def test_only_a_cell_is_described_as_one():
    assert [one["cell"]["row"] for one in describe(Levers) if "cell" in one] == ["Short", "Long"]


def test_every_value_of_a_lever_can_be_listed():
    assert [values(one) for one in describe(Levers)] == [[1, 2, 3], [False, True], ["", "stay", "go"], ["", "stay", "go"]]


def test_a_full_table_is_scored(decision):
    decision.keep({"levers": FULL})
    assert decision.score().value == 6 and "Short, Day: go" in decision.text(decision.parse({"levers": FULL}))


@pytest.mark.parametrize(("table", "words"), [({}, "2 of 2 cells"), ({"short_day": "go"}, "1 of 2 cells"), ({**FULL, "long_day": ""}, "1 of 2 cells")])
def test_a_table_with_an_empty_cell_is_kept_and_not_scored(decision, table, words):
    state = decision.receive({"levers": table})
    assert state["answer"] == {"levers": table} and not state["done"] and words in state["note"]["says"]
    assert decision.score().value == 0 and words in decision.score().says


def test_a_table_with_a_word_that_is_no_choice_is_refused(decision):
    state = decision.receive({"levers": {**FULL, "long_day": "jump"}})
    assert state["answer"] is None and "long_day is 'jump'" in state["note"]["says"]
