"""A year at Tarnside's 24 shops, and the reports of half a year, made by the models themselves.

Three traps are mechanisms. A shop that is paid on the score invites those who come for
something new. A shop that listens writes down more complaints, mends what it hears of, and
keeps its customers. A letter that goes to everybody prevents late bills at once, and its
customers leave over the years.
"""

import numpy as np
import pandas as pd

from course.cases.truth import chain, letter, survey
from course.cases.truth.author.certify import certify
from course.cases.truth.author.fields import BUSIEST, LEVELS, NAMES, TABLES
from course.cases.truth.levers import SHOPS, Assumptions, ChainLevers, LetterLevers
from course.cases.truth.model import REFERENCE_SEED
from course.cases.truth.world import draw
from course.simulation import editions
from course.simulation.streams import streams

__all__ = ["DESCRIPTION", "TABLES", "TITLE", "certify", "in_luck", "make", "tables"]

TITLE = "Tarnside Broadband: a year at 24 shops"
DESCRIPTION = "Synthetic. Three small models of a fictional firm made every row: no real firm, customer or letter is in it."
YEAR, EVERY = 12, 4
DROPS, DROPS_CV = 430, 0.04  # dropped lines of a shop's customers in a year
WEEKS, OUT_FROM = 26, 14


def tables(edition="reference"):
    """{table name: DataFrame} of a certified edition."""
    return make(edition).tables


def in_luck(seed):
    """{table name: DataFrame} of another luck, not certified: how far a figure strays by chance."""
    return _build(seed)[0]


def make(edition="reference"):
    """The Edition of that name. RuntimeError if no draw of many passes certification."""
    return editions.make("truth", edition, lambda seed: _build((seed, REFERENCE_SEED)), certify)


def _build(seed):
    """Tables and what was planted, from a seed (an int or ints), certified or not."""
    a, rng = Assumptions(), streams(seed, ("design", "names", "lines", "visits", "reports"))
    world = draw(seed, YEAR, a)
    letters, paid = _design(rng["design"], world.hears)
    without, sent = (letter.simulate(LetterLevers(scope=scope), world, a).columns for scope in ("nobody", "all"))
    got = letters[world.shop]
    one = {name: np.where(got, sent[name], without[name]) for name in ("bills", "late", "left")}
    drops = rng["lines"].poisson(DROPS * np.exp(rng["lines"].normal(0, DROPS_CV, SHOPS)))
    complaints = rng["lines"].binomial(drops, world.hears)
    names = rng["names"].permutation(NAMES).astype(object)
    names = np.insert(names, int(np.argmax(complaints)), BUSIEST)
    shops = pd.DataFrame({
        "shop": names, "pay": _pay(paid), "letter": _sent(letters), "customers": np.bincount(world.shop, minlength=SHOPS),
        "complaints": complaints, "drops": drops, "left": np.bincount(world.shop, one["left"], SHOPS).astype(int)}).sort_values("shop", ignore_index=True)
    some = np.flatnonzero(np.arange(world.shop.size) // SHOPS % EVERY == 0)
    accounts = pd.DataFrame({
        "account_id": some + 1, "shop": names[world.shop[some]], "letter": _sent(got[some]), "late_before": world.late_before[some],
        **{name: one[name][some] for name in ("bills", "late", "left")}})
    visits = _visits(some, world, paid, names, one["left"], rng["visits"])
    return ({"shops": shops, "accounts": accounts, "visits": visits, "reports": _reports(rng["reports"], a)},
            {"hears": dict(zip(names, world.hears.tolist()))})


def _design(rng, hears):
    """(which shops send the letter, which are paid on the score): each of the four pairs once in any four shops that listen alike."""
    design = np.empty(SHOPS, int)
    design[np.argsort(hears)] = np.concatenate([rng.permutation(4) for _ in range(SHOPS // 4)])
    return design % 2 == 1, design >= 2


def _pay(paid):
    return np.where(paid, "score", "flat").astype(object)


def _sent(letters):
    return np.where(letters, "capitals", "none").astype(object)


def _visits(some, world, paid, names, left, rng):
    reasons = np.array(list(survey.REASONS), dtype=object)
    reason = rng.choice(len(reasons), some.size, p=[often for often, *_ in survey.REASONS.values()])
    score = survey.scores(reason, world.mood[some], rng)
    here = paid[world.shop[some]]
    invited = rng.random(some.size) < np.where(here, survey.invited_shares(True)[reason], survey.invited_shares(False)[reason])
    visits = pd.DataFrame({
        "account_id": some + 1, "shop": names[world.shop[some]], "pay": _pay(here), "reason": reasons[reason],
        "invited": np.where(invited, "yes", "no").astype(object), "score": score, "counts_as": survey.counts_as(score), "stayed": 1 - left[some]})
    visits = visits.iloc[rng.permutation(some.size)].reset_index(drop=True)
    visits.insert(0, "visit_id", np.arange(1, 1 + some.size))
    return visits


def _reports(rng, a):
    """What was written down and passed on as today, week by week."""
    week = np.arange(1, WEEKS + 1)
    seen = rng.poisson(a.voice * (a.trouble + a.fault * (week >= OUT_FROM)))
    rows = []
    for layers, level in enumerate(LEVELS):
        if layers:
            seen = rng.binomial(seen, chain.passes(ChainLevers(), a))
        rows += [(number, level, layers, count) for number, count in zip(week.tolist(), seen.tolist())]
    frame = pd.DataFrame(rows, columns=["week", "passed_by", "layers", "reports"]).sort_values(["week", "layers"], ignore_index=True)
    frame.insert(0, "report_id", np.arange(1, 1 + len(frame)))
    return frame
