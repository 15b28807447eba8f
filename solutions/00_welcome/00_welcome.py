# ---
# jupyter:
#   course:
#     case: curbside
#     module: 00_welcome
#     title: Welcome
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
# # Leading and managing customer experience
#
# Some levers belong to leaders and some to managers. Which is which? And how far can one of them get with the other’s problem?
# Here you find out by playing.
#
# Each module is a case of about 40 minutes. You predict, look at the figures, decide, and write what you would send upstairs.
# Nobody writes a program: here and there you complete a line, or write one like the one that you see.
#
# Some errors get a question back at once, the others when you have handed in. Try again as often as you like: your last answer
# counts. Your first one is kept too, so that the class can see what was hard.

# %%
from course.desk import Map

Map().show()

# %% [markdown]
# ## Try it first
#
# This page takes about {{minutes}} minutes and is not scored.

# %%
from course.exercises import begin

begin("00_welcome")

# %%
from course.exercises import Choice

exercise = Choice(
    "00_welcome/m0-1", title="click", points=0, skill="orientation", seeds=["000-03"], opinion=True,
    prompt="Where do you stand?",
    options={"manager": "I run a team, a store or a shift", "leader": "I lead managers", "both": "Both, depending on the day"})
exercise.show()

# %% [markdown]
# Under the question you see when your answer was saved. Close the page, come back next week: it is still there.
#
# **Now move a lever.** This is a month in one store, played again with each move. The same {{orders:,}} orders meet every
# setting, so what differs is your decision. The arrow keys move a lever too.

# %%
from course.cases.curbside.simulator import simulator
from course.exercises import Panel

Panel("00_welcome/try-a-lever", simulator(), only=["pickers"]).show()

# %% [markdown]
# Now and then figures stand in a table. These are three of the stores of the first case.

# %%
from course.data import load
from course.exercises import Table

stores = load("curbside/stores")
Table(stores[["store", "name", "format", "pickers"]].head(3))

# %%
from course.exercises import Line, Wrong

exercise = Line(
    "00_welcome/m0-2", title="fill one blank", points=0, skill="orientation", seeds=["000-03"],
    prompt="`stores.groupby(\"store\")[\"pickers\"].mean()` gives the mean number of pickers for each store. "
           "Make it say so for each format.",
    template='stores.groupby("{group}")["pickers"].mean()', blanks={"group": "column to group by"},
    wrong=[Wrong("a", {"group": "store"}, "That is one number for each store. Which column says small or large?")])
exercise.show()

# %% [markdown]
# That is all the code there is: a word in a line, now and then a whole line.

# %%
from course.exercises import Memo

exercise = Memo(
    "00_welcome/m0-3", title="write", points=0, skill="orientation", seeds=["000-03"], words=40, rubric={},
    prompt="What do you want to be able to do at work that you can’t do now? Only you see this.")
exercise.show()

# %% [markdown]
# ## What this rests on
#
# The course is made from five articles on leadership, management and customer experience. Where it quotes a figure, it says
# who gave it and how far we could check. The firms, people and data are made up, and come out of the models that you play
# with. Where research contradicts an article, both are shown.
