"""Does one rule say how long each module takes, from what it shows and asks?"""

import nbformat
import pytest

from grading.build.lesson import Lesson, name_cells, read, say_minutes
from grading.build.minutes import MOST, SECONDS, WORDS_A_MINUTE, WRITTEN_A_MINUTE, minutes, parts, seconds
from grading.layout import HERE

MEMO = 'Memo("01_x/m1-8", title="write it", prompt="to her", words=190, rubric={"much that nobody reads": 1})'


def lesson(*cells):
    made = Lesson("01_x", nbformat.v4.new_notebook(cells=list(cells)), None)
    name_cells(made)
    return made


def code(source):
    return nbformat.v4.new_code_cell(source)


def text(source):
    return nbformat.v4.new_markdown_cell(source)


def test_words_are_those_that_a_reader_sees():
    counted = parts(lesson(text('# A <b class="x y">bold</b> heading\n\nIt costs {{cost - 2:.0f}} pounds, not £3.50.')))
    assert counted["cell-01"] == {"words": 9}


@pytest.mark.parametrize("source, asked", [
    ('Sort("01_x/m1-1", title="two words", items={"a": "one", "b": "two"}, groups={"c": "three"}, wrong=[Wrong("a", {}, "not counted")])',
     {"words": 5, "choice": 2, "feedback": 1}),
    ('Order("01_x/m1-1", title="x", items={"a": "one", "b": "two"})', {"words": 3, "choice": 2, "feedback": 1}),
    ('Choice("01_x/m1-1", title="x", prompt=f"{names} of them", options={"a": "one"})', {"words": 4, "choice": 1, "feedback": 1}),
    ('Number("01_x/m1-1", title="x", prompt="how many", unit="sofas")', {"words": 4, "number": 1, "feedback": 1}),
    ('from string import digits\nDecision("01_x/m1-7", title="x", only=list(digits))', {"words": 1, "lever": 10, "feedback": 1}),
    ('Line("01_x/m1-5", title="x", template="a {b}", blanks={"b": "which one"})', {"words": 5, "blank": 1, "feedback": 1}),
    ('Code("01_x/m1-6", title="x", name="y")', {"words": 1, "line": 1, "feedback": 1}),
    (MEMO, {"words": 4, "written": 190, "feedback": 1}),
    ("charts.line(frame)", {"chart": 1}), ("later.ceiling(frame)", {"chart": 1}), ("Table(rows)", {"table": 1}), ("import nothing_of_the_kind", {}), ("a = (", {}),
])
def test_each_thing_to_do_is_counted(source, asked):
    assert parts(lesson(code(source)))["cell-01"] == asked


def test_a_module_takes_as_long_as_its_words_and_its_doing_rounded_up_to_five():
    made = lesson(text("word " * 10 * WORDS_A_MINUTE), code(MEMO), code("charts.line(frame)"))
    took = 600 + 4 * 60 / WORDS_A_MINUTE + 190 * 60 / WRITTEN_A_MINUTE + SECONDS["feedback"] + SECONDS["chart"]
    assert seconds(parts(made)) == pytest.approx(took) and minutes(made) == 25
    say_minutes(made)
    assert made.course["minutes"] == 25


@pytest.mark.parametrize("module", HERE.lessons())
def test_a_module_says_its_minutes_by_the_rule_and_takes_at_most_forty(module):
    source = HERE.lesson(module).read_text(encoding="utf-8")
    made = read(HERE, module)
    name_cells(made)
    assert "#     minutes:" not in source and ("{{minutes}} minutes" in source or module.startswith("00"))
    assert minutes(made) <= MOST
