"""What every kind of exercise promises, tried on the example in its own folder; each function raises AssertionError where it does not hold."""

import inspect
import json
from contextlib import suppress

from course.exercises import front, kinds
from course.exercises.exercise import Exercise, NotUnderstood
from course.exercises.wrong import matches
from grading.build.declare import KINDS, declared
from grading.build.minutes import SECONDS
from grading.cohort.exercises import worth

NAMES = [name for name in kinds.names() if issubclass(kinds.load(name), Exercise)]
HOSTILE = ("<script>alert(1)</script>", "{answer.__class__.__mro__}", '__import__("os").abort()', "%s%n\x00\u202e", "x" * 100_000)
DAMAGED = (True, 0, -1, 1e308, 10**400, float("nan"), float("inf"), "", " ", [], [[]], [None], {}, {"": None}, {"a": None}, {"levers": []}, {"levers": {"x": {}}},
           {"text": 3}, {"text": "x", "runs": "all"}, [["a"] * 50] * 50)


def right_is_worth_its_points(name):
    exercise, right = kinds.author(name).example()
    given = worth(exercise, right)
    assert exercise.kind == name and (given.verdict == "recorded" if exercise.by_hand else (given.value, given.verdict) == (exercise.points, "right"))


def each_error_of_the_catalogue_is_known_and_asked_about(name):
    exercise, right = kinds.author(name).example()
    said = {}
    for raw in (right, *kinds.author(name).around(exercise, right)):
        given = worth(exercise, raw)
        assert 0 <= given.value <= exercise.points
        said.setdefault(given.says_id, (given.value, given.says))
    for wrong in exercise.wrong:
        value, says = said[f"{exercise.id}/{wrong.id}"]
        assert value < exercise.points and says.endswith("?") and "{" not in says


def nothing_is_worth_nothing(name):
    exercise, _ = kinds.author(name).example()
    assert worth(exercise, None).value == 0


def what_is_damaged_or_means_harm_scores_nothing_and_is_shown_as_text(name):
    exercise, right = kinds.author(name).example()
    for raw in (*DAMAGED, *HOSTILE, *bent(right)):
        given = worth(exercise, raw)
        assert given.value < exercise.points or same(exercise, raw, right) or exercise.by_hand and exercise.key is None, raw
        assert "<script" not in given.card() and isinstance(given.value, float)


def what_a_page_sends_is_kept_or_refused_in_a_sentence(name):
    """Call it with ``COURSE_ANSWERS`` set to a file of the test's own."""
    exercise, right = kinds.author(name).example()
    for raw in (*DAMAGED[:5], *HOSTILE, *bent(right), right):
        state = exercise.receive(raw)
        json.dumps(state, default=repr)
        note = state["note"]
        assert note is None or note["says"]
    assert exercise.reads(vars(exercise)) or state["done"] and state["answer"] == right


def a_lesson_may_declare_it_and_a_page_draw_it(name):
    exercise, _ = kinds.author(name).example()
    kind = type(exercise)
    assert KINDS[kind.__name__] is kind is declared(f'exercise = {kind.__name__}("90_try/m90-1", points=1)').kind
    what, many = kind.effort
    keywords = {*inspect.signature(kind).parameters, *inspect.signature(Exercise).parameters}
    assert what in {*SECONDS, "written"} and {many, *kind.prose} - {1} <= keywords
    assert json.loads(json.dumps(exercise.spec))["kind"] == name
    assert f"controls.{name} = " in front.PARTS["page"].decode()


def it_says_what_is_right_and_how_the_points_came_about(name):
    exercise, right = kinds.author(name).example()
    lines = exercise.lines(exercise.parse(right))
    assert exercise.by_hand or exercise.opinion or all(exercise.right(right)) and (exercise.right(right) or lines)
    assert all(line and said for line, said in lines.values())
    for raw in (right, *kinds.author(name).around(exercise, right)):
        with suppress(NotUnderstood):
            assert exercise.worked_out(exercise.parse(raw), 0.5).endswith(".")


PROMISES = (right_is_worth_its_points, each_error_of_the_catalogue_is_known_and_asked_about, nothing_is_worth_nothing,
            what_is_damaged_or_means_harm_scores_nothing_and_is_shown_as_text, what_a_page_sends_is_kept_or_refused_in_a_sentence,
            a_lesson_may_declare_it_and_a_page_draw_it, it_says_what_is_right_and_how_the_points_came_about)


def bent(right):
    """A right answer with something missing, something more, and something else inside."""
    if isinstance(right, dict):
        yield from ({name: bad for name in right} for bad in (*HOSTILE, None, [], {}, 7))
        yield from ({**right, "more": 1}, dict(list(right.items())[:-1]), list(right.items()))
        yield from ({**right, name: other} for name, one in right.items() for other in bent(one))
    elif isinstance(right, list):
        yield from ([*right, *right], right[:-1], [HOSTILE[0]] * len(right), [right], dict.fromkeys(map(str, right)))
    else:
        yield from ([right], {"answer": right}, f"{right}{HOSTILE[0]}", f"{HOSTILE[2]}{right}")


def same(exercise, raw, right):
    """Whether an odd form says the right answer all the same."""
    try:
        answer = exercise.parse(raw)
    except NotUnderstood:
        return False
    return exercise.mark(answer) == 1 and not any(matches(wrong, answer, exercise.same) for wrong in exercise.wrong)
