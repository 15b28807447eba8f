"""How to debrief module 4: what to ask, what to expect, and what would change it. Never released: it comes with the facilitator's pack."""

from grading.keys import load
from grading.layout import HERE

_latest = f"{load(HERE, '04_collapse').KEYS['m4-7b'][0]:g}"

PURPOSE = ("The group has seen one firm on two pages: one earns, the other pays. "
           "They can say who would have had to join the two, and how late is too late.")

BEFORE = {
    "exercise": "m4-1", "title": "What you settled in month one, and how long the firm then trades", "on": "collapse", "across": "months_traded", "also": ["closing_cash_gbp"],
    "rows": {
        "Both as they were": lambda s: s["fabric"] == "keep" and s["discounts"] == "chase",
        "Other discounts only": lambda s: s["fabric"] == "keep",
        "Fabric out only": lambda s: s["discounts"] == "chase",
        "Fabric out, other discounts": lambda s: s["discounts"] != "none",
        "Both stopped": lambda s: True,
    },
}

DECIDED = {
    "exercise": "m4-7", "title": "Either alone is not enough here: the fabric and the chase for revenue both have to end", "across": "closing_cash_gbp", "also": ["months_traded", "goodwill_end"],
    "rows": {
        "Neither stopped": lambda s: s["fabric"] == "keep" and s["discounts"] == "chase",
        "Discounts changed only": lambda s: s["fabric"] == "keep",
        "Fabric out only": lambda s: s["discounts"] == "chase",
        "Fabric out, some discount": lambda s: s["discounts"] != "none",
        "Both stopped": lambda s: True,
    },
}

QUESTIONS = [
    {"stage": "happened", "ask": "You settled month one by one page. How long does your firm trade?",
     "expect": ["Left as proposed, Larkfield trades until month {{chase_months}}.",
                "The page could warn nobody: in year one the fatal course leads in revenue and in the result of Sales."],
     "readings": [], "claims": ["today_ends", "revenue_misleads", "sales_misleads"], "seeds": ["002-06", "002-13"]},
    {"stage": "happened", "ask": "Look at the picture. What did those do who end with most cash?",
     "expect": ["They stopped both, the fabric and the discounts, and at once. With a small fixed discount the firm trades on too, and keeps less.",
                "In January of year one, the fabric alone would have moved the end from month {{chase_months}} to {{fabric_months}}, the discounts alone to {{prices_months}}.",
                "Then Dele’s part pays: the mill is asked to pay, and what still comes back is mended in a cloth that lasts."],
     "readings": ["m4-7"], "claims": ["both_leave_more", "fabric_alone_ends", "prices_alone_ends"], "seeds": ["002-13", "000-23"]},
    {"stage": "happened", "ask": "How many returns can the best seller bear, and how many come back?",
     "expect": ["Of its sofas {{allowed_share:.1%}} may come back before it earns less than the others.",
                "Of months that are complete, {{complete_share:.0%}} come back. Those who count every month see {{naive_share:.0%}}."],
     "readings": ["m4-4", "m4-6b"], "claims": ["fabric_is_dear"], "seeds": ["002-11", "002-12"]},
    {"stage": "why", "ask": "The directors of the article knew. Why did nothing happen?",
     "expect": ["The article says it: that month’s revenue mattered more than profit after returns, which another cost centre bore.",
                "At Larkfield no page had both. Each director was right about a page, and nobody had to be wrong about the firm."],
     "lead": ["Somebody will say “greed”. Ask what a decent person would have done with Martin’s page alone."],
     "readings": ["m4-3", "m4-5"], "claims": ["total_misleads", "fabric_is_dear"], "seeds": ["002-11", "002-12"]},
    {"stage": "why", "ask": "Why can Dele not save the firm, however well after-sales works?",
     "expect": ["At best the doors stay open some {{manager_weeks:.0f}} weeks longer.",
                "Each month sells more sofas that will come back, and deeper discounts bring forward sales that would have come anyway.",
                "Dele’s levers are worth money once the leak is shut. Before that they buy some weeks."],
     "readings": ["m4-2"], "claims": ["managers_cannot", "mended_is_dear"], "seeds": ["002-07", "002-14"]},
    {"stage": "why", "ask": "“Look, it’s mended.” What did Martin see?",
     "expect": ["Sofas that had not had time to come back. The line would fall like this if nothing had been mended."],
     "lead": ["Ask for a curve of the room’s own that ends in last month: which part of it is not ripe?"],
     "readings": ["m4-6", "m4-6b"], "claims": [], "seeds": ["002-10"]},
    {"stage": "work", "ask": "Which two pages of your firm never meet?",
     "expect": ["Sold and returned; signed and cancelled; hired and left: one side is praised, the other pays.",
                "By itself a charge changes no total. It puts a cost where it is decided."],
     "lead": ["Name the two owners, and the one line that would join them."],
     "readings": ["m4-5"], "claims": [], "seeds": ["000-20", "002-12", "002-14"]},
    {"stage": "work", "ask": "Say it to your board in one sentence, in pounds, and without the word “customer”.",
     "expect": ["The article says it itself: to keep saying what seems obvious is tiring. The board needs its own language."],
     "lead": ["Let pairs write it, and read three aloud. The room plays a board that has ten minutes.",
              "What works: an amount, a month, and what is asked for."],
     "readings": [], "claims": [], "seeds": ["002-16", "002-18"]},
    {"stage": "work", "ask": "Where is the canteen sofa of your firm, and who walks past it?",
     "expect": ["Everybody at Larkfield could see the bare arms. Dele asked for two minutes about them.",
                "The agenda had no room. Whose agenda has two minutes for what comes back?"],
     "readings": [], "claims": [], "seeds": ["002-11", "002-09"]},
    {"stage": "what if", "ask": "What if the board had waited a little longer?",
     "expect": [f"In this firm month {_latest} is the latest from which a change by the board still keeps it trading.",
                "That month is this firm’s. What holds more widely is that waiting costs.",
                "Month 12 looks safe on the page: there is more in the bank than at the start."],
     "readings": ["m4-7b"], "claims": ["waiting_costs", "there_is_a_last_month"], "seeds": ["002-08", "002-13"]},
    {"stage": "what if", "ask": "What if a repair cost less goodwill than a refund?",
     "expect": ["At {{forgiven_share:.0%}} of it or less, ending the discounts in month 1 would have been enough here, with the most that Dele can do.",
                "The fabric would still be on sale; at {{forgiven_share:.0%}} it takes the bank’s money.",
                "We assume that a repair costs as much. So find out what your buyers tell their friends after a repair."],
     "readings": [], "claims": ["managers_cannot"], "seeds": ["002-14"]},
    {"stage": "what if", "ask": "What if the firm had earned more to begin with?",
     "expect": ["A firm with a fifth more buyers outlives these five years with one leak open, and may never hear of it.",
                "And some firms can’t be saved by stopping both: their prices don’t pay their rents."],
     "readings": [], "claims": ["fabric_alone_ends", "both_survive"], "seeds": ["002-08", "002-15"]},
]

OPEN = ["today_ends", "both_leave_more", "fabric_alone_ends", "managers_cannot", "waiting_costs"]

MARKING = {"m4-8": {
    "the money, in lines that a board reads": "Full: pounds from two runs, what comes back as a line beside what it earned. Half: percentages alone.",
    "what is lost beyond the year: loyalty, repeat purchase": "Full: buyers who stay away, in pounds or in months of trading. Half: “our reputation suffers”, and no more.",
    "one owner across the cost centres, and what the charge does": "Full: who owns a sofa from sale to return, and that the charge changes no total, or shows Sales what comes back. Half: one of the two.",
    "one flaw is not the whole cause; what could be wrong": "Full: it says that the fabric is one leak, and one assumption that could turn the advice. Half: one of the two.",
}}

LIMITS = [
    {"says": "The article does not name the chain and gives no figure of its money. We could not check the case.", "source": "seed 002-08"},
    {"says": "Its author advises firms on customer service. The five tips that it announces are missing in the copy that we have.", "source": "seeds 002-24 and 002-17"},
    {"says": "Larkfield, its people and every amount are made up.", "source": "the model of Larkfield"},
    {"says": "One fabric did not bring down the firm: the article calls it a small flaw, and probably representative.", "source": "seed 002-15"},
    {"says": "That shops in general lose half their people in a year is quoted by a software firm.", "source": "British Retail Consortium, secondary"},
]
