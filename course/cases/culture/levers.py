"""What may be set at Hartwell, by whom, and what is taken as given.

Sources are four of the course's articles, which give one figure between them: the 54 % of
managers' time. The ratio 5, 1.3, .5 is Sears', as others quote it. All else is assumed,
and says so.
"""

from dataclasses import dataclass
from math import inf

from course.simulation.levers import assumption, lever

MONTHS = 48
CULTURE = "the article on leadership and culture"
FIVE_AREAS = "the article on five areas where leaders matter"
ENLIGHTENED = "the article on enlightened leaders"
MANAGING = "the article on leadership and management"
SEARS = "Sears, as others quote it"
RECOGNISED = {
    "sales": "Who beats the sales target",
    "service": "Years of service",
    "colleagues": "Whom colleagues vote for",
    "customers": "Who helped a customer",
}
COACHED = {
    "nobody": "Nobody",
    "quarter": "Lowest score last quarter",
    "year": "Lowest score over a year",
    "turn": "Each team in its turn",
}
HELD = {"quarter": "For a quarter", "half": "For half a year", "year": "For a year", "two": "For two years", "always": "For good"}
HELD_MONTHS = {"quarter": 3, "half": 6, "year": 12, "two": 24, "always": inf}


def _other(lo, hi, today, step=1):
    """Every value of a lever but today's."""
    found = [lo + at * step for at in range(round((hi - lo) / step) + 1)]
    return [value for value in found if value != today]


# Something is changed: one of these holds.
CHANGED = [
    {"recognised": ("service", "colleagues", "customers")}, {"open_times": _other(0, 12, 1)}, {"layers": (3, 4, 6)}, {"relief": _other(0, 0.75, 0, 0.25)},
    {"seen_days": _other(0, 8, 0)}, {"one_to_ones": _other(0, 4, 0, 0.5)}, {"training_h": _other(0, 16, 1)}, {"steady": _other(0, 1, 0.25, 0.25)},
    {"coached": ("quarter", "year", "turn")}]


@dataclass(frozen=True)
class Levers:
    """Six levers of Hartwell's leaders; four of a store's manager. Defaults: today."""

    recognised: str = lever(
        "sales", label="What is recognised, in public", unit="", owner="leader", source=f"{ENLIGHTENED}; {FIVE_AREAS}", choices=RECOGNISED,
        short={"sales": "sales", "service": "years", "colleagues": "by vote", "customers": "customers"},
        help="Staff watch what is praised, and do more of it.")
    open_times: int = lever(
        1, label="Books and bad news, open to every store", unit="times a year", owner="leader", source=f"{ENLIGHTENED}; {CULTURE}",
        lo=0, hi=12, step=1, help="In the dark, people fill in the worst.")
    layers: int = lever(
        5, label="Layers from the board to a team", unit="layers", owner="leader", source="assumed", lo=3, hi=6, step=1,
        help="Each hands on part of what it hears. With fewer, each boss has more people to look after.")
    relief: float = lever(
        0.0, label="Managers’ paperwork taken away", unit="share", owner="leader", source=MANAGING, lo=0.0, hi=0.75, step=0.25,
        help="Somebody else is paid to do it.")
    seen_days: int = lever(
        0, label="Days that leaders work in stores", unit="a month", owner="leader", source=f"{FIVE_AREAS}; {CULTURE}", lo=0, hi=8, step=1,
        help="At a till, on the shop floor: seen to do it themselves.")
    held: str = lever(
        "always", label="The programme is kept up", unit="", owner="leader", source=f"{ENLIGHTENED}; {CULTURE}", choices=HELD,
        short={"quarter": "a quarter", "half": "half a year", "year": "a year", "two": "two years", "always": "for good"},
        help="Then all is as it was before.", acts=CHANGED, idle="There is no programme yet.")
    one_to_ones: float = lever(
        0.0, label="One-to-ones with each person", unit="a month", owner="manager", source=f"{FIVE_AREAS}; {MANAGING}", lo=0.0, hi=4.0, step=0.5,
        help="Half an hour each. Without time for them they are not held.")
    training_h: int = lever(
        1, label="Training for each person", unit="h a month", owner="manager", source=FIVE_AREAS, lo=0, hi=16, step=1,
        help="Paid hours, and off the shop floor.")
    steady: float = lever(
        0.25, label="Shifts that are the same each week", unit="share", owner="manager", source="Kesavan et al., Gap’s trial", lo=0.0, hi=1.0, step=0.25,
        help="Planning them takes a manager’s time.")
    coached: str = lever(
        "nobody", label="Whom to coach each quarter", unit="", owner="manager", source=FIVE_AREAS, choices=COACHED,
        help="One of a store’s three teams. It is taught what good teams do.")


def _points(default, label, hi, step=0.5, lo=0.0, source="assumed"):
    return assumption(default, label=label, unit="points", source=source, lo=lo, hi=hi, step=step)


def _share(default, label, lo, hi, step, source="assumed"):
    return assumption(default, label=label, unit="share", source=source, lo=lo, hi=hi, step=step)


def _months(default, label, lo, hi, step):
    return assumption(default, label=label, unit="months", source="assumed", lo=lo, hi=hi, step=step)


def _gbp(default, label, unit, lo, hi, step):
    return assumption(default, label=label, unit=unit, source="assumed", lo=lo, hi=hi, step=step)


@dataclass(frozen=True)
class Assumptions:
    """The firm, its people and its customers: what the hood shows and lets a reader change."""

    praise: float = _points(6.0, "Engagement, when what is done for customers is recognised", 12)
    vote: float = _points(5.0, "The same, when colleagues vote", 12)
    seniority: float = _points(-1.0, "The same, when years are counted", 4, lo=-4, source=f"assumed; {ENLIGHTENED} says that it discourages")
    openness: float = _points(5.0, "Engagement from open books and bad news, all year", 12)
    seen: float = _points(5.0, "Engagement from leaders who are seen to do it, at most", 12)
    listening: float = _points(8.0, "Engagement from one-to-ones, at most", 14)
    rota: float = _points(5.0, "Engagement from steady shifts, all of them", 12)
    learning: float = _points(2.0, "Engagement from training, at most", 6)
    seen_scale: float = assumption(2.0, label="Days in stores that bring two thirds of that", unit="days", source="assumed", lo=0.5, hi=6.0, step=0.5)
    handed_on: float = _share(0.90, "Of what leaders do, each layer hands on", 0.5, 1.0, 0.02)
    remote: float = _share(0.40, "Head office’s week that is worked from home", 0.0, 1.0, 0.1)
    remote_loss: float = _share(0.10, "Of what is handed on, lost to that when nothing is open", 0.0, 0.3, 0.02)
    span: float = _points(1.0, "Engagement lost when a boss has a third more people", 6)
    focus_sales: float = _share(0.6, "Of engagement, what reaches customers: sales recognised", 0.0, 1.0, 0.05)
    focus_inward: float = _share(0.3, "The same, when colleagues vote", 0.0, 1.0, 0.05)
    quality_gain: float = assumption(0.60, label="Service, per point of engagement", unit="points", source=f"{SEARS}: with the next, 5 bring 1.3", lo=0.0, hi=1.2, step=0.05)
    csat_gain: float = assumption(0.4333, label="Satisfaction, per point of service", unit="points", source=f"{SEARS}: with the last, 5 bring 1.3", lo=0.0, hi=0.9, step=0.0001)
    growth_gain: float = assumption(0.3846, label="Sales growth, per point of satisfaction", unit="% a year", source=f"{SEARS}: 1.3 bring .5", lo=0.0, hi=0.8, step=0.0001)
    spread_harm: float = _points(0.5, "Satisfaction’s worth lost per point that teams differ more", 1.5, 0.1, source=f"assumed; {CULTURE} says that inconsistency erodes loyalty")
    skill: float = _points(9.0, "Service from training, at most", 18)
    training_scale: float = assumption(3.0, label="Hours of training a month that bring two thirds of that", unit="h", source="assumed", lo=1.0, hi=8.0, step=0.5)
    coaching: float = _share(0.45, "Of what a coached team lacks in service, made good", 0.0, 0.9, 0.05)
    habits: float = _points(40.0, "Service lost at first, when all habits change at once", 80, 2.0)
    settle_months: float = _months(2.0, "Until new habits are no longer new, mean", 1.0, 8.0, 0.5)
    engage_months: float = _months(6.0, "Until engagement follows, mean", 2.0, 12.0, 0.5)
    quality_months: float = _months(2.0, "Until service follows, mean", 1.5, 9.0, 0.5)
    csat_months: float = _months(2.5, "Until customers have noticed, mean", 1.5, 9.0, 0.5)
    skill_months: float = _months(9.0, "Until training tells, or is forgotten, mean", 3.0, 24.0, 1.0)
    comfort: float = assumption(0.8, label="Slower to change, per ten points of engagement without bad news", unit="times", source=f"assumed; {CULTURE} says that comfort resists change",
        lo=0.0, hi=2.0, step=0.1)
    manager_h: float = assumption(160.0, label="A team manager’s month", unit="h", source="assumed", lo=120.0, hi=200.0, step=5.0)
    admin_share: float = _share(0.54, "Of a manager’s month, paperwork", 0.2, 0.8, 0.02, f"{MANAGING}; a survey of 1,770 managers, in their own estimate")
    floor_h: float = assumption(60.0, label="Of a manager’s month, running the shop floor", unit="h", source="assumed", lo=20.0, hi=90.0, step=5.0)
    team: int = assumption(15, label="People in a team", unit="people", source="assumed", lo=8, hi=25, step=1)
    needless: float = _share(0.5, "Of paperwork taken away, what nobody misses", 0.0, 1.0, 0.05)
    wage_gbp: float = _gbp(15.0, "An hour of a colleague", "£/h", 10, 25, 0.5)
    clerk_gbp: float = _gbp(16.0, "An hour of paperwork, done by somebody else", "£/h", 10, 30, 0.5)
    boss_gbp: float = _gbp(700.0, "A leader’s day in a store", "£", 300, 2000, 50)
    leavers: float = _share(0.035, "Staff who leave in a month", 0.0, 0.08, 0.005, "assumed: four in ten a year; shops often lose half")
    leavers_gain: float = _share(0.02, "Fewer of them, per point of engagement", 0.0, 0.05, 0.005)
    replace_gbp: float = _gbp(2000.0, "Replacing somebody who leaves", "£", 500, 4000, 100)
    rota_labour: float = _share(0.018, "Labour saved when shifts are steady, all of them", 0.0, 0.036, 0.001, "1.8% in Gap’s trial, whose shifts were not all steady")
    rigid_labour: float = _share(0.018, "Of wages, lost again because shifts can’t follow the week", 0.0, 0.036, 0.001)
    labour_gbp: float = _gbp(180000.0, "Wages of a store, a month", "£", 90000, 300000, 10000)
    sales_gbp: float = _gbp(1600000.0, "Sales of a store, a month", "£", 800000, 2400000, 50000)
    margin: float = _share(0.28, "Of more sales, what is left", 0.05, 0.4, 0.01)
