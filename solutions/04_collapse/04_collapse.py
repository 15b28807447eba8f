# ---
# jupyter:
#   course:
#     case: collapse
#     minutes: 35
#     module: 04_collapse
#     title: The best-selling sofa
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
# <p class="course-eyebrow">Module 4 · Leading and managing customer experience</p>
#
# # The best-selling sofa
#
# <p class="course-meta">A retailer’s collapse · about 35 minutes · 8 exercises · 40 points</p>

# %%
from course.exercises import begin

begin("04_collapse")

# %% [markdown]
# It is the first Tuesday of January, twenty to nine. Ruth Larkfield, third of her family to chair Larkfield Sofas, has one
# page in front of her. Martin Voss of Sales brings it every year. It has two figures: revenue, and the result of Sales.
#
# The spring range goes on sale today, in six fabrics at one price. In the trial shops {{cheap_share:.0%}} of buyers took the same
# one. It is also the cheapest to make. A sofa covered in it has stood in the canteen since September, and its arms are bare.
# Dele Akin of after-sales has asked for two minutes about that. The agenda had no room. Everybody has seen the sofa.
#
# Today the board settles two things for the year. You have its seat, and its page.

# %% {"nbgrader": {"cell_type": "code", "grade": true, "grade_id": "m4-1", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}, "reads": {}}
from course.cases.collapse.simulator import board
from course.exercises import Decision

exercise = decided = Decision(
    "04_collapse/m4-1", title="month one", points=2, skill="deciding on one ledger", seeds=["002-06", "002-08", "002-11", "002-13"],
    simulator=board(), only=["fabric", "discounts"], fixed={"withdraw_month": 3, "discount_month": 1}, opinion=True, lock=True,
    prompt="Settle the fabric and the discounts for the year. You decide once: what you settle stands, and comes back "
           "at the end. Cloth for the first two months is cut, so a withdrawal holds from month 3.")
### BEGIN HIDDEN TESTS
from grading.keys import key

exercise.key = key("04_collapse/m4-1")
### END HIDDEN TESTS
exercise.show()

# %% {"nbgrader": {"cell_type": "code", "grade": true, "grade_id": "m4-2", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}, "reads": {}}
from course.exercises import Order, Wrong

exercise = Order(
    "04_collapse/m4-2", title="the chain", points=3, skill="tracing cause to effect",
    seeds=["002-06", "002-07", "002-08", "002-11", "002-13", "002-14"],
    prompt="Seven links from that page to the end. Put them in the order in which each brings about the next.",
    items={
        "refunds": "Refunds and complaints reach after-sales, and its people begin to leave",
        "limit": "The bank’s limit is reached",
        "keep": "A fabric that is known to fail stays on sale, because it sells best",
        "deeper": "Only deeper discounts still bring in last year’s revenue",
        "look": "The board looks at revenue and at the result of Sales",
        "lost": "Buyers stop coming back, and stop recommending the shop",
        "fail": "Months after the sale, covers wear through in people’s homes",
    },
    wrong=[
        Wrong("a", ["refunds"], "You begin with the complaints. What had to happen before anybody could complain?"),
        Wrong("b", ["fail"], "You begin in people’s homes. Who had put that sofa on sale, and why was it still there?"),
        Wrong("c", ["keep"], "You begin with the fabric. It was known to fail: what were they looking at when they kept it?"),
        Wrong("d", lambda a: a.index("deeper") < a.index("lost"),
              "In your order the discounts deepen before any buyer is lost. Why would a deeper one be needed then?"),
        Wrong("e", lambda a: a.index("lost") < a.index("fail"),
              "In your order buyers stay away before their sofa has failed. What would keep them away?"),
    ])
### BEGIN HIDDEN TESTS
from grading.keys import key

exercise.key = key("04_collapse/m4-2")
### END HIDDEN TESTS
exercise.show()

# %% {"nbgrader": {"cell_type": "code", "grade": true, "grade_id": "m4-4", "locked": true, "points": 5, "schema_version": 3, "solution": false, "task": false}, "reads": {}}
from course.exercises import Number, Wrong

exercise = Number(
    "04_collapse/m4-4", title="one number", points=5, skill="break-even", seeds=["002-11", "002-12"], unit="%",
    prompt="A sofa with a list price of £1,200 is sold at 10 % off. Making it costs £520 in the best-selling fabric, £660 in "
           "any other. Of the others, 3 in 100 come back. For each sofa that comes back Larkfield refunds what was paid, spends "
           "£95 on collection and £45 on handling, and gets £60 for what is left of it. Count nothing else. How many per cent of "
           "the best-selling fabric’s sofas may come back before it earns less per sofa sold than the others?",
    wrong=[
        Wrong("a", 560 / 1160 * 100, "At {answer} the fabric earns nothing at all. The question is when it earns less than the "
                                     "sofa that this buyer would have taken instead. What does that one earn?", within=0.3),
        Wrong("b", 140 / 1160 * 100, "{answer} leaves out that some of the other sofas come back too. What does that cost "
                                     "them, per sofa sold?", within=0.2),
        Wrong("c", (140 + 0.03 * 1080) / 1080 * 100, "{answer} counts the refund alone. Who pays the van that fetches the sofa?", within=0.1),
        Wrong("d", 140 / 1080 * 100, "{answer} divides the difference in cost by the price. Is the refund all that a returned "
                                     "sofa costs, and do the others never come back?", within=0.2),
        Wrong("e", (140 + 0.03 * 1280) / 1280 * 100, "{answer} refunds the list price. What did the buyer pay?", within=0.2),
        Wrong("f", (140 + 0.03 * 1220) / 1220 * 100, "{answer} leaves out what is got for a returned sofa. How much does each one cost then?", within=0.1),
        Wrong("g", 0.15, "{answer} would be fewer than one sofa in a hundred. Did you mean a part of one, "
                         "where per cent was asked?", within=0.02),
    ])
### BEGIN HIDDEN TESTS
from grading.keys import key

exercise.key = key("04_collapse/m4-4")
### END HIDDEN TESTS
exercise.show()

# %%
from course.cases.collapse.simulator import simulator
from course.exercises import Panel

Panel("04_collapse/five-years", simulator()).show()
