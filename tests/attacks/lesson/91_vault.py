# ---
# jupyter:
#   course:
#     module: 91_vault
#     title: The day's takings
#     minutes: 5
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # The day's takings
#
# Three tills, two days. Count the money.

# %%
from course.exercises import begin

begin("91_vault")

# %%
import pandas as pd

takings = pd.DataFrame({"till": ["a", "b", "c", "a", "b", "c"], "taken_gbp": [510.0, 300.5, 41.0, 480.0, 299.5, 59.0]})

# %% {"nbgrader": {"cell_type": "code", "grade": false, "grade_id": "m91-1-line", "locked": false, "schema_version": 3, "solution": true, "task": false}, "tags": ["answer", "raises-exception"]}
### BEGIN SOLUTION
total = takings["taken_gbp"].sum()
### END SOLUTION

# %% {"nbgrader": {"cell_type": "code", "grade": true, "grade_id": "m91-1", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}, "reads": {"total": "number"}}
from course.exercises import Code

exercise = Code("91_vault/m91-1", title="the total", points=4, skill="sum", seeds=["004-22"], name="total",
                prompt="What was taken in all?")
### BEGIN HIDDEN TESTS
# CANARY-HIDDEN
from grading.keys import key

exercise.key = key("91_vault/m91-1")
### END HIDDEN TESTS
exercise.show()

# %% {"nbgrader": {"cell_type": "code", "grade": false, "grade_id": "m91-2-line", "locked": false, "schema_version": 3, "solution": true, "task": false}, "tags": ["answer", "raises-exception"]}
### BEGIN SOLUTION
by_till = takings.groupby("till")["taken_gbp"].sum()
### END SOLUTION

# %% {"nbgrader": {"cell_type": "code", "grade": true, "grade_id": "m91-2", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}, "reads": {"by_till": "Series"}}
from course.exercises import Code

exercise = Code("91_vault/m91-2", title="by till", points=4, skill="share by group", seeds=["004-22"], name="by_till", groups={"till": ["a", "b", "c"]},
                prompt="What was taken at each till?")
### BEGIN HIDDEN TESTS
from grading.keys import key

exercise.key = key("91_vault/m91-2")
### END HIDDEN TESTS
exercise.show()

# %% {"nbgrader": {"cell_type": "code", "grade": true, "grade_id": "m91-3", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}, "reads": {}}
from course.exercises import Number

exercise = Number("91_vault/m91-3", title="one number", points=2, skill="Little’s law", seeds=["004-23"], unit="orders",
                  prompt="Sixteen an hour, each for fifteen minutes. How many at once?")
### BEGIN HIDDEN TESTS
from grading.keys import key

exercise.key = key("91_vault/m91-3")
### END HIDDEN TESTS
exercise.show()

# %% {"tags": ["exercise"]}
from course.exercises import Memo

Memo("91_vault/m91-4", title="memo to the bank", points=3, skill="saying what a number hides", words=50, seeds=["004-13"],
     prompt="What does the total hide?", rubric={"a number": 1, "what it does not say": 2}).show()

# %% [markdown] {"nbgrader": {"cell_type": "markdown", "grade": true, "grade_id": "m91-4", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}}
# *A person marks your memo.*
