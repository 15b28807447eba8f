# ---
# jupyter:
#   course:
#     case: truth
#     module: 06_truth
#     title: To all our customers
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
# <p class="course-eyebrow">Module 6 · Leading and managing customer experience</p>
#
# # “To all our customers”
#
# <p class="course-meta">A letter, a score, and the way that bad news climbs · about {{minutes}} minutes · 8 exercises · 40 points</p>

# %%
from course.exercises import begin

begin("06_truth")

# %% [markdown]
# Agnes Tully laid the first cable of Tarnside Broadband along her own lane. When a line failed, she went there herself. Today
# Tarnside has 24 shops and 24,000 customers, and four layers of people between a desk and Agnes.
#
# Some {{100 * late_share:.0f}} bills in a hundred are paid late. Gareth Pryce, who keeps the books, wants a letter to go with every bill: TO ALL OUR CUSTOMERS. “In 2009 I
# asked forty people to wait a week for their wages,” he says. “I won’t do that again.”
#
# Leila Haddad manages the shop in Mill Street. “Mrs Dunn has paid on the day for eleven years. Now she gets that?”
#
# Agnes likes them both. Gareth’s draft lies in front of her, and you have her chair. Should it go out? And if it did harm, would Agnes hear of it?

# %%
from course.cases.truth.simulator import year_one
from course.exercises import Decision

exercise = decided = Decision(
    "06_truth/m6-1", title="the letter", points=2, skill="deciding on one year", seeds=["003-08", "003-09"],
    simulator=year_one(), only=["scope", "wording"], opinion=True, lock=True,
    prompt="Who gets the letter, and how is it worded? You decide once: what you settle stands, and comes back further down.")
exercise.show()

# %% [markdown]
# ## Nine sentences
#
# One of the five articles that this course rests on tells this story. A firm grows; one customer misses a payment; then all the others “jump through more hoops”, and there are “ALL CAPS on
# invoices”. Growth has its rights, says the author, and a firm must protect itself. But whoever looks only at what goes wrong makes more of it. She
# also says that the intentions are often so good, and the outcome baffles customers.
#
# Here is Gareth’s draft, with what Leila added.

# %%
from course.exercises import Sort, Wrong

exercise = Sort(
    "06_truth/m6-2", title="keep, reword, or send to few", points=3, skill="whom a sentence is about", seeds=["003-08", "003-10", "003-11"],
    prompt="Keep what every customer can use. Send a plain fact that is not true of everybody only to those it is about. Reword what threatens, accuses or "
           "can’t be understood, whoever reads it.",
    groups={"keep": "keep, for all", "few": "only to whom it is about", "reword": "reword"},
    items={
        "three": "Three of your last four bills came late. We added a late fee to each.",
        "due": "Your bill for March is due on the 14th.",
        "clause": "Continued use of the service is deemed acceptance of clause 14(b) as amended.",
        "tolerated": "LATE PAYMENT WILL NOT BE TOLERATED.",
        "ways": "You can pay by card, by phone or at any of our shops.",
        "thanks": "All twelve of your bills last year came on time. Thank you.",
        "protection": "For your protection, all customers are hereby put on notice.",
        "slowed": "Your two open bills, £62, are now a month over.",
        "help": "If that is hard this month, tell your shop before the 14th. We find a way.",
    },
    wrong=[
        Wrong("a", {"tolerated": "keep"}, "You keep “will not be tolerated” for everybody. What has Mrs Dunn done, that she is told so?"),
        Wrong("b", {"slowed": "keep"}, "You tell everybody that two of their bills are a month over. Of how many of them is it true?"),
    ])
### BEGIN HIDDEN TESTS
# Said with the score only: of a few clear errors a learner hears at once, or the list could be worked out by trying.
exercise.wrong += [
    Wrong("c", lambda a: "few" in (a["tolerated"], a["protection"], a["clause"]),
          "You send a threat, or what nobody can understand, to fewer people. Is it a better sentence for those who get it?"),
    Wrong("d", lambda a: "keep" in (a["protection"], a["clause"]),
          "You keep a sentence that was meant well, or by a lawyer. What would a customer do after reading it?"),
    Wrong("e", lambda a: "keep" in (a["three"], a["thanks"], a["slowed"]),
          "You keep for everybody what is true of some. What would the others think that you know of them?"),
    Wrong("f", lambda a: "reword" in (a["three"], a["slowed"]),
          "You reword a plain fact that somebody needs to know. Which word in it accuses anybody?"),
    Wrong("g", lambda a: {"few", "reword"} & {a["due"], a["help"], a["ways"]},
          "You keep from most customers what each of them can use. What would they do without it?"),
]
### END HIDDEN TESTS
exercise.show()

# %% [markdown] {"after": "m6-2", "tags": ["later"]}
# Each bad sentence began with a good intention. This is how Leila would say it:
#
# - Not “will not be tolerated”, but: *“A late bill costs us about £{{late_gbp:.0f}}. Pay by the 14th, and none of that is spent.”*
# - Not “all customers are put on notice”, but: *“This is about your bill alone.”*
#
# The third is yours to say, at the end: clause 14(b) makes the late fee £5 from now on, and changes nothing else.

# %% [markdown]
# ## “Your customers complain most”
#
# Whatever you decided, the printer had letters for twelve shops only, drawn by lot. So for a year twelve sent the letter in capitals to everybody, and twelve sent none.
#
# In December Gareth brings a second list. “Complaints, by shop. Mill Street comes first. Leila, what is going on there?”

# %%
from course.cases.truth import charts, frames
from course.data import load

shops = frames.per_1000(load("truth/shops"))
charts.shops(shops, "Mill Street")

# %% [markdown]
# <p class="course-caption">Tarnside is fictional and its data are synthetic. They come from the models that you will play with below.</p>

# %%
from course.exercises import Choice, Wrong

exercise = Choice(
    "06_truth/m6-3", title="read the dots", points=2, skill="what is heard and what is there", seeds=["003-03"],
    prompt="What do the dots say about Mill Street?",
    options={
        "heard": "Nothing bad: shops that write down more lose fewer, so the count may tell how well they listen",
        "worst": "It serves its customers worst: it should learn from the shops at the left of the chart",
        "lines": "It has bad luck: its lines drop more often than the lines of the other shops do",
        "chance": "Nothing at all: over 24 shops such a slope comes about by chance",
    },
    wrong=[
        Wrong("a", "worst", "Then customers of the shops at the left should stay most. How many of them leave?"),
        Wrong("b", "chance", "Shuffle the shops, and the cloud would slope up as often as down. If you shuffled once more, which way would yours slope?"),
    ])
### BEGIN HIDDEN TESTS
# Said with the score only: said at once, it would leave the right option as the only one that is merely recorded.
exercise.wrong.append(Wrong("c", "lines", "The chart counts what desks wrote down, not what lines did. Who else could count dropped lines?"))
### END HIDDEN TESTS
exercise.show()

# %% {"tags": ["later"]}
from course.cases.truth.author import later

later.lines(shops, "Mill Street")

# %% [markdown] {"tags": ["later"]}
# Amy Edmondson met the same in a hospital study of eight units: where units were better led, *more* errors were on record. People dared to name them. In our
# model what a desk hears it also mends, and so keeps customers.{{holds.listening_keeps}} A dashboard of complaints alone would have blamed one of the better shops.

# %% [markdown]
# ## What the letter did
#
# Nobody planned a trial, and there it is.

# %%
charts.trial(frames.trial(load("truth/shops"), load("truth/accounts")))

# %% [markdown]
# <p class="course-caption">Twelve shops with the letter in capitals to everybody, twelve with none; one year.</p>
#
# Both were right. So how many customers may such a letter cost? Gareth gives round figures. A late bill costs £18. The letter takes late bills from 4.0 to 3.2 in a
# hundred. A customer who leaves would have brought £380 over the years to come.

# %%
from course.exercises import Number, Wrong

exercise = Number(
    "06_truth/m6-4", title="one number", points=4, skill="break-even", seeds=["003-08", "003-09"], unit="letters", least=0, most=100_000,
    prompt="The letter goes out with every bill. How many letters must go out, for what they save in late bills to make up for one customer who leaves over it? Don’t round on the way.",
    wrong=[
        Wrong("a", 21.11, "{answer} counts only bills that would have been late. To how many customers did the letter go, for each of those?", within=0.5),
        Wrong("b", 527.78, "{answer} lets the letter prevent every late bill. How many of a hundred does it prevent?", within=0.5),
    ])
### BEGIN HIDDEN TESTS
# Said with the score only: with each of these numbers in hand, one step more is the answer.
exercise.wrong += [
    Wrong("c", 26.39, "{answer} counts 0.8 late bills for each letter. For how many letters is it 0.8?", within=0.5),
    Wrong("d", 659.72, "{answer} takes the bills that are still late for those that the letter prevented. How many did it prevent?", within=0.5),
    Wrong("e", 105.56, "{answer} has a fifth of all bills come in time. A fifth of what?", within=0.5),
    Wrong("f", 125, "{answer} letters prevent one late bill. How many of those is one customer worth?", within=0.5),
    Wrong("g", 47_500, "{answer} letters prevent 380 late bills. What does each of those cost?", within=0.5),
]
### END HIDDEN TESTS
exercise.show()

# %% [markdown] {"after": "m6-4", "tags": ["marks"]}
# The sum allows one customer for some 2,640 letters. In this firm one is lost for some {{letters_per_lost:,.0f}}. (Some of them would have left later anyway.) In your model the letter is £{{year1_ahead_k:.0f}} thousand ahead after
# a year (£{{year1_ahead_k.low:.0f}} to £{{year1_ahead_k.high:.0f}} thousand in twenty other worlds). After five it is £{{-year5_ahead_k:.0f}} thousand behind.

# %% [markdown]
# ## Three trials that disagree
#
# **For the article.** In six of ten day-care centres, parents who came late were fined. More came late, and it stayed so when the fine was gone (Gneezy and
# Rustichini 2000). A phone company wrote to some of 65,000 customers which plan would cost them less. Of those it told, 10% left within three months, of the others 6%
# (Ascarza, Iyengar and Schleicher 2016).
#
# **For Gareth.** Some 48,000 letters to households that seemed to owe an Austrian TV licence fee. Every letter brought in fees, the threat most. The appeal to fairness added
# nothing (Fellner, Sausgruber and Traxler 2013). We know the summaries only.

# %%
from course.exercises import Choice, Wrong

exercise = Choice(
    "06_truth/m6-4b", title="one number, second part", points=2, skill="what differs between two studies", seeds=["003-08", "003-09"],
    prompt="Why may a threat work there, and cost Tarnside money?",
    options={
        "exit": "It went to people who seemed to owe, and who had nobody else to go to",
        "size": "The study is large, so it shows what letters do on average",
        "words": "Those letters were better written: good wording takes away the harm",
        "honest": "People pay licence fees gladly, and internet bills not",
    },
    wrong=[
        Wrong("a", "size", "A large study of other people is still of other people. Who got those letters, and who gets yours?"),
        Wrong("b", "honest", "They were written to because they seemed not to pay. What else differs?"),
    ])
### BEGIN HIDDEN TESTS
# Said with the score only, as in exercise 3.
exercise.wrong.append(Wrong("c", "words", "The hardest of those letters worked best. Who got it?"))
### END HIDDEN TESTS
exercise.show()

# %%
from course.cases.truth.simulator import letter
from course.exercises import Panel

Panel("06_truth/letter", letter()).show()

# %%
from course.cases.truth.simulator import afterwards
from course.exercises import Recall

Recall(decided, afterwards, after="m6-1").show()

# %% [markdown]
# Try Gareth’s letter for those who are often late, and for everybody. Then be Leila: call first, and let the first late fee off. Under the hood, find how many more may leave in a
# month before the letter to everybody stops paying over five years.

# %% [markdown] {"after": "m6-4", "tags": ["marks"]}
# The letter to everybody looks good in year one,{{holds.letter_flatters}} and costs over five.{{holds.letter_costs}} To those who are often late it pays: Gareth is right about
# them.{{holds.repeat_pays}}{{holds.letter_costs_more_than_repeat}} Sent to everybody, plain words do less harm,{{holds.plain_is_milder}} and still cost £{{plain5_k:.0f}} thousand.
# Sent to the few, it is capitals that bring more: £{{often5_k.low:.0f}} to {{often5_k.high:.0f}} thousand in 20 worlds, against £{{often_plain5_k.low:.0f}} to {{often_plain5_k.high:.0f}} thousand.{{holds.threats_work_on_few}} They prevent more late bills, and some leave over each late fee. We
# assume that a threat hurts the often-late no more than others. If it does, plain words may win.
#
# Calling pays too.{{holds.calling_pays}} Letting the first fee off costs £{{waived1_k:.0f}} thousand in
# year one{{holds.waiving_costs_at_first}} and brings £{{waived5_k:.0f}} thousand in five, in {{firm.waiving_pays}}. The turning point lies near {{turning_leave * 10_000:.0f}} more leavers a month among 10,000 customers; we assume {{leave_capitals * 10_000:.0f}}.
# One for 2,640 letters would be 4. The panel allows more: it stops after five years, some would have left anyway, and fewer late fees keep others.

# %% [markdown]
# ## A goal for everybody
#
# An article asks for clear goals, another for metrics that are tracked. So Agnes gave twelve managers one: their bonus follows the net promoter score. It is the per cent
# of customers who would recommend Tarnside with a 9 or 10, less the per cent who say 0 to 6. Those between count as neither.
#
# The shops invite whom they like. This year somebody from outside also asked all {{visits:,}} visitors. Here are five.

# %%
from course.exercises import Table

visits = load("truth/visits")
Table(visits[["shop", "pay", "reason", "invited", "score", "counts_as", "stayed"]].iloc[30:35])

# %%
from course.exercises import Line, Wrong

exercise = Line(
    "06_truth/m6-5", title="complete the line", points=3, skill="net promoter score", seeds=["004-21", "000-36", "000-44"],
    prompt="Fill the blanks, so that the line gives the score of all who were asked.",
    template='100 * (visits["score"] >= {top}).mean() - 100 * (visits["score"] <= {low}).mean()',
    blanks={"top": "lowest of the good", "low": "highest of the bad"}, within={"top": (0, 10), "low": (0, 10)},
    wrong=[
        Wrong("a", {"top": "7"}, "That takes everybody who is not unhappy for a promoter. What does the text say of 7 and 8?"),
        Wrong("b", {"top": "8"}, "That counts those who say 8. Do they recommend Tarnside, or are they between?"),
        Wrong("c", {"low": "8"}, "That counts 7 and 8 as bad. Where does the text put them?"),
        Wrong("d", {"low": "7"}, "That counts those who say 7 as bad. Where does the text put them?"),
    ])
### BEGIN HIDDEN TESTS
# Said with the score only: one step from the right blanks.
exercise.wrong += [
    Wrong("e", {"top": "10"}, "That leaves out those who say 9. What does the text say of them?"),
    Wrong("f", {"low": "5"}, "That leaves out those who say 6. What does the text say of them?"),
]
### END HIDDEN TESTS
exercise.show()

# %% [markdown]
# `counts_as` is 100 for a 9 or 10, −100 for a 0 to 6, and 0 between: the score of any group is its mean. `visits.groupby("shop")["counts_as"].mean()` gives one number for each shop.
#
# Write the line for four groups: by how the manager is paid (`pay`), and whether the shop invited the customer (`invited`).

# %% {"tags": ["answer"]}
### BEGIN SOLUTION
by_pay = visits.groupby(["pay", "invited"])["counts_as"].mean()
### END SOLUTION

# %%
from course.data import load
from course.exercises import Code, Wrong

answers = load("truth/visits")
exercise = Code(
    "06_truth/m6-6", title="write the line", points=4, skill="who was asked", seeds=["000-44", "004-13", "001-17", "004-21"],
    name="by_pay", groups={"pay": ["flat", "score"], "invited": ["no", "yes"]}, decimals=2, least=-100, most=100,
    prompt="Your line sets `by_pay`: four numbers, one for each `pay` and `invited`.",
    wrong=[
        Wrong("a", answers.groupby("pay")["counts_as"].mean(), "That is everybody, by pay. Which column says whom the shop had invited?"),
        Wrong("b", answers.groupby("invited")["counts_as"].mean(), "That puts all shops together. Which column says what their managers are paid on?"),
        Wrong("c", answers.groupby(["pay", "invited"])["score"].mean(), "That is the mean of marks from 0 to 10. Which column counts promoters against the others?", within=0.001),
        Wrong("d", answers.groupby(["pay", "invited"])["stayed"].mean(), "That is the share who stayed. Which column holds what a score counts as?", within=0.001),
    ])
### BEGIN HIDDEN TESTS
from grading.keys import other

# Said with the score only: each is a step away from the right line.
by = answers.groupby(["pay", "invited"])["counts_as"]
exercise.wrong += [
    Wrong("e", other("06_truth/m6-6", "shops"), "That is the mean of the shops’ scores: a shop with few visitors counts as much as one with many. "
          "Should every visitor count the same?", within=0.0001),
    Wrong("f", by.sum(), "These are a hundred for each promoter less a hundred for each of the others, added up. What is it for one visitor?", within=0.001),
    Wrong("g", by.count(), "These are visitors, counted. What does each of them count as?", within=0.001),
    Wrong("h", by.median(), "That is the visitor in the middle of each group. What is the mean?", within=0.001),
    Wrong("i", by.max(), "That is what the happiest visitor of each group counts as. What is the mean of them all?", within=0.001),
    Wrong("j", by.mean() * 100, "A promoter counts as 100 already. What would a hundred times that be?", within=0.001),
]
### END HIDDEN TESTS
exercise.show()

# %%
from course.exercises import Choice, Wrong

exercise = Choice(
    "06_truth/m6-6b", title="write the line, second part", points=2, after="m6-6", skill="weighing answers by who was asked", seeds=["000-44", "000-36"],
    prompt="A shop asks all who come for a new contract, and one in ten, drawn by lot, of those whose line drops. You have only the answers of those whom it asked, and know "
           "what each came for. How do you get near the score of all?",
    options={
        "weigh": "Count each answer from a dropped line ten times, and each from a new contract once",
        "more": "Ask more customers in the same way: with enough answers it comes right",
        "even": "Take the mean of the scores of all kinds of visit, each kind counted once",
        "drop": "Leave out new contracts: they are too happy",
    },
    wrong=[
        Wrong("a", "more", "With ten times as many answers the shop would still ask one in ten of those whose line drops. What would change?"),
        Wrong("b", "drop", "Those customers are real, and happy. What is wrong with the others being so few?"),
    ])
### BEGIN HIDDEN TESTS
# Said with the score only, as in exercise 3.
exercise.wrong.append(Wrong("c", "even", "Are there as many visits of each kind? How many came for each, and how many of those were asked?"))
### END HIDDEN TESTS
exercise.show()

# %% {"tags": ["later"]}
later.scores(visits)

# %% [markdown] {"tags": ["later"]}
# In those shops {{stayed_score:.0%}} stayed, elsewhere {{stayed_flat:.0%}}: hardly a difference. Of promoters {{stayed_good:.0%}} stayed, of those who say 0 to 6 {{stayed_bad:.0%}} ({{stayed_bad.low:.0%}} to {{stayed_bad.high:.0%}} with other luck). A goal was set with good intentions, and it moved the invitations. Pay on what a shop can’t choose: who
# stays, a line that holds after a first repair, a survey that somebody else sends. Seven brands were watched for five years: the score foretold sales only where all who *might* buy were
# asked (Baehre and others 2022; abstract).

# %% [markdown]
# ## What four people knew
#
# In week 14 a batch of routers began to drop lines in the evening. Leila reported it that week. Her area manager thought it was “being looked at”. Two directors had
# known since May. In the article on a retailer’s collapse, too, the fault came as no surprise to those at the top.
#
# Agnes reads the score, web figures and counts of calls. One report a week did reach her, among some six rumours. What it meant she heard in October, from a neighbour.

# %%
charts.climb(frames.climb(load("truth/reports")))

# %% [markdown]
# <p class="course-caption">Reports of dropped lines, weeks 1 to 26.</p>

# %%
from course.exercises import Number, Wrong

exercise = Number(
    "06_truth/m6-7", title="what is left", points=2, skill="what several layers let through", seeds=["003-07", "004-20"], unit="reports", least=0, most=5_000,
    prompt="In another firm desks write down 200 reports. Three layers lie above them, and each passes on eight in ten of what reaches it. How many reach the top?",
    wrong=[
        Wrong("a", 80, "{answer} takes two in ten of all 200 away three times. How many are there to lose when they reach the second layer?", within=0.5),
        Wrong("b", 160, "{answer} is what the first layer passes on. What do the others do with that?", within=0.5),
        Wrong("c", 480, "{answer} is more than were written down. Do three layers pass on three times as much, or what is left of it?", within=0.5),
    ])
### BEGIN HIDDEN TESTS
# Said with the score only: one step from the answer.
exercise.wrong += [
    Wrong("d", 128, "{answer} have passed two layers. How many layers are there?", within=0.5),
    Wrong("e", 81.92, "{answer} have passed one layer too many. How many layers are there?", within=0.5),
    Wrong("f", 97.6, "{answer} is how many are lost. How many arrive?", within=0.5),
    Wrong("g", 1.6, "{answer} is what would arrive if two in ten were passed on. How many are passed on?", within=0.5),
]
### END HIDDEN TESTS
exercise.show()

# %% [markdown]
# ## Hear of it in time
#
# The article asks leaders to “invite the truth”, and not to punish those who tell it. In this model people stop telling where nothing comes of it. Where leaders are
# silent, rumours fill in the blanks with “the worst case scenario”, and some of them climb as news. What people at the desks could suggest climbs the same stairs.
#
# Founders, says the article, often have trouble believing bad news. So you can set the odds that Agnes begins with. A control chart adds up the evidence of each week, and says “look”
# once it outweighs those odds.
#
# Thank only good news, and you have a pleasant firm in which fewer dissent. Another article calls that groupthink, a drawback of a good culture.

# %%
from course.cases.truth.simulator import simulator
from course.exercises import Panel

Panel("06_truth/chain", simulator()).show()

# %% [markdown]
# First, only thank those who bring bad news. Look at who leaves. Then put it back, and only survey more customers. Neither finds a fault in time. (26 weeks is where the count stops.)
# Then try six hours a week of an open line.
#
# **For inviting the truth.** Of 40 people interviewed, 85% had kept something important from a boss (Milliken, Morrison and Hewlin 2003). Where managers were open, more people
# spoke (Detert and Burris 2007; 3,149 employees). **Against stopping there.** In 136 restaurants more voice went with *more* people leaving, where the manager could or would not
# act on it. Where the manager did, it went with fewer (McClean, Burris and Detert 2013; abstract).

# %%
from course.cases.truth.simulator import simulator
from course.exercises import Decision, Wrong

ALL = ["messengers", "layers", "line_hours", "acts", "told", "odds", "survey", "log_all", "words", "loop"]
exercise = Decision(
    "06_truth/m6-7b", title="what is left, second part: decide", points=4, skill="hearing bad news in time",
    seeds=["003-03", "003-05", "003-07", "003-13", "003-14", "004-20", "004-21", "000-06", "000-12", "000-16", "002-11"],
    simulator=simulator(), only=ALL,
    prompt="Set the chain for next year. What counts is what a year costs, on other faults than these: weeks in which a fault is out, false alarms, hours, "
           "people who leave. Today’s chain earns nothing, the cheapest setting everything. The sum can’t hold all that fear does: "
           "a setting that gives nobody a reason to bring bad news earns three of four points at most.",
    wrong=[
        Wrong("a", lambda a: a["levers"]["survey"] > 0 and a["levers"]["messengers"] != "thanked" and a["levers"]["acts"] != "nearly all",
              "You asked more customers, and {shown[Faults known within 6 weeks]} of faults are known within six weeks. Who heard of them first, and how far did it get?"),
        Wrong("b", lambda a: a["levers"]["messengers"] == "thanked" and a["levers"]["acts"] != "nearly all",
              "You thank those who speak, and they see little done. {shown[Who leave the desks, a year]} people leave in a year. What were they waiting for?"),
    ])
### BEGIN HIDDEN TESTS
# Said with the score only: at once is said that one half is missing, and not how good a setting is.
exercise.wrong += [
    Wrong("c", lambda a: a["levers"]["messengers"] == "blamed",
          "A layer passes on {shown[Of ten reports, a layer passes on]} of ten reports. What happens to whoever passes one on?"),
    Wrong("d", lambda a: a["levers"]["acts"] != "nearly all" or not a["levers"]["loop"],
          "A layer passes on {shown[Of ten reports, a layer passes on]} of ten reports. How would those who reported know that it was worth it?"),
    Wrong("e", lambda a: not a["levers"]["told"],
          "Nobody at the desks is told what is known. What do they tell each other, and where does that show in your figures?"),
    Wrong("f", lambda a: a["levers"]["odds"] in ("1000", "100"),
          "A fault is out for {shown[A fault is out, on average]}. How many weeks of evidence does it take to move somebody who holds it to be so unlikely?"),
    Wrong("g", lambda a: a["levers"]["odds"] == "5", "{shown[False alarms a year]} false alarms a year. What does each cost, and what do they do to the next true one?"),
    Wrong("h", lambda a: a["levers"]["survey"] > 0, "You asked more customers. Of those whom you now hear of, how many had told a desk already?"),
    Wrong("i", lambda a: a["levers"]["messengers"] == "good", "Good news is thanked. What does that tell somebody who brings the other kind?"),
    Wrong("j", lambda a: not a["levers"]["log_all"], "Of ten with trouble Agnes hears of {shown[Of ten with trouble, Agnes hears of]}. Where are the first of the others lost?"),
    Wrong("k", lambda a: a["levers"]["line_hours"] > 2, "Agnes keeps hours for a line past all layers. What does it add where the layers themselves pass things on?"),
]
### END HIDDEN TESTS
exercise.show()

# %% [markdown] {"after": "m6-7b", "tags": ["marks"]}
# As it was, fewer than one fault in ten is known within six weeks: of our two hundred, none.{{holds.today_is_late}} Blame costs more still.{{holds.blame_costs}} Thanks alone hardly help,{{holds.thanks_alone_hardly_help}} and more people leave, in {{firm.thanks_alone_lose_people}}.
# Six hundred more surveyed a week cost more than they save.{{holds.surveys_do_not_pay}} Acting on nearly all and telling those who spoke saves more than it costs,{{holds.answering_pays}} and so does the
# Friday note.{{holds.telling_pays}} Where people are thanked, writing everything down shortens a fault, on average.{{holds.logging_finds}} With all of it, {{all_known:.0%}} are known within six
# weeks ({{all_known.low:.0%}} to {{all_known.high:.0%}} with other luck). That it is six in ten or more holds in {{firm.all_finds_faults}}. Thank only good news in
# such a firm, and it costs more, in {{firm.thanks_pay_in_all}}.
#
# Six hours of an open line, and nothing else, bring a fault down to {{line_weeks:.0f}} weeks. They save £{{line_saves_k:.0f}} thousand (£{{line_saves_k.low:.0f}} to £{{line_saves_k.high:.0f}} thousand in other worlds).{{holds.line_pays_in_silence}} Where the layers pass things on, those hours cost more
# than they save, in {{firm.line_idle_in_all}}.
#
# A founder who begins at 1,000 to 1 pays for it.{{holds.looking_sooner_pays}} At 5 to 1 she looks too often, in {{firm.not_too_soon}}. Where people are silent, a layer less adds the
# largest part to what she hears.{{holds.layers_matter_in_silence}} It finds no fault sooner there: a large part of little.

# %% [markdown]
# ## Leila’s note
#
# > Agnes, three things, none of them good. People can’t order on a phone: the site is nine years old, and they give up half-way. Mrs Dunn says that our letter made her feel like a thief; she has
# > left us. And the new routers drop lines in the evening. I reported it in week 14, and so did others. Nothing came back. I am told that I do an area manager’s work, and that the post needs a year in grade.
# > I have seven months.
#
# The article says: promote the truth tellers, even if that means skipping a level. And lead as “we”, with a thick skin.

# %%
from course.exercises import Memo

exercise = Memo(
    "06_truth/m6-8", title="answer Leila", points=12, skill="hearing the truth", words=115, called="answer",
    seeds=["003-03", "003-04", "003-05", "003-08", "003-09", "003-10", "003-11", "003-14", "003-15", "001-17", "004-20"],
    prompt="Answer as Agnes, in about 115 words. Thank her, ask what you don’t know, own what is yours. Decide about the routers, the letter, the site and the post, so that the firm is still protected from "
           "those who don’t pay. Say when she hears from you, and what. Cite a run. Enclose the sentence on clause 14(b) as Mrs Dunn should have read it. The clause makes the late fee £5 from now on, and changes nothing else.",
    rubric={"thanks: for the news itself, and for what it cost to bring": 2, "asks: a question whose answer is not known yet": 1,
            "owns: what Agnes herself did or left undone, without a but": 3, "decides: routers, letter, site and post, each with a reason or a figure": 3,
            "closes the loop: who hears what, and by when": 2,
            "the sentence: says what changes, and what does not; accuses nobody": 1})
exercise.show()

# %% [markdown]
# ## On Monday

# %% [markdown] {"after": "m6-7b", "tags": ["later"]}
# **What only a leader could change:** who is thanked, what is acted on, what a bonus follows. And what she holds to be possible before she looks.
#
# **What a manager could do on Monday:** write down every complaint in the customer’s own words. Tell whoever reported what came of it. Ring those who are always late before any letter goes out.

# %%
from course.desk import HandIn

HandIn("06_truth").show()

# %% [markdown]
# ## What this rests on
#
# The story is the article’s: founders who hear badly, letters in capitals, silence that fills with the worst, truth tellers who wait for a grade. It gives no figure. Tarnside, its people and every amount are made
# up. The studies named above are those that we found on both sides. We know summaries, and of Edmondson’s what others say of it.
#
# A second program, written apart, agrees with the letter and the chain to the penny. How long the control chart takes, and how often it errs, is what the textbook’s Markov chain gives (Brook and Evans 1972).
#
# <details><summary>What still holds when what is assumed is wrong by up to a fifth</summary>
#
# {{firm}}
#
# </details>
