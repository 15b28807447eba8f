"""What every panel must do, whatever its case: answer wherever its controls stand, keep each stop once, and tell it in declared words."""

import json
import re

import altair as alt
import pytest
import vl_convert

from course.charts.live import lines
from course.exercises import Panel, records
from course.exercises.panel import label, rows
from course.simulation.kpis import UNKNOWN
from grading import inert, runs
from tests.cases.found import by_name, views
from tests.panels import moved, moves

pytestmark = pytest.mark.usefixtures("own_record")

VIEWS = views()
MODULE = "90_shop"
each_view = pytest.mark.parametrize("view", VIEWS, ids=by_name)


@pytest.fixture
def panel(view):
    return Panel(f"{MODULE}/x", view)


def test_views_of_one_page_can_be_told_apart():
    assert len({view.name for view in VIEWS}) == len(VIEWS) > 3


@each_view
def test_every_control_answers_at_its_ends_and_between(panel):
    described = panel.describe()
    tiles, points = len(described["played"]["tiles"]), len(described["played"]["rows"])
    for kind, name, value in moves(panel):
        reply = panel.receive({"type": "levers", "seq": 1, kind: {name: value}})
        assert "problem" not in reply, (name, value, reply)
        assert len(reply["tiles"]) == tiles and 0 < len(reply["rows"]) <= max(points, panel.simulator.case.length + 1) and reply["said"]
        assert all(isinstance(text, str) and text for tile in reply["tiles"] for text in tile)
        json.dumps(reply, allow_nan=False)
        if kind == "assumptions":  # what is done today is played under the same
            assert all(hint == "today" or text == UNKNOWN for _, text, hint in reply["tiles"]), name


@each_view
def test_today_is_called_what_the_page_calls_it_and_nothing_of_it_is_left(view):
    panel = Panel(f"{MODULE}/x", view, start="as Ruth left it")
    other = next(name for name, one in view.levers.items() if one["kind"] == "choice")
    for levers in ({}, {other: list(view.levers[other]["choices"])[-1]}):
        shown = panel.result(levers, {})
        assert all(hint.startswith("as Ruth left it") or text == UNKNOWN for _, text, hint in shown["tiles"]) and "as Ruth left it" in shown["said"]
        assert not re.search(r"\btoday\b", json.dumps(shown))


@each_view
@pytest.mark.parametrize("levers", [{"magic": 1}, {"": None}, [1], "levers"], ids=str)
def test_what_is_no_setting_is_said_and_kept_nowhere(panel, levers):
    reply = panel.receive({"type": "keep", "seq": 1, "levers": levers})
    assert "rows" not in reply and reply["problem"] and records.record(MODULE).runs == []


@each_view
def test_a_stop_is_kept_once_and_told_in_declared_words(view, panel):
    """In the log, in the line that a memo cites, and to the marker; with whatever was changed under the hood."""
    lever = next(one for one in view.levers.values() if one["kind"] == "choice")
    assumed = next(iter(view.assumptions.values()))
    moved = {"levers": {**{name: one["default"] for name, one in view.levers.items()}, lever["name"]: list(lever["choices"])[-1]},
             "assumptions": {assumed["name"]: assumed["hi"]}}
    for _ in range(2):
        panel.receive({"type": "keep", "seq": 1, **moved})
    panel.receive({"type": "levers", "seq": 2, "levers": {}})
    (run,) = records.record(MODULE).runs
    assert run["simulator"] == view.name and run["levers"] == moved["levers"] and set(run["kpis"]) == set(view.case.shows or view.kpis)
    (row,) = rows(view, [run])
    nobody_knows = {heading for heading, column in view.columns.items() if column in view.kpis and run["kpis"][column] is None}
    assert {heading for heading, cell in zip(view.columns, row["cells"]) if cell == UNKNOWN} == nobody_knows
    assert label(view, run).startswith("Run 1: ") and label(view, run).endswith("assumptions changed")
    told = runs.table([(1, run)])
    for words in (lever["label"], assumed["label"], *(one["label"] for name, one in view.kpis.items() if name in run["kpis"])):
        assert inert.text(words)[:40] in told, words
    assert not [name for name in (*view.levers, *view.kpis, *view.assumptions) if "_" in name and name.replace("_", " ") in told] and "_" not in told


@each_view
def test_what_a_column_says_of_its_lever_is_not_said_again_below(view):
    """Whether or not the lever acts under that setting, of which the panel tells."""
    for lever in view.levers.values():
        run = {"n": 1, "levers": {lever["name"]: moved(lever)}, "assumptions": {}, "kpis": {}, "simulator": view.name}
        again = [said for said in rows(view, [run])[0]["also"] if lever["label"] in said]
        assert not again if lever["name"] in view.columns.values() else again or lever["name"] in view.told or "cell" in lever, lever["name"]


@each_view
def test_a_run_without_the_figures_that_it_should_have_is_still_listed(view):
    run = {"n": 4, "levers": {}, "assumptions": {}, "kpis": {}, "simulator": view.name}
    assert rows(view, [run])[0]["n"] == 4 and label(view, run).startswith("Run 4: ") and runs.table([(4, run)])


@each_view
def test_each_lists_its_own_runs_alone(view):
    kept = [{"n": n, "levers": {}, "assumptions": {}, "kpis": {}, "simulator": one.name} for n, one in enumerate(VIEWS, start=1)]
    (row,) = rows(view, kept)
    assert row["simulator"] == view.name and len(row["cells"]) == len(view.columns)


@each_view
def test_what_stands_large_what_is_said_and_what_the_log_lists_is_there(view):
    assert view.title and view.subtitle and view.tiles and set(view.said) <= set(view.tiles)
    assert view.told <= set(view.levers) and '"name": "runs"' in json.dumps(view.chart)
    assert all(set(one) <= set(view.assumptions) for one in view.elsewhere.values())


@pytest.mark.parametrize("ends", [(0, 0), (0, 1), (1, 0), (50, 50), (100, 0)], ids=str)
def test_the_names_of_two_runs_stand_clear_of_each_other_and_of_the_axis_below(ends):
    chart = lines(alt.X("day:Q"), alt.Y("share:Q", scale=alt.Scale(domain=[0, 100]))).properties(height=200).to_dict()
    chart["datasets"] = {"runs": [{"run": run, "day": day, "share": end} for run, end in zip(("this run", "today"), ends) for day in (1, 2)]}
    drawn = vl_convert.vegalite_to_svg(chart)
    mine, other = (float(re.search(rf'translate\([\d.]+,(-?[\d.]+)\)"[^>]*>{run}<', drawn)[1]) for run in ("this run", "today"))
    assert abs(mine - other) >= 14 and max(mine, other) < 200  # where their letters stand
