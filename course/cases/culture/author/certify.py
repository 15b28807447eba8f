"""Are the two planted traps there, with room to spare, in tables that agree with each other?

Schema, realism and trap margins only. What the right answers are, and whether they are
unique, is the answer key's business.
"""

import numpy as np

from course.cases.culture.author import theory
from course.cases.culture.author.fields import QUARTERS, TABLES
from course.cases.culture.world import ANSWERS, SATISFIED
from course.simulation.certification import keys, schema
from course.simulation.tables import Check, at_least, at_most

POOLED, WITHIN = -0.30, 0.25
RISES = 3.0  # points above what coaching really did
LOTTERY = 0.2, 2.5  # what the lottery may say that coaching did
STARTS, ENDS = 0.3, 0.7  # points: coached teams began lower by more than one, and both groups end nearer than the other
APART = 0.2  # points, from what coaching seems to have done to what somebody gets who sets other numbers side by side
MOST_SHOWN = 9  # points that the chart has room for


def certify(tables, truth):
    """Every Check on {name: DataFrame} of an edition whose ``truth`` says what was planted: good when all are ok."""
    return [*schema(TABLES, tables), *keys(TABLES, tables), *_sizes(tables["stores"]), *_waves(tables, truth), *_agree(tables), *_realism(tables)]


def correlations(stores):
    """(over all stores, {size: within it}) of engagement and profit."""
    within = stores.groupby("size")["engagement"].corr(stores["profit_percent"])
    return float(stores["engagement"].corr(stores["profit_percent"])), within.to_dict()


def effect(wave2):
    """Points that coaching did by the second wave: coached less not."""
    by = wave2.groupby("coached")["change"].mean()
    return float(by["yes"] - by["no"])


def is_as_told(wave2):
    """Whether a lottery came out as the page tells: coaching seems to do a little, those coached began lower, and both end alike."""
    by = wave2.groupby("coached")[["before", "afterwards"]].mean()
    apart = by.loc["yes"] - by.loc["no"]
    return LOTTERY[0] <= effect(wave2) <= LOTTERY[1] and -apart["before"] >= STARTS and abs(apart["afterwards"]) <= ENDS


def rises(tables):
    """Points that scores rose: {"first": the lowest twelve, "yes", "no": the second wave, coached and not}."""
    by = tables["scores"].pivot(index="team", columns="quarter", values="satisfaction")
    coached = tables["scores"].query("quarter == 3 and coached == 1")["team"]
    second = tables["wave2"].groupby("coached")["change"].mean()
    return {"first": float((by.loc[coached, 4] - by.loc[coached, 2]).mean()), "yes": float(second["yes"]), "no": float(second["no"])}


def _sizes(stores):
    pooled, within = correlations(stores)
    yield at_most("engagement and profit over all stores, correlation", pooled, POOLED)
    for size, r in within.items():
        yield at_least(f"engagement and profit in {size} stores, correlation", r, WITHIN)
    means = stores.groupby("size")[["engagement", "profit_percent"]].mean()
    yield at_least("engagement, small stores over large, points", means.loc["small", "engagement"] - means.loc["large", "engagement"], 8)
    yield at_least("profit, large stores over small, % of sales", means.loc["large", "profit_percent"] - means.loc["small", "profit_percent"], 2)


def _waves(tables, truth):
    rose = rises(tables)
    yield at_least("lowest twelve: rise above what coaching did, points", rose["first"] - truth["coaching"], RISES)
    by = tables["scores"].pivot(index="team", columns="quarter", values="satisfaction")
    picked = by[2].sort_values(kind="stable")
    alone = theory.regression(picked.mean(), picked.iloc[:12].mean(), truth["lasting_sd"], theory.survey_sd(SATISFIED, ANSWERS))
    yield at_most("lowest twelve: rise against the selection formula and coaching, points apart", abs(rose["first"] - alone - truth["coaching"]), 3.5)
    yield at_least("second wave: rise of those not coached, points", rose["no"], 1.0)
    yield at_least("second wave: coached over not coached, points", rose["yes"] - rose["no"], LOTTERY[0])
    yield at_most("second wave: coached over not coached, at most", rose["yes"] - rose["no"], LOTTERY[1])
    yield Check("second wave: coached began lower, and both end alike", 0, 0, bool(is_as_told(tables["wave2"])))
    yield at_most("lowest twelve: rise that the chart has room for, points", rose["first"], MOST_SHOWN)
    yield at_least("second wave: effect, to where it would be rounded the other way, points", 0.05 - abs(effect(tables["wave2"]) - round(effect(tables["wave2"]), 1)), 0.002)
    yield at_least("second wave: effect, to the nearest other number, points", _nearest(tables["wave2"], rose), APART)
    yield from _written_otherwise(tables["wave2"])
    yield Check("second wave: half of forty coached", int((tables["wave2"]["coached"] == "yes").sum()), 20, bool((tables["wave2"]["coached"] == "yes").sum() == 20))


def _nearest(wave2, rose):
    """How near to the effect somebody comes who sets other numbers side by side, and how near two such numbers lie to each other."""
    yes, no, first = rose["yes"], rose["no"], rose["first"]
    ends = wave2.groupby("coached")["afterwards"].mean()
    others = [first, yes + no, (yes + no) / 2, yes, no, first - no, ends["yes"] - ends["no"]]
    return min(min(abs(one - (yes - no)) for one in others), float(np.diff(np.sort(others)).min()))


def _written_otherwise(wave2):
    """Means by other lines than the right one."""
    change = wave2.groupby("coached")["change"]
    stores = wave2.groupby(["coached", "store"])["change"].mean().groupby("coached").mean()
    yield at_least("second wave: mean and middle team apart, points", float((change.mean() - change.median()).abs().max()), 0.02)
    yield at_least("second wave: teams counted, or stores: apart, points", float((change.mean() - stores).abs().max()), 0.02)


def _agree(tables):
    """The second wave says what the scores say."""
    by, wave = tables["scores"].pivot(index="team", columns="quarter", values="satisfaction"), tables["wave2"].set_index("team")
    yield at_most("second wave against the scores, before, points apart", float((wave["before"] - by.loc[wave.index, 4]).abs().max()), 1e-9)
    yield at_most("second wave against the scores, after, points apart", float((wave["afterwards"] - by.loc[wave.index, QUARTERS]).abs().max()), 1e-9)
    yield at_most("second wave: change is not after less before, points", float((wave["afterwards"] - wave["before"] - wave["change"]).abs().max()), 0.0051)
    coached = tables["scores"].query("quarter == 5 and coached == 1")["team"]
    yield at_most("second wave: coached teams that the scores don't know", len(set(wave.index[wave["coached"] == "yes"]) ^ set(coached)), 0)


def _realism(tables):
    scores, stores = tables["scores"], tables["stores"]
    whole = scores["satisfaction"] / 100 * scores["answers"]
    return [
        at_most("scores that are no whole number of customers, people apart", float((whole - whole.round()).abs().max()), 0.01),
        at_least("a quarter's scores and the next, correlation", float(np.mean([_next(scores, quarter) for quarter in range(1, QUARTERS)])), 0.2),
        at_most("a quarter's scores and the next, correlation, at most", float(np.mean([_next(scores, quarter) for quarter in range(1, QUARTERS)])), 0.6),
        at_most("leavers and engagement, correlation", float(stores["leavers_share"].corr(stores["engagement"])), -0.2),
    ]


def _next(scores, quarter):
    by = scores.pivot(index="team", columns="quarter", values="satisfaction")
    return by[quarter].corr(by[quarter + 1])
