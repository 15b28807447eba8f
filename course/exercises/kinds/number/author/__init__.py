"""What only who makes the course needs of it: answers for the made cohort and for the tests."""

from course.exercises.kinds.number import Number
from course.exercises.wrong import Wrong, values

NEAR = (1.02, 0.97, 1.1, 0.9, 10, 0.1, 60, 1 / 60, 2, 0.5, 100, 0.01)


def around(exercise, right):
    """What the catalogue knows, the right number as people write it, and numbers one slip away."""
    yield from (repr(float(match)) for match in values(exercise.wrong, (int, float)))
    yield from (f"{match:.2f}" for match in values(exercise.wrong, (int, float)))
    value, _ = exercise.key
    plain = f"{value:.4g}"
    yield from (plain, plain.replace(".", ","), f"{plain} {exercise.unit}".strip(), f" {plain}", f"about {plain}")
    yield from (f"{value * factor:.4g}" for factor in NEAR)
    yield from ("I think twelve", f"{plain} or {value * 2:.4g}")


def away(exercise, right, far, chance):
    """An answer between the right one, where ``far`` is 0, and any at all, where it is 1; ``chance`` is a random.Random."""
    number = float(exercise.parse(right)) * (1 + far * chance.uniform(-0.9, 2))
    return round(number) if exercise.ordinal else number


def example():
    """(exercise with its key, right answer)"""
    made = Number("90_try/m90-1", title="count", prompt="How many?", points=2, skill="s", seeds=[], unit="orders", least=0, most=100,
                  wrong=[Wrong("a", 20, "{answer}: of which hour?", within=0.5)])
    made.key = 11.25, 0.05
    return made, "11,25"
