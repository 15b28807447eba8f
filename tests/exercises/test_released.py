"""Does what a learner is told at once leave the right answer open?"""

import random
from functools import cache
from string import ascii_lowercase

import pytest

from course.exercises import kinds
from course.exercises.exercise import Exercise
from grading.keys import load
from grading.layout import HERE
from tests import scoring
from tests.scoring import released

MODULES = HERE.lessons()
TRIED = 60  # answers from the right one to any at all; of settings, which are replayed, fewer
REPLAYED = 12


@cache
def keyed(module):
    return scoring.exercises(module)


def of_kinds(*kinds):
    """(module, id) of every exercise of these kinds; of all where none is named."""
    found = [(module, name, exercise.kind) for module in MODULES for name, exercise in released(module).items()]
    return pytest.mark.parametrize("module, name", [(module, name) for module, name, kind in found if not kinds or kind in kinds])


def right(module, name):
    """A right answer, as the page sends it or a learner's line gives it."""
    key = load(HERE, module)
    return key.ANSWERS[name] if name in key.ANSWERS else key.KEYS[name][0]


def merely_recorded(exercise, answer):
    """Whether the page says no more of an answer than that it is kept."""
    # What a line gives, and a card says beside it, is worked out in the learner's kernel.
    note = Exercise.note if exercise.kind in ("line", "code") else type(exercise).note
    return note(exercise, exercise.parse(answer))["head"] == "Recorded"


def tried(exercise, key, chance):
    """Answers ever further from a right one, which stands first."""
    count = REPLAYED if exercise.replayed else TRIED
    return [kinds.author(exercise.kind).away(exercise, key, (step / (count - 1)) ** 0.5, chance) for step in range(count)]


@of_kinds()
def test_what_is_merely_recorded_may_be_worth_anything(module, name):
    """Else "Recorded" would say that an answer is right, and trying would find it."""
    exercise, marked, key = released(module)[name], keyed(module)[name], right(module, name)
    answers = tried(exercise, key, random.Random(name))
    kept = [answer for answer in answers if merely_recorded(exercise, answer)]
    shares = [float(marked.mark(marked.parse(answer))) for answer in kept]
    assert shares[0] == 1, "the right one is objected to"
    assert len(kept) >= len(answers) / 4 and min(shares) < 0.3
    assert sum(share > 0.95 for share in shares) <= 0.75 * len(shares)


@of_kinds()
def test_every_exercise_has_errors_to_say_at_once_and_their_letters_have_no_gap(module, name):
    """A gap would tell which is kept for later."""
    letters = [wrong.id for wrong in keyed(module)[name].wrong]
    said = [wrong.id for wrong in released(module)[name].wrong]
    assert said and said == letters[:len(said)] and "".join(letters) == ascii_lowercase[:len(letters)]


@of_kinds("sort")
def test_what_is_objected_to_settles_few_items_of_a_list(module, name):
    exercise, key = released(module)[name], right(module, name)
    open_to = {item: [group for group in exercise.groups if merely_recorded(exercise, {**key, item: group})] for item in exercise.items}
    assert sum(len(groups) == 1 for groups in open_to.values()) <= len(open_to) / 4
    # Together, too: the answers that nothing is said of are at least two for each open item, multiplied.
    chance = random.Random(name)
    kept = [merely_recorded(exercise, {item: chance.choice(groups) for item, groups in open_to.items()}) for _ in range(200)]
    assert sum(kept) > 150


@of_kinds("order")
def test_most_orders_are_not_objected_to_and_the_one_that_a_page_begins_with_is_worth_nothing(module, name):
    exercise, chance = released(module)[name], random.Random(name)
    orders = [chance.sample(list(exercise.items), len(exercise.items)) for _ in range(200)]
    assert sum(merely_recorded(exercise, order) for order in orders) > 100
    assert keyed(module)[name].mark(list(exercise.items)) < 0.3


@of_kinds("sort")
def test_the_groups_of_a_list_come_in_no_pattern(module, name):
    exercise, key = released(module)[name], right(module, name)
    for items in ([item["id"] for item in exercise.describe()["items"]], list(exercise.items)):
        groups = [key[item] for item in items]
        for period in range(1, len(groups) - 5):
            again = [a == b for a, b in zip(groups, groups[period:], strict=False)]
            assert sum(again) <= 0.6 * len(again), f"every {period}: {groups}"


# What somebody who has not understood a question might go by, among the options that nothing is said of.
def _shown(exercise):
    return [option["id"] for option in exercise.describe()["options"]]


HABITS = {
    "the upper": lambda exercise, left: min(left, key=_shown(exercise).index),
    "the lower": lambda exercise, left: max(left, key=_shown(exercise).index),
    "the one that the author wrote first": lambda exercise, left: min(left, key=list(exercise.options).index),
    "the one that the author wrote last": lambda exercise, left: max(left, key=list(exercise.options).index),
    "the longer": lambda exercise, left: max(left, key=lambda one: len(exercise.options[one])),
    "the shorter": lambda exercise, left: min(left, key=lambda one: len(exercise.options[one])),
    "the one with more pauses": lambda exercise, left: max(left, key=lambda one: sum(exercise.options[one].count(mark) for mark in ",:;")),
    "the one with fewer pauses": lambda exercise, left: min(left, key=lambda one: sum(exercise.options[one].count(mark) for mark in ",:;")),
    "the one beside what is objected to": lambda exercise, left: min(left, key=lambda one: abs(_shown(exercise).index(one) - 1.5)),
    "the one whose name comes first": lambda exercise, left: min(left),
}


@pytest.mark.parametrize("habit", HABITS)
def test_no_habit_finds_the_right_options(habit):
    found = []
    for module in MODULES:
        for name, exercise in released(module).items():
            if exercise.kind == "choice":
                left = [option for option in exercise.options if merely_recorded(exercise, option)]
                assert 2 <= len(left) < len(exercise.options), f"{name} is given away, or says nothing at once"
                found.append(HABITS[habit](exercise, left) == right(module, name))
    assert sum(found) <= len(found) * 2 / 3


def test_no_option_is_told_by_its_length():
    for module in MODULES:
        for name, exercise in released(module).items():
            if exercise.kind == "choice":
                lengths = [len(label) for option, label in exercise.options.items() if merely_recorded(exercise, option)]
                assert max(lengths) <= 1.3 * min(lengths), name
