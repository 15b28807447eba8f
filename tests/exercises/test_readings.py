"""A line's key against every other way to read what was asked, each worked out from the page's own tables: no two are taken for one another."""

import math
from dataclasses import replace
from functools import cache
from itertools import product

import pytest

from course.exercises import names
from course.exercises.exercise import NotUnderstood
from grading.cohort import exercises as cohort
from grading.layout import HERE
from tests.exercises.readings import NAMED, readings
from tests.scoring import at_once, of_kind, score

pytestmark = pytest.mark.usefixtures("own_record")

CODE, LINES = of_kind("Code"), of_kind("Line")
each_code = pytest.mark.parametrize("exercise", CODE, ids=lambda one: one.id)
each_line = pytest.mark.parametrize("exercise", LINES, ids=lambda one: one.id)


@cache
def module_of(exercise):
    return cohort.read(HERE, exercise.module)


@cache
def others(exercise):
    """[(what it is, its table, how far its furthest number lies from the right one)] of what has a number for each group as asked."""
    right, found = exercise.read(exercise.key[0]), []
    for name, table in readings(module_of(exercise), exercise):
        try:
            other = exercise.read(table)
        except NotUnderstood:
            continue
        if other is not None and other.keys() == right.keys():
            found.append((name, table, max(abs(other[label] - value) for label, value in right.items())))
    return [one for one in found if not one[2] < 1e-9 and ".round(" not in one[0]]


@each_code
def test_a_tolerance_is_under_half_the_way_to_the_nearest_other_reading(exercise):
    name, _, apart = min(others(exercise), key=lambda one: one[2])
    assert len(others(exercise)) >= 20
    assert exercise.key[1] < apart / 2, name


@each_code
def test_every_other_reading_earns_nothing_and_is_asked_about_as_a_table_is(exercise):
    for name, table, _ in others(exercise):
        given = score(exercise, table)
        assert given.value == 0 and given.says.endswith("?") and "unit" not in given.says, name
        named = given.says_id.rpartition("/")[2] not in ("", "slip", "doubt")
        assert named or not any(known in name for known in NAMED), f"{name} has no name of its own"
        right = exercise.read(exercise.key[0])
        near = all(math.isclose(value, right[label], rel_tol=0.05) for label, value in exercise.read(table).items())
        assert named or ("lie near what was asked" in given.says) == near, name


@each_code
def test_what_lies_within_the_tolerance_counts_and_what_lies_outside_does_not(exercise):
    right, tolerance = exercise.key
    for step, points in ((0.95, exercise.points), (-0.95, exercise.points), (1.05, 0), (-1.05, 0)):
        one = right.copy()
        one.iloc[-1] += step * tolerance
        assert score(exercise, one).value == points
    assert score(exercise, right.round(exercise.decimals)).value == exercise.points
    assert at_once(exercise, right.round(exercise.decimals))["head"] == "Recorded"


@each_code
def test_more_groups_or_fewer_than_were_asked_for_are_another_table(exercise):
    right = exercise.key[0]
    more = {**right.to_dict(), "another": right.mean()}
    for other in (more, right.iloc[1:], right.iloc[:-1], {**right.iloc[1:].to_dict(), "another": right.iloc[0]}):
        assert score(exercise, other).value == 0
    gap = right.copy()
    gap.iloc[0] = float("nan")
    assert score(exercise, gap).value == 0


@each_code
def test_the_right_numbers_at_each_other_s_labels_are_said_to_be_that(exercise):
    given = score(exercise, exercise.key[0].set_axis(exercise.key[0].index[::-1]))
    assert given.value == 0 and "they stand at other labels" in given.says


def filled(exercise):
    """(a filling of the blanks, what the line gives with it) for every column of every table of the page, or every whole number up to its last month."""
    module = module_of(exercise)
    cells = module.solution["cells"]
    at = next(at for at, cell in enumerate(cells) if cell["id"] == exercise.id)
    line = {**cells[at], "source": exercise.text({name: "0" if name in exercise.bare else name for name in exercise.blanks})}
    known = cohort.before(replace(module, solution={"cells": [*cells[:at], line]}), line)
    columns = {str(column) for table in known.values() if hasattr(table, "columns") for column in table.columns}
    with pytest.MonkeyPatch.context() as page:
        page.setattr(names, "held", lambda: known)
        for typed in product(*(map(str, range(1, 25)) if name in exercise.bare else sorted(columns) for name in exercise.blanks)):
            answer = dict(zip(exercise.blanks, typed))
            try:
                yield answer, names.evaluate(exercise.text(answer))
            except (ArithmeticError, KeyError, TypeError, ValueError):
                yield answer, None


@each_line
def test_a_line_that_gives_the_same_is_right_and_any_other_is_asked_about(exercise):
    given = list(filled(exercise))
    keyed = [result for answer, result in given if exercise.mark(exercise.parse(answer)) == 1]
    assert len(given) >= 20 and keyed
    for answer, result in given:
        alike = type(result) is type(keyed[0]) and (result.equals(keyed[0]) if hasattr(result, "equals") else result == keyed[0])
        said = score(exercise, answer)
        assert (said.value == exercise.points) == alike, answer
        assert alike or (said.says.endswith("?") and "unit" not in said.says), answer
