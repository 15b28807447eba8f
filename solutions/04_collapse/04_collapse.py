# ---
# jupyter:
#   course:
#     case: collapse
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
# <p class="course-meta">A retailer’s collapse · about {{minutes}} minutes · 8 exercises · 40 points</p>

# %%
from course.exercises import begin

begin("04_collapse")



# %% [markdown]
# It is the first Tuesday of January, twenty to nine. Ruth Larkfield, third of her family to chair Larkfield Sofas, has one
# page in front of her. Martin Voss of Sales brings it every year. It has two figures: revenue, and the result of Sales.
#
# The spring range goes on sale today, in six fabrics at one price. In the trial shops {{cheap_share:.0%}} of buyers took the same
# one. It is also the cheapest to make. A sofa covered in it has stood in the canteen since September, and its arms are bare.
# Dele Akin of after-sales asked for two minutes about that. The agenda had no room.
#
# Today the board settles two things for the year. You have its seat, and its page.

# %%
from course.cases.collapse.simulator import board
from course.exercises import Decision

exercise = decided = Decision(
    "04_collapse/m4-1", title="month one", points=2, skill="deciding on one ledger", seeds=["002-06", "002-08", "002-11", "002-13", "000-08"],
    simulator=board(), only=["fabric", "discounts"], fixed={"from_month": 1}, opinion=True, lock=True, start="the proposal",
    prompt="Settle the fabric and the discounts for the year; the page shows what Martin proposes. You decide once: what you settle stands, and comes back "
           "at the end. Cloth for the first two months is cut, so a withdrawal holds from month 3.")
exercise.show()

# %% [markdown]
# ## Two years later
#
# It is December of the second year. Whatever you settled, this is what the board of the case did: it kept the fabric, and gave
# whatever discount last year’s revenue needed. Two years ago there was £{{start_cash_m:.1f}} million in the bank. Now the bank is owed
# £{{-cash24_m:.1f}} million.
#
# {{leavers}} people have left, from {{posts}} posts. Shops in general lose half their people a year; Larkfield used to lose fewer than one in
# five. In the second year staff were ill {{sick_growth:.0%}} more often than in the first. Nobody mentions the canteen sofa any more.
#
# The case comes from an article by a consultant who saw a well-known retailer go into liquidation. Its leaders looked at revenue
# alone: discounts, footfall, new sales. Staff were interviewed, complaints were traced, and one faulty fabric came up again and
# again. The directors were not surprised: they knew that the firm meant to go on selling it. It was the best seller. What came
# back was booked in another cost centre.

# %%
from course.exercises import Order, Wrong

exercise = Order(
    "04_collapse/m4-2", title="the chain", points=3, skill="tracing cause to effect",
    seeds=["002-03", "002-06", "002-07", "002-08", "002-09", "002-14"],
    prompt="Six links of one chain. Put each cause above what it brings about. Where neither of two brings about the other, either may "
           "stand first.",
    items={
        "lost": "Buyers stop coming back, and stop recommending the shop",
        "culture": "That becomes the culture: what sells is not questioned, and the canteen sofa’s fabric goes on sale",
        "deeper": "Only deeper discounts still make up for the buyers who stay away",
        "fail": "Months after the sale, covers wear through in people’s homes",
        "look": "The board looks at revenue and at the result of Sales",
        "morale": "After-sales hears of the worn covers and can change nothing: morale falls, people leave",
    },
    wrong=[
        Wrong("a", ["morale"], "You begin with after-sales. What had to happen before anybody could call them?"),
        Wrong("b", ["fail"], "You begin in people’s homes. Who had put that sofa on sale, and what had they not asked?"),
    ])
### BEGIN HIDDEN TESTS
# Said with the score only: at once is said where a chain can’t begin, and not how it goes on.
exercise.wrong += [
    Wrong("c", ["culture"], "You begin with a culture. What did the people who set it look at?"),
    Wrong("d", lambda a: a.index("deeper") < a.index("lost"),
          "In your order discounts make up for buyers who have not yet left. Which buyers are those?"),
    Wrong("e", lambda a: a.index("lost") < a.index("fail"),
          "In your order buyers stay away before their sofa has failed. What would keep them away?"),
    Wrong("f", lambda a: a.index("morale") < a.index("fail"),
          "In your order after-sales hears of covers that have not yet worn through. Who would call?"),
]
### END HIDDEN TESTS
exercise.show()

# %% [markdown]
# ## What Dele counts
#
# {{returned:,}} sofas have come back in two years, most of them without a word. Dele’s people have taken down some {{complaints / 1000:.0f}},000 complaints,
# about these and all else. He shows a chart of them. Martin looks for a second. “Naturally. It’s what everybody buys.”

# %%
from course.cases.collapse import charts, frames
from course.data import load

sales, returns = load("collapse/sales"), load("collapse/returns")
complaints = frames.complaints(load("collapse/complaints"), sales)
charts.complaints(complaints)

# %% [markdown]
# <p class="course-caption">Larkfield Sofas, fictional; months 1 to 24. The data are synthetic. They come from the model that you will play
# with further down.</p>

# %%
from course.exercises import Choice, Wrong

exercise = Choice(
    "04_collapse/m4-3", title="read the bars", points=3, skill="counts and rates", seeds=["002-10", "002-11"],
    prompt="Martin has a point. What would show that the first fabric is at fault, and not just the one most sold?",
    options={
        "rate": "Its complaints for each 100 sofas sold, beside the others’",
        "trend": "Its complaints in the second year, beside those in the first",
        "long": "Its bar is by far the longest",
        "share": "Its share of all complaints",
    },
    wrong=[
        Wrong("a", "long", "A fabric that sells most would have the longest bar even if nothing were wrong with it. "
                           "What would you divide by?"),
        Wrong("b", "share", "Suppose it has four tenths of all sales. Would four tenths of all complaints be bad?"),
    ])
### BEGIN HIDDEN TESTS
# Said with the score only: said at once, it would leave the right option as the only one that is merely recorded.
exercise.wrong.append(Wrong("c", "trend", "With every month more of its sofas are out there to fail. Would a sound fabric’s complaints "
                                          "stay level in those years?"))
### END HIDDEN TESTS
exercise.show()

# %% {"tags": ["marks"]}
from course.cases.collapse.author import later

later.per_100(complaints)

# %% [markdown] {"tags": ["marks"]}
# <p class="course-caption">The same complaints, for each 100 sofas sold in two years.</p>

# %% [markdown]
# ## “It still makes more than any other”
#
# A sofa in that fabric costs £{{sound_cost_gbp - cheap_cost_gbp:.0f}} less to make, says Martin. Some may come back: how many are too many? Nobody
# has worked it out. The figures are known:
#
# - A sofa with a list price of £{{list_gbp:,}} is sold for £990.
# - Making it costs £{{cheap_cost_gbp:.0f}} in the best-selling fabric, £{{sound_cost_gbp:.0f}} in any other. Of the others, {{sound_fault * 100:.0f}} in 100 come back.
# - For each sofa that comes back Larkfield refunds what was paid, and spends £{{collect_gbp:.0f}} on collection and £{{handling_gbp:.0f}} on handling. It
#   gets £{{salvage_gbp:.0f}} for what is left of it.

# %%
from course.exercises import Number, Wrong

exercise = Number(
    "04_collapse/m4-4", title="one number", points=5, skill="break-even", seeds=["002-11", "002-12"], unit="%", least=0, most=100,
    prompt="Count these figures and nothing else. What percentage of the best-selling fabric’s sofas may come back before "
           "it earns less per sofa sold than the others? Give one decimal.",
    wrong=[
        Wrong("a", 43.93,
              "At {answer} the fabric earns nothing at all. The question is when it earns less than the sofa that this buyer would have "
              "taken instead. What does that one earn?", within=0.3),
        Wrong("b", 17.14, "{answer} counts the refund alone. Who pays for the van that fetches the sofa?", within=0.05),
        Wrong("c", 14.14, "{answer} divides the difference in cost by the price. Is the refund all that a returned "
                          "sofa costs, and do the others never come back?", within=0.05),
        Wrong("d", 13.94, "{answer} refunds the list price. What did the buyer pay?", within=0.05),
        Wrong("e", 15.39, "{answer} leaves out what is got for a returned sofa. "
                          "How much does each one cost then?", within=0.05),
        Wrong("f", 14.76, "{answer} pays for what is left of a sofa. "
                          "Does that money go out, or come in?", within=0.05),
        Wrong("g", 16.66, "{answer} fetches the sofa, and nobody handles it. What does handling cost?", within=0.05),
        Wrong("h", 17.36, "{answer} handles the sofa, and nobody fetches it. What does the van cost?", within=0.05),
    ])
### BEGIN HIDDEN TESTS
# Said with the score only: with this number in hand, one step more is the answer.
exercise.wrong.append(Wrong("i", 13.08, "{answer} leaves out that some of the other sofas come back too. What does that cost them, per sofa sold?",
                            within=0.05))
### END HIDDEN TESTS
exercise.show()

# %% [markdown]
# ## Two tables that never met
#
# Sales keeps one table, after-sales another. Here they are side by side, added up over two years. `returns_gbp` is what the
# returned sofas have cost, less what was got for them.

# %%
from course.exercises import Table

by_fabric = frames.by_fabric(sales, returns)
Table(by_fabric.reset_index(), **dict.fromkeys(by_fabric, "{:,.0f}"))

# %% [markdown]
# The line that Martin’s page is made from gives what each fabric earns per sofa sold, in pounds:
#
# `(by_fabric["revenue_gbp"] - by_fabric["cogs_gbp"]) / by_fabric["units"]`
#
# Write the line that Dele would have written: the same, after what came back.

# %%
### BEGIN SOLUTION
after_returns = (by_fabric["revenue_gbp"] - by_fabric["cogs_gbp"] - by_fabric["returns_gbp"]) / by_fabric["units"]
### END SOLUTION

# %%
from course.cases.collapse import frames
from course.data import load
from course.exercises import Code, Wrong

sums = frames.by_fabric(load("collapse/sales"), load("collapse/returns"))
exercise = Code(
    "04_collapse/m4-5", title="write the line", points=6, skill="joining two ledgers", seeds=["002-12", "002-14", "000-20", "001-08"],
    name="after_returns", groups={"fabric": sums.index}, least=-5_000, most=5_000,
    prompt="Your line sets `after_returns`: six numbers, pounds per sofa sold, one for each fabric.",
    wrong=[
        Wrong("a", (sums["revenue_gbp"] - sums["cogs_gbp"]) / sums["units"],
              "That is the board’s page once more. Which column holds what it cost when sofas came back?"),
        Wrong("b", lambda by: len(by) == 6 and max(by.values()) > 5000,
              "These are pounds in two years, and the fabric that sells most has the largest. What is it for one sofa?"),
        Wrong("c", lambda by: len(by) == 6 and 0 < max(by.values()) < 2,
              "These are shares. How many pounds is it for one sofa sold?"),
    ])
### BEGIN HIDDEN TESTS
# Said with the score only: each is one sign, or one column, away from the right line.
exercise.wrong += [
    Wrong("d", (sums["revenue_gbp"] - sums["cogs_gbp"] + sums["returns_gbp"]) / sums["units"],
          "By your line a fabric earns more when more of it comes back. Which way does that money flow?"),
    Wrong("e", (sums["revenue_gbp"] - sums["returns_gbp"]) / sums["units"],
          "That is what buyers paid, less what came back. Who paid for making the sofas?"),
]
### END HIDDEN TESTS
exercise.show()

# %% [markdown] {"tags": ["later"]}
# Every fabric still earns something. The best seller has gone from first to last: the buyer who takes it would have earned
# Larkfield more with any other. And the two sums stood on two directors’ pages. Look at the four ledgers together.

# %% {"tags": ["later"]}
later.ledgers(later.by_centre(load("collapse/ledger")))

# %% [markdown] {"tags": ["later"]}
# <p class="course-caption">Result of each cost centre, £ million. The board’s page is the first pair of bars.</p>

# %% [markdown]
# ## “Look, it’s mended”
#
# Martin has found something. Of the best-selling sofas sold this autumn, hardly any have come back. “Whatever it was, the mill
# has put it right.”

# %%
months = frames.vintages(sales, returns)
charts.vintages(months)

# %% [markdown]
# <p class="course-caption">One fabric, by month of sale; what had come back by the end of month 24.</p>

# %%
from course.exercises import Choice, Wrong

exercise = Choice(
    "04_collapse/m4-6", title="the last nine months", points=2, skill="right-censoring", seeds=["002-10", "002-14"],
    prompt="What do the last nine points say?",
    options={
        "fewer": "Fewer were sold in those months, so fewer could come back",
        "mended": "Quality has improved, and quickly",
        "cheap": "Buyers who got a large discount put up with more",
        "wait": "Too little: those sofas have not had time to come back",
    },
    wrong=[
        Wrong("a", "mended", "A sofa sold in month 24 has been in its home for days. "
                             "When would you know whether its cover lasts?"),
        Wrong("b", "cheap", "Then the deepest discounts should show the lowest share at any age. "
                            "What else is different about the newest sofas?"),
    ])
### BEGIN HIDDEN TESTS
# Said with the score only, as in exercise 3.
exercise.wrong.append(Wrong("c", "fewer", "The chart shows a share of what was sold, not a count. "
                                          "What else is different about the newest sofas?"))
### END HIDDEN TESTS
exercise.show()

# %%
from course.exercises import Line, Wrong

exercise = Line(
    "04_collapse/m4-6b", title="the last nine months, second part", points=2, after="m4-6", skill="right-censoring", seeds=["002-10", "002-12"],
    prompt="A sofa that fails has come back by nine months after its month of sale. `months` is the table of the chart and ends "
           "with month 24. Fill the blank so that the line uses every month of sale whose sofas have all had their nine months.",
    template='months[months["month_sold"] <= {last}]["returned_share"].mean()',
    blanks={"last": "latest month of sale to count"}, within={"last": (1, 24)},
    wrong=[
        Wrong("a", {"last": "24"}, "That counts every month, the newest too. How long have the sofas of month 24 been out?"),
        Wrong("b", {"last": "16"}, "A sofa of month 16 has its ninth month in month 25. Does the table reach that far?"),
        Wrong("c", {"last": "14"}, "That is safe, and leaves out a month that is complete. Which is the newest month whose ninth month the table still reaches?"),
        Wrong("d", {"last": "12"}, "That is safe, and leaves out months that are complete. Which is the newest month whose ninth month the table still reaches?"),
        Wrong("e", {"last": "9"}, "Nine is how long it takes. Counted back from month 24, where does that lead?"),
    ])
exercise.show()

# %% [markdown] {"tags": ["marks"]}
# Counting every month, {{naive_share:.0%}} of the best seller comes back; counting those that are complete, {{complete_share:.0%}}. Exercise 4 asked
# how many may: {{allowed_share:.0%}}.
#
# Would mending save it? A new cover in the same cloth fails as often. In this firm the best seller then comes last even if re-covering
# costs nothing. If mended covers lasted, it would earn more than the others on average wherever re-covering costs less than
# £{{lasting_recover_gbp:.0f}}; we assume £{{recover_gbp:.0f}}. With all mended in the same cloth, it earns less than they do in
# {{share.mended_is_dear:.0%}} of firms like it.

# %% [markdown]
# ## Run Larkfield
#
# The five years are yours. Every setting meets the same months, and each one that you stop at is kept as a run for your memo.
#
# Two things to try. Be the board, and change one of its two rules at a time. Then put them back and be Dele: the most that he can do.

# %%
from course.cases.collapse.simulator import simulator
from course.exercises import Panel

Panel("04_collapse/five-years", simulator()).show()

# %% [markdown]
# At best Dele keeps the doors open some {{manager_weeks:.0f}} weeks more, and does not change how it ends. After the first 30 days, UK law
# gives a shop one try at repair or replacement before it must refund. Why does that not save Larkfield while the fabric is on sale?
#
# Then charge Sales for what comes back, and open the whole pack. The total stays as it is. What changes is who sees it. Last, open
# the hood and set both shares of sofas that come back to 3. Is the cheap fabric still wrong?

# %%
from course.cases.collapse.simulator import year_two
from course.exercises import Decision, Wrong

exercise = Decision(
    "04_collapse/m4-7", title="decide", points=3, skill="finding both binding levers",
    seeds=["002-02", "002-13", "000-23", "000-34"], simulator=year_two(),
    only=["fabric", "discounts", "from_month", "triage_days", "supplier_claim", "repair", "overtime_share"],
    fixed={"transfer_charge": False, "board_pack": "all"},
    prompt="Year one went as it went. From month 13 on you decide, and Dele with you. Keep Larkfield trading for all 60 months, with as "
           "much cash at the end as you can. It is replayed in years that nobody has seen, and there the bank never closes you, "
           "however late you act. Half is for how little you pass its limit, half for the cash at the end.",
    wrong=[
        Wrong("a", lambda a: a["kpis"]["survives"] == 0 and a["levers"]["fabric"] == "keep" and a["levers"]["discounts"] == "chase",
              "Trading stops in month {months_traded:.0f}. The fabric and the discounts stand as they were, and nothing of Dele’s "
              "outweighs them. What brings the sofas back, and what makes the discounts deeper?"),
        Wrong("b", lambda a: a["kpis"]["survives"] == 0 and a["levers"]["fabric"] == "withdraw" and a["levers"]["discounts"] == "chase",
              "You mended the product and went on buying revenue: trading stops in month {months_traded:.0f}. "
              "Whose sales are the ones that a deep discount brings in?"),
    ])
### BEGIN HIDDEN TESTS
# Said with the score only: at once is said that nothing was cured, or one half and not the other, and not how good a setting is.
exercise.wrong += [
    Wrong("c", lambda a: a["kpis"]["survives"] == 0 and a["levers"]["from_month"] > a["kpis"]["months_traded"],
          "Trading stops in month {months_traded:.0f}, and your change comes after that. Who would still be there to make it?"),
    Wrong("d", lambda a: a["kpis"]["survives"] == 0 and a["levers"]["fabric"] == "keep",
          "You stopped buying revenue and went on selling sofas that come back: trading stops in month {months_traded:.0f}. "
          "What does each of them cost, and whom does its buyer tell?"),
    Wrong("e", lambda a: a["kpis"]["survives"] == 0 and a["levers"]["discounts"] == "none",
          "Trading stops in month {months_traded:.0f}. What was in the pipeline of sofas still to come back when you acted?"),
    Wrong("f", lambda a: a["kpis"]["survives"] == 0,
          "Trading stops in month {months_traded:.0f}. The fabric is gone, and every sofa is still sold at a discount. "
          "Of ten that a discount sells, how many would have been sold later at full price?"),
    Wrong("g", lambda a: a["levers"]["discounts"] != "none",
          "Larkfield trades on, with {shown[Cash at the end]} at the end. Of ten sofas that a discount sells, "
          "how many would have been sold later at full price?"),
    Wrong("h", lambda a: a["levers"]["from_month"] > 13,
          "Larkfield trades on, with {shown[Cash at the end]} at the end. What does each month of waiting cost?"),
    Wrong("i", lambda a: a["levers"]["overtime_share"] > 0,
          "Larkfield trades on, with {shown[Cash at the end]} at the end. What does an hour of overtime cost, "
          "and what would the empty post have sold?"),
    Wrong("j", lambda a: not a["levers"]["repair"],
          "Larkfield trades on, with {shown[Cash at the end]} at the end. What does a refund cost, beside a new cover in a cloth that lasts?"),
]
### END HIDDEN TESTS
exercise.show()

# %%
from course.exercises import Number, Wrong

exercise = Number(
    "04_collapse/m4-7b", title="decide, second part", points=2, skill="point of no return", seeds=["002-08", "002-13"], unit="month", ordinal=True,
    least=1, most=60,
    prompt="Back in “Run Larkfield for five years”, put Dele’s levers back to today. In this firm, which is the latest month from which a "
           "change by the board still keeps Larkfield trading for all 60? Type its number.",
    wrong=[
        Wrong("a", 26, "In {answer} the doors close when nothing is done. How long before that do the last bad sofas have to be sold?"),
        Wrong("b", 60, "By {answer} the five years are over. Is Larkfield still trading then, if nothing changes before?"),
        Wrong("c", 12, "At the end of {answer} there is more in the bank than at the start. Is it already too late a month after?"),
        Wrong("d", 3, "Before {answer} nothing can be withdrawn. What happens if you wait a little?"),
        Wrong("e", 20, "Acting in {answer} can still be in time while Dele’s levers help. Where do they stand in this question?"),
    ])
exercise.show()

# %% [markdown] {"tags": ["marks"]}
# The same firm, twice. On the left the board’s page for year one. On the right what the page was part of.

# %% {"tags": ["marks"]}
later.two_pages(later.pack(), later.truth())

# %% [markdown] {"tags": ["marks"]}
# <p class="course-caption">Both courses meet the same five years. “Both stopped”: fabric withdrawn in month 3, no discounts from month 1.
# The fatal course is ahead in year one on revenue and on the Sales result, in this firm and in nearly every one like it.{{holds.revenue_misleads}}{{holds.sales_misleads}} In this firm
# it leads in the total of all four ledgers too, and in {{luck_total_leads}} of 20 other draws of luck. The total misleads in {{firm.total_misleads}}.</p>

# %% [markdown] {"tags": ["later"]}
# Now your own decision of two years ago.

# %%
from course.cases.collapse.simulator import afterwards
from course.exercises import Recall

Recall(decided, afterwards, after="m4-7b").show()

# %% [markdown]
# ## What else?
#
# One fabric did not bring down a firm that had traded since 1956. The article says so of its own case: a small flaw, probably
# representative of the whole. Two other leaks, in our words and not in the model: warranty insurance whose claims land somewhere
# else, and leases on shops that are kept open for their revenue. Each hides in the same way: one page earns, another pays.
#
# ## What you send upstairs
#
# The article has a hard sentence for those who speak for the customer: it is tiring to keep saying what seems obvious. Boards change when the
# tone at the top does, and they need to hear it in their own language. Another article of this course says that nothing kills a
# company faster than leaders who don’t get it; a third, that seeing the whole journey lets departments pull one way. So write it in pounds.

# %%
from course.exercises import Memo

exercise = Memo(
    "04_collapse/m4-8", title="memo to the board", points=12, skill="speaking to a board in its language", words=200,
    seeds=["002-02", "002-15", "002-16", "002-18", "000-25", "003-16"],
    prompt="Write to Ruth Larkfield and her board, in about 200 words and in pounds. Ask for two things: a charge to Sales for what "
           "comes back, and one owner for a sofa from sale to return. Cite at least two of your runs.",
    rubric={"the money, in lines that a board reads": 4, "what is lost beyond the year: loyalty, repeat purchase": 3,
            "one owner across the cost centres, and what the charge does": 3, "one flaw is not the whole cause; what could be wrong": 2})
exercise.show()

# %% [markdown]
# ## On Monday

# %% [markdown] {"after": "m4-7", "tags": ["marks"]}
# **What only a leader could change:** both at once, what is sold and how revenue is bought. Stopping the fabric alone moves the end from
# month {{chase_months}} to month {{fabric_months}}, stopping the discounts alone to month {{prices_months}}. Stopping both in time leaves
# £{{both_cash_m:.1f}} million after five years. Then Dele can mend what still comes back, in a cloth that lasts. The months are this firm’s, and so is
# the latest month to act. Month 24 is too late in {{firm.there_is_a_last_month}}; to act two months sooner leaves more cash in
# {{firm.waiting_costs}}. That both together leave more than either alone holds in nearly all firms like it that we tried.{{holds.both_leave_more}}

# %% [markdown] {"after": "m4-7", "tags": ["marks"]}
# **What a manager could do on Monday:** join the two tables. Take the complaints for each 100 sofas sold, and the pounds per sofa after
# returns, to whoever reads the other page.

# %%
from course.desk import HandIn

HandIn("04_collapse").show()

# %% [markdown]
# ## What this rests on
#
# The story is an article’s: a chain it does not name, seen by its author, who advises firms on customer service. It gives no figure of
# the firm’s money, and we could not check the case. The article announces five tips; in the copy that we have, the list is missing.
# Larkfield, its people and every amount are made up. That shops lose half their people in a year is the British Retail Consortium’s
# figure, as a software firm quotes it. The rule on repair is the Consumer Rights Act 2015 in outline, and no legal advice.

# %% [markdown] {"after": "m4-7", "tags": ["marks"]}
# We moved all assumptions under the hood at once, each by up to a fifth. That makes {{draws}} firms like Larkfield, each in 20 draws of luck. Dele alone saves hardly any: in
# {{share.managers_cannot:.0%}} of them the most that he can do is not enough. Stopping both keeps {{share.both_survive:.0%}} trading; most others have prices that don’t pay their
# rents. Withdrawing the fabric alone fails in {{share.fabric_alone_ends:.0%}}, ending the discounts alone in {{share.prices_alone_ends:.0%}}. Among firms with as little to spare
# as this one, it is {{scope.fabric_alone_ends:.0%}} and {{scope.prices_alone_ends:.0%}}.
#
# One assumption to find out in your own firm: does a repair cost as much goodwill as a refund? We assume so. At {{forgiven_share:.0%}} of that or less,
# the fabric could have stayed on sale here. Ending the discounts in month 1, and the most that Dele can do, would have been enough. That
# holds in each of 20 other draws of luck; at {{forgiven_share:.0%}}, only on the bank’s money.
#
# <details><summary>What still holds when what is assumed is wrong by up to a fifth</summary>
#
# {{firm}}
#
# </details>
