"""Why each answer of module 3 is right. Never released: it comes with the marks."""

from grading.keys import load
from grading.layout import HERE

key = load(HERE, "03_pickup")
_costs = {name: {action: f"£{cost:.2f}" for action, cost in key.costs_of(*moment).items()} for name, moment in key.MOMENTS.items()}
_back, _ = key.KEYS["m3-6"]
_arrive = key.AN_HOUR * key.SEARCH // 60
_minutes = key.SEARCH + _arrive * key.SEARCH // 2

WHY = {
    "m3-1": {
        "opening": f"Nobody is in line, so looking costs everybody {_costs['opening']['look']}. The next best, {_costs['opening']['gift']}, sends somebody across town twice.",
        "evening": f"Nine people, and all who come after them, would wait for a search: {_costs['evening']['look']}. "
                   f"This customer comes by again anyway, so a text costs {_costs['evening']['text']}.",
        "noon_free": f"The colleague is free, so nobody in line waits and the order comes now: {_costs['noon_free']['colleague']}. "
                     f"Leaving the till would cost {_costs['noon_free']['look']}.",
        "train": f"This customer can’t stay, and the way back is long. £4 keeps most who would stay away: {_costs['train']['gift']}, against {_costs['train']['text']} without.",
        "bus": f"Nobody is in line, so looking costs {_costs['bus']['look']}. A text would mean two more hours on the bus: {_costs['bus']['text']}.",
        "upstairs": f"The customer comes in every day, so the second trip is free, and a text costs {_costs['upstairs']['text']} in all. "
                    f"With £4 off it is {_costs['upstairs']['gift']}: that would keep hardly anybody more.",
    },
    "m3-2": {
        "empty": "She knows what to do: she sees where the order lies, and nobody waits. The rule keeps her at the till, so the right is missing.",
        "nobody": "He may call, and one colleague is free. That is what he doesn’t know.",
        "ring": "He knew what to do, and had to ask first. The right would have saved fourteen minutes.",
        "tuesday": "She may give, and knows when it is worth it. What is gone is the week’s money.",
        "noon": "Joan may go. What five minutes at noon cost the line is what she doesn’t see.",
        "four": "She may give, and knows how much would do. Her till has nothing to take it from.",
    },
    "m3-3": "Whoever goes and looks leaves the till, so everybody in line pays for one customer’s short wait. "
            "With the three other habits the till stays open.",
    "m3-4": f"While she looks, {_arrive} people arrive and wait {key.SEARCH / 2:g} minutes each, and the customer waits {key.SEARCH}: {_minutes} minutes. "
            f"At £{key.PRICE:.2f} a minute that is £{key.KEYS['m3-4'][0]:g}, of which the customer at the counter is the smaller part.",
    "m3-5": "Coming back is written as 1 or 0, so its mean is the share who came back. "
            "Grouped by action there is one share for each thing that a clerk did.",
    "m3-6": f"Of those whose order was missing {_back[0]:.0%} came back, of the others {_back[1]:.0%}. "
            "The mean of each group counts every customer once, whichever the store.",
    "m3-6b": "The question came at the next visit, so whoever stayed away was not asked. "
             "Of all whose order was missing, only {{week_forgive_of_all:.0%}} came back and said that they forgive.",
    "m3-7": "A free colleague finds the order while the till stays open. A busy one takes long, so a text is cheaper, unless nobody waits: then the clerk can look. "
            "In the weeks of home delivery such a table costs £{{delivery_best_cost:.0f}} a day on average, the best single habit £{{delivery_text_cost:.0f}}.",
    "m3-8": "Practice is Amira’s to give, the right and the money are Ines’s, so both sign. "
            "The cap is the misses in a week that need money, times what each gets. Every miss is logged, or bin C7 stays empty.",
}
