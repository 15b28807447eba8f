"""What only who makes the course needs of it: answers for the made cohort and for the tests."""

from itertools import combinations

from course.exercises.kinds.choices import Choices
from course.exercises.wrong import Wrong, values


def around(exercise, right):
    """What the catalogue knows, and the right options with one or two ticked otherwise."""
    options = list(exercise.options)
    yield from (sorted(match, key=options.index) for match in values(exercise.wrong, (list, set, tuple)))
    yield from ([one for one in options if (one in right) != (one in turned)]
                for size in (1, 2) for turned in combinations(options, size))


def away(exercise, right, far, chance):
    """An answer between the right one, where ``far`` is 0, and any at all, where it is 1; ``chance`` is a random.Random."""
    return [one for one in exercise.options if (one in right) != (chance.random() < far / 2)] or right


def example():
    """(exercise with its key, right answer)"""
    made = Choices("90_try/m90-1", title="tick", prompt="Which?", points=2, skill="s", seeds=[], options={"a": "One", "b": "Two", "c": "Three", "d": "Four"},
                   wrong=[Wrong("a", ["c"], "Why only “{answer}”?")])
    made.key = {"a", "b"}
    return made, ["a", "b"]
