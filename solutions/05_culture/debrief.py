"""How to debrief module 5: what to ask, what to expect, and what would change it. Never released: it comes with the facilitator's pack."""

from course.cases.culture.levers import HELD
from course.cases.culture.plan import PLAN

PURPOSE = ("The group knows why a change of culture can look worst before it works, and what has to be kept up meanwhile. "
           "They can tell praise that points at customers from praise that doesn’t, and can say who must give managers the hours.")

BEFORE = {
    "exercise": "m5-1", "title": "How long you would have kept it up, and what that brings", "on": "culture", "shows": ["net_gbp", "satisfaction24"],
    "settings": {name: {**PLAN, "held": name} for name in HELD},
}

DECIDED = {
    "exercise": "m5-7", "title": "Praise that points at customers pays, and managers’ hours add to it", "across": "net_gbp", "also": ["satisfaction24", "held_share"],
    "rows": {
        "Praise for something else": lambda s: s["recognised"] != "customers",
        "Praise for customers, no hours": lambda s: s["relief"] == 0,
        "Praise for customers, and hours": lambda s: True,
    },
}

QUESTIONS = [
    {"stage": "happened", "ask": "In April you said how long. What did your answer bring?",
     "expect": ["For a quarter, Ines’s programme loses £{{quarter_lost_m:.1f}} million over four years. For good, it brings £{{plan_net_m:.1f}} million.",
                "Kept up, it costs £{{first_year_m:.1f}} million in its first year. Who stops early has paid for the worst months, and misses the rest.",
                "In April nobody could have seen it in the customers’ line."],
     "readings": [], "claims": ["quarter_is_lost", "pays_in_four", "first_year_costs", "for_good_beats_two"], "seeds": ["003-01", "000-41"]},
    {"stage": "happened", "ask": "Look at the picture. What do the programmes share that bring most?",
     "expect": ["They praise whoever put something right for a customer, and somebody else does part of the paperwork.",
                "Leaders’ part alone brings £{{leaders_net_m:.1f}} million, managers’ alone £{{managers_net_m:.1f}} million, both £{{plan_net_m:.1f}} million."],
     "readings": ["m5-7"], "claims": ["both_beat_either", "relief_pays"], "seeds": ["000-04", "001-16", "004-11F"]},
    {"stage": "happened", "ask": "Which of the eight lines of Amira’s notebook did you read otherwise?",
     "expect": ["The best hour of the week, with a line of eleven: is that a good team, or an inward one?",
                "Joan’s bag is service first. A good name may come of it one day."],
     "readings": ["m5-2"], "claims": [], "seeds": ["000-09", "000-13", "000-14"]},
    {"stage": "why", "ask": "Why do customers get worse service before they get better?",
     "expect": ["What is new is slow at first, and service pays for it. Satisfied customers are fewest in month {{lowest_month:.0f}}.",
                "They are as many as before only in month {{back_month:.0f}}. After two years there are {{gained24:.1f}} more in a hundred."],
     "lead": ["Be honest: that service is lost at all is what we assume. How much, and how long, is a question for your own firm."],
     "readings": ["m5-3"], "claims": ["worse_first", "half_a_year", "better_after_two"], "seeds": ["001-21", "002-07"]},
    {"stage": "why", "ask": "Twelve teams were coached, and rose by {{first_rise:.1f}} points. Why is that no proof?",
     "expect": ["The lowest of 120 are those that are low, and those that were unlucky. The bad luck does not come back.",
                "That gives them {{alone_rise:.1f}} points for nothing. In the wave that a lot drew, the difference was {{lottery_points:.1f}}.",
                "In 20 other lotteries it ran from −{{-lottery_points.low:.1f}} to {{lottery_points.high:.1f}}. So it may be luck."],
     "lead": ["Somebody will conclude that coaching is useless. The wave can’t say that either."],
     "readings": ["m5-6", "m5-6b"], "claims": ["lowest_rise", "year_beats_quarter"], "seeds": ["001-19", "001-09"]},
    {"stage": "why", "ask": "The unhappy stores earn most. So does engagement cost money?",
     "expect": ["Over all stores the two go against each other: −{{-pooled_r:.2f}}. Among small, medium and large ones it is {{small_r:.2f}}, {{medium_r:.2f}}, {{large_r:.2f}}.",
                "Size moves both. The chart does not speak against engagement; it does not speak for it either.",
                "Research has both: units that go together, and a grocer with dissatisfied staff in its most profitable stores."],
     "readings": ["m5-5", "m5-5b"], "claims": [], "seeds": ["001-11", "001-12"]},
    {"stage": "work", "ask": "What is praised aloud where you work? At whom does it point?",
     "expect": ["A vote among colleagues lifts engagement by {{vote_engaged:.1f}} points, and satisfaction by {{vote_satisfied:.1f}}.",
                "Praise for putting something right for a customer: {{praise_engaged:.1f}} and {{praise_satisfied:.1f}}."],
     "lead": ["Ask for the last three things that were praised. They say more than the poster does.", "That a vote points inward is assumed. How far it does can be questioned."],
     "readings": ["m5-2"], "claims": ["vote_engages", "vote_serves_less", "vote_is_lost"], "seeds": ["000-14", "003-15"]},
    {"stage": "work", "ask": "You ask managers for one-to-ones and training. Who gives them the hours?",
     "expect": ["Without relief {{unrelieved_share:.0%}} of what managers are asked gets done.",
                "Whether relief pays hangs on what a manager’s month looks like. So count one."],
     "lead": ["A good answer takes something off, by name, before it puts something on."],
     "readings": [], "claims": ["relief_pays"], "seeds": ["004-11F", "001-10"]},
    {"stage": "work", "ask": "What will your board see first, and have you told it?",
     "expect": ["Hartwell’s sees fewer satisfied customers, and a cost. Both are in the plan, if somebody wrote them there."],
     "lead": ["Agree beforehand on a month to look, and on what would count as failing.",
              "Let each write the sentence that would have saved Ines in April."],
     "readings": ["m5-3"], "claims": ["worse_first", "first_year_costs"], "seeds": ["001-21", "003-13"]},
    {"stage": "what if", "ask": "What if the last number of the chain were half as large?",
     "expect": ["Half a per cent of growth is one department store’s, as others quote it.",
                "It may fall to {{turning_percent:.2f}} before Ines’s programme no longer pays. So half as much would still do."],
     "readings": ["m5-4"], "claims": ["pays_in_four"], "seeds": ["000-07", "001-12"]},
    {"stage": "what if", "ask": "What if leaders spent four days a month in stores, and not two?",
     "expect": ["Two days bring {{seen2:.1f}} points of engagement, four bring {{seen4:.1f}}. Here it is not “directly proportionate”: that each day more brings less is assumed.",
                "Of what leaders do, {{heard_share:.0%}} reaches a team, through five layers."],
     "lead": ["Ask which would be cheaper in their own firm: a layer less, or a day more."],
     "readings": [], "claims": ["doubling_is_not_double", "layers_weaken"], "seeds": ["001-02", "000-32", "000-04"]},
    {"stage": "what if", "ask": "What if the books were never opened?",
     "expect": ["Then the programme needs {{comfort_months:.1f}} months more for half of what it brings than with books open each month.",
                "A comfortable team without bad news changes slowly. That it does so is assumed; how much can be questioned."],
     "readings": [], "claims": ["comfort_slows"], "seeds": ["000-15", "003-13"]},
]

OPEN = ["worse_first", "quarter_is_lost", "both_beat_either", "vote_serves_less", "relief_pays"]

MARKING = {"m5-8": {
    "three behaviours of a leader, each something a store could see": "Full: somebody in a store could say on Friday whether it was done. “Be more open” earns nothing; a date and a place do.",
    "two habits of a manager, with the hours for them": "Full: the habit, and what is taken off to make room. Half: habits without hours.",
    "one measure not paid on, whichever it is, and what paying on it would do": "Full: the measure, and how people would move it if it paid. Any measure can earn it.",
    "when to look; worse before better": "Full: a month, and that customers are served worse first, or notice last. Half: one of the two.",
}}

LIMITS = [
    {"says": "For: engagement went with satisfaction (corrected r = .33) and profit (.17) in 7,939 units. So with a tenth, and three in a hundred, of what tells units apart.",
     "source": "Harter and others 2002; secondary"},
    {"says": "Against: the most profitable stores of a British grocer had dissatisfied staff. There were few stores.", "source": "Silvestro and Cross 2000; summary"},
    {"says": "Against: in 75 stores staff’s satisfaction found no mirror in customers’.", "source": "Pritchard and Silvestro 2005; summary"},
    {"says": "A trial: steadier rotas in stores drawn by lot, 28 stores in all. Sales +3.3%, output an hour +5.1%, labour −1.8%.", "source": "Kesavan and others, Management Science 68; abstract"},
    {"says": "A limit: leavers hurt, but not in stores that follow the process closely.", "source": "Ton and Huckman 2008; summary"},
    {"says": "The chain of 5, 1.3 and .5 is one American department store’s, as others quote it. Nearly all else in the model is assumed.", "source": "the model of Hartwell’s four years"},
]
