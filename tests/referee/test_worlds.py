"""Is what prose quotes near the middle of 20 worlds, and does the command say what is not?"""

import pytest

from course.simulation.author import worlds
from course.simulation.author.study import WORLDS
from grading.build import figures
from grading.build.lesson import findings, read
from grading.layout import HERE, Layout
from grading.worlds import Quoted, in_worlds, quoted, strays

CASES = worlds.cases()
SAMPLE = 7  # of the 20 worlds, the one that is worked out again


@pytest.mark.parametrize("case", CASES)
def test_one_world_worked_out_anew_gives_what_the_file_holds_and_what_the_lessons_quote(case):
    """The command's --check, a thorough test below, works out all 20."""
    made, anew = worlds.load(case), worlds.findings(case, WORLDS[SAMPLE])
    assert made["seeds"] == list(WORLDS) and {name: row[SAMPLE] for name, row in made["figures"].items()} == {name: worlds.rounded(anew[name]) for name in made["figures"]}
    lessons = [read(HERE, module) for module in HERE.lessons()]
    prose = "".join(cell.source for lesson in lessons if lesson.course.get("case") == case for cell in lesson.notebook.cells if cell.cell_type == "markdown")
    assert not figures.unquoted(prose, anew)


@pytest.mark.thorough
def test_every_world_is_worked_out_anew_byte_for_byte():
    assert worlds.main(["--check"]) == 0


def of(expression, form=".0f"):
    return Quoted("cell", expression, form, frozenset({"minutes"}))


MANY = [{"minutes": float(minute)} for minute in range(20)]


@pytest.mark.parametrize("here, stray", [(10.0, False), (5.0, False), (4.4, True), (4.6, False), (14.4, False), (14.6, True)])
def test_a_figure_strays_when_a_reader_would_see_it_off_the_middle_half(here, stray):
    """The middle half of 0 to 19 runs from 4.75 to 14.25; what is written like one of its ends is as good."""
    assert bool(strays([of("minutes")], {"minutes": here}, MANY)) == stray


def test_a_stray_says_the_middle_and_the_ends_of_what_the_prose_works_out():
    (stray,) = strays([of("minutes * 10 - other", ".1f")], {"minutes": 40.0, "other": 1}, MANY)
    assert (stray.here, stray.middle, stray.ends) == ("399.0", ("46.5", "141.5"), ("-1.0", "189.0"))


def test_what_luck_does_not_move_is_left_out_and_is_never_a_stray():
    assert worlds.figures([{"a": 1, "b": 2}, {"a": 1, "b": 3}]) == {"b": [2.0, 3.0]}
    assert not strays([Quoted("cell", "fixed", ".0f", frozenset({"fixed"}))], {"fixed": 3, "minutes": 1.0}, MANY)


LESSON = """# ---
# jupyter:
#   course:
#     case: {case}
# ---

# %% [markdown]
# It takes {{{{wait_min:.0f}}}} of {{{{minutes}}}} minutes, {{{{orders}}}} orders. {{{{holds.claim}}}}

# %% [markdown]
# Between {{{{hours.low:.0f}}}} and {{{{hours.high:.0f}}}} hours, {{{{hours:.0f}}}} here; {{{{firm}}}}
"""


def test_the_prose_is_asked_for_its_figures_but_for_those_with_their_spread(tmp_path):
    folder = tmp_path / "solutions" / "01_x"
    folder.mkdir(parents=True)
    (folder / "01_x.py").write_text(LESSON.format(case=CASES[0]))
    (folder / "key.py").write_text("ANSWERS, KEYS = {}, {}")
    case, found = quoted(Layout(tmp_path), "01_x")
    assert case == CASES[0] and [quote.expression for quote in found] == ["wait_min", "orders"]


@pytest.mark.parametrize("module", HERE.lessons())
def test_every_figure_that_prose_quotes_lies_in_the_middle_of_many_worlds(module):
    case, found = quoted(HERE, module)
    assert case is None or not strays(found, findings(case), in_worlds(case))
