"""The names that a learner's cells have set, and what a line among them gives."""

import ast
import builtins
from contextlib import suppress


def shell():
    """The running IPython shell, or ``None`` outside a notebook."""
    # Not the builtin of the same name: that one is there only while a cell runs.
    from IPython import get_ipython  # start-up: the launcher's side of a page needs none

    return get_ipython()


def held():
    """{name: value} of the names that the learner's cells have set."""
    running = shell()
    return {} if running is None else running.user_ns


def above():
    """What is held, but for what the running cell sets itself: a line that stands above it can't use that."""
    known, own = held(), set()
    with suppress(SyntaxError):  # a cell with a magic sets what it likes
        own = {node.id for node in ast.walk(ast.parse("".join(known.get("In", [""])[-1:]))) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return {name: value for name, value in known.items() if name not in own}


def tables(known):
    """{name: [column]} of the tables among some names, as a page offers them in menus."""
    import pandas as pd

    return {name: [str(column) for column in value.columns] for name, value in known.items() if isinstance(value, pd.DataFrame) and not name.startswith("_")}


def evaluate(line):
    """What one expression gives among the learner's names, as a cell would; but what divides by nothing raises ``ArithmeticError``, where numpy would warn and give infinity."""
    import numpy as np

    with np.errstate(divide="raise", invalid="raise"):
        return eval(line, {"__builtins__": builtins, **held()})  # noqa: S307 - the learner's own line in their own kernel
