"""What can be watched of a run, whatever the case: the run's own events and nothing else, sent only when somebody asks."""

import json
from importlib import import_module

import pytest

from course.exercises import Panel
from tests.cases.found import by_name, views

pytestmark = pytest.mark.usefixtures("own_record")
WATCHED = [view for view in views() if view.day]
FLOORS = [view for view in WATCHED if view.day.kind == "floor"]
MOST_SENT = 120_000  # characters, of two runs
each = pytest.mark.parametrize("view", WATCHED, ids=by_name)
each_floor = pytest.mark.parametrize("view", FLOORS, ids=by_name)


def settings(view):
    """Today, each choice of each lever, alone and with every yes said, a whole table filled in, and all numbers at their highest."""
    levers = view.levers.values()
    cells = [one for one in levers if "cell" in one]
    yes = {one["name"]: True for one in levers if one["kind"] == "bool"}
    yield {}
    for one in levers:
        for value in () if one in cells else one.get("choices") or ():
            yield {one["name"]: value}
            yield {**yes, one["name"]: value}
    if cells:
        filled = {one["name"]: [choice for choice in one["choices"] if choice][at % 4] for at, one in enumerate(cells)}
        yield {**filled, **{name: needed[0] for name, needed in cells[0]["acts"][0].items()}}
    yield {one["name"]: one["hi"] for one in levers if one["kind"] in ("int", "float")}


def asked(view, *settings):
    return Panel("90_shop/x", view).receive({"type": "day", "seq": "s", "shown": [{"levers": one, "assumptions": {}} for one in settings]})


def watched(view, setting, run):
    """All that can be watched of a run, as the tests' own ``day.py`` of its case takes it."""
    if view in FLOORS:
        return setting, [view.day.tokens(setting, run, day) for day in range(view.case.length)], view.day.shifts(setting, view.case.assumptions(), run)
    return ({one.label: one.of(run) for one in view.day.series},)


@each
def test_what_can_be_watched_makes_up_the_figures_of_the_run(view):
    figures = import_module(f"tests.{view.case.folder}.day").figures
    for levers in settings(view):
        setting = view.case.set(levers)
        run = view.case.run(setting)
        found = figures(*watched(view, setting, run))
        known = {name: value for name, value in vars(run.kpis).items() if name in found and value is not None}
        assert len(known) > 3 and {name: found[name] for name in known} == pytest.approx(known, rel=1e-9, abs=1e-6), levers


@each_floor
def test_a_film_is_a_day_that_could_have_been(view):
    """Each token goes on in time from one declared place to the next, and no more are at work than are there."""
    day = view.day
    assert {state.row for state in day.states.values()} == set(day.rows) and day.crowd in day.states
    for levers in settings(view):
        (film,) = asked(view, levers)["films"]
        assert film["tokens"] and film["start"] <= film["moment"] <= film["end"]
        changes = []
        for moves in film["tokens"]:
            minutes = [minute for minute, _, _ in moves]
            assert minutes == sorted(minutes) and minutes[-1] < film["end"] and all(state < len(day.states) and mark < len(day.marks) for _, state, mark in moves)
            places = [list(day.states.values())[state] for _, state, _ in moves]
            assert places[-1].tally and not any(place.tally for place in places[:-1])
            changes += [(minute, bool(now.doing) - bool(before and before.doing)) for minute, before, now in zip(minutes, [None, *places], places)]
        working = 0
        for minute, change in sorted(changes):
            working += change
            # Whoever began before the shift ended finishes what was begun; a minute is sent to its hundredth.
            assert working <= max(many for _, many in film["shifts"]) + 1e-9, (levers, minute)


@each
def test_what_is_sent_is_small_and_can_be_read_and_comes_only_when_asked_for(view):
    panel = Panel("90_shop/x", view)
    described = json.dumps(panel.describe())
    other = next(one for one in settings(view) if one)
    assert '"tokens"' not in described and '"texts"' not in described and view.day.watch in json.loads(described)["day"]["watch"]
    reply = json.dumps(asked(view, {}, other), allow_nan=False)
    assert len(json.loads(reply)["films"]) == 2 and len(reply) < MOST_SENT


@each
def test_nothing_is_simulated_for_it(view, monkeypatch):
    """The film is of the run that the chart was drawn from."""
    panel = Panel("90_shop/x", view)
    panel.describe()
    monkeypatch.setattr(type(view.case), "run", None)
    assert asked(view, {})["films"]


@pytest.mark.parametrize("view", [view for view in WATCHED if view not in FLOORS], ids=by_name)
def test_the_months_of_a_film_are_those_of_the_run_and_its_marks_stand_within_them(view):
    marked = 0
    for levers in settings(view):
        (film,) = asked(view, levers)["films"]
        months = film["end"] - film["start"] + 1
        assert all(len(line) == months for line in (*film["values"], *film["texts"])) and film["start"] <= film["moment"] <= film["end"]
        assert all(film["start"] <= month <= film["end"] and says for month, says in film["marks"]), levers
        marked += bool(film["marks"])
    assert marked


@each
def test_a_decision_offers_no_day(view):
    assert not Panel("90_shop/x", view, only=[next(iter(view.levers))]).describe()["day"]


@each
@pytest.mark.parametrize("shown", [None, 3, "x", ["x"], [{"levers": {"magic": 1}}], [{"levers": 3}]], ids=str)
def test_what_is_no_setting_is_said(view, shown):
    reply = Panel("90_shop/x", view).receive({"type": "day", "seq": "s", "shown": shown})
    assert reply["problem"] and "films" not in reply


@each_floor
def test_the_moment_to_jump_to_comes_before_the_worst_and_what_is_said_of_it_happened(view):
    """Under every setting, each with customers of its own: read off the moves anew, by the tests' own count."""
    holds, named = import_module(f"tests.{view.case.folder}.day").holds, set()
    for seed, levers in enumerate([*settings(view)][::-2]):
        setting = view.case.set(levers)
        run = view.case.run(setting, seed=seed or None)
        day = view.day.pick(run)
        cause = view.day.cause(setting, run, day)
        holds(cause, view.day.tokens(setting, run, day), view.day.opens)
        named.add(cause.name)
    assert len(named) > 1


@pytest.mark.parametrize("view", [view for view in WATCHED if view not in FLOORS], ids=by_name)
def test_what_is_marked_in_the_books_happens_in_that_month_and_not_before(view):
    marked = import_module(f"tests.{view.case.folder}.day").marked
    for levers in settings(view):
        setting = view.case.set(levers)
        run = view.case.run(setting)
        lines = {one.label: one.of(run) for one in view.day.series}
        for month, says in view.day.marks(setting, view.case.assumptions(), run):
            assert marked(says, setting, lines) == month, (levers, month, says)


def test_lines_are_read_off_moves():
    from course.simulation.lines import begins, fullest, means, minutes, stays, unbroken

    moves = [[(1, "wait", 0), (9, "till", 0)], [(2, "wait", 0), (3, "wait", 1), (5, "till", 0)], [(6, "wait", 0), (9, "till", 0)], [(20, "wait", 0), (20, "till", 0), (21, "gone", 0)]]
    assert fullest(moves, "wait") == 2 and fullest(moves, "wait", 5.5, 30) == 6 and fullest([], "wait") is None
    assert stays(moves[1], "wait") == [(2, 5)] and stays(moves[3], "wait") == [] and minutes(moves[0], "wait", 3, 5) == 2
    assert unbroken(moves, "wait") == [(1, 9)] and begins([(1, 9), (12, 14)], 13) == 12
    assert means(moves) == {"wait": 3.5, "till": 0.25}
