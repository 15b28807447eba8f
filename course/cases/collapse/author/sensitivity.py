"""Does the advice survive if an assumption is wrong? Every one, 20 % up and down.

    python3 -m course.cases.collapse.author.sensitivity            writes sensitivity.json beside this file
    python3 -m course.cases.collapse.author.sensitivity --check    writes nothing; fails when it is out of date

Each conclusion that marking or prose uses is a size that must stay above zero. One
assumption moves at a time; the luck stays. A firm is in scope while the fabric is a real
burden (it earns at least BURDEN_GBP less, over all sofas sold, than the others would) and
its trade is thin but can live (both halves of the cure end with cash, and with no more
than RICH_M): no cure of fabric and discounts saves a firm whose prices don't pay its
rents, and a rich one survives its own mistakes. What holds for this firm alone stands
apart, and the prose says so.
"""

import sys
from functools import cache
from pathlib import Path

from course.cases.collapse.model import MONTHS, REFERENCE_SEED, Assumptions, Levers, draw, simulate
from course.simulation import made, sensitivity
from course.simulation.sensitivity import CHANGE

FILE = Path(__file__).with_name("sensitivity.json")
BURDEN_GBP = 50
RICH_M = 9.0

CLAIMS = {
    "today_ends": "Keeping the fabric and chasing last year’s revenue ends within five years, months left",
    "both_survive": "Withdrawing the fabric and ending discounts keeps the firm trading, £ million above the bank’s limit",
    "fabric_alone_ends": "Withdrawing the fabric alone still ends within five years, months left",
    "prices_alone_ends": "Ending the discounts alone still ends within five years, months left",
    "revenue_misleads": "In year 1 the fatal course leads in revenue, £ million",
    "sales_misleads": "In year 1 the fatal course leads in the Sales result, £ million",
    "managers_cannot": "All that the after-sales manager can do still ends within five years, months left",
    "waiting_costs": "Acting in month 13 leaves more cash than acting in month 15, £ million",
    "there_is_a_last_month": "Acting on both as late as month 24 no longer saves the firm, months left",
    "fabric_is_dear": "After returns the best seller earns less per sofa than the others, £",
}
THIS_FIRM = {"total_misleads": "In year 1 the fatal course leads even in the total of all four ledgers, £ million"}
BOTH = {"fabric": "withdraw", "discounts": "none"}
MANAGER = {"triage_days": 5, "supplier_claim": True, "honest_delivery": True, "overtime_share": 0.0}


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
        return {**BOTH, "withdraw_month": month, "discount_month": month}

    cost = a.collect_gbp + a.handling_gbp - a.salvage_gbp + 0.9 * 1200
    found = {
        "today_ends": left({}), "both_survive": (both.value("lowest_cash_gbp") + a.overdraft_gbp) / 1e6,
        "fabric_alone_ends": left({"fabric": "withdraw"}), "prices_alone_ends": left({"discounts": "none"}),
        "revenue_misleads": lead("year1_revenue_gbp"), "sales_misleads": lead("year1_sales_gbp"),
        "total_misleads": lead("year1_total_gbp"), "managers_cannot": left(MANAGER),
        "waiting_costs": (run(**at(13)).value("closing_cash_gbp") - run(**at(15)).value("closing_cash_gbp")) / 1e6,
        "there_is_a_last_month": left(at(24)),
        "fabric_is_dear": (a.cheap_fault - a.sound_fault) * cost - (a.sound_cost_gbp - a.cheap_cost_gbp),
    }
    burden = a.cheap_share * found["fabric_is_dear"]
    cash_m = both.value("closing_cash_gbp") / 1e6 if both.value("survives") else -a.overdraft_gbp / 1e6
    return {claim: float(size) for claim, size in found.items()}, {
        "burden_gbp": round(burden, 1), "sound_cash_m": round(cash_m, 2),
        "in_scope": bool(burden >= BURDEN_GBP and 0 < cash_m <= RICH_M)}


def table():
    """JSON-able: for each claim its size as assumed, the weakest case, and every case that breaks it."""
    return {"change": CHANGE, "seed": REFERENCE_SEED, "burden_gbp": BURDEN_GBP, "rich_m": RICH_M,
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
