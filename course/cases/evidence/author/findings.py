"""Every figure that the lesson's prose quotes, worked out from the model and the data.

``calls_slide`` is the slide's share where CEOs of firms ahead call themselves focused more
readily, ``calls_others`` that of the other firms, by Bayes' rule; ``ten_left`` what ten stores
leave to a board after three years, £, the mean over WORLDS. Shares 0 to 1, hours a week.
"""

from dataclasses import replace
from functools import cache

from course.cases.evidence.author import dataset
from course.cases.evidence.author.certify import trap
from course.cases.evidence.author.decision import FACTS
from course.cases.evidence.author.sensitivity import ASK_ALL, BEST_SURVEY, COLLEAGUES, TEN, WAYS
from course.cases.evidence.author.theory import shares
from course.cases.evidence.model import REFERENCE_SEED, Assumptions, Levers, draw, simulate
from course.simulation import made

WORLDS = tuple(range(1000, 1020))  # what is quoted as an average is one over so many hundreds of boards
TRIALS = {"slide": {}, "survey": BEST_SURVEY, "alone": {"trial_stores": 10}, "ten": TEN, "daily": {**TEN, "days_counted": 6},
          "year": {**TEN, "trial_weeks": 52}}
# Where the order of these turns round: all stores gain four points at most; the programme works at most boards.
LIMITS = {"calm_alone": (TRIALS["alone"], {"drift": 0.02}), "mostly_slide": ({}, {"works": 0.8}), "mostly_ten": (TEN, {"works": 0.8})}
OF_DIARY = ("of_managers", "of_hours", "team_more_h", "floor_more_h", "admin_more_h", "total_more_h")


def findings(seed=REFERENCE_SEED, edition="reference"):  # nothing that is quoted is one world's
    """{name: number}, those of the diary of an edition's tables. A fresh dict of builtin ints and floats; worked out once."""
    return _findings() | _diary(edition)


@cache
def _findings():
    found = {**_ways(), **_trials()}
    return made.plain(found)


def _ways():
    """What each way to 64 per cent shows where focus adds nothing, by what was asked."""
    found = {}
    for way, facts in WAYS.items():
        a = replace(Assumptions(), **facts)
        asked, judged = shares(Levers(**ASK_ALL), a), shares(Levers(**COLLEAGUES), a)
        found |= {f"{way}_slide": asked.figure, f"{way}_others": asked.others, f"{way}_colleagues": judged.figure, f"{way}_colleagues_others": judged.others}
    return found


def _trials():
    """How many boards decide rightly, and what is left to one, where nobody knows the facts."""
    found = {}
    for name, levers in TRIALS.items():
        found |= {f"{name}_right": _mean("right_share", levers), f"{name}_left": _mean("left_gbp", levers)}
    return found | {f"{name}_left": _mean("left_gbp", levers, facts) for name, (levers, facts) in LIMITS.items()}


def _mean(kpi, levers, facts=None):
    a = replace(FACTS, **(facts or {}))
    return sum(simulate(Levers(**levers), draw(seed), a).value(kpi) for seed in WORLDS) / len(WORLDS)


@cache
def _diary(edition):
    diary = dataset.tables(edition)["diary"]
    per, sizes = diary.groupby("manager"), trap(diary)
    weeks = diary[diary["relieved"] == 0].groupby("manager")["total_h"].mean()
    return made.plain({
        "diary_managers": int(per.ngroups), "diary_rows": len(diary), "diary_relieved": int((per["relieved"].first() == 1).sum()),
        **{f"diary_{name}": sizes[name] for name in OF_DIARY}, "relief_h": dataset.RELIEF_H,
        "diary_shortest_h": weeks.min(), "diary_longest_h": weeks.max()})
