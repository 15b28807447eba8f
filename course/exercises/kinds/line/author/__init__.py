"""What only who makes the course needs of it: answers for the made cohort and for the tests."""

from course.exercises.kinds.line import Line
from course.exercises.wrong import Wrong, values

COLUMNS = ("store", "format", "policy", "items", "ready_min", "ontime", "csat", "action", "found", "queue_len", "returned_90d", "forgive")


def around(exercise, right):
    """What the catalogue knows, each blank nearly right, and the blanks the other way round."""
    yield from ({**right, **match} for match in values(exercise.wrong, dict))
    for blank, typed in right.items():
        yield from ({**right, blank: other} for other in (f'"{typed}"', f" {typed} ", f"{typed}s", typed[:-1] or "x", typed.upper()))
    yield dict(zip(right, reversed(right.values()), strict=True))


def away(exercise, right, far, chance):
    """An answer between the right one, where ``far`` is 0, and any at all, where it is 1; ``chance`` is a random.Random."""
    return {blank: text if chance.random() > far else str(chance.randint(*exercise.within.get(blank, (1, 60)))) if blank in exercise.bare else chance.choice(COLUMNS)
            for blank, text in right.items()}


def example():
    """(exercise with its key, right answer)"""
    made = Line("90_try/m90-1", title="fill", prompt="Per store?", points=2, skill="s", seeds=[], template='orders.groupby("{group}")["{value}"].mean()',
                blanks={"group": "column to group by", "value": "column to average"}, wrong=[Wrong("a", {"value": "csat"}, "Who answers that?")])
    made.key = {"group": {"policy"}, "value": {"ontime"}}
    return made, {"group": "policy", "value": "ontime"}
