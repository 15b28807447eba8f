# ---
# jupyter:
#   course:
#     case: evidence
#     module: 01_evidence
#     title: Compared with what?
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# <p class="course-eyebrow">Module 1 · Leading and managing customer experience</p>
#
# # “Compared with what?”
#
# <p class="course-meta">Leaders, managers, and what the figures are worth · about {{minutes}} minutes · 8 exercises · 40 points</p>

# %%
from course.exercises import begin

begin("01_evidence")

# %% [markdown]
# Hartwell is a grocer with forty stores. On Thursday Ines Okafor, who leads customer experience, has twenty minutes with the board. She wants eight
# hours of reports a week taken off each store manager, for customers. Does looking to customers pay? An agency’s deck says so. On slide 1:
#
# <div class="course-fact"><b>64%</b> of companies with a customer-focused CEO are more profitable than their competitors.<br>
# <small>So says an article on five areas where leaders matter; it names Deloitte and Touche. We have not found the study.</small></div>
#
# The chair has one question for every slide: compared with what?

# %%
from course.exercises import Choice

exercise = predicted = Choice(
    "01_evidence/m1-1", title="before you look", points=1, skill="prediction", seeds=["001-04F"], opinion=True,
    prompt="Of a hundred companies whose CEO is not focused on customers, how many are more profitable than their competitors, would you say?",
    options={"rest": "About 36", "half": "About 50", "same": "About 64", "unknown": "The slide doesn’t tell"})
exercise.show()

# %% [markdown]
# ## Whose move is it?
#
# Values, vision, brand, a customer’s whole journey: “it all comes from leadership first”, says one article. Leaders set the tone, says another.
# A third has four pairs. Leaders build a culture, managers nurture it. Leaders set a strategy, managers enact it. Leaders develop leaders, managers support
# them. Managers share what they hear, leaders use it. It also lists five tasks: goals that the board shares, a culture, a strategy, the experience of staff, and the use of data and feedback.
#
# Ines decides what holds in all forty stores. Amira Said manages one, and decides who does what there.

# %%
from course.exercises import Sort, Wrong

exercise = Sort(
    "01_evidence/m1-2", title="six things to do", points=3, skill="whose lever",
    seeds=["000-01", "000-02", "000-43", "000-44", "001-01", "004-04", "004-05", "004-06", "004-10", "004-13", "004-14", "004-20"],
    prompt="Who can do it, and what must the other do first?",
    groups={"ines": "Ines, by herself", "told": "Ines, once Amira reports it", "amira": "Amira, by herself", "room": "Amira, once Ines clears the way"},
    items={
        "stands": "Settle what the name Hartwell is to stand for with customers",
        "board": "Goals: have the board look each month at orders ready on time, which head office measures, beside sales",
        "app": "Data and feedback: let customers choose a substitute in the app. Calls about them hold up picking; no figure upstairs shows it",
        "tuesday": "Staff: coach two new pickers on Tuesday. That day goes on a report that head office wants from her own hand",
        "huddle": "Culture: open Monday’s meeting with what a customer said, and thank whoever put it right",
        "goal": "Strategy: agree with the pickers on a goal of their own, under the one set for all stores",
    },
    wrong=[
        Wrong("a", {"tuesday": "amira"}, "You left it to Amira alone, and the report is not hers to drop. Who asks for it?"),
        Wrong("b", {"app": "ines"}, "You left it to Ines alone. What would make her look at the app?"),
    ])
### BEGIN HIDDEN TESTS
from dataclasses import replace

# At once the clearest case of an error is told, and with the score every other: told at once, the list could be worked out by trying.
alone, untold = exercise.wrong
exercise.wrong = [
    replace(alone, match=lambda a: a["tuesday"] == "amira"),
    replace(untold, match=lambda a: a["app"] == "ines", says="You left to Ines alone what only a store can see. How would she hear of it?"),
    Wrong("c", lambda a: {"ines", "told"} & {a["huddle"], a["goal"]}, "You sent upstairs what a store can settle this morning. What would Ines have to add?"),
    Wrong("d", lambda a: {"amira", "room"} & {a["stands"], a["board"], a["app"]},
          "You gave one store what holds in all forty. What could Amira do about it beyond her own door?"),
    Wrong("e", lambda a: "told" in (a["stands"], a["board"]), "You let Ines wait for a report. What does she need to hear before she can do this?"),
    Wrong("f", lambda a: "room" in (a["huddle"], a["goal"]), "You let Amira wait for leave. Which rule stands in her way?"),
]
### END HIDDEN TESTS
exercise.show()

# %% [markdown]
# These are two parts to play, not two kinds of people. In a review of 626 correlations, leaders who inspire also agree on goals and reward them
# (they correlate at .80). Both go with results (.44, .39; Judge and Piccolo 2004, abstract).
#
# ## What slide 7 calls culture
#
# A culture is a set of values, beliefs and behaviours, says the first article; it starts at the top, says another, and takes in mission, rewards
# and learning. A third names five areas, and its last lines leave out engagement. So here are the other four, and a brand: “the emotional and psychological connection
# a customer forms”.

# %%
from course.exercises import Sort, Wrong

exercise = Sort(
    "01_evidence/m1-2b", title="six things, second part: five sightings", points=2, skill="areas of leadership",
    seeds=["000-05", "000-30", "000-32", "001-07", "001-16", "001-17", "001-18", "001-20", "002-05"],
    prompt="Five things seen at a firm. Of what is each a sign, before all else?",
    groups={"culture": "culture: what all here value, believe and do", "empowerment": "empowerment: one knows, may, and has the means",
            "modelling": "role-modelling: leaders do it themselves", "accountability": "accountability: somebody answers for it",
            "brand": "brand: what customers feel for the name"},
    items={
        "bonus": "All here believe that only sales earn a bonus, whatever the posters say",
        "four": "A clerk may take £4 off, knows when that is worth it, and need ask nobody",
        "saturday": "On a Saturday two directors pack orders, and carry them to the cars",
        "missed": "“We missed our target, and that is ours,” says a team. “This is what we will change”",
        "regulars": "Regulars say that they would miss this store, and can’t say why",
    },
    wrong=[Wrong("a", {"saturday": "culture"}, "It may become one. Who is doing it here, and who is watching?")])
### BEGIN HIDDEN TESTS
exercise.wrong += [
    Wrong("b", lambda a: a["missed"] in ("culture", "empowerment"), "You read a duty as a freedom, or as a habit of all. What does this one team take upon itself?"),
    Wrong("c", lambda a: a["bonus"] == "accountability", "Nobody is named there. Who would have to answer for it?"),
    Wrong("d", lambda a: a["four"] in ("culture", "accountability"), "This clerk has leave, practice and money. What do these three let a clerk do?"),
    Wrong("e", lambda a: a["regulars"] != "brand", "That would be something at work inside the firm. Who feels it here?"),
    Wrong("f", lambda a: a["bonus"] == "brand", "You read it as what customers feel. Whose belief is it?"),
]
### END HIDDEN TESTS
exercise.show()

# %%
from course.exercises import Sort, Wrong

exercise = Sort(
    "01_evidence/m1-2c", title="six things, third part: what it brings and costs", points=1, skill="from a promise to a lever",
    seeds=["000-12", "000-14", "000-16", "000-28", "000-39"],
    prompt="The first article lists what a good culture, a view of the whole journey, and a brand bring and cost. Of these five lines one is on the wrong list: it blames "
           "another culture. Put it aside. Which lever bears first on each of the others?",
    groups={"praise": "what people are praised for", "speak": "what follows for whoever speaks up", "substitute": "how customers choose a substitute",
            "till": "what a clerk may put right", "aside": "none: wrong list"},
    items={
        "ideas": "Culture brings: people dare to share ideas",
        "inward": "Culture costs: “overly inward-focused”, it can neglect customers",
        "group": "Culture costs: “a negative culture can lead to conformity” and discourage dissent",
        "trade": "The whole journey costs: one customer wants the order now, another wants nothing missing",
        "expect": "A brand costs: a customer expected more, and stands there disappointed",
    },
    wrong=[Wrong("a", {"expect": "praise"}, "Praise comes next month. Who could do something while the customer stands there?")])
### BEGIN HIDDEN TESTS
# Said with the score only: said at once, it would find the line to put aside.
exercise.wrong += [
    Wrong("b", lambda a: "aside" in (a["ideas"], a["inward"]), "You put aside what too much of a good culture does. Which sentence blames no good thing at all?"),
    Wrong("c", lambda a: a["trade"] != "substitute", "One waits while another’s missing item is sorted out. Where is it settled what comes in its place?"),
    Wrong("d", lambda a: a["group"] == "speak", "Speaking up would bear on it. Which culture is the list about, and which does this sentence blame?"),
    Wrong("e", lambda a: a["inward"] == "speak", "Such a team may talk freely, about itself. What would turn its eyes to customers?"),
    Wrong("f", lambda a: a["ideas"] == "praise", "Praise comes once somebody has spoken. What would the first to speak have to fear?"),
]
### END HIDDEN TESTS
exercise.show()

# %% [markdown]
# ## The rest of the deck
#
# The deck opens with a claim: customer experience is “even more critical” since the pandemic. Then come figures. Ines writes a card for each. Its first line: what is counted?

# %%
from course.exercises import Sort, Wrong

exercise = Sort(
    "01_evidence/m1-3", title="eight cards", points=3, skill="kinds of figures",
    seeds=["001-02", "001-03F", "001-04F", "001-05", "003-12", "004-02F", "004-03F", "004-11F", "004-15", "004-19F"],
    prompt="Eight lines from the deck. What does each of them count?",
    groups={"firms": "companies, of all asked", "money": "money: how much more", "people": "people: how many say so", "hours": "hours: part of a week, if only estimated",
            "none": "nothing: it gives no figure"},
    items={
        "sixty": "Customer-centric companies were 60% more profitable than those not focused on the customer",
        "sixtyfour": "64% of companies with a customer-focused CEO are more profitable than their competitors",
        "likely": "Companies that lead in experience are more likely to have a CEO leading it",
        "thirty": "Of retailers with advanced programmes, 30% saw customers become more valuable, 23% saw larger baskets",
        "fiftyfour": "Administration takes up 54% of managers’ time",
        "seventyeight": "78% of customers say that they will forgive a mistake after excellent service",
        "kodak": "Kodak, Borders and Tower Records took no threat seriously while they were number one",
        "proportion": "Customer focus is “directly proportionate” to leaders’; talent planning has “a clear correlation” with success",
    },
    wrong=[
        Wrong("a", {"sixtyfour": "money"}, "You read 64% as the size of a gain. By how much is each of those companies ahead?"),
        Wrong("b", {"proportion": "firms"}, "It sounds like a measurement. How many companies were looked at?"),
    ])
### BEGIN HIDDEN TESTS
from dataclasses import replace

# At once the clearest case of an error is told, and with the score every other, as in exercise 2.
size, claim = exercise.wrong
exercise.wrong = [
    replace(size, match=lambda a: "money" in (a["sixtyfour"], a["thirty"]), says="You read a share of companies as the size of a gain. By how much is each of them ahead?"),
    replace(claim, match=lambda a: a["proportion"] != "none"),
    Wrong("c", lambda a: a["kodak"] != "none", "Three that fell were picked because they fell. Out of how many that were number one?"),
    Wrong("d", lambda a: a["sixty"] == "firms", "You counted companies where profits are compared. How many companies does the line speak of?"),
    Wrong("e", lambda a: a["fiftyfour"] != "hours", "54% of managers, or of something that each of them has? Read what it is a part of"
          ": what would the other 46% be?"),
    Wrong("f", lambda a: a["likely"] != "none", "More likely than whom, and by how much? Which figure does the line give?"),
]
### END HIDDEN TESTS
exercise.show()

# %% [markdown] {"tags": ["later"]}
# Our cards. “Not found”: only others repeat it.
#
# | Figure | Of whom | Beside what | How far we got |
# |:---|:---|:---|:---|
# | 60% | firms called customer-centric; by whom? | “companies not focused”; which? | not found |
# | 64% | firms with such a CEO | nothing on the others | not found; see below |
# | 30%, 23% | retailers with programmes | nothing on those without | Forrester, at third hand; not found |
# | 54% | managers, by their own estimate | no hours; coordination and control counted in | Accenture, 2016, 1,770 managers; secondary |
# | 78% | customers who were asked | not what they did | Salesforce, a vendor; page not seen |
# | Kodak | three that fell | others who saw it coming: Kodak built a digital camera in 1975 | secondary |
#
# “A clear correlation” counts nothing, and of two things that go together neither need bring about the other. “More likely” turns slide 1
# round: of those who lead, how many have such a CEO?

# %% [markdown]
# ## Beside what?
#
# Second line: what stands beside it? Slide 5 says that customer data grew a grocer’s brand, Simple Truth, by 15% in a quarter. Ines looks up the company.

# %%
from course.cases.evidence import charts, frames

charts.growth(frames.growth())

# %% [markdown]
# <p class="course-caption">Kroger’s third quarter of 2020, as the trade press summed it up. Real figures, and secondary.</p>

# %%
from course.exercises import Choice, Wrong

exercise = Choice(
    "01_evidence/m1-4", title="read the chart", points=2, skill="a figure beside another", seeds=["004-08F"],
    prompt="What may Ines say of slide 5?",
    options={
        "data": "Customer data raised this brand’s sales by 15%, as far as one quarter can show",
        "beside": "The brand grew not quite four points more than the company; what the data did is not in it",
        "none": "Customer data did nothing: everything grew",
        "best": "With Private Selection, customer data did two points more than with Simple Truth",
    },
    wrong=[
        Wrong("a", "data", "That is the brand by itself. What else grew that quarter?"),
        Wrong("b", "none", "Everything grew, and not alike. What would you need to know to say that it did nothing?"),
    ])
### BEGIN HIDDEN TESTS
# Said with the score only, as in exercise 2.
exercise.wrong.append(Wrong("c", "best", "The chart shows that it grew more. Where does it show what was done for it?"))
### END HIDDEN TESTS
exercise.show()

# %% [markdown]
# ## Who answers
#
# Third line: who answered? Try it on slide 1, with no difference between a focused CEO and any other.

# %%
from course.exercises import Number, Wrong

exercise = Number(
    "01_evidence/m1-5", title="one number", points=3, skill="who answers", seeds=["001-04F"], unit="%", least=0, most=1000,
    prompt="200 companies with a customer-focused CEO get a survey. 100 of them are ahead of their rivals and 100 are not, as everywhere. Of those ahead 70 answer, "
           "of the others 44. Of the companies that answer, what per cent are ahead?",
    wrong=[
        Wrong("a", 70, "{answer} is how many of those ahead answer. How many answers came in altogether?", within=0.5),
        Wrong("b", 50, "{answer} is what a survey of all 200 would have found. Who is missing from the answers, and more of which kind?", within=0.5),
        Wrong("c", lambda share: 0 <= share < 50, "{answer} would be fewer ahead among the answers than among all who were asked. Who answers more readily?"),
        Wrong("d", lambda share: share > 100, "{answer} would be more than all who answered. Which of your two numbers is the part?"),
    ])
### BEGIN HIDDEN TESTS
# Said with the score only: with each of these numbers in hand, one step more is the answer.
exercise.wrong += [
    Wrong("e", 35, "{answer} puts those ahead who answered beside all who were asked. Who of these never answered?", within=0.5),
    Wrong("f", 57, "{answer} is how many answered. What are they asked to be?", within=0.5),
    Wrong("g", 38.6, "{answer} is the share of those who are not ahead. Which of the two was asked for?", within=0.5),
    Wrong("h", 62.86, "{answer} puts one kind of answers beside the other. Beside what is a share taken?", within=0.5),
]
### END HIDDEN TESTS
exercise.show()

# %% [markdown]
# ## Amira’s diary
#
# Slide 9: administration takes 54% of managers’ time. And at Hartwell? For four weeks Amira and the {{diary_managers - 1}} other store managers wrote down their hours, in a pilot. Those with weeks of like length
# were put in fives, and a lot chose two of each. From these {{diary_relieved}} Ines took eight hours of reports a week: `relieved` is 1.

# %%
from course.data import load
from course.exercises import Table

diary = load("evidence/diary")
usual = diary[diary["relieved"] == 0]
Table(diary.iloc[[0, 1, 60, 61, 120]], admin_h="{:.1f}", floor_h="{:.1f}", team_h="{:.1f}", total_h="{:.1f}")

# %% [markdown]
# <p class="course-caption">Five of {{diary_rows}} rows. <code>admin_h</code> is administration, <code>floor_h</code> with customers, <code>team_h</code> with the team, in hours a week.
# The data are synthetic.</p>
#
# `usual` is what the others wrote. `(usual["floor_h"] / usual["total_h"]).mean()` takes the customers’ share of each week, and averages these. For administration that makes {{diary_of_managers:.0%}}. A week of
# {{diary_shortest_h:.0f}} hours counts as much there as one of {{diary_longest_h:.0f}}. Of all the hours of these managers, how many go to administration?

# %%
from course.exercises import Line, Wrong

exercise = Line(
    "01_evidence/m1-6", title="complete the line", points=2, skill="ratio of sums", seeds=["004-11F"],
    prompt="Fill the blanks: the share of all hours that is administration.",
    template='usual["{part}"].sum() / usual["{whole}"].sum()',
    blanks={"part": "column above", "whole": "column below"},
    wrong=[
        Wrong("a", {"part": "total_h", "whole": "admin_h"}, "That is how many hours there are for each of administration. Which of the two is the part?"),
        Wrong("b", {"part": "admin_h", "whole": "floor_h"}, "That sets administration beside the hours with customers. Beside which hours is its share taken?"),
        Wrong("c", {"part": "admin_h", "whole": "team_h"}, "That sets administration beside the hours with the team. Beside which hours is its share taken?"),
        Wrong("d", {"part": "team_h", "whole": "total_h"}, "That is the team’s share. Which column holds administration?"),
        Wrong("e", {"part": "floor_h", "whole": "total_h"}, "That is the customers’ share. Which column holds administration?"),
    ])
exercise.show()

# %% [markdown] {"tags": ["later"]}
# {{diary_of_hours:.0%}} of the hours, {{diary_of_managers:.0%}} of the average week. The same reports fill more of a short week. Which of the two is the slide’s 54%? It doesn’t say.

# %% [markdown]
# ## Who gets the hours
#
# Did the team get the eight hours that came off?
# `diary.groupby("week")["admin_h"].mean()` gives the mean hours of administration, for each week. You want the mean hours with the team, for `relieved` 0 and 1.

# %%
### BEGIN SOLUTION
team_by = diary.groupby("relieved")["team_h"].mean()
### END SOLUTION

# %%
from course.exercises import Code, Wrong

exercise = Code(
    "01_evidence/m1-6b", title="complete the line, second part: write it", points=4, skill="mean by group", seeds=["004-11F", "004-10"],
    name="team_by", groups={"relieved": {0: ["as it was", "not relieved"], 1: ["taken off"]}}, decimals=2, least=0, most=60,
    prompt="Your line sets `team_by`: two numbers, one for managers left as they were (0) and one for those relieved (1).",
    wrong=[
        Wrong("a", lambda by: len(by) == 4 and all(len(label) == 1 for label in by), "That is one number for each week. Which column says who was relieved?"),
        Wrong("b", lambda by: len(by) == 40 and all(len(label) == 1 for label in by), "That is one number for each manager. Which column says who was relieved?"),
        Wrong("c", lambda by: len(by) == 2 and max(by.values()) > 60, "These are all hours of all weeks together, and there are more managers in one group. "
                                                                    "What would one manager’s week be?"),
        Wrong("d", lambda by: len(by) == 2 and min(by.values()) > 14, "So many hours go to administration, or are worked in all. Which column holds those with the team?"),
    ])
### BEGIN HIDDEN TESTS
from grading.keys import other

# Said with the score only: each is a step away from the right line.
exercise.wrong += [
    Wrong("e", other("01_evidence/m1-6b", "median"), "These are the managers in the middle of each group. Which word gives the mean?", within=0.0001),
    Wrong("f", other("01_evidence/m1-6b", "floor"), "These are the hours with customers. Which column holds those with the team?", within=0.0001),
    Wrong("g", other("01_evidence/m1-6b", "most"), "This is the longest of all weeks in each group. What would the mean week be?", within=0.0001),
]
### END HIDDEN TESTS
exercise.show()

# %% [markdown] {"tags": ["later"]}
# The team got {{diary_team_more_h:.1f}} hours, and customers {{diary_floor_more_h:.1f}}. Other administration took back {{relief_h + diary_admin_more_h:.1f}}. Weeks were {{-diary_total_more_h:.1f}} hours shorter. Only Ines can take a report off. Only Amira
# can guard the hour that it leaves.

# %% [markdown]
# ## Make it say 64
#
# The nearest to slide 1 that we found is a survey of 516 executives in 2015, paid for by a vendor. Where the CEO was in charge of customer experience, 58% reported
# more profit than competitors. For the others we saw no figure.
#
# <div class="course-fact"><b>72%</b> of chief executives there said that they led customer experience. Of their colleagues <b>27 to 28%</b> agreed.<br>
# <small>The Economist Intelligence Unit for Genesys, as two trade sites quote it.</small></div>
#
# Here are a hundred such surveys, in which focus adds nothing. Open the hood, and leave the first fact at 0. Move one of the other four until the slide says
# 64%. With nothing beside it, a board sets the figure beside 50%. Ask the others too; then let colleagues say who is focused. Put it back; try the next.

# %%
from course.cases.evidence.simulator import machine
from course.exercises import Panel

Panel("01_evidence/make-a-figure", machine(), start="the slide").show()

# %%
from course.exercises import Sort, Wrong

exercise = Sort(
    "01_evidence/m1-7", title="what would have shown it", points=1, skill="what would have to be known", seeds=["001-04F"],
    prompt="Four ways to 64% where focus adds nothing. What must be asked, at the least, for the board to hear that focus adds about nothing?",
    groups={"others": "asking the other companies too", "colleagues": "that, and letting colleagues say who is focused", "none": "neither of them"},
    items={
        "base": "Most companies call themselves ahead, whoever leads them",
        "answers": "Companies that are ahead answer more readily",
        "calls": "CEOs of companies that are ahead more readily call themselves focused",
        "success": "Success comes first: companies that are ahead anyway become focused",
    },
    wrong=[Wrong("a", {"calls": "others"}, "You asked the other companies too. Play it: does what the board is told go down, or up?")])
### BEGIN HIDDEN TESTS
exercise.wrong += [
    Wrong("b", lambda a: a["success"] != "none", "Colleagues know which CEO is focused. Do they know whether the firm was ahead before?"),
    Wrong("c", lambda a: "none" in (a["base"], a["answers"]) or "colleagues" in (a["base"], a["answers"]),
          "Are the focused any different here? What would the others’ figure be?"),
]
### END HIDDEN TESTS
exercise.show()

# %%
from course.exercises import Recall

SAID = {
    "rest": "36 is what is left of the hundred on the slide. The others are another hundred",
    "half": "Half is a guess, and a fair one",
    "same": "Then the slide would show no difference",
    "unknown": "It doesn’t, and neither does the article",
}
Recall(predicted, lambda answer: f"{SAID[answer]}. In the machine the others come to 64, to 41 or to 34, and the slide says 64% each time.", after="m1-7").show()

# %% [markdown] {"tags": ["marks"], "after": "m1-7"}
# What very large surveys would say, where focus adds nothing:
#
# | What is so | Slide | Others | Focused, say colleagues | Others |
# |---|---|---|---|---|
# | 64% are ahead anyway | {{base_slide:.0%}} | {{base_others:.0%}} | {{base_colleagues:.0%}} | {{base_colleagues_others:.0%}} |
# | Those ahead answer 1.8 times as readily | {{answers_slide:.0%}} | {{answers_others:.0%}} | {{answers_colleagues:.0%}} | {{answers_colleagues_others:.0%}} |
# | Their unfocused CEOs call themselves focused 3.8 times as readily | {{calls_slide:.0%}} | {{calls_others:.0%}} | {{calls_colleagues:.0%}} | {{calls_colleagues_others:.0%}} |
# | They become focused 2.7 times as readily | {{success_slide:.0%}} | {{success_others:.0%}} | {{success_colleagues:.0%}} | {{success_colleagues_others:.0%}} |
#
# In the last row, better questions make the figure larger.{{holds.no_survey_exposes_success}} To know what came first, let a lot decide who gets it.{{holds.others_expose_base}}{{holds.others_expose_answers}}{{holds.others_miss_calls}}{{holds.colleagues_expose_calls}}

# %% [markdown]
# ## What should the board commission?
#
# The pilot counted hours, not whether they pay. Take a hundred boards in Hartwell’s place. At about half the programme does nothing.
# At the others it puts a store ahead of its plan on 6 to 14 more days in a hundred. It costs what five more days bring: £50 a store a week.
#
# Without a trial a board goes by the survey. We let the survey speak of this very programme; a real one would not. With a trial it goes by the trial, and its other
# stores wait. Meanwhile all stores may gain anyway, as that grocer’s did: up to 20 more days in a hundred.

# %%
from course.cases.evidence.levers import UNKNOWN_FACTS
from course.cases.evidence.simulator import simulator
from course.exercises import Decision, Wrong

exercise = Decision(
    "01_evidence/m1-7b", title="what would have shown it, second part: decide", points=5, skill="commissioning evidence", seeds=["004-04", "004-08F", "001-04F", "000-44"],
    simulator=simulator(), assumed=UNKNOWN_FACTS, start="the slide",
    only=["asked", "trial_stores", "trial_weeks", "others_count", "before_weeks", "days_counted"],
    prompt="What counts is what is left to a board after three years, at boards that you have not seen. The slide as it stands "
           "earns nothing, the best evidence everything.",
    wrong=[
        Wrong("a", lambda a: a["levers"]["asked"] == "focused" and not a["levers"]["trial_stores"],
              "{right_share:.0%} of your boards decide rightly. That is the slide as it stands. Compared with what?"),
        Wrong("b", lambda a: a["levers"]["trial_stores"] and a["levers"]["trial_weeks"] + a["levers"]["before_weeks"] > 40,
              "{right_share:.0%} of your boards decide rightly. What do the stores lose that wait while you make sure?"),
    ])
### BEGIN HIDDEN TESTS
# Said with the score only: at once is said what no evidence of this kind can show, and not how much of it pays.
exercise.wrong += [
    Wrong("c", lambda a: not a["levers"]["trial_stores"], "{right_share:.0%} of your boards decide rightly. A survey shows who is ahead and who is focused. Which came first?"),
    Wrong("d", lambda a: not a["levers"]["others_count"], "{right_share:.0%} of your boards decide rightly. Your stores are held against their plan. What if every store gained?"),
    Wrong("e", lambda a: a["levers"]["trial_stores"] < 6, "{right_share:.0%} of your boards decide rightly. How far apart are two handfuls of stores by luck alone?"),
    Wrong("f", lambda a: a["levers"]["days_counted"] < 3, "{right_share:.0%} of your boards decide rightly. A week has six days. How much of what you see is the luck of so few?"),
]
### END HIDDEN TESTS
exercise.show()

# %% [markdown] {"tags": ["marks"]}
# Means over twenty times a hundred boards; what is left is good to about £10k.
#
# | What the board goes by | Decide rightly | Left |
# |:---|---:|---:|
# | the slide | {{slide_right:.0%}} | £{{slide_left / 10000:.0f}}0k |
# | the best survey | {{survey_right:.0%}} | £{{survey_left / 10000:.0f}}0k |
# | ten stores drawn by lot, against their plan | {{alone_right:.0%}} | £{{alone_left / 10000:.0f}}0k |
# | the same, against the other stores | {{ten_right:.0%}} | £{{ten_left / 10000:.0f}}0k |
# | … counted every day, not once a week | {{daily_right:.0%}} | £{{daily_left / 10000:.0f}}0k |
# | … once a week, for a year | {{year_right:.0%}} | £{{year_left / 10000:.0f}}0k: the others wait |
#
# A trial leaves more than the best survey.{{holds.trial_beats_survey}} The others must count too:{{holds.others_must_count}} a trial in which only the chosen count shows what all stores gained,
# as slide 5 does. Counting every day pays.{{holds.every_day_pays}} A year leaves less than twelve weeks, in {{firm.a_year_is_too_long}}.
#
# That has two limits. Where all stores gain four days in a hundred at most, ten stores that count alone leave £{{calm_alone_left / 10000:.0f}}0k, as much as ten beside the others. Where the programme works at
# eight boards in ten, the slide leaves £{{mostly_slide_left / 10000:.0f}}0k and ten stores £{{mostly_ten_left / 10000:.0f}}0k: who is nearly sure need not wait.
#
# It has been done. In India a lot chose the plants that got better management. Productivity rose by 17% in the first year (Bloom et al. 2013). Put a boss of the best tenth in
# place of one of the worst: a team of nine gains more than from a tenth worker (Lazear, Shaw and Stanton). Does a marketing chief in the top team pay? One study of firms finds
# nothing (Nath and Mahajan 2008). Another finds some 15% more market value beside assets (Germann, Ebbes and Grewal 2015). We know the abstracts.
#
# All of this is Ines’s to commission. An honest tally is Amira’s to keep.
#
# <details><summary>What still holds when what is assumed is wrong by up to a fifth</summary>
#
# {{firm}}
#
# </details>

# %% [markdown]
# ## Who says so
#
# The card’s last line: who wrote it? From the articles’ heads and feet:

# %%
from course.exercises import Sort, Wrong

exercise = Sort(
    "01_evidence/m1-7c", title="what would have shown it, third part: who says so", points=1, skill="interest, standing, source",
    seeds=["000-47", "001-22", "002-20", "002-23", "002-24", "003-17", "004-25"],
    prompt="You want to check a figure. What does each give you?",
    groups={"sells": "an offer: the writer gains if you believe", "rank": "a standing: it speaks for the writer, not for the figure", "lost": "a trail, and it ends"},
    items={
        "space": "“Let’s connect”; “we can help in 3 ways”; “grab that 1 last space now!”",
        "fourteen": "“#14 CX Professional”; “service leadership and customer service expert”",
        "charter": "“A charter member” of a professional association",
        "original": "“Original article at:”, and then nothing",
    },
    wrong=[Wrong("a", lambda a: "lost" in (a["fourteen"], a["charter"]), "You would follow it to a person. Does a figure of an article come with it?")])
### BEGIN HIDDEN TESTS
exercise.wrong += [
    Wrong("b", lambda a: a["space"] != "sells", "You read invitations as a rank or as a source. What happens if you take one up?"),
    Wrong("c", lambda a: "sells" in (a["fourteen"], a["charter"]), "It may help to sell. What does this line by itself offer you?"),
    Wrong("d", lambda a: a["original"] != "lost", "Follow it. Where do you arrive?"),
]
### END HIDDEN TESTS
exercise.show()

# %% [markdown]
# ## For Thursday

# %%
from course.exercises import Memo

exercise = Memo(
    "01_evidence/m1-8", title="a note to Ines", points=12, skill="arguing with figures", words=70, called="note",
    seeds=["001-03F", "001-04F", "004-02F", "004-03F", "004-08F", "004-11F", "004-06", "004-20", "000-44"],
    prompt="Write to Ines, in about 70 words. One figure that she may show, the deck’s or Hartwell’s, and how to say it: of whom, beside what, from whom. One that she must not, and what she "
           "would have to know first. One thing only she can change, one only Amira can. Cite a run.",
    rubric={"a figure that may be shown: of whom, beside what, from whom": 4, "one that may not, and what would have to be known": 3,
            "one move that is Ines’s alone, one that is Amira’s alone": 3, "a run is cited for what it shows": 2})
exercise.show()

# %% [markdown]
# ## On Monday

# %% [markdown] {"after": "m1-7b", "tags": ["marks"]}
# **What only a leader could change:** what the board looks at, which reports a store must send, and that a lot decides where a programme begins.
#
# **What a manager could do on Monday:** keep a diary, keep an honest tally, say upstairs what no figure there shows, and guard the hour that a dropped report leaves.

# %%
from course.desk import HandIn

HandIn("01_evidence").show()

# %% [markdown] {"tags": ["marks"]}
# **Where the deck comes back.** Each of the five tasks has a leader’s part and a manager’s:
#
# | Task | A leader’s part | A manager’s part | Module |
# |:---|:---|:---|:---|
# | goals that the board shares | one result for two cost centres | complaints looked at sooner, the mill asked to pay | 4 |
# | a culture | what is praised, how openly news is told | one-to-ones, steady shifts | 5 |
# | a strategy | how customers are asked for a substitute | who picks, who answers | 2 |
# | the experience of staff | right and money at the till; paperwork taken off | practice at the till | 3, 5 |
# | data and feedback | acting on what is heard | passing it on: the log of calls | 2, 6 |
#
# The five areas: culture and engagement are module 5, empowerment is module 3. Role-modelling is the days that leaders work in stores (5). Accountability is one owner of what is sold
# and what comes back (4).
#
# The 27 lines of the first article. “No lever” means that no module lets you move it.
#
# | What it brings, what it costs | Lever | Module |
# |:---|:---|:---|
# | **Culture brings** engaged people | whom praise goes to, one-to-ones | 5 |
# | … more done in an hour | steady shifts | 5 |
# | … people who stay, applicants; a good name | no lever: lines of a notebook | 5 |
# | … ideas | what follows for whoever speaks up | 6 |
# | **It costs** an inward look | a vote among colleagues | 5 |
# | … comfort that resists change | how often the books are opened | 5 |
# | … dissent, “in a negative culture”: on the wrong list | what follows for whoever speaks up | 6 |
# | … complacency | no lever | |
# | **The whole journey brings** a long view | sixty months in place of one | 4 |
# | … departments that pull one way | one result for two cost centres | 4 |
# | … new openings | a log that shows the calls | 2 |
# | … consistency; fuller satisfaction | no lever | |
# | **It costs** trade-offs | on time or complete; one customer or the queue | 2, 3 |
# | … coordination, money, resistance | no lever | |
# | **A brand brings** loyalty, referrals | goodwill, which faults use up as word gets round | 4 |
# | … room for a higher price | the rule for discounts | 4 |
# | … forgiveness in a crisis | what is done for whom a fault met | 3 |
# | … an edge over competitors | no lever | |
# | **It costs** unceasing care for the standard | how long a programme is kept up | 5 |
# | … disappointment | what a clerk may put right | 3 |
# | … dilution, louder complaints | no lever | |
