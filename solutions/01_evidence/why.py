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
        "board": "What the board looks at is Ines’s to put before it, and head office measures it already. No store has to say anything first.",
        "app": "The app serves all stores, so Ines decides. No figure upstairs shows the calls, so she must hear of them from Amira.",
        "tuesday": "Whom to coach, and when, is Amira’s. But head office asks for the report that takes the day, so Ines must take it off first.",
        "huddle": "Amira runs the meeting, and decides what is said there and who is thanked. She needs nobody’s leave.",
        "course": "A course for the managers of all stores is Ines’s to give. Nothing has to be reported first.",
        "goal": "The goal for all stores stands. How one team works towards it is agreed in the store, by Amira.",
        "till": "Amira can teach Joan when a complaint is worth £4. No clerk at Hartwell may give money, so Ines must allow it first.",
    },
    "m1-2b": {
        "payroll": "People who never meet a customer hold the same thing to be right as those who do. It is shared, and nobody ordered it.",
        "four": "All three are there: the clerk knows when, may do it, and has the pounds. With one missing it would be no empowerment.",
        "saturday": "The directors do the work themselves, where everybody sees it. They set an example and ask for nothing.",
        "missed": "Each team answers for its own target, aloud, and for what it will change.",
        "promise": "A name stands beside each promise, and that person must keep it. So somebody answers for it.",
    },
    "m1-2c": "The other three are what a positive culture can cost. This one speaks of a negative culture, so it warns of the opposite.",
    "m1-3": {
        "sixty": "It says how much more was earned, so money is counted. How many firms were looked at, it doesn’t say.",
        "sixtyfour": "It is a share of companies. How far ahead each of them is, it doesn’t say.",
        "thirty": "Thirty in a hundred retailers saw it. It does not say that customers became 30% more valuable.",
        "fiftyfour": "It is a part of managers’ hours, by their own estimate. It counts no managers.",
        "seventyeight": "It counts people, by what they say that they would do. What they did is not in it.",
        "kodak": "Three names are a story. How many saw the threat and fell, or ignored it and lived, nobody counted.",
        "proportion": "It sounds like a measurement, and no number of anything stands behind it.",
    },
    "m1-4": "Everything that the company sold grew in that quarter, so most of the 15% is what happened to all. "
            "The difference is left, and something else than customer data may have made it.",
    "m1-5": f"{key.AHEAD_ANSWER} of the {key.AHEAD_ANSWER + key.BEHIND_ANSWER} companies that answer are ahead: {_share:.1f}%. "
            "Half of all companies are, so what lies above one half comes from who answers, and not from focus.",
    "m1-6": "All hours of administration over all hours counts every hour once: {{diary_of_hours:.0%}}. "
            "The mean of the managers’ shares, {{diary_of_managers:.0%}}, counts a short week as much as a long one.",
    "m1-6b": f"Grouped by who was relieved, the means are {_team[0]:.2f} hours with the team and {_team[1]:.2f}. "
             "A lot drew who was relieved, so the two groups differ by little else than that and chance.",
    "m1-6c": "The team got {{diary_team_more_h:.1f}} of the eight hours, and customers {{diary_floor_more_h:.1f}}. "
             "Other administration took back {{relief_h + diary_admin_more_h:.1f}}, and weeks became a little shorter.",
    "m1-7": {
        "base": "If {{base_slide:.0%}} are ahead anyway, the other companies show {{base_others:.0%}} as well. Beside them nothing is left of the slide.",
        "answers": "Whoever is ahead answers more readily, whatever the CEO is like. So the others show {{answers_others:.0%}}, too.",
        "calls": "The others show {{calls_others:.0%}}, which looks like an effect. Once colleagues say who is focused, both are at {{calls_colleagues:.0%}}.",
        "success": "Better questions only widen the gap: {{success_colleagues:.0%}} against {{success_colleagues_others:.0%}}. What came first is told by a lot, and by no survey.",
    },
    "m1-7b": "A lot decides which stores begin, so nothing but the programme and chance tells the groups apart. "
             "Counting the others takes out what all stores gained, counting each day takes out much of chance, and a longer trial lets the others wait.",
    "m1-8": "A figure may be shown once it is said of whom it is, beside what it stands, and from whom it comes. "
            "A run shows which question would bring the other figure down. Ines and Amira each have a move that the other can’t make.",
}
