"""Are the planted traps there, with room to spare, in data that look like a firm's?

Schema, realism and trap margins only. What the right answers are, and whether they are
unique, is the answer key's business.
"""

import numpy as np

from course.cases.truth.author.fields import BUSIEST, LEVELS, TABLES
from course.cases.truth.frames import trial
from course.cases.truth.survey import nps
from course.simulation.certification import keys, schema
from course.simulation.tables import at_least, at_most

INFLATED, RESTORED, HONEST = 20, 3, 5  # points of the score
STAYED = 0.02
AGAINST = -0.40  # correlation of complaints written down with customers who left
LATE_FEWER, LEFT_MORE = 0.004, 0.009
WORSE_LINES = 3
SHOWN = 2, 54  # scores that the chart has room for
REACHED = 15, 45  # reports in half a year: about one a week


def certify(tables):
    """Every Check on {name: DataFrame}: an edition is good when all are ok."""
    return [*schema(TABLES, tables), *keys(TABLES, tables), *_consistent(tables), *_score(tables["visits"]), *_complaints(tables["shops"]),
            *_letter(tables), *_reports(tables["reports"]), *_realism(tables)]


def score_by_pay(visits):
    """{pay: (the score of those invited, of all, of those invited when each is weighed by how seldom their like was)}."""
    return {pay: (nps(group["score"][group["invited"] == "yes"]), nps(group["score"]), weighed(group)) for pay, group in visits.groupby("pay")}


def weighed(group):
    """The score of those invited, each weighed by visits per invitation among those who came for the same reason."""
    share = (group["invited"] == "yes").groupby(group["reason"]).mean()
    invited = group[group["invited"] == "yes"]
    return nps(invited["score"], 1 / invited["reason"].map(share))


def _consistent(tables):
    """The tables agree with each other and with what they are about."""
    accounts, visits, shops = (tables[name] for name in ("accounts", "visits", "shops"))
    same = visits.merge(accounts, on="account_id", suffixes=("", "_account"))
    pay = shops.set_index("shop")["pay"]
    yield at_most("visits: somebody stayed who left, or the reverse", int((same["stayed"] != 1 - same["left"]).sum()), 0)
    yield at_most("visits: in a shop that is not the account’s", int((same["shop"] != same["shop_account"]).sum()), 0)
    yield at_most("visits: paid otherwise than their shop", int((visits["pay"] != visits["shop"].map(pay)).sum()), 0)
    yield at_most("accounts: more bills late than were sent", int((accounts["late"] > accounts["bills"]).sum()), 0)
    yield at_most("accounts: left, with a bill after it, or stayed without one", int(((accounts["bills"] < 12) & (accounts["left"] == 0)).sum()), 0)
    yield at_most("visits: a score that counts as something else",
                  int((visits["counts_as"] != 100 * ((visits["score"] >= 9).astype(int) - (visits["score"] <= 6).astype(int))).sum()), 0)


def _score(visits):
    """Shops paid on the score report more than is true and keep nobody more; weights by reason give the truth back."""
    found, stayed = score_by_pay(visits), visits.groupby("pay")["stayed"].mean()
    invited, every, weighted = found["score"]
    yield at_least("paid on the score: reported minus true, points", invited - every, INFLATED)
    yield at_most("paid on the score: weighed and true apart, points", abs(weighted - every), RESTORED)
    yield at_most("flat pay: reported and true apart, points", abs(found["flat"][0] - found["flat"][1]), HONEST)
    yield at_most("stayed, paid on the score or flat: apart", abs(stayed["score"] - stayed["flat"]), STAYED)
    yield at_most("true score, paid on the score or flat: apart, points", abs(every - found["flat"][1]), HONEST)
    shown = [score for scores in found.values() for score in scores]
    yield at_least("scores that the chart has room for", min(shown), SHOWN[0])
    yield at_most("scores that the chart has room for, at most", max(shown), SHOWN[1])
    by = visits.groupby(["pay", "invited"])["counts_as"].mean()
    shops = visits.groupby(["pay", "invited", "shop"])["counts_as"].mean().groupby(["pay", "invited"]).mean()
    yield at_least("visitors counted, or shops: apart, points", float((by - shops).abs().max()), 0.03)
    yield at_least("nearest two of the four scores apart, points", float(np.diff(np.sort(by)).min()), 0.03)


def _complaints(shops):
    """Who writes down more complaints loses fewer customers, and has no worse lines."""
    left, told, drops = (shops[name] / shops["customers"] for name in ("left", "complaints", "drops"))
    busiest = shops["shop"] == BUSIEST
    yield at_most("complaints with customers who left, correlation", float(np.corrcoef(told, left)[0, 1]), AGAINST)
    yield at_most("complaints with dropped lines, correlation", abs(float(np.corrcoef(told, drops)[0, 1])), 0.45)
    yield at_least("Mill Street: shops with more dropped lines", int((drops > drops[busiest].iloc[0]).sum()), WORSE_LINES)
    yield at_least("Mill Street: complaints above the next", float(told[busiest].iloc[0] - told[~busiest].max()), 0.002)
    yield at_least("Mill Street: fewer leave than on average by", float(left.mean() - left[busiest].iloc[0]), 0.005)


def _letter(tables):
    """The letter works on bills in the year, and on customers too."""
    late, left = (column for _, column in trial(tables["shops"], tables["accounts"]).items())
    yield at_least("letter: bills late, fewer by", late["none"] - late["capitals"], LATE_FEWER)
    yield at_least("letter: customers who left, more by", left["capitals"] - left["none"], LEFT_MORE)


def _reports(reports):
    """Each layer passes on a part of what it got, and a part only; the fault shows at the desks."""
    by = reports.pivot_table("reports", "week", "layers")
    yield at_most("reports: passed on by a layer that had not got them", int((by.diff(axis=1).iloc[:, 1:] > 0).sum().sum()), 0)
    total = by.sum().to_numpy()
    for layers in range(1, len(LEVELS)):
        yield at_least(f"layer {layers} passes on", total[layers] / total[layers - 1], 0.45)
        yield at_most(f"layer {layers} passes on, at most", total[layers] / total[layers - 1], 0.80)
    yield at_least("about one a week reaches the top", total[-1], REACHED[0])
    yield at_most("about one a week reaches the top, at most", total[-1], REACHED[1])
    yield at_least("desks: a week with the fault over one before", by[0].loc[14:].mean() / by[0].loc[:13].mean(), 1.2)


def _realism(tables):
    """Scores in lumps, few customers late often, drops like counts."""
    visits, accounts, shops = tables["visits"], tables["accounts"], tables["shops"]
    shares = visits["score"].value_counts(normalize=True)
    drops = shops["drops"]
    return [
        at_least("scores of 8 to 10", float(shares.reindex([8, 9, 10]).sum()), 0.45),
        at_least("lowest scores given", float((visits["score"] <= 4).mean()), 0.02),
        at_least("customers never late before", float((accounts["late_before"] == 0).mean()), 0.7),
        at_most("customers late three times or more before", float((accounts["late_before"] >= 3).mean()), 0.1),
        at_least("drops by shop, variance over mean", float(drops.var() / drops.mean()), 0.5),
        at_most("rows", max(map(len, tables.values())), 30_000),
    ]
