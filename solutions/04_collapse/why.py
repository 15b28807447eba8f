"""Why each answer of module 4 is right. Never released: it comes with the marks."""

from grading.keys import load
from grading.layout import HERE

key = load(HERE, "04_collapse")
_back_gbp = key.PAID_GBP + key.FIRM.collect_gbp + key.FIRM.handling_gbp - key.FIRM.salvage_gbp
_earned, _ = key.KEYS["m4-5"]
_complete, = key.ANSWERS["m4-6b"].values()
_latest = f"{key.KEYS['m4-7b'][0]:g}"

WHY = {
    "m4-1": "Left as they were, the fabric and the discounts end Larkfield in month {{chase_months}}. "
            "With both stopped in time, £{{both_cash_m:.1f}} million are left after five years. The page of month one shows neither.",
    "m4-2": "What the board looks at becomes what the firm does, so the chain begins there. "
            "Covers fail months after a sale. Staff and buyers meet that side by side, and only then must discounts make up for buyers who stay away.",
    "m4-3": "A fabric that is sold most has most complaints, even if nothing is wrong with it. "
            "Complaints for each 100 sold, beside the other fabrics, take out how many were sold.",
    "m4-4": f"The best seller saves £{key.SAVED_GBP:.0f} a sofa, and each one that comes back costs £{_back_gbp:,.0f}. "
            f"The one over the other is {100 * key.SAVED_GBP / _back_gbp:.1f}%. Of the others {100 * key.FIRM.sound_fault:.0f}% come back, too: {key.KEYS['m4-4'][0]:.1f}% in all.",
    "m4-5": "Revenue, less what making and returns cost, over the sofas sold gives pounds per sofa. "
            f"{_earned.idxmin()}, the best seller, goes from first to last: £{_earned.min():.0f}, and £{_earned.drop(_earned.idxmin()).min():.0f} or more for each other fabric.",
    "m4-6": "A sofa sold in the last nine months has not been used for long enough to come back. "
            "The line falls because time is short, and not because anything was mended.",
    "m4-6b": f"Month 24 less nine months is month {_complete}: up to there every sofa has had its nine months. "
             "Counted so, {{complete_share:.0%}} come back. With the months that are not complete it looks like {{naive_share:.0%}}.",
    "m4-7": "Both leaks have to stop, the fabric that comes back and the discounts that pay for buyers who stay away. "
            "What still comes back is then cheaper with a claim on the mill, and with a new cover before a refund.",
    "m4-7b": f"A change from month {_latest} still keeps Larkfield trading for all 60 months; from the month after, the bank closes it first. "
             "Each month before it brings more sofas back, and loses more buyers.",
    "m4-8": "A board reads pounds, so the memo says what comes back in pounds, and what buyers who stay away cost beyond the year. "
            "The charge changes no total. It puts a cost where it is decided, and one owner sees both ends.",
}
