"""What only who makes the course needs of it: answers for the made cohort and for the tests."""

from course.exercises.kinds.order import Order
from course.exercises.wrong import Wrong, values


def around(exercise, right):
    """What the catalogue knows, and the right order with one item moved."""
    yield from ([*match, *(one for one in right if one not in match)] for match in values(exercise.wrong, (list, tuple)))
    for at in range(len(right)):
        for to in range(len(right)):
            moved = [one for one in right if one != right[at]]
            moved.insert(to, right[at])
            yield moved


def away(exercise, right, far, chance):
    """An answer between the right one, where ``far`` is 0, and any at all, where it is 1; ``chance`` is a random.Random."""
    order = list(right)
    for _ in range(round(far * 2 * len(order))):
        a, b = chance.sample(range(len(order)), 2)
        order[a], order[b] = order[b], order[a]
    return order


def example():
    """(exercise with its key, right answer)"""
    made = Order("90_try/m90-1", title="order", prompt="First?", points=2, skill="s", seeds=[], items={"a": "One", "b": "Two", "c": "Three"},
                 wrong=[Wrong("a", ["c"], "What comes before “Three”?")])
    made.key = [["a", "b", "c"]]
    return made, ["a", "b", "c"]
