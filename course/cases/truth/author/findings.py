"""Every figure that the lesson's prose quotes, worked out from the models and the data.

Names read as sentences: ``year5_ahead_k`` is what the letter to everybody is ahead of no
letter after five years. ``_k`` is £ thousand. The reference seed, unless a name says otherwise.
"""

from dataclasses import replace
from functools import cache

from course.cases.truth import chain, letter
from course.cases.truth.author import dataset
from course.cases.truth.author.sensitivity import ALL
from course.cases.truth.model import REFERENCE_SEED, ChainAssumptions, ChainLevers, LetterAssumptions, LetterLevers, draw, weeks
from course.simulation import made

EVERYBODY = {"scope": "all"}
FIVE = "year5_gbp"


def findings(seed=REFERENCE_SEED, edition="reference"):
    """{name: number} of the luck of a seed and of an edition's tables. A fresh dict of builtin ints and floats; worked out once."""
    return _findings(seed) | _tables(seed, edition)


@cache
def _findings(seed):
    found = {**_letters(seed), **_chain(seed)}
    return made.plain(found)


@cache
def _customers(seed):
    return draw(seed)


def play(assumptions=LetterAssumptions(), seed=REFERENCE_SEED, **levers):
    """A letter in the luck of a seed."""
    return letter.simulate(LetterLevers(**levers), _customers(seed), assumptions)


def _letters(seed):
    none, every, waived = (play(seed=seed, **levers) for levers in ({}, EVERYBODY, {"waive_once": True}))
    first = slice(0, letter.YEAR)
    often, mild = (play(seed=seed, scope="repeat", wording=wording) for wording in ("capitals", "plain"))
    more = every.value("year1_left") - none.value("year1_left")
    return {
        "late_share": none.value("year1_late_share"), "late_gbp": LetterAssumptions().late_gbp, "leave_capitals": LetterAssumptions().leave_capitals,
        "letters_per_lost": round(every.days["customers"][first].sum() / more, -2),
        "year1_ahead_k": _ahead(every, none, "year1_gbp"), "year5_ahead_k": _ahead(every, none, FIVE),
        "often5_k": _ahead(often, none, FIVE), "often_plain5_k": _ahead(mild, none, FIVE), "plain5_k": -_ahead(play(seed=seed, scope="all", wording="plain"), none, FIVE),
        "waived1_k": -_ahead(waived, none, "year1_gbp"), "waived5_k": _ahead(waived, none, FIVE), "turning_leave": turning_leave(seed),
    }


def _ahead(run, other, kpi):
    return (run.value(kpi) - other.value(kpi)) / 1000


def turning_leave(seed=REFERENCE_SEED):
    """More leavers a month, a share by steps of the hood, up to which the letter to everybody leaves no less than no letter over five years."""
    none = play(seed=seed).value(FIVE)

    def pays(steps):
        return play(replace(LetterAssumptions(), leave_capitals=steps / 10_000), seed, **EVERYBODY).value(FIVE) >= none

    return max(steps for steps in range(16) if pays(steps)) / 10_000


def _chain(seed):
    def year(**levers):
        return chain.simulate(ChainLevers(**levers), weeks(seed), ChainAssumptions())

    today, line = year(), year(line_hours=6)
    return {"all_known": year(**ALL).value("known_share"), "line_saves_k": (today.value("cost_gbp") - line.value("cost_gbp")) / 1000, "line_weeks": line.value("weeks")}


@cache
def _tables(seed, edition):
    visits = (dataset.tables(edition) if seed == REFERENCE_SEED else dataset.in_luck(seed))["visits"]
    stayed = visits.groupby("pay")["stayed"].mean()
    good, bad = (visits["stayed"][visits["counts_as"] == counts].mean() for counts in (100, -100))
    return made.plain({"visits": len(visits), "stayed_good": good, "stayed_bad": bad, "stayed_score": stayed["score"], "stayed_flat": stayed["flat"]})
