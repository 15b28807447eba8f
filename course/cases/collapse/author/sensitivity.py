"""Does the advice survive if an assumption is wrong? Every one, 20 % up and down.

    python3 -m course.cases.collapse.author.sensitivity            writes sensitivity.json beside this file
    python3 -m course.cases.collapse.author.sensitivity --check    writes nothing; fails when it is out of date

Each conclusion that marking or prose uses is a size that must stay above zero. First one
assumption moves at a time, then all at once; the luck stays. A firm is in scope while its trade is thin but
can live: with sound sofas alone, at list price, an average month earns something, and no
more than SPARE_GBP. That is worked out from the assumptions, without a run: no cure of fabric
and discounts saves a firm whose prices don't pay its rents, and a rich one survives its own
mistakes. What holds for this firm alone stands apart, and the prose says so.
"""

import sys
from dataclasses import fields, replace
from functools import cache
from pathlib import Path

import numpy as np

from course.cases.collapse.author import theory
from course.cases.collapse.model import MONTHS, REFERENCE_SEED, Assumptions, Levers, draw, simulate
from course.simulation import made, sensitivity
from course.simulation.sensitivity import CHANGE

FILE = Path(__file__).with_name("sensitivity.json")
SPARE_GBP = 150_000
DRAWS = 200
OFF = 10  # per cent off, about what a sofa of the first two years was sold at

CLAIMS = {
    "today_ends": "Keeping the fabric and chasing last year’s revenue ends within five years, months left",
    "both_survive": "Withdrawing the fabric and ending discounts keeps the firm trading, £ million above the bank’s limit",
    "both_leave_more": "Withdrawing the fabric and ending discounts leaves more than either alone, were the bank to wait, £ million",
    "fabric_alone_ends": "Withdrawing the fabric alone still ends within five years, months left",
    "revenue_misleads": "In year 1 the fatal course leads in revenue, £ million",
    "sales_misleads": "In year 1 the fatal course leads in the Sales result, £ million",
    "managers_cannot": "All that the after-sales manager can do still ends within five years, months left",
    "waiting_costs": "Acting in month 13 leaves more cash than acting in month 15, £ million",
    "there_is_a_last_month": "Acting on both as late as month 24 no longer saves the firm, months left",
    "fabric_is_dear": "After returns the best seller earns less per sofa than the others, £",
    "mended_is_dear": "It earns less even when all that fails is re-covered first, £",
}
THIS_FIRM = {
    "prices_alone_ends": "Ending the discounts alone still ends within five years, months left",
    "total_misleads": "In year 1 the fatal course leads even in the total of all four ledgers, £ million",
}
BOTH = {"fabric": "withdraw", "discounts": "none"}
MANAGER = {"triage_days": 5, "supplier_claim": True, "repair": True}


def conclusions(a=Assumptions(), seed=REFERENCE_SEED):
    """({claim: how far it holds, above zero if it does}, {scope})."""
    luck = draw(seed)

    @cache
    def run(**levers):
        return simulate(Levers(board_pack="all", **levers), luck, a)

    def left(levers):
        return MONTHS - run(**levers).value("months_traded") if not run(**levers).value("survives") else -1

    today, both = run(), run(**BOTH)

    def lead(kpi):
        return (today.value(kpi) - both.value(kpi)) / 1e6

    def at(month):
        return {**BOTH, "from_month": month}

    def patient(**levers):
        return simulate(Levers(**levers), luck, replace(a, overdraft_gbp=1e9)).value("closing_cash_gbp")

    def behind(repair):
        margins = theory.unit_margin_gbp(a, OFF, repair)
        return np.average(margins[1:], weights=theory.catalogue(a)[0][1:]) - margins[0]

    found = {
        "today_ends": left({}), "both_survive": (both.value("lowest_cash_gbp") + a.overdraft_gbp) / 1e6,
        "both_leave_more": (patient(**BOTH) - max(patient(fabric="withdraw"), patient(discounts="none"))) / 1e6,
        "fabric_alone_ends": left({"fabric": "withdraw"}), "prices_alone_ends": left({"discounts": "none"}),
        "revenue_misleads": lead("year1_revenue_gbp"), "sales_misleads": lead("year1_sales_gbp"),
        "total_misleads": lead("year1_total_gbp"), "managers_cannot": left(MANAGER),
        "waiting_costs": (run(**at(13)).value("closing_cash_gbp") - run(**at(15)).value("closing_cash_gbp")) / 1e6,
        "there_is_a_last_month": left(at(24)), "fabric_is_dear": behind(repair=False), "mended_is_dear": behind(repair=True),
    }
    spare = theory.sound_month_gbp(a)
    return {claim: float(size) for claim, size in found.items()}, {"spare_gbp": round(spare), "in_scope": bool(0 < spare <= SPARE_GBP)}


def jointly():
    """{claim: [share of DRAWS firms in which it holds, the same of the thin ones]}: all assumptions moved at once, each evenly up to a fifth down or up."""
    rng, firms = np.random.default_rng(REFERENCE_SEED), []
    for moved in rng.uniform(1 - CHANGE, 1 + CHANGE, (DRAWS, len(fields(Assumptions)))).tolist():
        drawn = {f.name: f.default * by for f, by in zip(fields(Assumptions), moved)}
        firms.append(conclusions(Assumptions(**{name: round(value) if isinstance(getattr(Assumptions, name), int) else value
                                                for name, value in drawn.items()})))
    thin = [sizes for sizes, scope in firms if scope["in_scope"]]
    return {claim: [sum(sizes[claim] > 0 for sizes, _ in firms) / DRAWS, round(sum(sizes[claim] > 0 for sizes in thin) / len(thin), 4)]
            for claim in (*CLAIMS, *THIS_FIRM)}


def table():
    """JSON-able: for each claim its size as assumed, the weakest case, every case that breaks it, and in how many firms it holds."""
    return {"change": CHANGE, "seed": REFERENCE_SEED, "spare_gbp": SPARE_GBP, "jointly": jointly(),
            "claims": sensitivity.tried(CLAIMS, conclusions, Assumptions()),
            "this_firm": sensitivity.tried(THIS_FIRM, conclusions, Assumptions())}


def load():
    """The made table, as `table` gives it."""
    return made.load(FILE)


def main(arguments):
    """Make or check the file. Exit status 1 when it is stale or a claim breaks in scope."""
    return sensitivity.command(arguments, file=FILE, make=table, name="course.cases.collapse.author.sensitivity",
                               about=__doc__.partition("\n")[0])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
