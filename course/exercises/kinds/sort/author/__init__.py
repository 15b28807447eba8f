"""What only who makes the course needs of it: answers for the made cohort and for the tests."""

from itertools import combinations

from course.exercises.kinds.sort import Sort
from course.exercises.wrong import Wrong, values


def around(exercise, right):
    """What the catalogue knows, and the right groups with one or two items put elsewhere."""
    yield from ({**right, **match} for match in values(exercise.wrong, dict))
    turned = [(item, group) for item in exercise.items for group in exercise.groups if right[item] != group]
    yield from ({**right, **dict(some)} for size in (1, 2) for some in combinations(turned, size))


def away(exercise, right, far, chance):
    """An answer between the right one, where ``far`` is 0, and any at all, where it is 1; ``chance`` is a random.Random."""
    return {item: chance.choice(list(exercise.groups)) if chance.random() < far else right[item] for item in exercise.items}


def example():
    """(exercise with its key, right answer)"""
    made = Sort("90_try/m90-1", title="sort", prompt="Whose?", points=2, skill="s", seeds=[], items={"a": "One", "b": "Two", "c": "Three"},
                groups={"l": "Leader", "m": "Manager"}, wrong=[Wrong("a", {"b": "l"}, "Who meets “Two”?")])
    made.key = {"a": "l", "b": "m", "c": "m"}
    return made, dict(made.key)
