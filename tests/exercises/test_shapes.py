"""One table, two readers: whatever shape a line leaves it in, the page and the score understand the same, and what neither can tell is said at once."""

import pytest

from course.exercises.kinds.code import shapes
from tests.exercises.shapes import ENOUGH, readable, unclear
from tests.scoring import at_once, of_kind, score

pytestmark = pytest.mark.usefixtures("own_record")


def declared(exercise):
    """The groups of an exercise with the words for them, as its cell declares them."""
    words = {}
    for word, (kind, label) in exercise.groups.words.items():
        if word != label:
            words.setdefault((kind, label), []).append(word)
    levels = {name: {str(one): one for one in exercise.key[0].index.get_level_values(name)} for name in exercise.key[0].index.names}
    return {kind: {levels[kind][label]: words.get((kind, label), []) for label in labels} for kind, labels in exercise.groups.kinds.items()}


@pytest.mark.parametrize("exercise", of_kind("Code"), ids=lambda one: one.id)
def test_a_form_whose_meaning_is_clear_counts_fully_and_nothing_is_asked(exercise):
    forms = readable(exercise.key[0], declared(exercise))
    assert len(forms) >= ENOUGH
    odd = [name for name, value in forms if (score(exercise, value).value, at_once(exercise, value)["head"]) != (exercise.points, "Recorded")]
    assert odd == []


@pytest.mark.parametrize("exercise", of_kind("Code"), ids=lambda one: one.id)
def test_a_form_that_nobody_can_read_earns_nothing_and_is_said_at_once_and_with_the_score(exercise):
    silent = []
    for name, value, holds in unclear(exercise.key[0], declared(exercise), exercise.decimals):
        given, said = score(exercise, value), at_once(exercise, value)
        told = said["head"] == "Think again" and said["says"].endswith("?") == given.says.endswith("?")
        if given.value or not told or (holds is not None and holds != ("numbers asked for" in given.says)):
            silent.append((name, given, said))
    assert silent == []


def test_as_many_numbers_as_a_card_could_place_are_read_and_one_more_is_none():
    assert len(shapes.numbers([float(at) for at in range(shapes.MOST_NUMBERS)])) == shapes.MOST_NUMBERS
    assert shapes.numbers([float(at) for at in range(shapes.MOST_NUMBERS + 1)]) is None
