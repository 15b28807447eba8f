"""Why each answer of module 5 is right. Never released: it comes with the marks."""

from grading.keys import load
from grading.layout import HERE

key = load(HERE, "05_culture")
_rose, _ = key.KEYS["m5-6"]
_further, _ = key.KEYS["m5-6b"]
_fives = key.POINTS / key.CHAIN["engagement"]

WHY = {
    "m5-1": "For a quarter Ines’s programme loses £{{quarter_lost_m:.1f}} million over four years; for good it brings £{{plan_net_m:.1f}} million. "
            "What is no longer done fades, so who stops early has paid for the worst months and misses the rest.",
    "m5-2": {
        "pallets": "More gets done with the same hands. Nothing is said of a customer, or of who stays.",
        "lunch": "The hour is good for those who work there, and eleven customers wait. The team looks at itself first.",
        "bread": "Somebody sees what could be done in another way, and says so.",
        "scanner": "The better way lies in a drawer, since the team likes the old one.",
        "bag": "Joan does more for a customer than anybody asked of her.",
        "offer": "They could have left for more, and stayed.",
        "party": "The team’s own party is talked about, and what customers complained of is not.",
        "mile": "People who never worked there know how staff are treated, and choose the shop for it.",
    },
    "m5-3": "Customers had met three months of people learning, which costs service first. "
            "Engagement was up already. What it does for customers comes later, so nobody could judge by them yet.",
    "m5-4": f"{key.POINTS} points are {_fives:g} times five, and each five go with {key.CHAIN['growth']:g}% more sales: {_fives * key.CHAIN['growth']:g}%. "
            f"Of £{key.SALES / 1e6:.0f} million that is £{key.KEYS['m5-4'][0]:,.0f}. The step by way of satisfaction is in it already.",
    "m5-5": "Grouped by size, each store is set only against stores as big as itself, and the two go together: {{small_r:.2f}}, {{medium_r:.2f}}, {{large_r:.2f}}. "
            "Large stores earn more and are less engaged, which turns the tie round over all forty.",
    "m5-5b": {
        "written": "If a newcomer does it as the one before did, whoever leaves takes little away.",
        "mood": "Mood is a part of what customers judge, so the two go together. It is one thing among others, so the tie is loose.",
        "few": "What is saved on hands shows as profit, and the same saving costs tempers.",
        "hours": "Who knows next week’s hours comes, and comes rested. So the same hours sell more.",
        "stock": "If nobody judges a store by its staff, their spirits show in no customer’s answer. So staff and customers would not be tied.",
        "time": "In a quiet store such staff and satisfied customers go together. In a busy one they go against each other, so there are ties of both signs.",
        "both": "A good manager would bring both, so they go together. Neither has to bring about the other.",
    },
    "m5-6": f"Grouped by who was coached, the mean rise is {_rose['yes']:.2f} points with coaching and {_rose['no']:.2f} without. "
            "A lot drew who was coached, so the others show what low teams do by themselves.",
    "m5-6b": f"{_rose['yes']:.2f} less {_rose['no']:.2f} is {_further:.2f} points. "
             "The rest of the rise came without coaching: low scores are partly bad luck, and that does not come back.",
    "m5-7": "Leaders’ and managers’ levers need each other: relief gives the hours, and praise for helping a customer turns engagement towards customers. "
            "Kept up for good, it outlasts a first year that costs £{{first_year_m:.1f}} million in the programme of the first page. "
            "Coaching goes to the lowest over a year, since the lowest of one quarter were partly unlucky.",
    "m5-8": "A behaviour counts if a store could see by Friday whether it was done. A measure on which nobody is paid stays honest. "
            "The board is told beforehand that customers will be less satisfied at first, here until month {{back_month:.0f}}.",
}
