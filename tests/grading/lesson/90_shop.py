# ---
# jupyter:
#   course:
#     module: 90_shop
#     title: A shop of two tills
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # A shop of two tills
#
# Joan serves one customer in four minutes.

# %%
import json
import os
from pathlib import Path

import pandas as pd

record = Path(os.environ.get("COURSE_ANSWERS") or "90_shop.answers.json")
answers = json.loads(record.read_text())["answers"] if record.exists() else {}

# %% [markdown]
# ## One number

# %% {"nbgrader": {"grade": true, "grade_id": "m90-1", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false, "cell_type": "code"}, "reads": {}}
import json
import os
from pathlib import Path

from course.exercises.score import Score

record = Path(os.environ.get("COURSE_ANSWERS") or "90_shop.answers.json")
given = json.loads(record.read_text())["answers"].get("m90-1") if record.exists() else None
right = None
### BEGIN HIDDEN TESTS
from grading.keys import key
right = key("90_shop/m90-1")
### END HIDDEN TESTS
share = 0 if given is None else 1 if right is None else float(given["answer"] == right)
Score(2.0 * share, 2, "Exercise 1 · one number", "right" if share == 1 else "think" if given else "blank",
      answer=str(given["answer"]) if given else "", shown=right is not None)

# %% [markdown]
# ## One line

# %% {"nbgrader": {"grade": false, "grade_id": "m90-2-line", "locked": false, "schema_version": 3, "solution": true, "task": false, "cell_type": "code"}, "tags": ["answer", "raises-exception"]}
minutes = pd.Series([4, 4, 7], name="minutes")
### BEGIN SOLUTION
mean_min = minutes.mean()
### END SOLUTION

# %% {"nbgrader": {"grade": true, "grade_id": "m90-2", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false, "cell_type": "code"}, "reads": {"mean_min": "number"}}
from course.exercises.score import Score

right = None
### BEGIN HIDDEN TESTS
from grading.keys import key
right = key("90_shop/m90-2")
### END HIDDEN TESTS
given = None if mean_min is ... else float(mean_min)
near = given is not None and (right is None or abs(given - right) < 0.01)
half = given is not None and not near and abs(given - 4) < 0.01
Score(4.0 if near else 1.5 if half else 0.0, 4, "Exercise 2 · one line", "right" if near else "partly" if half else "blank",
      says="Four is the median. Which of the three pulls the mean up?" if half else "", shown=right is not None)

# %% [markdown] {"nbgrader": {"grade": true, "grade_id": "m90-3", "locked": false, "points": 6, "schema_version": 3, "solution": true, "task": false, "cell_type": "markdown"}}
# *A person marks your memo.*

# %%
from course.exercises import Memo

memo = Memo("90_shop/m90-3", title="memo to Joan", points=6, skill="saying what a number hides", words=50, seeds=["004-13"],
            prompt="What does the mean hide?", rubric={"a number": 3, "what it does not say": 3})
minutes
