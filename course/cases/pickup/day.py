"""One day at the till of Hartwell Road: who stands in line, who is served, and where the clerk is meanwhile."""

from course.cases.pickup.cause import cause, worst
from course.cases.pickup.model import second_till
from course.simulation.day import Floor, State

OPENS = 8 * 60
SHOPPER, MISSING, PICKUP = 0, 1, 2
ROWS = {"line": "In line", "till": "At the till", "looked": "Order not there: the clerk is looking", "aside": "Order not there: waits for somebody else", "gone": "Gone"}
STATES = {
    "line": State("line", "customer stands in line", "customers stand in line"),
    "till": State("till", doing="at the till"),
    "looked": State("looked", doing="away from the till, looking for an order"),
    "aside": State("aside", "customer waits for somebody to look", "customers wait for somebody to look"),
    "helped": State("aside", "customer waits while somebody else looks", "customers wait while somebody else looks", other=True),
    "gone": State("gone", tally=("shoppers", "not there", "handed over")),
}
EVENTS = ("pickup", "arrive_min", "start_min", "service_min", "action", "search_min", "customer_min")


def _cause(setting, run, day):
    return cause(OPENS, _tokens(setting, run, day), run, day)


def _shifts(setting, assumptions, run):
    """The clerk all day, and the colleague beside, in the hours of the second till."""
    return [(0.0, 1), *(change for begin, end in second_till(setting) for change in ((begin, 2), (end, 1)))]


def _tokens(setting, run, day):
    mine = run.columns["day"] == day
    return [_moves(*row) for row in zip(*(run.columns[name][mine].tolist() for name in EVENTS))]


def _moves(pickup, arrived, began, served, action, search, waited):
    """[(minute, state, mark)] of one customer."""
    kind, end = PICKUP if pickup else SHOPPER, began + served
    moves = [(arrived, "line", kind), (began, "till", kind)]
    if action == "look":
        moves.append((end, "looked", MISSING))
    elif waited:
        moves += [(end, "aside", MISSING), (end + max(0.0, waited - search), "helped", MISSING)]
    return [*moves, (end + waited, "gone", kind if action == "none" else MISSING)]


DAY = Floor(
    title="Watch the hour that costs most, on its worst day",
    watch="Watch the line each time an order is not there: does the clerk leave the till, and how long until the line is clear?",
    opens=OPENS, rows=ROWS, states=STATES, marks=("shopper", "order not there", "comes for an order"), staff=("clerk", "people at two tills"),
    day=worst, tokens=_tokens, shifts=_shifts, crowd="line", cause=_cause)
