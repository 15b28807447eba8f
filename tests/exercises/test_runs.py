"""Kept runs, as a simulator's log lists them and a memo cites them."""

import json
from dataclasses import dataclass, replace

import pytest
from playwright.sync_api import expect

from course.cases.collapse.simulator import board, simulator
from course.exercises import Panel, page, records
from course.exercises.panel import label, rows, said_of
from course.exercises.view import View
from course.record.content import MOST_NAME, MOST_RUNS, blank, check, newest
from course.record.merge import merged
from course.simulation.case import Case
from course.simulation.kpis import UNKNOWN, kpi, pounds
from course.simulation.levers import lever
from grading import runs as marked
from tests.cases.found import views
from tests.exercises.fronts import Drawn
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


@pytest.fixture
def shop(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_ANSWERS", str(tmp_path / "record.json"))
    return Panel("90_shop/x", replace(CASES["evidence"], columns={"Left": "left_gbp"}), resumes=True)


def test_a_setting_that_was_kept_before_is_the_same_run_and_the_simulator_opens_there(shop):
    for levers, said in (({"asked": "all"}, ""), ({}, ""), ({"asked": "all", "trial_stores": 0}, "Already kept as run 1."), ({"asked": "all"}, ""), ({}, "Already kept as run 2.")):
        assert shop.receive({"type": "keep", "levers": levers})["kept"] == said
    log = records.record("90_shop")
    assert [run["n"] for run in log.runs] == [1, 2]
    log.mark_run(1, left=True)
    log._content["runs"][0]["left"] = "9999"
    assert shop.describe()["last"]["levers"] == {"asked": "all"}


def test_a_run_is_named_and_starred_and_the_memo_says_so(shop):
    shop.receive({"type": "keep", "levers": {"asked": "all"}})
    shop.receive({"type": "mark", "n": 1, "name": "  All   firms "})
    shop.receive({"type": "mark", "n": 1, "starred": True})
    (row,) = shop.rows(records.record("90_shop").runs)
    assert (row["name"], row["starred"]) == ("All firms", True) and row["label"].startswith("Run 1 “All firms”: Left ")
    assert shop.receive({"type": "mark", "n": 1, "name": ["x"]})["problem"] and shop.receive({"type": "mark", "n": 1, "starred": "yes"})["problem"]
    shop.receive({"type": "mark", "n": 1, "name": "x" * 500})
    assert len(records.record("90_shop").runs[0]["name"]) == MOST_NAME and check(json.loads(records.record("90_shop").path.read_text()), "90_shop") == []


@pytest.mark.parametrize("marks", [{"name": "x" * 61}, {"name": 3}, {"name": None}, {"starred": "yes"}, {"starred": 1}, {"left": 5}, {"touched": []}])
def test_a_run_with_marks_beyond_their_bounds_is_damaged(marks):
    run = {**kept({}), "seed": 1, "at": "2026-01-01T00:00:00Z"}
    assert check({**blank("90_shop"), "runs": [run]}, "90_shop") == [] == check({**blank("90_shop"), "runs": [{**run, "name": "x" * 60, "starred": True}]}, "90_shop")
    assert check({**blank("90_shop"), "runs": [{**run, **marks}]}, "90_shop")


def test_of_a_run_that_was_marked_on_two_computers_the_later_mark_stands_once():
    run = {**kept({}), "at": "2026-01-01T00:00:00Z"}
    early, late = {**run, "name": "early", "touched": "2026-01-02T00:00:00Z"}, {**run, "name": "late", "touched": "2026-01-03T00:00:00Z"}
    for known, found in ((early, late), (late, early), (run, late), (late, run)):
        assert merged({"answers": {}, "runs": [known]}, {"answers": {}, "runs": [found]})["runs"] == [late]


def test_a_full_record_lets_go_of_runs_that_nobody_starred():
    runs = [{**kept({}, n), "starred": n in (1, 3)} for n in range(1, MOST_RUNS + 3)]
    assert [run["n"] for run in newest(runs)] == [1, 3, *range(5, MOST_RUNS + 3)]


def test_a_marker_sees_a_run_s_name_and_nothing_that_it_could_do():
    shown = marked.table([(4, {**kept({}, 4), "name": "<script>alert(1)</script> **b** [x](y)", "starred": True})])
    assert "4 ★" in shown and "script" in shown and "<script" not in shown and "**b**" not in shown
    assert marked.table([(4, {**kept({}, 4), "name": {"a": 1}, "starred": "yes"})]).count("★") == 0


@pytest.mark.parametrize("view", views(), ids=lambda one: one.name)
def test_where_a_run_has_money_the_log_shows_it(view):
    money = {name for name in view.case.shows or view.kpis if view.kpis[name]["unit"] == "£"}
    assert not money or money & set(view.columns.values()) or not money & set(view.tiles), view.name


def test_two_runs_stand_side_by_side_with_what_differs_and_a_run_can_be_named_starred_and_gone_back_to(chromium, shop, monkeypatch):
    monkeypatch.setitem(page._open, "panels", {shop.id: shop})
    for levers in ({"asked": "all"}, {"trial_stores": 20, "others_count": True}):
        shop.receive({"type": "keep", "levers": levers})
    drawn = Drawn(chromium, {"kind": "panel", **shop.describe()}, runs=page.runs("90_shop"), live=True, answers=lambda message: (None, shop.receive(message)))
    log = drawn.page.locator(".course-log")
    log.get_by_role("button", name="Star run 1").click()
    assert drawn.sent[-1] == {"type": "mark", "n": 1, "starred": True}
    log.get_by_role("button", name="Name run 1").click()
    log.get_by_label("Name of run 1").fill("<b>Ask</b> all")
    log.get_by_label("Name of run 1").press("Enter")
    expect(log.get_by_role("button", name="Name run 1")).to_be_focused()
    drawn.keep("runs", page.runs("90_shop"))
    expect(log.locator(".course-also").first).to_contain_text("<b>Ask</b> all")
    expect(log.locator("tbody").first.locator("th").first).to_have_text("★1")
    log.get_by_role("button", name="Compare with run 1").click()
    beside = log.locator(".course-beside")
    expect(beside.locator("caption")).to_have_text("This run beside run 1: what differs")
    said = beside.inner_text()
    assert "Which firms the survey asks" in said and "Boards deciding rightly" in said and "The trial runs for" not in said
    log.get_by_role("button", name="Back to run 1").click()
    expect(beside).to_contain_text("Nothing differs")
    expect(log.get_by_role("status")).to_have_text("Already kept as run 1.")
    beside.get_by_role("button").click()
    expect(beside).to_be_empty()


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
