# ---
# jupyter:
#   course:
#     case: curbside
#     module: 02_curbside
#     title: Who should answer the phone?
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
# <p class="course-eyebrow">Module 2 · Leading and managing customer experience</p>
#
# # Who should answer the phone?
#
# <p class="course-meta">Curbside substitution · about {{minutes}} minutes · 8 exercises · 40 points</p>

# %%
from course.exercises import begin

begin("02_curbside")

# %% [markdown]
# It is ten past five at the Hartwell Road store. Amira Said has five orders on the shelf, five that nobody has begun,
# and a phone that has not stopped since ten. Each ring is a customer who got the text: *one of your items is
# unavailable, call us to choose another.* She picks it up. Behind her, the promise on order 117 runs out.
#
# The promise is {{promise_min:.0f}} minutes. Last month a team of {{pickers}} pickers had {{orders:,}} orders, and kept it
# for {{call7_ontime:.0%}} of them.

# %%
from course.cases.curbside import charts, frames

charts.hours(frames.hours())

# %% [markdown]
# <p class="course-caption">Hartwell Road, {{orders_per_day:.0f}} orders a day for thirty days. Above, by the hour in which they came in; below, how
# many wait at a time. The data are synthetic, from the model that you will play with.</p>

# %%
from course.exercises import Choice

exercise = predicted = Choice(
    "02_curbside/m2-1", title="before you play", points=2, skill="prediction", seeds=["004-22"], opinion=True,
    prompt="Amira can ask for one change. Which would put most orders back on time?",
    options={
        "staff": "Twice the pickers",
        "hold": "Keep an order on the shelf for 10 minutes, not 25, while the customer may call",
        "ask": "Ask every customer for a substitute when the order is placed",
        "phone": "Take one picker off picking, to do nothing but answer the phone",
    })
exercise.show()

# %% [markdown]
# ## Whose lever is it?
#
# The case is an article’s example. A grocer may send such a text, and staff may find that the calls hold up the orders. Then
# two people have work to do. The store’s manager says upstairs what the calls cost. The leader of customer experience, CX for
# short, decides what changes.
#
# At Hartwell that leader is Ines Okafor. She decides what holds in all forty stores: what customers are promised and asked, the
# hours that a store may use, the forms that it fills in. Within that, Amira decides who does what, and how. Ines has never
# stood by that phone. She sees what the web shop measures, and what a store sends her.

# %%
from course.exercises import Sort, Wrong

exercise = Sort(
    "02_curbside/m2-2", title="who can end it", points=3, skill="lever ownership",
    seeds=["004-10", "004-11F", "004-12", "004-16", "004-20", "004-21", "004-22"],
    prompt="Nine things go wrong at Hartwell. Who can end each of them, and not just ease it? Where it is Ines: does she know of it, "
           "or must Amira tell her?",
    groups={"store": "● Amira", "up": "▲ Ines, once told by Amira", "leader": "▲ Ines, who knows of it"},
    items={
        "calls": "The text asks customers to ring the store. Amira’s pickers answer all afternoon, and nobody at head office hears it",
        "bread": "Two new pickers take any brown bread for the one that was ordered. The rest of the team know better",
        "unread": "Each store manager writes two reports a week for Ines. She stopped reading them in spring, and knows that they are still written",
        "late": "Every store was told in May to ask each customer at the car whether all was right. Amira’s early shift does it; her late shift has never heard of it",
        "form": "The web shop measures that one customer in five gives up where the order page wants a phone number",
        "advert": "Customers tell the pickers at the car that they deleted the text: they took it for advertising",
        "hours": "Amira’s plan uses every hour that the store may have, and no day has one to spare. Saturday is two people short, which nobody outside has noticed",
        "first": "For a missing item some stores promise a refund, others a voucher. Ines has settled which is right, and has told nobody yet",
        "breaks": "On Fridays at five, four of the seven pickers are on their break",
    },
    wrong=[
        Wrong("a", {"calls": "store"}, "You left the calls to the store. Amira can say what they cost her. "
                                       "Can she change what the text asks?"),
        Wrong("b", {"bread": "leader"}, "You gave the brown bread to Ines. Who is with those two pickers every morning?"),
        Wrong("c", lambda a: "up" not in a.values(), "By your list Amira has nothing to report. "
                                                     "How would Ines come to hear of a phone that she has never stood by?"),
    ])
### BEGIN HIDDEN TESTS
# Said with the score only: of a few clear errors a learner hears at once, or the list could be worked out by trying.
exercise.wrong += [
    Wrong("d", lambda a: "leader" in (a["calls"], a["advert"], a["hours"]),
          "You have Ines act on what only the store has seen. Who has to tell her of it first?"),
    Wrong("e", lambda a: "up" in (a["unread"], a["form"], a["first"]),
          "You have Amira report what lies on Ines’s own desk. What is Ines waiting for?"),
    Wrong("f", lambda a: "store" in (a["unread"], a["form"], a["advert"], a["hours"], a["first"]),
          "You gave Amira something that Ines decides for all stores. Could Amira change it for her own store?"),
    Wrong("g", lambda a: {"up", "leader"} & {a["bread"], a["late"], a["breaks"]},
          "You sent upstairs what is settled within one team. Who plans its day, and who trains it?"),
]
### END HIDDEN TESTS
exercise.show()

# %% [markdown]
# <div class="course-fact"><b>54%</b> of managers’ time goes on administration.<br>
# <small>As quoted in the article, without a source. It can be traced to a survey of 1,770 managers in 14 countries, published
# in 2016. They estimated it themselves. It includes coordination and control.</small></div>
#
# ## Busy is not the same as late
#
# Amira’s first thought is the staff plan. {{pickers}} pickers are busy {{call7_utilisation:.0%}} of the day. Is that a lot?

# %%
charts.bend(frames.staffing())

# %% [markdown]
# <p class="course-caption">The same {{orders:,}} orders under today’s process, with 5 to 14 pickers.{{holds.waits_bend_up}}</p>

# %%
from course.exercises import Choice, Wrong

exercise = Choice(
    "02_curbside/m2-3", title="read the curve", points=3, skill="utilisation and waiting", seeds=["004-22", "004-23"],
    prompt="What does the curve say about one picker more or less?",
    options={
        "line": "It is close to a straight line: each picker is worth about the same minutes",
        "zero": "With so many pickers that half of them are idle, an order is ready almost at once",
        "full": "The nearer to fully busy, the better the team is used and the sooner orders are ready",
        "bend": "Above about four fifths busy each picker counts a great deal, far below it hardly at all",
    },
    wrong=[
        Wrong("a", "line", "From 5 pickers to 6 the wait falls by more than half an hour, from 13 to 14 by seconds. "
                           "What would a straight line have done?"),
        Wrong("b", "full", "Follow the curve to the right. What happens to the minutes as the team runs out of slack?"),
    ])
### BEGIN HIDDEN TESTS
# Said with the score only: said at once, it would leave the right option as the only one that is merely recorded.
exercise.wrong.append(Wrong("c", "zero", "Look at the left end: half the team’s day is free, and an order still takes as long as it does. "
                                         "What is it waiting for, if not for a picker?"))
### END HIDDEN TESTS
exercise.show()

# %%
from course.exercises import Number, Wrong

exercise = Number(
    "02_curbside/m2-4", title="one number", points=3, skill="Little’s law", seeds=["004-23"], unit="orders", least=0, most=1_000,
    prompt="15 orders arrive each hour and each takes 45 minutes until it is ready. "
           "How many are in progress at once, on average?",
    wrong=[
        Wrong("a", 675, "{answer}: that is orders an hour times minutes. If an order stays three quarters of an hour, "
                        "how much of an hour’s arrivals are still there?", within=1),
        Wrong("b", 0.33, "{answer} divides one by the other. If each order stayed longer, "
                         "would there be fewer of them in the store?", within=0.02),
        Wrong("c", 20, "{answer} is orders an hour divided by hours. If each order stayed longer, "
                       "would there be fewer of them in the store?", within=0.1),
        Wrong("d", 15, "{answer} is what arrives in an hour. Does each order stay the whole hour?", within=0.1),
        Wrong("e", 6.75, "{answer} counts the minutes in hundredths. How many minutes has an hour?", within=0.1),
    ])
exercise.show()

# %% [markdown]
# Not all of these are being worked on. Those on the shelf are picked, and wait for somebody to call.
#
# ## The pilot
#
# Head office has begun to ask in the app. {{pilot_stores}} stores took part for one week, half of them on the app: {{pilot_orders:,}}
# orders in all. Ines wants one number by Friday. Does the app keep more promises than the phone?

# %%
from course.data import load
from course.exercises import Table

stores = load("curbside/stores")
orders = load("curbside/orders").merge(stores[["store", "format"]], on="store")
Table(orders[["order_id", "store", "format", "policy", "items", "missing_items", "ready_min", "ontime", "csat"]].head(5), ready_min="{:.0f}")

# %% [markdown]
# <p class="course-caption">Five of {{pilot_orders:,}} rows. <code>ontime</code> is 1 when the order was ready within {{promise_min:.0f}} minutes.
# <code>csat</code> is the score, 1 to 5, of the {{pilot_answered_share:.0%}} of customers who answered. The data are synthetic.</p>

# %%
from course.exercises import Line, Wrong

exercise = Line(
    "02_curbside/m2-5", title="complete the line", points=4, skill="share by group", seeds=["004-21", "004-23"],
    prompt="`orders.groupby(\"store\")[\"items\"].mean()` gives the mean number of items for each store. "
           "Fill the blanks: the share of orders ready on time, for each policy.",
    template='orders.groupby("{group}")["{value}"].mean()',
    blanks={"group": "column to group by", "value": "column to average"},
    wrong=[
        Wrong("a", {"value": "csat"}, "Only one customer in three gave a score: you asked those who replied. "
                                      "Which column knows about every order?"),
        Wrong("b", {"value": "ready_min"}, "These are minutes. The promise is kept or not: which column says so?"),
        Wrong("c", {"group": "store"}, "That is one share for each of 24 stores. Ines asked about two policies: "
                                       "which column tells them apart?"),
        Wrong("d", {"group": "format"}, "That compares small stores with large ones. Ines asked about the policy: which column tells it?"),
    ])
exercise.show()

# %% [markdown]
# Ines has her number. By it, she could stop the app today.
#
# Amira has worked in a small store and in a large one. She asks whether like is compared with like.
#
# Write the line that answers her. `orders.groupby(["store", "policy"])["items"].mean()` gives the mean number of items for
# each store and policy. You want the share ready on time, for each format and policy.

# %%
### BEGIN SOLUTION
ontime_by = orders.groupby(["format", "policy"])["ontime"].mean()
### END SOLUTION

# %%
from course.exercises import Code, Wrong

exercise = Code(
    "02_curbside/m2-6", title="write the line", points=4, skill="comparing like with like", seeds=["004-21"],
    name="ontime_by", groups={"format": {"small": [], "large": ["big"]}, "policy": {"app": ["in the app"], "call": ["calls", "phone", "by phone"]}}, decimals=3, least=0, most=1,
    prompt="Your line sets `ontime_by`: four numbers, one for each format and policy.",
    wrong=[
        Wrong("a", lambda by: set(by) == {frozenset({"app"}), frozenset({"call"})},
              "That is the pooled share again. It is right, and it mixes small stores with large ones. "
              "Which second column would keep them apart?"),
        Wrong("b", lambda by: set(by) == {frozenset({"small"}), frozenset({"large"})},
              "That is one share for each format. Where has the policy gone?"),
        Wrong("c", lambda by: any("H01" in label for label in by),
              "That is one share for each store: too many to compare. Which column says what kind of store it is?"),
        Wrong("d", lambda by: len(by) == 4 and max(by.values()) > 1,
              "A share lies between 0 and 1, and these do not. Are they per cent? If not, which column is 1 when the promise "
              "was kept, and what is the mean of it?"),
        Wrong("e", lambda by: len(by) == 4 and set(by.values()) <= {0, 1},
              "Each of these is 0 or 1: one order’s result, not a share of them all. Which orders does it leave out?"),
    ])
### BEGIN HIDDEN TESTS
from grading.keys import other

# Said with the score only: each is a step away from the right line.
exercise.wrong += [
    Wrong("f", other("02_curbside/m2-6", "stores"), "That is the mean of the stores’ shares: a store with few orders counts as much as "
          "one with many. Should every order count the same?", within=0.0006),
    Wrong("g", other("02_curbside/m2-6", "answered"), "These are only the orders whose customers answered the survey. "
          "Who is missing from them?", within=0.0006)]
### END HIDDEN TESTS
exercise.show()

# %%
from course.exercises import Choice, Wrong

exercise = Choice(
    "02_curbside/m2-6b", title="write the line, second part", points=3, after="m2-6", skill="Simpson’s paradox", seeds=["004-21"],
    prompt="Within each format the app keeps more promises. Why did the pooled number say the opposite?",
    options={
        "survey": "Customers who liked the phone were more willing to answer the survey",
        "mix": "Most app stores are large, and large stores are late more often under either policy",
        "luck": "One week is too short for such numbers: another week could turn all four of them round",
        "large": "The app works in small stores and fails in large ones",
    },
    wrong=[
        Wrong("a", "large", "Look at the two numbers for large stores once more. Which policy is ahead there?"),
        Wrong("b", "survey", "The share of orders on time comes from the clock, not from the survey. "
                             "What else differs between the stores on each policy?"),
    ])
### BEGIN HIDDEN TESTS
from grading.keys import other

# Said with the score only, as in exercise 3.
exercise.wrong.append(Wrong("c", "luck", f"In large stores the gap is {other('02_curbside/m2-6b', 'gap') * 100:.0f} points, over thousands of orders. "
                                         "Would luck do that in both formats at once?"))
### END HIDDEN TESTS
exercise.show()

# %% {"tags": ["later"]}
from course.cases.curbside.author import later

later.by_format(later.pilot(orders))

# %% [markdown] {"tags": ["marks"]}
# In the pilot {{pilot_app_large_share:.0%}} of the stores on the app were large.

# %% [markdown]
# ## “But the calls work”
#
# Amira’s deputy has a number too. Take Hartwell Road’s orders with something missing. Where the customer got through on the
# phone, {{phoned_ontime:.0%}} were on time. Where nobody got through, {{not_phoned_ontime:.0%}}. So encourage them to call.
#
# Here are those same orders twice: as they went, and as they would have gone had the store asked in the app, as the pilot did.

# %%
charts.same_orders(frames.same_orders())

# %% [markdown]
# <p class="course-caption">Hartwell Road, the orders with something missing. The customers, their baskets and the gaps on the shelf are
# the same in both; only the policy differs.</p>
#
# Customers who got through would have been about as quick in the app as those who did not. An unanswered text waits out the whole {{hold_min:.0f}} minutes.
# The call did not make the order early. The wait made the others late.{{holds.phoned_look_better}}{{holds.same_orders_gain}}{{holds.gap_closes}}
#
# The calls slowed customers who got no text, too. Orders that lacked nothing took {{untouched_call7_ready_min:.0f}} minutes; with the app,
# {{untouched_app7_ready_min:.0f}}. Experience, one article says, is every interaction and not one touchpoint.{{holds.spill_over}}
#
# ## Run the store
#
# The article names three ways out: ask when the order is placed, ask in the app after the purchase, or both. Our app asks once
# the order is picked, when the store knows what is missing.
#
# Play Amira first: leave what customers are asked, and see how far her levers go. Then play Ines. The same customers meet every
# setting. Each one that you stop at is kept as a run for your memo.
#
# “Contribution” is what a day’s orders earn, less hours, app and unfilled items. “Left a day” also takes off the custom that late
# orders lose over a year. Try twelve pickers; a shorter hold, with an eye on the missing items; and counting the calls.

# %%
from course.cases.curbside.simulator import simulator
from course.exercises import Panel

Panel("02_curbside/run-the-store", simulator()).show()

# %% [markdown]
# Before you decide, open the hood. Nobody at Hartwell has timed a substitute. Taking one while picking is put at
# {{inline_item_min:.2f}} minutes: the 39 seconds that Upshop, quoted in a trade paper, has for an item out of stock. Upshop also says that each substitute adds
# just over five minutes, but not how. Raise that value, and leave the fetching as it is. From where on does the app keep more promises than
# asking at order? And from where on does the phone?

# %%
from course.cases.curbside.simulator import simulator
from course.exercises import Decision, Wrong

exercise = Decision(
    "02_curbside/m2-7", title="decide", points=6, skill="choosing the lever that binds", seeds=["004-22", "004-23", "000-18", "000-28"],
    simulator=simulator(),
    only=["substitution", "app_build", "picking_order", "hold_min", "phone_person", "huddles_per_week"],
    fixed={"promise_min": 60, "pickers": 7, "admin_relief": 0.0},
    prompt="The brief: next month’s rota of seven pickers stands, and so do the promise and the paperwork. What counts is “Left a day”. "
           "Take the values under the hood as they stand when you open the page. Choose the setting. It is replayed on months that nobody has seen, and scored by how far it goes from today’s result to "
           "the best.",
    wrong=[
        Wrong("a", lambda a: a["kpis"]["left_gbp_per_day"] == a["today"]["left_gbp_per_day"],
              "You are at {ontime_share:.0%} on time, and nothing differs from today. What makes an order wait?"),
        Wrong("b", lambda a: a["kpis"]["left_gbp_per_day"] < a["today"]["left_gbp_per_day"],
              "You are at {ontime_share:.0%} on time with {filled_share:.0%} of missing items filled, and less is left than today. "
              "Which of your moves costs more than it brings?"),
    ])
### BEGIN HIDDEN TESTS
# Said with the score only: at once is said that nothing is gained, and not how good a setting is.
exercise.wrong += [
    Wrong("c", lambda a: a["levers"]["substitution"] == "call",
          "You are at {ontime_share:.0%}, and customers are still texted and asked to call. "
          "What makes orders wait on the shelf, and who could change that?"),
    Wrong("d", lambda a: a["levers"]["phone_person"],
          "You are at {ontime_share:.0%} with one picker at a phone. Who still rings it under this policy?"),
    Wrong("e", lambda a: a["levers"]["substitution"] == "app",
          "You are at {ontime_share:.0%}. The order is picked, then waits for a reply. When could the customer have been asked instead?"),
    Wrong("f", lambda a: a["levers"]["app_build"] == "one_tap",
          "You pay £25 a day for one tap, and fill {filled_share:.0%} of missing items. How many fewer would a plain message fill, and what is each worth?"),
    Wrong("g", lambda a: a["levers"]["substitution"] == "order",
          "You are at {ontime_share:.0%} with {filled_share:.0%} of missing items filled. What about customers who named no substitute?"),
    Wrong("h", lambda a: a["levers"]["huddles_per_week"] > 0,
          "Each huddle takes ten minutes of all seven. How many more substitutes does it bring, once the app asks whoever named none?"),
]
### END HIDDEN TESTS
exercise.show()

# %%
from course.exercises import Recall

Recall(predicted, "That was before you played. Find the run that comes nearest to it: what did the change do, and what did it cost?",
       after="m2-7").show()

# %% [markdown] {"tags": ["later"]}
# From nine pickers to fourteen, on time rises by {{past9_ontime * 100:.0f}} points, and each extra picker costs about £{{past9_picker_gbp:.0f}} a day.{{holds.past_nine_little}} Amira is not
# powerless. A hold of 10 minutes lifts her from {{call7_ontime:.0%}} to {{call7_hold10_ontime:.0%}}. The share of missing items that customers get filled
# falls from {{call7_filled:.0%}} to {{call7_hold10_filled:.0%}}. She buys time with their shopping.{{holds.hold_buys_time}}{{holds.hold_costs_items}} In pounds
# it leaves more a day in {{firm.short_hold_leaves_more}}.

# %% {"tags": ["marks"]}
later.ceiling(frames.staffing(), later.asked_first(7), 7)

# %% [markdown] {"tags": ["marks"]}
# <p class="course-caption">The same {{orders:,}} orders. Fourteen pickers on the phone process keep fewer promises than seven who ask twice,
# in {{firm.people_cannot_buy_it}}. Where picking alone takes at most four fifths of seven people’s time, it is so in
# {{scope.people_cannot_buy_it:.0%}} of them. Here it takes {{picking_load:.0%}}. Beyond that, people can buy more than the process.</p>
#
# Of the four ways, asking twice left most: £{{both7_left_gbp:.0f}} a day. At order alone left £{{order7_left_gbp:.0f}}, in the app £{{app7_left_gbp:.0f}}; by phone
# £{{0 - call7_left_gbp:.0f}} was lost.{{holds.both_leaves_most}}{{holds.app_leaves_more_than_call}} At order leaves more than in the app in {{firm.order_leaves_more_than_app}}.
# One tap costs more than it brings once customers are asked at order.{{holds.one_tap_is_waste}}
#
# Under the hood it is a substitute’s minutes that decide. Leave fetching one later at {{fetch_item_min:.1f}} minutes, and let taking one while picking last longer. From {{flip_both_app_min:.1f}} minutes the app alone keeps
# more promises than asking twice; from {{flip_order_app_min:.1f}}, more than asking at order. From {{flip_both_call_min:.1f}} and {{flip_order_call_min:.1f}} even
# the phone does, on average over twenty months. In pounds left, the app passes asking at order at {{flip_order_app_left_min:.1f}}, and asking twice at
# {{flip_both_app_left_min:.1f}}. If fetching one takes as long as taking it, each of these comes later. Time them in your own store before you choose.
#
# <details><summary>What still holds when every value under the hood is wrong by up to a fifth</summary>
#
# {{firm}}
#
# </details>

# %% [markdown]
# ## What you send upstairs
#
# The decision is Ines’s. What she knows of that phone is what you tell her. Report the calls in the simulator if you have not:
# until the store counts them, nobody upstairs sees a minute.
#
# Put the runs for the article’s three ways out side by side, on time and missing items filled. No one of them is best at both.{{holds.order_beats_both}}{{holds.both_fills_more}}
# Which is better depends on what Hartwell wants to be known for.

# %%
from course.exercises import Memo

exercise = Memo(
    "02_curbside/m2-8", title="memo to the CX leader", points=12, skill="recommending with evidence", words=200,
    seeds=["004-20", "004-22", "004-23", "000-28", "000-31"],
    prompt="Write to Ines Okafor, in about 200 words: which of the three, at order, in the app or both? "
           "Cite at least two of your runs and the minutes on the phone.",
    rubric={"what the store sees travels up, with data": 3, "the trade-off is named, in your own numbers": 4,
            "the recommendation fits what Hartwell wants to be": 3, "what could be wrong is said": 2})
exercise.show()

# %% [markdown]
# ## On Monday

# %% [markdown] {"after": "m2-7", "tags": ["marks"]}
# **What only a leader could change:** when the customer is asked. No number of pickers, and no other hold, gives
# {{both7_ontime:.0%}} on time with {{both7_filled:.0%}} of the missing items filled.{{holds.people_cannot_fill_it}}

# %% [markdown] {"after": "m2-7", "tags": ["later"]}
# **What a manager could do on Monday:** count the minutes on the phone for one week. Here they are {{call7_call_min:.0f}} a day. Send the
# count upstairs, with what it does to the orders.

# %%
from course.desk import HandIn

HandIn("02_curbside").show()

# %% [markdown]
# ## What this rests on
#
# The case, its three ways out and its goal, orders on time, come from “Great Customer Experience Starts With Knowing the
# Difference Between Leadership and Management”. It is an example there: no grocer is named and no figures are given. We could
# not trace where the article first appeared.
#
# All minutes and prices in the store are assumed, and say so under the hood. *Progressive Grocer* quotes Upshop, from 21 million
# orders. An item out of stock takes 39 seconds of an employee’s time, and each substitution adds just over five minutes. It
# does not say how the customer was asked. We have not seen the report itself.
#
# The app may ask at any time after the purchase; the article does not say when. Ours asks after picking, the latest moment.
# Under the hood it can ask earlier, and then comes closer to asking at order. Customers here order as much whatever they are
# promised, so a longer promise looks free; that is why the brief leaves it alone.
#
# Who may decide what at Hartwell, beyond what the article says, is Hartwell’s own rule.
