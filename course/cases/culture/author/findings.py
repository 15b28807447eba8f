"""Every figure that the lesson's prose quotes, worked out from the model and the data.

Names read as sentences: ``gained24`` is how many more of 100 customers are satisfied two
years into Ines's programme, beside today's course in the same luck. ``_m`` is £ million,
``_r`` a correlation. The reference seed, unless a name says otherwise.
"""

from functools import cache

import numpy as np

from course.cases.culture.author import dataset, theory
from course.cases.culture.author.certify import correlations, rises
from course.cases.culture.model import REFERENCE_SEED, Assumptions, Levers, draw, effects, simulate
from course.cases.culture.plan import LEADERS, PLAN
from course.cases.culture.world import ANSWERS, SATISFIED

A = Assumptions()


def findings(seed=REFERENCE_SEED, edition="reference"):
    """{name: number} of the world of a seed and of an edition's tables. A fresh dict of builtin ints and floats; worked out once."""
    return _findings(seed) | _tables(seed, edition)


@cache
def _findings(seed):
    found = {**_programme(seed), **_levers(seed), **_assumed()}
    return {name: float(value) for name, value in found.items()}


@cache
def _world(seed):
    return draw(seed)


@cache
def _run(seed, **levers):
    return simulate(Levers(**levers), _world(seed), A)


def _more(seed, column, month, **levers):
    """How much more than on today's course, in the same luck."""
    return _run(seed, **levers).columns[column][month] - _run(seed).columns[column][month]


def _programme(seed):
    gains = np.array([_more(seed, "satisfaction", month, **PLAN) for month in range(49)])
    net = {held: _run(seed, **PLAN, held=held).value("net_gbp") / 1e6 for held in ("quarter", "always")}
    return {"lowest_month": gains.argmin(), "back_month": np.argmax((np.arange(49) > gains.argmin()) & (gains >= 0)), "gained24": gains[24],
            "plan_net_m": net["always"], "quarter_lost_m": -net["quarter"], "first_year_m": -_run(seed, **PLAN).value("net12_gbp") / 1e6}


def _levers(seed):
    leaders = {name: value for name, value in PLAN.items() if name in LEADERS}
    managers = {name: value for name, value in PLAN.items() if name not in LEADERS}
    found = {"leaders_net_m": _run(seed, **leaders).value("net_gbp") / 1e6, "managers_net_m": _run(seed, **managers).value("net_gbp") / 1e6,
             "unrelieved_share": _run(seed, **{**PLAN, "relief": 0.0}).value("held_share"),
             "comfort_months": _half(seed, 0) - _half(seed, 12), "turning_percent": _turning(seed)}
    for name, praised in (("vote", "colleagues"), ("praise", "customers")):
        found |= {f"{name}_engaged": _more(seed, "engagement", 24, recognised=praised), f"{name}_satisfied": _more(seed, "satisfaction", 24, recognised=praised)}
    found |= {f"seen{days}": _more(seed, "engagement", 24, seen_days=days) for days in (2, 4)}
    told = effects(Levers(seen_days=2), A).told - effects(Levers(), A).told
    return {**found, "heard_share": _more(seed, "engagement", 48, seen_days=2) / told}


def _half(seed, times):
    """Months until the programme, with books opened so often a year, has brought half of what it brings."""
    gains = _run(seed, **{**PLAN, "open_times": times}).days["satisfied"].mean(axis=1)
    gains = gains - gains[0]
    at = int(np.argmax(gains >= gains[-1] / 2))
    return at - (gains[at] - gains[-1] / 2) / (gains[at] - gains[at - 1])


def _turning(seed):
    """The last number of Sears' chain, % of sales, at which the programme brings what it costs: what customers bring is a straight line in it."""
    ledger = _run(seed, **PLAN).ledger
    rest = sum(ledger.values()) - ledger["customers"]
    return theory.sears(5)[1] * -rest / ledger["customers"]


@cache
def _tables(seed, edition):
    made = dataset.tables(edition) if seed == REFERENCE_SEED else dataset.in_luck(seed)
    pooled, within = correlations(made["stores"])
    rose = rises(made)
    by = made["scores"].pivot(index="team", columns="quarter", values="satisfaction")[2].sort_values(kind="stable")
    ends = made["wave2"].groupby("coached")["afterwards"].mean()
    lasting = _world(seed).satisfied.std()
    found = {"pooled_r": pooled, **{f"{size}_r": r for size, r in within.items()}, "first_rise": rose["first"], "lottery_points": rose["yes"] - rose["no"],
            "coached_after": ends["yes"], "others_after": ends["no"],
            "alone_rise": theory.regression(by.mean(), by.iloc[:dataset.LOWEST].mean(), lasting, theory.survey_sd(SATISFIED, ANSWERS))}
    return {name: float(value) for name, value in found.items()}


def _assumed():
    return {"answers": ANSWERS, "noise_points": theory.survey_sd(SATISFIED, ANSWERS), **{name: getattr(A, name) for name in ("manager_h", "admin_share", "floor_h")}}
