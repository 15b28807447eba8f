# ---
# jupyter:
#   course:
#     case: evidence
#     module: 91_diary
#     title: A diary
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # A diary
#
# A week of {{diary_shortest_h:.2f}} hours, and one of {{diary_longest_h:.2f}}.

# %%
from course.data import load

diary = load("evidence/diary")

# %%
from course.exercises import Number, Wrong

exercise = Number(
    "91_diary/m91-1", title="one number", points=3, skill="ratio of sums", seeds=["004-11F"], unit="hours", least=0, most=100,
    prompt="How long is the longest week, on average?", wrong=[Wrong("a", 20.20, "{answer} is the shortest. Which is the longest?", within=0.006)])
exercise.show()

# %%
### BEGIN SOLUTION
team_by = diary.groupby("relieved")["team_h"].mean()
### END SOLUTION

# %%
from course.exercises import Code, Wrong

exercise = Code(
    "91_diary/m91-2", title="one line", points=4, skill="mean by group", seeds=["004-11F"], name="team_by", groups={"relieved": {0: [], 1: []}}, decimals=2, least=0, most=60,
    prompt="Two numbers.", wrong=[Wrong("a", lambda by: len(by) == 4, "That is one for each week. Which column says who was relieved?")])
exercise.show()

# %% [markdown] {"tags": ["marks"]}
# The longest has {{diary_longest_h:.2f}} hours.
