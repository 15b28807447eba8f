"""Why each answer of module 2 is right. Never released: it comes with the marks."""

from grading.keys import load
from grading.layout import HERE

key = load(HERE, "02_curbside")
_shares, _ = key.KEYS["m2-6"]


def _share(form, policy):
    return f"{_shares[form, policy]:.0%}"


WHY = {
    "m2-1": "Asking before anybody picks takes the phone out of the order’s way: in this store seven pickers who asked twice kept {{both7_ontime:.0%}} of promises. "
            "On the phone process more pickers, or a shorter hold, buy less than that, or pay for it with unfilled items.",
    "m2-2": {
        "calls": "The text is head office’s, so only Ines can change what it asks. She can’t hear a phone in Amira’s store, so Amira must tell her.",
        "bread": "The others know better, so it is a matter of showing two people, this week, in this store. No rule has to change.",
        "unread": "Ines asks for the reports and knows that she has stopped reading them. She can end them without hearing anything new.",
        "late": "The instruction reached the store. Who was told of it there, and on which shift, is Amira’s to see to.",
        "form": "The order page is Ines’s, and her own web shop measures who gives up. She needs nobody’s word for it.",
        "advert": "What the text looks like is decided for all stores. Customers say it to the pickers, so the news starts at the car.",
        "hours": "Every hour that the store may have is used, so more of them is for Ines to give. Outside the store nobody has noticed.",
        "first": "Ines has decided and has told nobody. A rule that stays in her head is hers to announce.",
        "breaks": "Who takes a break when is the store’s own plan. Amira can change it by Friday.",
    },
    "m2-3": "Waiting depends on slack: near fully busy each picker gone adds many minutes, far below it hardly any. "
            "Idle pickers don’t make an order instant, since it must still be picked and may wait for a customer’s answer.",
    "m2-4": f"In progress is arrivals an hour times hours that each stays: {key.AN_HOUR} × {key.MINUTES}/60 = {key.ways()['m2-4']['right']:g}. "
            "This is Little’s law; it holds on average, whatever the order in which work is done.",
    "m2-5": "The promise is kept or not, so the mean of ones and noughts is the share that were on time. "
            "Grouping by policy gives one share for the phone and one for the app, as Ines asked.",
    "m2-6": f"In small stores the app kept {_share('small', 'app')} against {_share('small', 'call')} by phone; in large ones {_share('large', 'app')} against {_share('large', 'call')}. "
            "With both columns each policy is compared with the other in stores of its own kind.",
    "m2-6b": "{{pilot_app_large_share:.0%}} of the app’s stores were large, and large stores are late more often under either policy. "
             "The pooled number compared kinds of stores and not policies: this is Simpson’s paradox.",
    "m2-7": "Asking at order, and in the app whoever named no substitute, leaves no order on the shelf for a phone. "
            "On the page’s month it left £{{both7_left_gbp:.0f}} a day, against £{{order7_left_gbp:.0f}} at order alone and £{{app7_left_gbp:.0f}} in the app.",
    "m2-8": "A memo that earns the points brings the count of phone minutes, which nobody upstairs can see, and sets the ways out side by side. "
            "No way is best at both, so it says what Hartwell wants to be known for, and what was assumed and not measured.",
}
