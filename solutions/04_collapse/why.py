"""Why each answer of module 4 is right. Never released: it comes with the marks."""

from grading.keys import load
from grading.layout import HERE

key = load(HERE, "04_collapse")
_back_gbp = key.PAID_GBP + key.FIRM.collect_gbp + key.FIRM.handling_gbp - key.FIRM.salvage_gbp
_earned, _ = key.KEYS["m4-5"]
_complete, = key.ANSWERS["m4-6b"].values()
_latest = f"{key.KEYS['m4-7b'][0]:g}"

WHY = {
    "m4-1": "Left as they were, the fabric and the discounts end this firm in month {{chase_months}}. "
            "With both stopped in time, £{{both_cash_m:.1f}} million is left after five years. The page of month one showed neither.",
    "m4-2": "What the board looks at becomes what the firm does, so the chain begins there. "
            "Covers fail months after a sale, and both after-sales and buyers suffer, in either order. Discounts deepen only once buyers stay away.",
    "m4-3": "The fabric that sells most would have most complaints even if nothing were wrong with it. "
            "Counted for each 100 sold, fabrics can be compared, however many of each were sold.",
    "m4-4": f"The best seller saves £{key.SAVED_GBP:.0f} a sofa, and each one that comes back costs £{_back_gbp:,.0f}. "
            f"So what 100 sofas save pays for {100 * key.SAVED_GBP / _back_gbp:.1f} more that come back. "
            f"Of the others {100 * key.FIRM.sound_fault:.0f} in 100 come back too, which makes {key.KEYS['m4-4'][0]:.1f}%.",
    "m4-5": "Revenue, less what making and returns cost, over the sofas sold gives pounds per sofa. "
            f"{_earned.idxmin()}, the best seller, goes from first to last: it earns £{_earned.min():.0f}, each other fabric £{_earned.drop(_earned.idxmin()).min():.0f} or more.",
    "m4-6": "Of the sofas sold in the last nine months, many that will fail have not had time to. "
            "So the line would fall like this even if nothing had been mended.",
    "m4-6b": f"Month 24 less nine months is month {_complete}: up to there every sofa has had its nine months. "
             "Counted so, {{complete_share:.0%}} come back. With the months that are not complete it looks like {{naive_share:.0%}}.",
    "m4-7": "Most is left where both leaks stop at once: the fabric that comes back, and the discounts that make up for buyers who stay away. "
            "What still comes back then costs less with a claim on the mill, and with a new cover before a refund.",
    "m4-7b": f"In this firm a change from month {_latest} still keeps Larkfield trading for all 60 months; a month later, the bank closes it first. "
             "Each month of waiting sells more sofas that come back, and loses more buyers.",
    "m4-8": "A board reads pounds, so the memo says what comes back in pounds, and what buyers who stay away cost beyond the year. "
            "The charge changes no total. It puts a cost where it is decided, and one owner sees both ends.",
}
