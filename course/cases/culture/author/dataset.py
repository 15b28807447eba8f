"""Hartwell's year before any programme: forty stores, six quarters of team scores, and two waves of coaching.

The planted traps are mechanisms. Large stores have lower engagement and, with rent and heat
spread over more sales, more profit: over all stores the two go against each other, within a
size they go together. And a score of 95 customers strays: the twelve lowest of 120 are
those with bad luck too, so they rise whatever is done to them. In the second wave a lottery
says who is coached. The reference edition is the world that the simulator plays. Any other
name gives stores of its own; a draw whose margins are too thin is passed over.
"""

from functools import partial

import numpy as np
import pandas as pd

from course.cases.culture.author.certify import certify, is_as_told
from course.cases.culture.author.fields import KINDS, QUARTERS, TABLES
from course.cases.culture.model import PAST, REFERENCE_SEED, Assumptions, Levers, draw, simulate
from course.cases.culture.world import ANSWERS, SIZES, STORES, TEAMS
from course.simulation import editions
from course.simulation.streams import streams

__all__ = ["DESCRIPTION", "TABLES", "TITLE", "certify", "make", "tables"]

TITLE = "Hartwell’s stores and their teams"
DESCRIPTION = "Synthetic. A model of a fictional grocer made every row: no real store, team or customer is in it."
LOWEST, SECOND = 12, 40
FIRST_PICKED, SECOND_PICKED = 2, 4  # quarters by whose scores teams are picked; they are coached in the next one
LOTTERIES = 60  # draws of lots that one Hartwell gets to show its trap
YEARS = 5  # for which a store's satisfaction has worked on its sales
FIXED_SHARE = np.array([0.276, 0.245, 0.209])  # of usual sales, what a store costs whatever it sells, by size
NAMES = [f"H{number:02}" for number in range(1, STORES + 1)]


def tables(edition="reference"):
    """{table name: DataFrame} of a certified edition."""
    return make(edition).tables


def in_luck(seed):
    """{table name: DataFrame} of another Hartwell and its first lottery, not certified: how far a figure strays by chance."""
    return _build(seed, lotteries=1)[0]


def make(edition="reference"):
    """The Edition of that name. RuntimeError if no draw of many passes certification."""
    truth = {}

    def build(seed):
        made, planted = _build(REFERENCE_SEED if edition == "reference" else seed)
        truth.update(planted)
        return made, planted

    return editions.make("culture", edition, build, lambda made: certify(made, truth))


def _build(seed, lotteries=LOTTERIES):
    """(Tables, what was planted) from a seed, certified or not.

    Of so many draws of lots the first one whose outcome is as the page tells, or else the last.
    """
    world, rng = draw(seed, QUARTERS * 3), streams((seed, 5), ("staff survey", "leavers", "lottery"))
    play = partial(simulate, Levers(), world)
    coached = np.zeros((QUARTERS, STORES * TEAMS), bool)
    picked = _scores(play(coached=coached), FIRST_PICKED)
    first = np.argsort(picked, kind="stable")[:LOWEST]
    coached[FIRST_PICKED, first] = True
    picked = _scores(play(coached=coached), SECOND_PICKED)
    left = np.setdiff1d(np.argsort(picked, kind="stable"), first, assume_unique=True)
    second = left[:SECOND]
    without = play(coached=coached)
    for _ in range(lotteries):
        lucky = rng["lottery"].permutation(second)[:SECOND // 2]
        run = play(coached=_with(coached, lucky))
        wave2 = _wave2(run, second, lucky)
        if is_as_told(wave2):
            break
    coached = _with(coached, lucky)
    last = slice(-3, None)
    truth = {"coaching": float((run.days["satisfied"][last] - without.days["satisfied"][last]).mean(axis=0)[lucky].mean()),
             "lasting_sd": float(world.satisfied.std()), "first": first, "second": second}
    made = {"stores": _stores(world, run, rng), "scores": _long(run, coached)}
    return {**made, "wave2": wave2}, truth


def _with(coached, lucky):
    """Who is coached, with the teams on which the second lot fell."""
    coached = coached.copy()
    coached[SECOND_PICKED, lucky] = True
    return coached


def _scores(run, quarter):
    """What the teams' customers answered in a quarter, 1 to 6."""
    return run.days["seen"][PAST + quarter - 1]


def _stores(world, run, rng):
    a = Assumptions()
    by_store = world.engaged.reshape(STORES, TEAMS).mean(axis=1)
    satisfied = world.satisfied.reshape(STORES, TEAMS).mean(axis=1)
    heard = run.days["seen"][:PAST].reshape(PAST, STORES, TEAMS).mean(axis=(0, 2))
    sales = (1 + a.growth_gain / 100 * (satisfied - world.satisfied.mean())) ** YEARS
    people = TEAMS * a.team
    leave = np.clip(12 * a.leavers * (1 - a.leavers_gain * (by_store - world.engaged.mean())), 0, 1)
    return pd.DataFrame({
        "store": NAMES, "size": [SIZES[size] for size in world.size], "engagement": (by_store + rng["staff survey"].normal(0, 0.8, STORES)).round(1),
        "satisfaction": heard.round(1), "leavers_share": (rng["leavers"].binomial(people, leave) / people).round(3),
        "profit_percent": (100 * (a.margin - FIXED_SHARE[world.size] / sales) + world.costs).round(2)})


def _team(at):
    return f"{NAMES[at // TEAMS]} {KINDS[at % TEAMS]}"


def _long(run, coached):
    teams = range(STORES * TEAMS)
    rows = pd.concat([pd.DataFrame({
        "store": [NAMES[at // TEAMS] for at in teams], "team": [_team(at) for at in teams], "quarter": quarter, "answers": ANSWERS,
        "satisfaction": _scores(run, quarter).round(2), "coached": coached[quarter - 1].astype(int)}) for quarter in range(1, QUARTERS + 1)], ignore_index=True)
    rows.insert(0, "score_id", np.arange(1, len(rows) + 1))
    return rows


def _wave2(run, second, lucky):
    teams = np.sort(second)
    before, after = (_scores(run, quarter)[teams].round(2) for quarter in (SECOND_PICKED, QUARTERS))
    return pd.DataFrame({"team": [_team(at) for at in teams], "store": [NAMES[at // TEAMS] for at in teams],
                         "coached": np.where(np.isin(teams, lucky), "yes", "no"), "before": before, "afterwards": after, "change": (after - before).round(2)})
