"""The curbside case as something to play with: thirty days at the Hartwell Road store."""

from functools import cache, lru_cache

from course.cases.curbside import charts
from course.cases.curbside.model import REFERENCE_SEED, Assumptions, Levers, draw, simulate
from course.charts.theme import spec
from course.exercises.panel import Played, Simulator
from course.exercises.tiles import minutes, minutes_a_day, percent, pounds_a_day, tile
from course.simulation.levers import describe, read

SEED = REFERENCE_SEED
DAYS = 30
SHORT = {"call": "text and call", "order": "at order", "app": "in the app", "both": "at order and app"}


@cache
def simulator():
    """The simulator, as the panel and the decision use it."""
    return Simulator(
        name="curbside", title="Run the store for thirty days",
        subtitle=f"Every setting meets the same {_customers(Assumptions()).day.size:,} orders.",
        levers=Levers, assumptions=Assumptions, describe=describe, read=read, play=play,
        chart=spec(charts.live()), seed=SEED, unseen="months", columns={
            "Substitutes": lambda run: SHORT[run["levers"].get("substitution", "call")],
            "Pickers": lambda run: str(run["levers"].get("pickers", Levers().pickers)),
            "Phone": lambda run: minutes_a_day(run["kpis"].get("call_min_per_day")),
            "On time": lambda run: percent(run["kpis"].get("ontime_share")),
            "Filled": lambda run: percent(run["kpis"].get("filled_share")),
            "Left": lambda run: pounds_a_day(run["kpis"].get("left_gbp_per_day")),
        }, told=("substitution", "pickers"),
        hood="Nothing here was measured in a shop of ours: most values are assumed, and say so. Change one until "
             "the best choice changes, and you know what to go and measure in your own store.")


@lru_cache(maxsize=8)
def _customers(assumptions):
    return draw(SEED, DAYS, assumptions)


@cache
def _today():
    return simulate(Levers(), _customers(Assumptions())).kpis


def play(levers, assumptions):
    """One setting, played on the reference customers, as a ``Played``."""
    run = simulate(levers, _customers(assumptions), assumptions)
    kpis = {name: kpi.value for name, kpi in run.kpis.items()}
    if not run.columns["missing_items"].any():
        kpis["filled_share"] = None  # of nothing, no share can be said
    tiles = [
        _tile("Ready on time", kpis, "ontime_share", percent),
        _tile("Mean wait", kpis, "mean_ready_min", minutes),
        _tile("Missing items filled", kpis, "filled_share", percent, unknown="no item was missing"),
        _tile("On the phone a day", kpis, "call_min_per_day", minutes_a_day),
        _tile("Pickers busy", kpis, "utilisation", percent),
        _tile("Contribution a day", kpis, "contribution_gbp_per_day", pounds_a_day),
        tile("Lost to late orders", _lost(kpis), _lost({name: kpi.value for name, kpi in _today().items()}), lambda value: f"{pounds_a_day(value)} a day", ""),
        _tile("Left a day", kpis, "left_gbp_per_day", pounds_a_day),
    ]
    rows = [{"day": day + 1, "ontime_share": round(float(share), 4)}
            for day, share in enumerate(run.days["ontime_share"])]
    said = (f"Ready on time {percent(kpis['ontime_share'])}, today {percent(_today()['ontime_share'].value)}. "
            f"Mean wait {minutes(kpis['mean_ready_min'])}. Missing items filled {percent(kpis['filled_share'])}. "
            f"Left a day {pounds_a_day(kpis['left_gbp_per_day'])}.")
    return Played({name: value if value is None else round(float(value), 6) for name, value in kpis.items()},
                  tiles, rows, said)


def _lost(kpis):
    """What late orders lose, in the whole pounds that lie between the two figures beside it."""
    return round(kpis["contribution_gbp_per_day"]) - round(kpis["left_gbp_per_day"])


def _tile(label, kpis, name, write, unknown="not reported by the store"):
    """A figure beside today's."""
    return tile(label, kpis[name], _today()[name].value, write, unknown)
