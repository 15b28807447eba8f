"""How to debrief module 3: what to ask, what to expect, and what would change it. Never released: it comes with the facilitator's pack."""

from course.cases.pickup.levers import CELLS

FREE, BUSY = ([cell for cell in CELLS if cell.endswith(end)] for end in ("free", "busy"))


def _same(setting, cells):
    return len({setting[cell] for cell in cells}) == 1


PURPOSE = ("The group sees whom a kind deed makes wait, and can say which of knowledge, right and money is missing at a counter. "
           "They know who has to give each of the three.")

BEFORE = None

DECIDED = {
    "exercise": "m3-7", "title": "The cheapest tables look at the colleague, and at the line", "across": "cost_gbp_per_day", "also": ["others_min", "returns_share"],
    "rows": {
        "Turns some customers away": lambda s: "refuse" in (s[cell] for cell in CELLS),
        "One habit, whatever happens": lambda s: _same(s, CELLS),
        "Looks at the colleague only": lambda s: _same(s, FREE) and _same(s, BUSY),
        "Looks at the line too": lambda s: True,
    },
}

QUESTIONS = [
    {"stage": "happened", "ask": "Joan goes to look for one man’s order. Who pays?",
     "expect": ["The people behind him. Between twelve and one, a search adds {{look_noon_others_min:.0f}} minutes to others on average.",
                "Turning him away costs £{{refuse_gbp:.0f}} at any hour. At noon, looking costs more.",
                "Of the four habits, looking is the only one that makes the line wait longer."],
     "readings": ["m3-3", "m3-4"], "claims": ["line_untouched", "looking_is_worse_here"], "seeds": ["004-17", "001-14"]},
    {"stage": "happened", "ask": "Look at the picture. What do the cheapest tables do that the others don’t?",
     "expect": ["They call a colleague who is free. While the colleague is busy and people wait, they text.",
                "With the colleague busy and nobody in line, they let the clerk look. In the weeks of delivery that takes a day from £{{delivery_plain_cost:.0f}} to £{{delivery_best_cost:.0f}}.",
                "The best single habit costs £{{delivery_text_cost:.0f}}. So a rule that looks at two things earns more than a good habit."],
     "readings": ["m3-7"], "claims": ["table_beats_habits", "queue_earns"], "seeds": ["004-16", "004-17"]},
    {"stage": "happened", "ask": "Which of the six moments divided you?",
     "expect": ["At the train neither waiting nor a second trip is free. So there £4 goes with the text."],
     "lead": ["Ask those who gave £4 elsewhere what coming back had cost that customer."],
     "readings": ["m3-1"], "claims": [], "seeds": ["004-17", "000-28"]},
    {"stage": "why", "ask": "Ines gives the right to leave the till, and a day gets dearer. Why?",
     "expect": ["A clerk who sees the customer in front, and nothing of the line, leaves too often. That loses £{{-usual_right_saved:.0f}} a day.",
                "Asking first, and staying, saves £{{usual_asked_saved:.0f}}. In this model asking costs nothing.",
                "With the right and two hours of practice a month £{{usual_practised_saved:.0f}} is saved: hardly more than by staying. In a quiet store the right adds more."],
     "readings": ["m3-2"], "claims": ["staying_beats_right_alone", "practice_pays", "right_is_worth_most_when_quiet"], "seeds": ["001-13", "001-15"]},
    {"stage": "why", "ask": "Four in five forgive, and half came back. How can both be true?",
     "expect": ["The question came at the next visit, so whoever stayed away was not asked.",
                "{{week_forgive:.0%}} of those asked forgive. Of all whose order was missing, {{week_forgive_of_all:.0%}} came back and said so.",
                "Nobody lied. Ask of your own survey: who never got it?"],
     "readings": ["m3-5", "m3-6", "m3-6b"], "claims": ["refusing_loses_customers"], "seeds": ["004-19F", "004-18"]},
    {"stage": "why", "ask": "Why do £2 pay, and £10 not?",
     "expect": ["A little keeps some of those whom a second trip would lose.",
                "Each further pound keeps fewer, and still goes to everybody who must come again."],
     "readings": ["m3-1"], "claims": ["small_gift_pays", "large_gift_does_not"], "seeds": ["004-17", "004-18"]},
    {"stage": "work", "ask": "At which counter of yours do knowledge, right and money lie with three different people?",
     "expect": [],
     "lead": ["Take one real case, and ask for each of the three: had, or not?",
              "“We trained them” is often said of somebody who knew, and was not allowed.",
              "Then ask who could give what is missing. At Hartwell practice is a manager’s, right and money are a leader’s. And in theirs?"],
     "readings": ["m3-2"], "claims": ["practice_pays"], "seeds": ["001-13", "000-46", "004-16"]},
    {"stage": "work", "ask": "Who hears that bin C7 is empty again?",
     "expect": ["Every text repairs one order, and leaves the bin as it is.",
                "With a log of what goes missing, checked bins take a day from £{{rule_cost:.0f}} to £{{bins_logged_cost:.0f}}. Without the log they don’t pay here."],
     "lead": ["A good answer names where a miss is written down today, and who reads it."],
     "readings": [], "claims": ["logged_bins_pay", "blind_bins_do_not"], "seeds": ["003-06"]},
    {"stage": "work", "ask": "Rule book or culture: which would you leave at your till?",
     "expect": ["A table is quick to teach, and can’t ask. A clerk who asks costs £{{asked_cost:.0f}} a day here, a plain table £{{rule_cost:.0f}}. The model counts no time for asking.",
                "Both are better than silence: £{{refuse_cost:.0f}}, where nobody has told Joan anything."],
     "lead": ["Many will want the table on day one, and the asking by the summer. That is a plan."],
     "readings": [], "claims": ["asking_beats_table"], "seeds": ["003-02", "004-16"]},
    {"stage": "what if", "ask": "What if your store were quiet?",
     "expect": ["Then looking costs less than turning away, since hardly anybody stands behind.",
                "And there the right to leave is worth most. One rule for all stores does not suit both kinds."],
     "readings": [], "claims": ["looking_is_better_when_quiet", "right_is_worth_most_when_quiet"], "seeds": ["004-17", "001-14"]},
    {"stage": "what if", "ask": "What if a clerk saw the line better, or worse, than we assume?",
     "expect": ["On average, one who sees about {{usual_refuse_turning:.0%}} of what the line pays costs no more than “not my job”.",
                "To cost no more than one who stays, it takes about {{usual_stays_turning:.0%}}. Around there luck moves it far.",
                "So before you give the right, find out what your clerks can see from the till."],
     "readings": [], "claims": ["looking_is_worse_here", "staying_beats_right_alone"], "seeds": ["001-15"]},
    {"stage": "what if", "ask": "What if you opened a second till in the two busiest hours?",
     "expect": ["It would save £{{second_till_least:.0f}} to £{{second_till_most:.0f}} a day in two of three runs of four weeks.",
                "It takes the colleague off the floor. Who would miss that colleague?"],
     "readings": [], "claims": ["second_till_pays"], "seeds": ["004-17"]},
]

OPEN = ["looking_is_worse_here", "staying_beats_right_alone", "practice_pays", "queue_earns", "blind_bins_do_not"]

MARKING = {"m3-8": {
    "knowledge, right and money are each given, by the one who can": "Full: practice by Amira, right and money by Ines, each in a sentence that could be signed. Half: one is missing. A right that is held back counts as given, where a run says why.",
    "what to do depends on the line and the colleague": "Full: both are in the rule. Half: one of them.",
    "the weekly cap is worked out": "Full: misses a week that need money, times what each gets. Half: a cap without its sum.",
    "misses are logged and reach whoever can mend the cause": "Full: where it is written down, and who reads it by when. Half: a log that nobody reads.",
}}

LIMITS = [
    {"says": "Every minute and every price here is assumed. Neither article gives a figure for a till.", "source": "seeds 004-17 and 001-13"},
    {"says": "That the right is Ines’s to give is Hartwell’s own rule. In the article the manager empowers.", "source": "seed 004-17"},
    {"says": "78% say that they would forgive. We have not seen the page, and whom that survey asked is not known.", "source": "Salesforce, mid-2020, as the article quotes it; seed 004-19F"},
    {"says": "After an excellent repair customers can be more satisfied, and are no more willing to buy again. We know the summary only.",
     "source": "de Matos, Henrique and Rossi 2007"},
    {"says": "Two reviews, of 105 and 55 samples, find better work where leaders empower. They say nothing of a line at a till.",
     "source": "Lee, Willis and Tian 2018; Kim, Beehr and Prewett 2018; summaries"},
]
