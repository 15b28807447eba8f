"""Whatever stands around a number, it is read as meant or asked back: never as another one."""

import math
import re
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from course.exercises.reading import MULTIPLES, Unclear, read

CHEAP = settings(max_examples=200, deadline=None, derandomize=True)
UNITS = ("", "£", "%", "orders", "min", "month")
numbers = st.decimals(min_value=-10**7, max_value=10**7, allow_nan=False, allow_infinity=False, places=2)
spaces = st.sampled_from([",", "", " ", "\u00a0", "\u2009", "\u202f", "\u2007", "’", "'"])
words = st.sampled_from(["about", "~", "roughly", "it is", "on average", "in total", "exactly", "or so", "=", "", "."])
minus = st.sampled_from(["-", "−", "–", "—", "minus "])


def outcome(typed, unit):
    """The number that is kept, or ``None`` where something is asked back."""
    try:
        value, beside = read(typed, unit, unit == "month")
        return value if beside in ("", unit) else None
    except Unclear as problem:
        assert re.search("[?.]$", str(problem)) and len(str(problem)) < 400
        return None


def written(number, grouping, places, sign):
    """A number as somebody writes it."""
    text = f"{abs(number):,.{places}f}".replace(",", grouping)
    return f"{sign}{text}" if number < 0 else text


@CHEAP
@given(numbers, spaces, minus, words, words, st.sampled_from(UNITS))
def test_a_number_is_read_as_it_is_written_whatever_hedges_it(number, grouping, sign, before, after, unit):
    typed = f"{before} {written(number, grouping, 2, sign)} {after} {unit if unit != '£' else ''}"
    assert outcome(typed.strip(), unit) == float(number)


@CHEAP
@given(st.integers(0, 999_999), st.sampled_from(UNITS))
def test_what_the_page_writes_reads_as_itself(number, unit):
    from course.exercises import Number

    exercise = Number("m/x-1", unit=unit, ordinal=unit == "month", title="t", prompt="p", points=1, skill="s", seeds=[])
    assert exercise.parse(exercise.text(number)) == number


@CHEAP
@given(st.integers(1, 400), st.integers(1, 60), st.sampled_from(["/", " / ", "⁄"]))
def test_a_fraction_is_what_it_comes_to(over, under, slash):
    assert outcome(f"{over}{slash}{under}", "orders") == over / under
    assert outcome(f"{over} out of {under}", "%") == 100 * over / under and outcome(f"{over} in {under}", "orders") is None


PIECES = ("12", "3.5", "1,200", "0.5", "7", "-", "–", "/", "x", "*", "(", ")", "£", "%", "m", "k", "p", "million", "in", "of", "per", "day", "and",
          "=", ".", ",", "²", "hundred", "th", "e", "about", "orders")


@CHEAP
@given(st.lists(st.sampled_from(PIECES), max_size=7), st.sampled_from(UNITS))
@example(["12", "m"], "orders")
@example(["12", "in", "7", "million"], "%")
@example(["3.5", "of", "7", "%"], "month")
def test_no_text_is_read_as_a_number_that_does_not_stand_in_it(pieces, unit):
    """Of anything at all: what is read is one number that was typed, in the scale of the word behind it, or two of them as a ratio or a share."""
    value = outcome(" ".join(pieces), unit)
    if value is None:
        return
    numbers = [float(piece.replace(",", "")) for piece in pieces if piece[0].isdecimal()]
    money = unit == "£" or "£" in pieces
    scaled = [one * MULTIPLES[word] for one, word in zip(numbers, after_numbers(pieces), strict=True) if word in MULTIPLES and (money or word != "m")]
    pence = [one / 100 for one in numbers if unit == "£" and "p" in pieces]
    ratios = [a / b * (100 if unit == "%" and "/" not in pieces else 1) for a, b in pairwise(numbers) if {"/", "in", "of", "per"} & set(pieces)]
    meant = numbers + scaled + pence + ratios + [a + b for a in numbers for b in ratios]
    assert any(math.isclose(abs(value), one, rel_tol=1e-12) for one in meant), value


def after_numbers(pieces):
    """What stands right behind each number, punctuation aside."""
    said = [piece for piece in pieces if piece not in list(".,()")] + [""]
    return [after for one, after in pairwise(said) if one[0].isdecimal()]
