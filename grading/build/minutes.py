"""How long a module takes, by one rule for all: so many words a minute, so many seconds for each thing to do.

A lesson says it in its prose as ``{{minutes}}``, and the welcome page takes it from the built
header: nobody writes it by hand. ``python3 -m grading minutes`` shows what it is made of (account.py).

The rule is set before a module is measured and is not fitted to one. Non-fiction is read
silently at 238 words a minute on average (M. Brysbaert, 2019, Journal of Memory and Language
109); what has to be thought through is read slower. A text is composed at a keyboard at 19 words a
minute (C.-M. Karat et al., 1999, CHI '99). The seconds are our own guess of a manager who
meets this page for the first time.
"""

import ast
import math
import re
from collections import Counter
from contextlib import suppress

from grading.build.declare import KINDS

WORDS_A_MINUTE = 200
WRITTEN_A_MINUTE = 19
SECONDS = {
    "choice": 15,  # one thing to sort, to pick or to put in its place, once it is read
    "lever": 20,  # to move it, see what follows and think about it
    "number": 90,  # to work out and to type
    "blank": 20,  # in a line that is given
    "line": 120,  # to write
    "chart": 40,
    "table": 20,
    "feedback": 20,  # to read what is said of an answer
}
MOST = 40
TAG = re.compile(r"<[^>]*>")
FIGURE = re.compile(r"\{\{[^}]*\}\}")
WORD = re.compile(r"[\w’'£€$%.,-]*\w[\w’'%.,-]*")


def minutes(lesson):
    """Whole minutes that a lesson takes, rounded up to five: what its header and its prose say."""
    return 5 * math.ceil(seconds(parts(lesson)) / 300)


def parts(lesson):
    """A Counter for each cell, {what: how many}: words to read, words to write, and each kind of thing to do.

    What comes with the marks is read when the module is done, and is left out.
    """
    return {cell.id: _markdown(cell.source) if cell.cell_type == "markdown" else _code(cell.source)
            for cell in lesson.notebook.cells if "marks" not in cell.metadata.get("tags", ())}


def seconds(counted):
    """What the Counters of some cells come to."""
    return sum(number * each(what) for cell in counted.values() for what, number in cell.items())


def each(what):
    """The seconds that one of these takes."""
    return {"words": 60 / WORDS_A_MINUTE, "written": 60 / WRITTEN_A_MINUTE}.get(what) or SECONDS[what]


def _markdown(text):
    return Counter(words=len(WORD.findall(FIGURE.sub("x", TAG.sub(" ", text)))))


def _code(source):
    """What a cell shows: charts, tables, the simulator, or an exercise with all that it says and asks."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return Counter()
    found, names, shown = Counter(), _imported(tree), [node.value for node in tree.body if isinstance(node, ast.Expr)]
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = ast.unparse(call.func)
        if name in KINDS:
            found += _exercise(KINDS[name], call, names)
        elif name.startswith(("charts.", "later.")) and call in shown:
            found["chart"] += 1
        elif name == "Table":
            found["table"] += 1
        elif name == "Panel":
            found["lever"] += _levers(call, names)
    return found


def _exercise(kind, call, names):
    given = {word.arg: _evaluate(word.value, names) for word in call.keywords}
    found = Counter(words=sum(_words(value) for name, value in given.items() if name in kind.prose), feedback=1)
    what, many = kind.effort
    many = given.get(many, ()) if isinstance(many, str) else many
    return found + Counter({what: many if isinstance(many, int) else len(many)})


def _levers(call, names):
    """How many levers a simulator lets a reader move."""
    simulator = _evaluate(call.args[1], names) if len(call.args) > 1 else None
    return len(simulator.levers) if hasattr(simulator, "levers") else 0


def _words(value):
    """How many words a text, or all texts in a list or dict of them, show."""
    if isinstance(value, str):
        return len(WORD.findall(value))
    return sum(map(_words, value.values() if isinstance(value, dict) else value)) if isinstance(value, (dict, list, tuple, set)) else 0


def _imported(tree):
    """What a cell imports, so that ``only=list(CELLS)`` can be counted; the build runs the cell anyway."""
    names = {}
    for node in tree.body:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            with suppress(Exception):  # executing the cell says what is wrong with it
                exec(compile(ast.Module([node], []), "lesson", "exec"), names)  # noqa: S102 - the author's own
    return names


def _evaluate(node, names):
    """The value of an argument; where it rests on what earlier cells set, the texts in it."""
    try:
        return eval(compile(ast.Expression(node), "lesson", "eval"), dict(names))  # noqa: S307 - the author's own
    except Exception:  # noqa: BLE001 - whatever is wrong with it, executing the cell says so
        return [part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)]
