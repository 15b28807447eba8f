"""What only who makes the course needs of it: answers for the made cohort and for the tests."""

from course.exercises.kinds.choice import Choice
from course.exercises.wrong import Wrong


def around(exercise, right):
    """Every option."""
    yield from exercise.options


def away(exercise, right, far, chance):
    """An answer between the right one, where ``far`` is 0, and any at all, where it is 1; ``chance`` is a random.Random."""
    return chance.choice(list(exercise.options)) if far else right


def example():
    """(exercise with its key, right answer)"""
    made = Choice("90_try/m90-1", title="pick", prompt="Which?", points=2, skill="s", seeds=[], options={"a": "One", "b": "Two", "c": "Three"},
                  wrong=[Wrong("a", "b", "Why “{answer}”?")])
    made.key = "a"
    return made, "a"
