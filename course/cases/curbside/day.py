"""One day at the Hartwell Road store: each order from the web shop to the customer's hands, and what the pickers do meanwhile."""

from math import isfinite

import numpy as np

from course.cases.curbside.cause import cause
from course.cases.curbside.model import floor_shift
from course.simulation.day import Floor, State

OPENS = 8 * 60
IN_TIME, LATE = 0, 1
NO_TIME = 1e-9  # minutes: two sums of the same numbers
EVENTS = ("ontime", "release_min", "ready_min", "pick_start_min", "pick_end_min", "heard_min", "gives_up_min", "second_min", "second_end_min", "third_min")
ROWS = {"wait": "Waiting for a picker", "pick": "Being picked", "shelf": "Picked, waiting for the customer", "phone": "Phone", "fetch": "Substitute", "ready": "Ready"}
STATES = {
    "wait": State("wait", "order waits for a picker", "orders wait for a picker"),
    "pick": State("pick", doing="picking"),
    "shelf": State("shelf", "order on the shelf waits for its customer", "orders on the shelf wait for their customers"),
    "rings": State("phone", "call rings unanswered", "calls ring unanswered"),
    "talks": State("phone", doing="on the phone"),
    "agreed": State("fetch", "order waits for somebody to fetch a substitute", "orders wait for somebody to fetch a substitute"),
    "fetch": State("fetch", doing="fetching a substitute"),
    "ready": State("ready", tally=("in time", "late")),
}


def _worst(run):
    return np.argmin(run.days["ontime_share"])


def _cause(setting, run, day):
    month = [moves for each in range(len(run.days["orders"])) for moves in _tokens(setting, run, each)]
    return cause(OPENS, _tokens(setting, run, day), month, LATE)


def _shifts(setting, assumptions, run):
    """The pickers from opening until the last order; between them the manager, in the hours that paperwork leaves free."""
    shift = floor_shift(setting, assumptions)
    if not shift:
        return [(0.0, setting.pickers)]
    return [(0.0, setting.pickers), (max(0.0, shift[0]), setting.pickers + 1), (shift[1], setting.pickers)]


def _tokens(setting, run, day):
    mine = run.columns["day"] == day
    columns = [(run.columns | run.steps)[name][mine].tolist() for name in EVENTS]
    phones = setting.substitution == "call"
    return [_late_from(_moves(released, *rest, phones), released + setting.promise_min, ontime) for ontime, released, *rest in zip(*columns)]


def _moves(released, took, started, picked, heard, gave_up, second, second_end, third, phones):
    """[(minute, state)] of one order; NaN stands for what never came."""
    ready = released + took
    moves = [(released, "wait"), (started, "pick")]
    if ready > picked + NO_TIME:
        moves.append((picked, "shelf"))
    if isfinite(heard):
        moves.append((heard, "rings" if phones else "agreed"))
    if gave_up < ready - NO_TIME:
        moves.append((gave_up, "shelf"))
    if isfinite(second):
        moves.append((second, "talks" if phones else "fetch"))
    if isfinite(third):
        moves += [(second_end, "agreed"), (third, "fetch")]
    return [*moves, (ready, "ready")]


def _late_from(moves, promised, in_time):
    """The same with the mark of an order whose promise has run out, from the minute in which it does."""
    if in_time:
        return [(*move, IN_TIME) for move in moves]
    before = [(*move, IN_TIME) for move in moves if move[0] <= promised]
    after = [(*move, LATE) for move in moves if move[0] > promised]
    return [*before, (promised, before[-1][1], LATE), *after]


DAY = Floor(
    title="Watch the worst of the thirty days",
    watch="Watch the pickers. While one is on the phone or fetches a substitute, one fewer picks, and the line of orders can grow.",
    opens=OPENS, rows=ROWS, states=STATES, marks=("in time so far", "promise broken"), staff=("picker", "pickers"),
    day=_worst, tokens=_tokens, shifts=_shifts, crowd="wait", cause=_cause)
