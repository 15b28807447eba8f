"""Why each answer of module 1 is right. Never released: it comes with the marks."""

from grading.keys import load
from grading.layout import HERE

key = load(HERE, "01_evidence")
_team, _ = key.KEYS["m1-6b"]
_share, _ = key.KEYS["m1-5"]

WHY = {
    "m1-1": "The slide speaks of focused companies alone, so it can’t tell how the others do. "
            "If {{base_slide:.0%}} of all companies call themselves ahead, it is {{base_others:.0%}} of the others, too, and focus adds nothing.",
    "m1-2": {
        "stands": "What the name stands for holds in all forty stores, so it is Ines’s to settle. No store has to report anything first.",
        "board": "What the board looks at is Ines’s to put before it, and head office measures it already. No store has to say anything first.",
        "app": "The app serves all stores, so Ines decides. No figure upstairs shows the calls, so she must hear of them from Amira.",
        "tuesday": "Whom to coach, and when, is Amira’s. But head office asks for the report that takes the day, so Ines must take it off first.",
        "huddle": "Amira runs the meeting, and decides what is said there and who is thanked. She needs nobody’s leave.",
        "goal": "The goal for all stores stands. How one team works towards it is agreed in the store, by Amira.",
    },
    "m1-2b": {
        "bonus": "It is a belief that all share, and about rewards, which one article counts as part of a culture. Nobody is asked to answer for it.",
        "regulars": "It is a feeling for the name, on the customers’ side, and no reason can be given for it. That is the bond which the article means.",
        "four": "All three are there: the clerk knows when, may do it, and has the pounds. With one missing it would be no empowerment.",
        "saturday": "The directors do the work themselves, where everybody sees it. They set an example and ask for nothing.",
        "missed": "The team calls the miss its own, and says what it will change. That is to answer for a result.",
    },
    "m1-2c": {
        "ideas": "Whether people dare depends on what follows for whoever speaks up. Praise comes later, and only to those who dared.",
        "inward": "A team looks where praise comes from. If it comes for what helps a customer, the team looks there.",
        "group": "The list is of what a positive culture costs. This sentence speaks of a negative one.",
        "trade": "The order waits while a missing item is talked over. Whoever chose a substitute beforehand gets both, so it lies in how customers choose.",
        "expect": "The customer stands there now. A clerk who may put it right can act before word of it gets round.",
    },
    "m1-3": {
        "sixty": "It says how much more was earned, so money is counted. How many firms were looked at, it doesn’t say.",
        "sixtyfour": "It is a share of companies. How far ahead each of them is, it doesn’t say.",
        "likely": "“More likely” has no number, and it speaks of another hundred than slide 1. These are companies that lead in experience, not companies with such a CEO.",
        "thirty": "Thirty in a hundred retailers saw it. It does not say that customers became 30% more valuable.",
        "fiftyfour": "It is a part of managers’ hours, by their own estimate. It counts no managers.",
        "seventyeight": "It counts people, by what they say that they would do. What they did is not in it.",
        "kodak": "Three names are a story. How many saw the threat and fell, or ignored it and lived, nobody counted.",
        "proportion": "Both sound like measurements, and neither gives a number of anything.",
    },
    "m1-4": "Everything that the company sold grew in that quarter, so most of the 15% is what happened to all. "
            "The difference is left, and something other than customer data may have made it.",
    "m1-5": f"{key.AHEAD_ANSWER} of the {key.AHEAD_ANSWER + key.BEHIND_ANSWER} companies that answer are ahead: {_share:.1f}%. "
            "Half of all companies are, so what lies above one half comes from who answers, and not from focus.",
    "m1-6": "All hours of administration over all hours counts every hour once: {{diary_of_hours:.0%}}. "
            "The mean of the managers’ shares, {{diary_of_managers:.0%}}, counts a short week as much as a long one.",
    "m1-6b": f"Grouped by who was relieved, the means are {_team[0]:.2f} hours with the team and {_team[1]:.2f}. "
             "A lot drew who was relieved, so the two groups differ by little else than that and chance.",
    "m1-7": {
        "base": "If {{base_slide:.0%}} are ahead anyway, the other companies show {{base_others:.0%}} as well. Set beside them, the slide’s figure says nothing of focus.",
        "answers": "Whoever is ahead answers more readily, whatever the CEO is like. So the others show {{answers_others:.0%}}, too.",
        "calls": "The others show {{calls_others:.0%}}, which looks like an effect. Once colleagues say who is focused, both are at {{calls_colleagues:.0%}}.",
        "success": "Better questions only widen the gap: {{success_colleagues:.0%}} against {{success_colleagues_others:.0%}}. What came first, only a lot can tell.",
    },
    "m1-7b": "A lot decides which stores begin, so nothing but the programme and chance tells the groups apart. "
             "Counting the others takes out what all stores gained, counting each day takes out much of chance, and a longer trial keeps the others waiting.",
    "m1-7c": {
        "space": "Each invites you, so its writer gains if you believe. That makes no figure false.",
        "fourteen": "A rank and a title speak for their writers. Neither says where a figure comes from.",
        "charter": "A membership tells who the writer is among colleagues. No figure can be looked up by it.",
        "original": "It promises the source and gives none. Here a check of the figures stops.",
    },
    "m1-8": "A figure may be shown once it is said of whom it is, beside what it stands, and from whom it comes. "
            "A run shows which question would bring the other figure down. Ines and Amira each have a move that the other can’t make.",
}
