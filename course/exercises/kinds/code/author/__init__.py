"""What only who makes the course needs of it: lines of pandas around the right one, and what they give."""

import ast
import copy
from textwrap import dedent

from course.exercises.kinds.code import Code
from course.exercises.wrong import Wrong, values

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
INSTEAD = {"mean": ("sum", "median", "max", "count"), "sum": ("mean", "count"), "median": ("mean",), "count": ("size", "sum")}


def lines(exercise, source, known):
    """(Source of the learner's cell, what its name then holds or ``None``) for lines around the right one.

    ``source`` is the cell with the right line, ``known`` the names that the page sets before it: each line
    is run in this process among them. Only the instructor's own line, with one word of it changed, is ever run.
    """
    head, _, rest = source.partition(BEGIN)
    region, _, tail = rest.partition(END)
    columns = _columns(known)
    right = dedent(region).strip("\n")
    for line in dict.fromkeys((right, *_changed(right, columns))):
        written = f"{head}{line}{tail}"
        yield written, _run(written, known, exercise.name)
    yield f"{head}{right.rstrip().rstrip(')')}{tail}", None  # a bracket is missing: the cell does not run
    yield f"{head}{right.replace('=', '= the', 1)}{tail}", None


def _run(source, known, name):
    space = dict(known)
    try:
        exec(source, space)  # noqa: S102 - the instructor's own line, a word changed
    except Exception:  # noqa: BLE001 - a line that does not run gives nothing, as for a learner
        return None
    value = space.get(name)
    return None if value is ... else value


def _columns(known):
    return list(dict.fromkeys(str(column) for table in known.values() if hasattr(table, "columns") for column in table.columns))


def _changed(line, columns):
    """The line with one word changed: a column, a column fewer, another statistic, rounded."""
    tree = ast.parse(line)
    if not any(isinstance(node, ast.Assign) for node in tree.body):
        return
    for at, node in enumerate(ast.walk(tree)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from (_with(tree, at, "value", column) for column in columns if column != node.value)
        elif isinstance(node, ast.List) and len(node.elts) > 1:
            yield from (_with(tree, at, "elts", node.elts[:drop] + node.elts[drop + 1:]) for drop in range(len(node.elts)))
            yield _with(tree, at, "elts", node.elts[::-1])
        elif isinstance(node, ast.Attribute):
            yield from (_with(tree, at, "attr", other) for other in INSTEAD.get(node.attr, ()))
    yield f"{line.rstrip()}.round(3)"
    yield f"{line.rstrip()} * 1.02"


def _with(tree, at, field, value):
    changed = copy.deepcopy(tree)
    setattr(list(ast.walk(changed))[at], field, value)
    return ast.unparse(changed)


def around(exercise, right):
    """What the name may hold that is not the right number."""
    yield from values(exercise.wrong, (int, float))
    yield from ([right], {"x": right}, right * 2, "", True, None)


def away(exercise, right, far, chance):
    """An answer between the right one, where ``far`` is 0, and any at all, where it is 1; ``chance`` is a random.Random."""
    return right * (1 - far * chance.uniform(0.1, 0.9))


def example():
    """(exercise with its key, right answer)"""
    made = Code("90_try/m90-1", title="write", prompt="The mean?", points=2, skill="s", seeds=[], name="mean_min",
                wrong=[Wrong("a", 4, "That is the median. Which of them pulls the mean up?")])
    made.key = 5.0, 0.01
    return made, 5.0
