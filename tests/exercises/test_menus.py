"""A line built from menus, whole or its blanks: every module's can be built so, by few of the lines that menus write, and typed lines are read back."""

from itertools import product

import pandas as pd
import pytest

from course.exercises import names
from course.exercises.kinds.code.menus import MEASURES, SIGNS, STEPS
from grading.cohort import exercises
from grading.layout import HERE
from tests.exercises.fronts import Drawn
from tests.exercises.menus import earning
from tests.scoring import of_kind

FEW = 0.001
FEW_BLANKS = 0.05  # as of twenty options
LINES, BLANKS = of_kind("Code"), of_kind("Line")
TABLES = {"orders": ["format", "policy", "ontime", "items"], "stores": ["store", "pickers"]}
SPEC = {"kind": "code", "heading": "Exercise 6 · a line", "prompt": "?", "points": 3, "cell": "m90-6-line", "name": "by", "tables": TABLES,
        "measures": MEASURES, "signs": SIGNS, "steps": STEPS}
WRITTEN = ['by = orders.groupby(["format", "policy"])["ontime"].mean()', 'by = orders.groupby("policy")["items"].max()', 'by = orders["items"].count()',
           'by = (orders["items"] - orders["ontime"]) / orders["items"]', 'by = orders["items"] + orders["ontime"]', "by = stores", "by = ...",
           'by = orders.groupby("policy")', 'by = (orders["items"] * orders["ontime"] - orders["items"]) * orders["items"]']
AS_TYPED = {"by=orders.groupby( ['format' , 'policy'] )['ontime'].mean( )": WRITTEN[0], "  by = orders['items'].count()\n": WRITTEN[2]}
BY_HAND = ['by = orders.groupby("policy")["items"].mean().round(2)', 'by = orders.groupby("policy").items.mean()', 'by = orders.query("items > 3")["items"].mean()',
           'by = other["items"].mean()', 'by = orders["price"].mean()', 'other = orders["items"].mean()', 'by = orders["items"] - (orders["ontime"] - orders["items"])',
           'x = 1\nby = orders["items"].mean()', "by = 3", "by = (", "", 'by = orders.groupby("policy")["items"].std()',
           'by = orders["items"] - orders["ontime"] - orders["items"] - orders["ontime"] - orders["items"]']


def above(exercise):
    """{name: table} of what an exercise's line is made from; its page has others too, and none of their lines is right."""
    _, known = exercises.line(exercises.read(HERE, exercise.module), exercise)
    return {name: value for name, value in known.items() if isinstance(value, pd.DataFrame) and not name.startswith("_")}


@pytest.mark.parametrize("exercise", LINES, ids=lambda one: one.path)
def test_a_right_line_can_be_built_and_is_rare_among_those_that_menus_write(exercise):
    right, tried = earning(exercise, above(exercise))
    assert 1 <= right and right / tried < FEW, (right, tried)


@pytest.mark.parametrize("exercise", BLANKS, ids=lambda one: one.path)
def test_every_blank_can_be_chosen_and_few_choices_are_right_together(exercise, monkeypatch):
    """Every column of its table, or its whole range: what a reader could type anyway."""
    module = exercises.read(HERE, exercise.module)
    own = next(cell for cell in module.solution["cells"] if cell["id"] == exercise.id)
    own["source"] = exercise.template.format(**dict.fromkeys(exercise.blanks, "0"))
    monkeypatch.setattr(names, "held", lambda known=exercises.before(module, own): known)
    choices = exercise.choices()
    assert [*choices] == [*exercise.blanks]
    marks = [exercise.mark(dict(zip(choices, chosen, strict=True))) for chosen in product(*choices.values())]
    assert 1 <= marks.count(1) and (not exercise.points or marks.count(1) / len(marks) < FEW_BLANKS), (marks.count(1), len(marks))


def test_no_module_asks_for_more_than_one_whole_line():
    modules = [one.module for one in LINES]
    assert len(set(modules)) == len(modules)


def test_a_typed_line_is_read_back_into_the_menus_where_they_could_have_written_it(chromium):
    """Else it is the reader's own: the card says so, and leaves it alone."""
    drawn = Drawn(chromium, SPEC)
    drawn.page.evaluate("(spec) => { window.again = (line) => { const one = choicesFrom(line, spec); return one && lineFrom(spec.name, one); }; }", SPEC)
    again = drawn.page.evaluate("(lines) => lines.map(window.again)", [*WRITTEN, *AS_TYPED, *BY_HAND])
    assert again == [*WRITTEN, *AS_TYPED.values(), *[None] * len(BY_HAND)]
