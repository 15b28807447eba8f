"""Why each answer of module 2 is right. Never released: it comes with the marks."""

from grading.keys import load
from grading.layout import HERE

key = load(HERE, "02_curbside")
_shares, _ = key.KEYS["m2-6"]


def _share(form, policy):
    return f"{_shares[form, policy]:.0%}"


def _ontime(**moved):
    return f"{key.of_month(**moved)['kpis']['ontime_share']:.0%}"


WHY = {
    "m2-1": f"When customers are asked at order, nobody has to ring: this store’s seven pickers then kept {_ontime(substitution='order')} of promises, against "
            "{{call7_ontime:.0%}} today. "
            f"Twice the pickers kept {_ontime(pickers=14)}, a hold of 10 minutes {_ontime(hold_min=10)} with more items left out, "
            f"one picker at the phone {_ontime(phone_person=True)}.",
    "m2-2": {
        "calls": "The text is head office’s, so only Ines can change what it asks. She can’t hear a phone in Amira’s store, so Amira must tell her.",
        "bread": "The rest of the team know better, so somebody in the store can show the two this week. No rule has to change.",
        "unread": "Ines asks for the reports and knows that she has stopped reading them. She can end them without hearing anything new.",
        "late": "The instruction reached the store, and one shift follows it. To tell the other is Amira’s job.",
        "form": "The order page is Ines’s, and her own web shop measures who gives up. She needs nobody’s word for it.",
        "advert": "What the text looks like is decided for all stores, by Ines. Customers tell only the pickers, so she hears of it from Amira or not at all.",
        "hours": "The plan already uses every hour that the store may have, so only Ines can give more. Nobody outside has noticed, so Amira must tell her.",
        "first": "Ines has decided and has told nobody. A rule that stays in her head is hers to announce.",
        "breaks": "Who takes a break when is the store’s own plan. Amira can change it by Friday.",
    },
    "m2-3": "Waiting depends on slack: near fully busy each picker gone adds many minutes, far below it hardly any. "
            "Idle pickers don’t make an order instant, since it must still be picked and may wait for a customer’s answer.",
    "m2-4": f"In progress are the orders of an hour, times the hours that each stays: {key.AN_HOUR} × {key.MINUTES}/60 = {key.ways()['m2-4']['right']:g}. "
            "This is Little’s law; it holds on average, whichever order is worked on first.",
    "m2-5": "The promise is kept or not, so the mean of ones and noughts is the share that were on time. "
            "Grouping by policy gives one share for the phone and one for the app, as Ines asked.",
    "m2-6": f"In small stores the app kept {_share('small', 'app')} of promises and the phone {_share('small', 'call')}; in large ones {_share('large', 'app')} and {_share('large', 'call')}. "
            "With both columns each policy is compared with the other in stores of its own kind.",
    "m2-6b": "Large stores are late more often under either policy. {{pilot_app_large_share:.0%}} of the app’s stores were large, and most of the phone’s were small. "
             "So the pooled number told more of the kind of store than of the policy: this is Simpson’s paradox.",
    "m2-7": "Most customers name a substitute at order and the app asks the rest, so nothing waits for a call and more items are filled. "
            "On the page’s month it left £{{both7_left_gbp:.0f}} a day, against £{{order7_left_gbp:.0f}} at order alone and £{{app7_left_gbp:.0f}} in the app.",
    "m2-8": "A memo that earns the points brings the count of phone minutes, which nobody upstairs can see. "
            "It sets the three ways side by side: none is best both on time and in items filled. "
            "So it says what Hartwell wants to be known for, and what was assumed and not measured.",
}
