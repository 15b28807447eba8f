"""Kept runs, as a simulator's log lists them and a memo cites them."""

from dataclasses import dataclass, replace

import pytest

from course.cases.collapse.simulator import board, simulator
from course.exercises import page
from course.exercises.panel import label, rows, said_of
from course.exercises.view import View
from course.simulation.case import Case
from course.simulation.kpis import UNKNOWN, kpi, pounds
from course.simulation.levers import lever
from tests.exercises.test_idle import CASES
from tests.scoring import of_kind


def cell(row):
    return lever("", label=f"{row} waiting", unit="", owner="manager", source="assumed", choices={"": "choose", "go": "go", "stay": "stay"},
                 cell={"grid": "The table", "corner": "Waiting", "row": row, "column": "Day"})


@dataclass(frozen=True)
class Levers:
    policy: str = lever("call", label="Policy", unit="", owner="leader", source="assumed", choices={"call": "by phone", "app": "in the app"},
                        short={"call": "phone", "app": "app"})
    clerks: int = lever(1, label="Clerks", unit="people", owner="manager", source="assumed", lo=1, hi=3, step=1)
    open_late: bool = lever(False, label="Open late", unit="", owner="leader", source="assumed")
    nobody: str = cell("Nobody")
    many: str = cell("Many")


@dataclass(frozen=True)
class Kpis:
    cost: float = kpi(label="Cost", unit="£", write=pounds)


SIMULATOR = View(Case("shop", levers=Levers, kpis=Kpis), title="A shop", subtitle="", tiles=(), rows=None, chart={}, columns={"Policy": "policy"})


def kept(levers, n=1):
    return {"n": n, "simulator": "shop", "levers": levers, "assumptions": {}, "kpis": {}}


def test_a_run_as_today_moves_nothing_and_a_memo_does_not_say_so():
    (row,) = rows(SIMULATOR, [kept({})])
    assert row["cells"] == ["phone"] and row["also"] == []
    assert label(SIMULATOR, kept({"clerks": 1}, 7)) == "Run 7: Policy phone"


def test_runs_that_differ_only_in_a_lever_without_a_column_can_be_told_apart():
    moved = {"policy": "app", "clerks": 2, "open_late": True}
    (row,) = rows(SIMULATOR, [kept(moved)])
    assert row["cells"] == ["app"] and row["also"] == ["Clerks: 2 people", "Open late: yes"]
    assert label(SIMULATOR, kept(moved)) == "Run 1: Policy app · Clerks: 2 people · Open late: yes"


def test_two_runs_that_differ_in_a_lever_that_acts_on_nobody_do_not_read_alike():
    for case in (simulator(), board()):
        idle, acting = rows(case, [{**kept(levers), "simulator": case.name} for levers in ({"from_month": 18, "fabric": "withdraw"}, {"from_month": 18})])
        assert idle["also"] == ["What the board changes holds from month: 18"] and acting["also"] == []


@pytest.mark.parametrize("case", [*CASES.values(), board()], ids=lambda one: one.name)
def test_no_run_is_cut_at_the_scale_of_the_chart(case):
    scales = [scale for scale in _scales(case.chart) if "y" in scale]
    assert scales and not [scale for scale in scales if scale["y"].get("clamp") or "unionWith" not in scale["y"]["domain"]]


def _scales(chart):
    """The scales of a chart's layers, by channel, where they declare one."""
    own = {channel: one["scale"] for channel, one in chart.get("encoding", {}).items() if isinstance(one, dict) and "scale" in one}
    return [own, *(scale for layer in chart.get("layer", []) for scale in _scales(layer))]


def test_a_share_is_told_as_people_say_it():
    for case in CASES.values():
        for one in case.levers.values():
            if one["unit"] == "share":
                assert said_of(one, 0.25).endswith(": 25%") and said_of(one, 0.0).endswith(": 0%")


def test_a_lever_that_nobody_could_move_is_not_told_of():
    moved = {"clerks": 2, "open_late": True}
    assert rows(SIMULATOR, [kept(moved)], {"open_late"})[0]["also"] == ["Clerks: 2 people"]
    assert label(SIMULATOR, kept(moved), {"open_late"}) == "Run 1: Policy phone · Clerks: 2 people"


@pytest.mark.parametrize("decision", of_kind("Decision"), ids=lambda one: one.path)
def test_a_decision_shows_no_figure_that_none_of_its_levers_brings_to_light_and_lists_no_lever_that_it_fixes(decision, tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_ANSWERS", str(tmp_path / "record.json"))
    assert not [tile for tile in decision.panel.describe()["played"]["tiles"] if tile[1] == UNKNOWN]
    decision.panel.keep({}, {})
    monkeypatch.setitem(page._open, "exercises", {decision.id: decision})
    (run,) = page.runs(decision.module)
    labels = {lever["name"]: lever["label"] for lever in decision.panel.simulator.levers.values()}
    assert not [said for said in run["also"] if said.partition(":")[0] in {labels[name] for name in decision.panel.fixed}]


def test_a_table_of_choices_is_counted():
    assert rows(SIMULATOR, [kept({"nobody": "go", "many": "go"})])[0]["also"] == ["The table: 2 × go"]
    assert rows(SIMULATOR, [kept({"nobody": "go", "many": "stay"})])[0]["also"] == ["The table: 1 × go, 1 × stay"]


@pytest.mark.parametrize("levers", [{"policy": "fly"}, {"policy": ["call"]}, {"policy": None}, {"clerks": [2]}, {"clerks": "two"}, {"nobody": {}}, {"open_late": 10**400}])
def test_a_run_that_another_version_kept_never_takes_the_page_away(levers):
    assert len(rows(SIMULATOR, [kept(levers), kept({}, 2)])) == 2
    assert label(SIMULATOR, kept(levers)).startswith("Run 1: Policy ")


def test_a_figure_that_no_column_can_write_is_a_dash():
    costly = replace(SIMULATOR, columns={"Cost": "cost"})
    assert rows(costly, [{**kept({}), "kpis": {"cost": 10**400}}])[0]["cells"][0] == "–"
    assert rows(costly, [kept({})])[0]["cells"][0] == "–"
