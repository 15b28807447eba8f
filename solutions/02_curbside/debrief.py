"""How to debrief module 2: what to ask, what to expect, and what would change it. Never released: it comes with the facilitator's pack."""

PURPOSE = ("The group can tell a problem that a manager eases from one that only a leader ends. "
           "They have seen both on the same {{orders:,}} orders, and know which of their own to report upstairs.")

BEFORE = {
    "exercise": "m2-1", "title": "What you expected to help, and what it did", "on": "curbside", "shows": ["ontime_share", "filled_share"],
    "settings": {"staff": {"pickers": 14}, "hold": {"hold_min": 10}, "ask": {"substitution": "order"}, "phone": {"phone_person": True}},
}

DECIDED = {
    "exercise": "m2-7", "title": "When the customer is asked moves a day’s result most", "across": "left_gbp_per_day", "also": ["ontime_share", "filled_share"],
    "rows": {
        "Text, then wait for a call": lambda s: s["substitution"] == "call",
        "Ask in the app, after picking": lambda s: s["substitution"] == "app",
        "Ask at order": lambda s: s["substitution"] == "order",
        "Ask at order, then in the app": lambda s: s["substitution"] == "both",
    },
}

QUESTIONS = [
    {"stage": "happened", "ask": "Before you played you backed one change. What did it do, and what did it cost?",
     "expect": ["Today’s process keeps {{call7_ontime:.0%}} of promises. A hold of 10 minutes keeps {{call7_hold10_ontime:.0%}}.",
                "The hold is paid for in shopping: {{call7_hold10_filled:.0%}} of missing items are filled, where it was {{call7_filled:.0%}}.",
                "Asking at order and in the app keeps {{both7_ontime:.0%}}, and fills {{both7_filled:.0%}}."],
     "readings": [], "claims": ["hold_buys_time", "hold_costs_items", "both_beats_call"], "seeds": ["004-22"]},
    {"stage": "happened", "ask": "Look at the picture. What do the days that leave most have in common?",
     "expect": ["The customer is asked when the order is placed, and whoever named no substitute is asked again.",
                "The rota is the same for all of you: seven pickers. So it is no matter of hands."],
     "lead": ["A first sign of thought is a question back: in pounds for whom, and after what was paid?"],
     "readings": ["m2-7"], "claims": ["both_leaves_most", "order_leaves_more_than_app"], "seeds": ["004-22", "004-23"]},
    {"stage": "happened", "ask": "Which money, or whose time, brought you less than it cost?",
     "expect": ["One tap, once customers are asked at order too: it fills a few items more, and costs more than they bring.",
                "A picker at a phone that nobody rings any more."],
     "readings": [], "claims": ["one_tap_is_waste"], "seeds": ["004-23", "000-28"]},
    {"stage": "why", "ask": "Why do more people not cure it?",
     "expect": ["An order that waits for a customer’s answer waits as long, however many hands are free.",
                "From nine pickers to fourteen, on time rises by {{past9_ontime * 100:.0f}} points. Each extra picker costs about £{{past9_picker_gbp:.0f}} a day."],
     "lead": ["Be fair to whoever disagrees: where picking alone fills the day, people buy more than the process does."],
     "readings": ["m2-3", "m2-4"], "claims": ["past_nine_little", "people_cannot_buy_it"], "seeds": ["004-22", "004-23"]},
    {"stage": "why", "ask": "“Those who phoned were on time more often.” So why not ask everybody to phone?",
     "expect": ["Of those who got through {{phoned_ontime:.0%}} were on time, of those who did not {{not_phoned_ontime:.0%}}. Both are under the phone process.",
                "An unanswered text waits out the whole {{hold_min:.0f}} minutes. The call did not make an order early; the wait made others late.",
                "The same orders in the app do better, and the two groups lie nearer to each other."],
     "readings": [], "claims": ["phoned_look_better", "same_orders_gain", "gap_closes"], "seeds": ["004-22"]},
    {"stage": "why", "ask": "By the pilot’s one number Ines would have stopped the app. What was wrong with it?",
     "expect": ["{{pilot_app_large_share:.0%}} of the app’s stores were large, and large stores are late more often under either policy.",
                "Compared within a format, the app is ahead in both."],
     "lead": ["Let somebody say it in words of their own firm: which two things do you compare that are not alike?"],
     "readings": ["m2-5", "m2-6", "m2-6b"], "claims": [], "seeds": ["004-21"]},
    {"stage": "work", "ask": "What do you know on your floor that no figure upstairs shows? Who could act on it?",
     "expect": ["In the case it is {{call7_call_min:.0f}} minutes a day on the phone, and only the store hears them."],
     "lead": ["A good answer has a count, a name, and the day on which it goes up.",
              "Leaders in the room answer it the other way round: which phone have you never stood by?"],
     "readings": ["m2-2"], "claims": ["spill_over"], "seeds": ["004-20", "004-22"]},
    {"stage": "work", "ask": "Which problem do you ease every week, and never end?",
     "expect": ["A shorter hold is the pattern: it helps, it is in reach, and somebody else pays.",
                "Easing is no failing. It is one when nobody upstairs hears what it costs."],
     "lead": ["Press for the rule behind it. Then ask who owns the rule."],
     "readings": [], "claims": ["hold_buys_time", "hold_costs_items"], "seeds": ["004-10", "004-12"]},
    {"stage": "work", "ask": "On time or complete: what does your firm want to be known for?",
     "expect": ["No way is best at both. Asking at order alone is a little quicker; asking twice fills more.",
                "In pounds asking twice leaves most, at the prices that we assume for a late order and a missing item.",
                "What the firm has promised is in no price. Who in yours has made that promise?"],
     "readings": [], "claims": ["order_beats_both", "both_fills_more", "both_leaves_most"], "seeds": ["000-28", "000-31"]},
    {"stage": "what if", "ask": "What would have to be true for the phone to win?",
     "expect": ["Most hangs on a substitute that is taken while picking. Nobody at Hartwell has timed one; {{inline_item_min:.2f}} minutes are assumed.",
                "From {{flip_order_app_min:.1f}} minutes each, the app keeps more promises than asking at order. From {{flip_order_call_min:.1f}}, even the phone does.",
                "That leaves fetching one later at {{fetch_item_min:.1f}} minutes. If it takes longer too, both come later.",
                "So the first thing to take back to a store is a stopwatch."],
     "readings": [], "claims": ["order_beats_app", "app_beats_call"], "seeds": ["004-23"]},
    {"stage": "what if", "ask": "What if the store were so full that picking alone took the day?",
     "expect": ["Then fourteen pickers can keep more promises than asking twice does with seven. Asking twice still helps.",
                "Here picking takes {{picking_load:.0%}} of seven people’s time.",
                "It is the lesson of this module that a busier store turns round soonest."],
     "readings": [], "claims": ["people_cannot_buy_it", "past_nine_little", "both_beats_call"], "seeds": ["004-22"]},
    {"stage": "what if", "ask": "What if the shorter hold were all that you could have?",
     "expect": ["On this store’s month it leaves more a day than the long one, in pounds.",
                "In some stores it does not: ask what a missing item costs, and who counts it."],
     "readings": [], "claims": ["short_hold_leaves_more", "people_cannot_fill_it"], "seeds": ["000-28"]},
]

OPEN = ["both_leaves_most", "order_leaves_more_than_app", "hold_costs_items", "past_nine_little", "people_cannot_buy_it"]

MARKING = {"m2-8": {
    "what the store sees travels up, with data": "Full: the minutes on the phone, counted, and what they do to orders, such as those that lacked nothing. Half: calls are named, and no count.",
    "the trade-off is named, in your own numbers": "Full: two runs side by side, on time and items filled, and what one gives up for the other. Half: one run, or no figures of the learner’s own.",
    "the recommendation fits what Hartwell wants to be": "Any of the three ways can earn all of it. Full: it says what Hartwell is to be known for, and chooses by that.",
    "what could be wrong is said": "Full: one assumption by name, such as the minutes of a substitute, and how to find out. Half: a general doubt.",
}}

LIMITS = [
    {"says": "All minutes and prices in the store are assumed, and say so under the hood.", "source": "the model of Hartwell Road"},
    {"says": "39 seconds for an item out of stock, and just over five minutes for each substitution. We have not seen the report itself.",
     "source": "Upshop, from 21 million orders, as Progressive Grocer quotes it"},
    {"says": "The case is an example in the article. It names no grocer and gives no figure.", "source": "seed 004-22"},
    {"says": "Customers here order as much whatever they are promised, so a longer promise looks free. The brief leaves it alone.", "source": "the model of Hartwell Road"},
]
