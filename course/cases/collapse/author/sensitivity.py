"""Does the advice survive if the assumptions are wrong?

    python3 -m course.simulation.author.sensitivity collapse

Each conclusion that marking or prose uses is a size that must stay above zero. What holds
for this firm alone stands apart, and the prose says so.
"""

from dataclasses import replace
from functools import cache

import numpy as np

from course.cases.collapse.author import theory
from course.cases.collapse.model import MONTHS, REFERENCE_SEED, Assumptions, Levers, draw, simulate
from course.simulation.author.study import Study

SPARE_GBP = 150_000
OFF = 10  # per cent off, about what a sofa of the first two years was sold at

# Sizes in months left, in £ million (above the bank's limit, where it is survival), or in £ a sofa.
CLAIMS = {
    "today_ends": "Keeping the fabric and chasing last year’s revenue ends within five years",
    "both_survive": "Withdrawing the fabric and ending discounts keeps the firm trading",
    "both_leave_more": "Withdrawing the fabric and ending discounts leaves more than either alone, were the bank to wait",
    "fabric_alone_ends": "Withdrawing the fabric alone still ends within five years",
    "revenue_misleads": "In year 1 the fatal course leads in revenue",
    "sales_misleads": "In year 1 the fatal course leads in the Sales result",
    "managers_cannot": "The most that the after-sales manager can do still ends within five years",
    "waiting_costs": "Acting in month 13 leaves more cash than acting in month 15",
    "there_is_a_last_month": "Acting on both as late as month 24 no longer saves the firm",
    "fabric_is_dear": "After returns the best seller earns less per sofa than the others",
    "mended_is_dear": "It earns less even when all that fails is re-covered first",
}
THIS_FIRM = {
    "prices_alone_ends": "Ending the discounts alone still ends within five years",
    "total_misleads": "In year 1 the fatal course leads even in the total of all four ledgers",
}
BOTH = {"fabric": "withdraw", "discounts": "none"}
MANAGER = {"triage_days": 5, "supplier_claim": True, "repair": True}


def conclusions(a=Assumptions(), seed=REFERENCE_SEED):
    """{claim: how far it holds, above zero if it does}."""
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
    return {claim: float(size) for claim, size in found.items()}


STUDY = Study(
    "course.cases.collapse.author.sensitivity", conclusions=conclusions, assumptions=Assumptions(), claims=CLAIMS, this_firm=THIS_FIRM,
    like_it="firms", scope=lambda a: 0 < theory.sound_month_gbp(a) <= SPARE_GBP,
    scope_says=f"where an average month with sound sofas alone, at list price, earns up to £{SPARE_GBP:,}")
