# ---
# jupyter:
#   course:
#     case: stall
#     module: 91_stall
#     title: How much soup
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
# # How much soup
#
# Some guests pass a board without a price. It takes {{minutes}} minutes to find out what that costs.

# %% {"tags": ["setup"]}
from course.exercises import begin

begin("91_stall")

# %%
from course.cases.stall.simulator import simulator
from course.exercises import Panel

Panel("91_stall/run-the-stall", simulator()).show()

# %%
from course.cases.stall.simulator import simulator
from course.exercises import Decision, Wrong

exercise = Decision(
    "91_stall/m91-1", title="decide", points=6, skill="finding the lever that binds", seeds=["004-13"], simulator=simulator(), only=["board", "bowls"],
    prompt="What counts is “Left a day”. Choose the board and the pot. It is replayed on days that nobody has seen.",
    wrong=[Wrong("a", lambda a: a["levers"]["board"] == "none", "You keep £{left_gbp_per_day:.0f} a day, and the board is silent. Who passes by?")])
exercise.show()

# %% [markdown] {"tags": ["marks"]}
# With a price £{{priced_gbp:.0f}} were left a day, without one £{{silent_gbp:.0f}}.{{holds.price_pays}}
#
# {{firm}}
