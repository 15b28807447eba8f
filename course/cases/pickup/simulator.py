"""The store pickup case as something to play with: four weeks at the till of Hartwell Road."""

from functools import cache, lru_cache

from course.cases.pickup import charts
from course.cases.pickup.model import DAYS, HOME_DELIVERY, REFERENCE_SEED, Assumptions, Levers, draw, simulate
from course.charts.theme import spec
from course.exercises.panel import Played, Simulator
from course.exercises.tiles import minutes, percent, pounds_a_day, tile
from course.simulation.levers import describe, read

SEED = REFERENCE_SEED
NOBODY = "no order was missing"
SHORT = {"refuse": "not my job", "look": "look", "colleague": "colleague", "text": "text", "rule": "table", "judgement": "own judgement"}


@cache
def simulator():
    """The simulator, as the panel and the decision use it."""
    return Simulator(
        name="pickup", title="Run the till for four weeks",
        subtitle="Every setting meets the same customers, the same missing orders, the same colleague.",
        levers=Levers, assumptions=Assumptions, describe=describe, read=read, play=play,
        chart=spec(charts.live()), seed=SEED, unseen="weeks", columns={
            "Coached": lambda run: SHORT[run["levers"].get("coached", Levers().coached)],
            "May leave": lambda run: "yes" if run["levers"].get("authority") else "no",
            "Discount": lambda run: f"£{run['levers'].get('spend_gbp', 0)}",
            "Cost a day": lambda run: pounds_a_day(run["kpis"].get("cost_gbp_per_day")),
            "In line": lambda run: minutes(run["kpis"].get("shopper_wait_min")),
        }, told=("coached", "authority", "spend_gbp"), elsewhere={"home delivery": HOME_DELIVERY},
        hood="Nothing here was measured in a shop of ours. A minute of waiting is counted at a price that you may find "
             "too high or too low. Change it until the advice turns over, and you know what to go and measure.")


@lru_cache(maxsize=8)
def _customers(assumptions):
    return draw(SEED, DAYS, assumptions)


@lru_cache(maxsize=8)
def _today(assumptions):
    """What is done today, under the same assumptions."""
    return simulate(Levers(), _customers(assumptions), assumptions).kpis


def play(levers, assumptions):
    """One setting, played on the reference customers, as a ``Played``."""
    run = simulate(levers, _customers(assumptions), assumptions)
    kpis, today = {name: kpi.value for name, kpi in run.kpis.items()}, _today(assumptions)
    if run.columns["found"].all():
        kpis.update(dict.fromkeys(("customer_min", "others_min", "returns_share")))  # of nobody, no mean can be said
    tiles = [
        _tile("A day costs everybody", kpis, today, "cost_gbp_per_day", pounds_a_day),
        _tile("Shoppers wait", kpis, today, "shopper_wait_min", minutes),
        _tile("Missing: customer waits", kpis, today, "customer_min", minutes, unknown=NOBODY),
        _tile("Missing: adds to others", kpis, today, "others_min", minutes, unknown=NOBODY),
        _tile("Missing: come back", kpis, today, "returns_share", percent, unknown=NOBODY),
        _tile("Missing orders", kpis, today, "misses_per_day", lambda value: "–" if value is None else f"{value:.0f} a day"),
    ]
    rows = [{"hour": hour, "cost_gbp": round(float(cost), 3)} for hour, cost in enumerate(run.hours["cost_gbp"], charts.OPENS)]
    said = (f"A day costs everybody {pounds_a_day(kpis['cost_gbp_per_day'])}, today {pounds_a_day(today['cost_gbp_per_day'].value)}. "
            f"Shoppers wait {minutes(kpis['shopper_wait_min'])} in line. A customer whose order is missing waits {minutes(kpis['customer_min'])}.")
    return Played({name: value if value is None else round(float(value), 6) for name, value in kpis.items()}, tiles, rows, said)


def _tile(label, kpis, today, name, write, unknown="not logged by the store"):
    """A figure beside today's."""
    return tile(label, kpis[name], today[name].value, write, unknown)
