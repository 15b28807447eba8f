"""How to debrief module 1: what to ask, what to expect, and what would change it. Never released: it comes with the facilitator's pack."""

PURPOSE = ("The group asks four things of any figure: what is counted, beside what, who answered, and who says so. "
           "They know one way to find out for themselves, which is to let a lot decide who begins.")

BEFORE = {
    "exercise": "m1-1", "title": "What you took the other companies to be",
    "says": {
        "rest": "what is left of the hundred on the slide, and the others are another hundred",
        "half": "a guess, and a fair one",
        "same": "then the slide would show no difference",
        "unknown": "it doesn’t, and neither does the article",
    },
}

DECIDED = {
    "exercise": "m1-7b", "title": "A board that draws lots, and counts the others too, is left with most", "across": "left_gbp", "also": ["right_share"],
    "rows": {
        "No trial: a survey": lambda s: not s["trial_stores"],
        "A trial, against its plan": lambda s: not s["others_count"],
        "A trial, against the others": lambda s: s["others_count"],
    },
}

QUESTIONS = [
    {"stage": "happened", "ask": "The slide says 64%. What did you take the others to be, and what did the machine say?",
     "expect": ["The slide doesn’t tell. Neither does the article that it comes from.",
                "Where focus adds nothing, the others come to {{base_others:.0%}}, {{success_others:.0%}} or {{calls_others:.0%}}. The slide says 64% each time."],
     "readings": ["m1-5"], "claims": ["others_expose_base", "others_miss_calls"], "seeds": ["001-04F"]},
    {"stage": "happened", "ask": "Look at the picture. What did the boards do that were left with most?",
     "expect": ["They let a lot choose the stores, and held them against the stores that waited.",
                "Ten stores beside the others decide rightly at {{ten_right:.0%}} of boards. The same ten against their plan: {{alone_right:.0%}}.",
                "The slide as it stands decides rightly at {{slide_right:.0%}}, which is about what a coin would do."],
     "readings": ["m1-7b"], "claims": ["trial_beats_survey", "others_must_count"], "seeds": ["000-44", "004-08F"]},
    {"stage": "happened", "ask": "Which of the eight cards did you first write wrongly, and what misled you?",
     "expect": ["A share of companies reads like the size of a gain. By how much is each of them ahead?",
                "“A clear correlation” sounds measured, and counts nothing.",
                "Three famous failures are a story: of how many that were number one?"],
     "readings": ["m1-3"], "claims": [], "seeds": ["001-04F", "004-15", "003-12"]},
    {"stage": "why", "ask": "Asking the other companies can make a wrong figure look better. How?",
     "expect": ["Where CEOs of firms that are ahead more readily call themselves focused, the others look weak. The gap looks like an effect.",
                "Once colleagues say who is focused, both stand at {{calls_colleagues:.0%}}.",
                "Of chief executives asked in 2015, 72% said that they led customer experience; 27 to 28% of their colleagues agreed.",
                "That is the Economist Intelligence Unit for Genesys, as two trade sites quote it."],
     "readings": ["m1-7"], "claims": ["others_miss_calls", "colleagues_expose_calls"], "seeds": ["001-04F", "001-05"]},
    {"stage": "why", "ask": "Why can no survey of one day, however good, tell whether success came first?",
     "expect": ["A survey shows who is ahead and who is focused, on one day. It can’t show the day before.",
                "In the machine, better questions widen the gap: {{success_colleagues:.0%}} against {{success_colleagues_others:.0%}}, and nothing is there.",
                "Asked over years, firms would show the order, and still not the cause. A lot asks nobody who is ahead."],
     "readings": ["m1-7"], "claims": ["no_survey_exposes_success"], "seeds": ["001-04F", "001-05"]},
    {"stage": "why", "ask": "Eight hours came off. Why did the team get only {{diary_team_more_h:.1f}} of them?",
     "expect": ["Customers got {{diary_floor_more_h:.1f}} hours, and other paperwork took back {{relief_h + diary_admin_more_h:.1f}}.",
                "Only Ines can take a report off. What becomes of the hour is Amira’s to see to.",
                "The share itself depends on how it is counted: {{diary_of_hours:.0%}} of all hours, {{diary_of_managers:.0%}} of the average week."],
     "readings": ["m1-6", "m1-6b"], "claims": [], "seeds": ["004-11F", "004-10"]},
    {"stage": "work", "ask": "Which figure did you pass on last month without knowing what stood beside it?",
     "expect": [],
     "lead": ["Give everybody a minute alone, and take three aloud.",
              "A good answer says of whom the figure is, and what would have to be asked of whom.",
              "Somebody will say that the boss wants one number. So give one, and its comparison with it."],
     "readings": ["m1-4", "m1-7c"], "claims": [], "seeds": ["001-03F", "004-08F", "000-47"]},
    {"stage": "work", "ask": "Where in your firm could a lot decide who begins?",
     "expect": ["Whatever can’t begin everywhere at once could be a trial: somebody waits in any case."],
     "lead": ["Expect “it isn’t fair to those who wait”. They wait anyway, and a lot favours nobody.",
              "Let two people agree what would be counted, by whom, and from which day."],
     "readings": [], "claims": ["trial_beats_survey", "every_day_pays"], "seeds": ["004-04", "000-44"]},
    {"stage": "work", "ask": "Which of the six moves would stay undone in your firm, and for want of whom?",
     "expect": ["At Hartwell, what holds in all stores is a leader’s. What one team does this morning is a manager’s.",
                "Two of the six need both: one reports first, or one clears the way first."],
     "lead": ["These are parts to play, not kinds of people. Most in the room play both."],
     "readings": ["m1-2"], "claims": [], "seeds": ["004-06", "004-10", "004-20"]},
    {"stage": "what if", "ask": "What if you are nearly sure already?",
     "expect": ["Where the programme works at eight boards in ten, the slide leaves £{{mostly_slide_left / 10000:.0f}}0k and ten stores £{{mostly_ten_left / 10000:.0f}}0k.",
                "That is much the same: both are good to £10k. So who is nearly sure need not wait. The honest question is how you came to be sure."],
     "readings": [], "claims": ["trial_beats_survey"], "seeds": ["000-44"]},
    {"stage": "what if", "ask": "What if you counted for a whole year, to be safe?",
     "expect": ["Then {{year_right:.0%}} decide rightly, and each is left with £{{year_left / 10000:.0f}}0k: the other stores wait meanwhile.",
                "Counting every day for twelve weeks leaves £{{daily_left / 10000:.0f}}0k. More looks beat a longer wait."],
     "readings": [], "claims": ["a_year_is_too_long", "every_day_pays"], "seeds": ["000-44"]},
    {"stage": "what if", "ask": "What if nothing else had moved the stores meanwhile?",
     "expect": ["Where all stores gain four days in a hundred at most, ten that count alone leave £{{calm_alone_left / 10000:.0f}}0k, as much as beside the others.",
                "You know that only afterwards. The comparison is the price of not knowing."],
     "readings": [], "claims": ["others_must_count"], "seeds": ["004-08F"]},
]

OPEN = ["others_miss_calls", "no_survey_exposes_success", "trial_beats_survey", "others_must_count", "a_year_is_too_long"]

MARKING = {"m1-8": {
    "a figure that may be shown: of whom, beside what, from whom": "Any figure can earn it, the deck’s or Hartwell’s. Full: all three, in a form that Ines could say aloud. Half: two of them.",
    "one that may not, and what would have to be known": "Full: it names what is missing, such as the share among the others. Half: “it is not reliable”, and no more.",
    "one move that is Ines’s alone, one that is Amira’s alone": "Full: neither could be made by the other. Half: two moves of one owner.",
    "a run is cited for what it shows": "Full: the run’s question and its figure. Half: a run is only named.",
}}

LIMITS = [
    {"says": "64% and 60%: we found only repetition, no study.", "source": "seeds 001-03F and 001-04F"},
    {"says": "Nearest to the 64%: 516 executives, 58% where the CEO leads it, and no figure for the other firms. A vendor paid.",
     "source": "Economist Intelligence Unit for Genesys, 2015; as two trade sites quote it"},
    {"says": "Kroger’s quarter is of the pandemic, and as the trade press summed it up.", "source": "trade press, December 2020; seed 004-08F"},
    {"says": "Management can be shown to cause results: productivity in Indian plants drawn by lot rose by 17% in year one. We know the abstract.", "source": "Bloom et al. 2013"},
    {"says": "The hundred boards, and what a programme is worth to them, are a model. Every fact in it can be set under the hood.", "source": "the model of the boards"},
]
