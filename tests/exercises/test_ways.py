"""Does each way of thinking end at a number of its own, and is each diagnosis reached by one of them only?"""

from itertools import combinations

import pytest

from grading.keys import load
from grading.layout import HERE
from tests.scoring import exercises


@pytest.fixture(scope="module", params=sorted(path.parent.name for path in HERE.solutions.glob("*/key.py")))
def lesson(request):
    """Its scored exercises, and the numbers that its key says each way to think about one ends at."""
    key = load(HERE, request.param)
    return exercises(request.param), key.ways() if hasattr(key, "ways") else {}


def numbers(lesson):
    found, ways = lesson
    return [(name, exercise, ways.get(name, {})) for name, exercise in found.items() if exercise.kind == "number"]


def told(exercise, answer):
    wrong = exercise.recognise(answer)
    return wrong.id if wrong else ""


def test_each_way_of_thinking_about_a_number_ends_at_one_of_its_own(lesson):
    for name, exercise, ways in numbers(lesson):
        assert len(ways) >= 12, f"{name}: too few ways were thought of"
        for (one, a), (other, b) in combinations(ways.items(), 2):
            assert abs(a - b) > 1e-6 and exercise.text(a) != exercise.text(b), (name, one, other)


def test_a_key_takes_less_than_half_of_the_way_to_the_nearest_other_reading(lesson):
    for name, exercise, ways in numbers(lesson):
        right, tolerance = exercise.key
        assert right == pytest.approx(ways["right"], rel=1e-12), name
        assert tolerance < min(abs(value - right) for way, value in ways.items() if way != "right") / 2, name
        assert exercise.mark(right) and exercise.mark(right + tolerance) and not exercise.mark(right + 1.01 * tolerance), name


def test_a_catalogued_number_is_reached_by_its_own_way_only(lesson):
    for name, exercise, ways in numbers(lesson):
        letters, bands = {}, {""}
        for wrong in exercise.wrong:
            if callable(wrong.match):
                bands.add(wrong.id)
            else:
                letters[wrong.id] = float(wrong.match)
        assert letters == pytest.approx(
            {letter: ways[letter] for letter in letters}, abs=0.0051), f"{name}: the page and the key work with different figures"
        for way, value in ways.items():
            assert told(exercise, value) in ({way} if way in letters else bands if way != "right" else {""}), (name, way)


def test_a_number_typed_as_the_page_writes_it_is_told_what_its_way_is_told(lesson):
    for name, exercise, ways in numbers(lesson):
        for way, value in ways.items():
            if exercise.unit == "%" and value < 1:
                continue  # asked back: a part of one, or per cent
            answer = exercise.parse(exercise.text(value))
            assert told(exercise, answer) == told(exercise, value), (name, way)
            assert exercise.mark(answer) == (way == "right"), (name, way)


def test_what_can_be_at_all_tells_nothing_of_the_key(lesson):
    for name, exercise, _ in numbers(lesson):
        right, _ = exercise.key
        assert exercise.least <= right / 3 and right * 3 <= exercise.most < float("inf"), name
        assert all(exercise.least <= wrong.match <= exercise.most for wrong in exercise.wrong if not callable(wrong.match)), f"{name}: the catalogue says more of it"


def test_a_size_or_a_sign_that_cannot_be_is_asked_about_at_once_whatever_made_it(lesson):
    """The bounds are those of such a case: so wide that they tell nothing of the key, and no wider."""
    for name, exercise, ways in numbers(lesson):
        right, most = ways["right"], exercise.most
        either = exercise.least == -most  # a gain that may be a loss
        assert (either or exercise.least in (0, 1)) and (most in (60, 100) or 10 * right < most < 100 * right), name
        for absurd in (-10 * most if either else -right, most * 10):
            said = exercise.note(exercise.parse(exercise.text(absurd)))
            assert said["head"] == "Think again" and said["says"].endswith("?"), (name, absurd)


def test_what_is_merely_kept_is_said_to_be_neither_right_nor_wrong(lesson):
    for name, exercise, ways in numbers(lesson):
        said = exercise.note(ways["right"])
        assert said["head"] == "Recorded" and "Neither right nor wrong yet" in said["says"], name
