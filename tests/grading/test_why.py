"""What is told of an exercise once it is marked: words for each, by its kind, of the class without naming anybody, and not before its day."""

from collections import Counter
from datetime import date

import pytest

from course.errors import CourseError
from grading import held_back
from grading.build import known, whys
from grading.layout import HERE
from grading.nbgrader.usual import usual
from tests.scoring import exercises

MODULES = [module for module in HERE.lessons() if whys.file(HERE, module).is_file()]


@pytest.mark.parametrize("module", MODULES)
def test_every_exercise_says_what_is_right_and_why_in_sentences_that_are_read_at_once(module):
    found = known.known(HERE, module)
    assert not list(whys.problems({name: list(one.lines) for name, one in found.items()}, {name: one.why for name, one in found.items()}))
    for name, one in found.items():
        told = one.told(one.model if one.exercise.kept_whole else "small: 0.9; large: 0.7", 0.5)  # as a record has them
        assert told["points"] and "could not be read" not in told["points"] and (told["why"] or [line["why"] for line in told["lines"]]), name
        assert one.exercise.opinion or one.exercise.by_hand or told["right"] or told["lines"], name
        assert "{{" not in str(told) and "..." not in str(told), name


def test_a_line_without_its_why_a_long_sentence_and_a_single_one_are_each_named():
    lines, words = {"m1-1": ["a", "b"], "m1-2": [], "m1-3": []}, {"m1-1": {"a": "So it is.", "c": "Not so."}, "m1-2": "One. " + "word " * 26 + "end.", "m1-9": "One. Two."}
    said = list(whys.problems(lines, words))
    assert [one.partition(":")[0].partition(".py")[2] for one in said] == [
        " has words for m1-9, which the lesson does not have.", " says nothing of the line b of m1-1.", " has words for c of m1-1, which is no line of it.",
        ", m1-2", " says less than 2 sentences of m1-3."]


def test_what_most_of_a_class_got_wrong_is_said_with_how_many_and_in_nobodys_words():
    exercise = exercises("02_curbside")["m2-4"]
    assert usual(exercise, 9, Counter(a=2, b=4, doubt=9)).startswith("4 of the 9 who answered were told: “0.33 orders divides one by the other.")
    assert usual(exercise, 7, Counter(b=7)) == usual(exercise, 30, Counter(b=2)) == usual(exercise, 30, Counter(slip=20)) == ""
    decision = exercises("02_curbside")["m2-7"]
    assert usual(decision, 9, Counter(a=5)) == "5 of the 9 who answered were told: “What makes an order wait?”", "a sentence with somebody's own number is left out"


def test_answers_are_held_back_until_their_day_and_a_damaged_setting_lets_nothing_out(tmp_path):
    assert held_back.until(tmp_path, "02_curbside") == ""
    held_back.keep(tmp_path, "02_curbside", "2027-03-03")
    held_back.keep(tmp_path, "03_pickup", "now")
    assert held_back.until(tmp_path, "02_curbside", date(2027, 3, 2)) == "3 March 2027"
    assert held_back.until(tmp_path, "02_curbside", date(2027, 3, 3)) == held_back.until(tmp_path, "03_pickup") == ""
    with pytest.raises(CourseError, match="“soon” is no day"):
        held_back.keep(tmp_path, "02_curbside", "soon")
    for damage in ("{", "[]"):
        (tmp_path / held_back.NAME).write_text(damage)
        with pytest.raises(CourseError, match="can’t be read"):
            held_back.until(tmp_path, "02_curbside", date(2027, 3, 2))
