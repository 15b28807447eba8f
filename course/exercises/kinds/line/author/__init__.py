"""What only who makes the course needs of it: answers for the made cohort and for the tests."""

from course.exercises.kinds.line import Line
from course.exercises.wrong import Wrong, values


def around(exercise, right):
    """What the catalogue knows, each blank nearly right, and the blanks the other way round."""
    yield from ({**right, **match} for match in values(exercise.wrong, dict))
    for blank, typed in right.items():
        yield from ({**right, blank: other} for other in (f'"{typed}"', f" {typed} ", f"{typed}s", typed[:-1] or "x", typed.upper()))
    yield dict(zip(right, reversed(right.values()), strict=True))


def example():
    """(exercise with its key, right answer)"""
    made = Line("90_try/m90-1", title="fill", prompt="Per store?", points=2, skill="s", seeds=[], template='orders.groupby("{group}")["{value}"].mean()',
                blanks={"group": "column to group by", "value": "column to average"}, wrong=[Wrong("a", {"value": "csat"}, "Who answers that?")])
    made.key = {"group": {"policy"}, "value": {"ontime"}}
    return made, {"group": "policy", "value": "ontime"}
