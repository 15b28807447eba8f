"""What a learner's program can gather from the copy that it is given, without answering anything. Runs where only that copy is.

    python harvest.py COPY FILE [CASE …]    writes what it found to FILE, a pickle of plain data

It imports every module, takes every constant, every literal in the sources and every value
in JSON; it calls each function of a case that asks for nothing, and the others with what
their parameters' names suggest: the case's assumptions, levers, customers, a run, the tables
of its page, the figures that an exercise's text gives. It opens every seal. It plays no
simulator: whoever plays is meant to. Where cases are named, it calls the functions of no others.
"""

import ast
import contextlib
import dataclasses
import importlib
import inspect
import io
import itertools
import json
import pickle
import re
import sys
import types
from collections.abc import Mapping
from functools import partial
from numbers import Real
from pathlib import Path

import pandas as pd

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
MOST_CALLS = 3_000  # for one function
MOST_UNNAMED = 2  # parameters that can only be tried
SETTINGS = ("Levers", "replace")


class Loot:
    """What was found, each thing with where: ``numbers``, ``mappings``, ``orders`` (lists of text), ``tables`` ({label: number}), ``texts``."""

    def __init__(self):
        self.numbers, self.mappings, self.orders, self.tables, self.texts = [], [], [], [], []

    def take(self, value, where, in_a_list=False):
        """Keep a value, and what is in it. A number that stands in a list has no name that says what it is."""
        if isinstance(value, str):
            self.texts.append((where, value))
        elif isinstance(value, Real) and not isinstance(value, bool):
            if not in_a_list:
                self.numbers.append((where, float(value)))
        elif dataclasses.is_dataclass(value) and not isinstance(value, type):
            fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
            if all(isinstance(one, (str, Real)) for one in fields.values()):
                moved = {name: one for name, one in fields.items() if one != getattr(type(value)(), name)} if _has_defaults(value) else fields
                self.take(moved, where, in_a_list)
            else:
                for name, one in fields.items():
                    self.take(one, f"{where}.{name}", in_a_list)
        elif isinstance(value, Mapping):
            if value and all(isinstance(name, str) and isinstance(one, (str, Real)) for name, one in value.items()):
                self.mappings.append((where, dict(value)))
            for name, one in value.items():
                if name != "config":  # how a chart looks: the size of its letters
                    self.take(one, f"{where}[{name!r}]", in_a_list)
        elif isinstance(value, (pd.DataFrame, pd.Series)):
            self._table(value, where)
        elif isinstance(value, (list, tuple, set, frozenset)):
            if value and all(isinstance(one, str) for one in value):
                self.orders.append((where, list(value)))
            if value and all(isinstance(one, Real) for one in value):
                self.tables.append((where, dict(enumerate(map(float, value)))))
            if value and all(isinstance(one, Mapping) and all(isinstance(cell, (str, Real)) for cell in one.values()) for one in value):
                self._table(pd.DataFrame(value), where)
            for at, one in enumerate(value):
                self.take(one, f"{where}[{at}]", in_a_list=True)

    def _table(self, value, where):
        frame = value.to_frame("value") if isinstance(value, pd.Series) else value
        words = [column for column in frame if not pd.api.types.is_numeric_dtype(frame[column])]
        labels = frame.set_index(words).index if words else frame.index
        for column in frame.columns.difference(words):
            if len(frame) <= 200:
                self.tables.append((f"{where}[{column!r}]", dict(zip(map(str, labels), map(float, frame[column].fillna(0))))))


def _has_defaults(value):
    return all(field.default is not dataclasses.MISSING for field in dataclasses.fields(value))


def harvest(copy, *only):
    """Everything that is in a learner's copy, from functions ``only`` what those cases give if any are named. Returns a Loot."""
    loot = Loot()
    for path in sorted(copy.rglob("*.json")):
        with contextlib.suppress(ValueError):
            loot.take(json.loads(path.read_text(encoding="utf-8")), str(path.relative_to(copy)))
    for path in sorted(copy.rglob("*.md")):
        loot.texts.append((path.name, path.read_text(encoding="utf-8")))
    pages = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(copy.rglob("*.ipynb"))}
    for name, page in pages.items():
        loot.take(page["metadata"], f"{name}, metadata")
        for cell in page["cells"]:
            source, where = "".join(cell["source"]), f"{name}, cell {cell['id']}"
            loot.take(cell["metadata"], f"{where}, metadata")
            loot.texts.append((where, source))
            if cell["cell_type"] == "code":
                _literals(source, where, loot)
                loot.take(list(_sealed(source)), f"{where}, sealed")
    for path in sorted((copy / "course").rglob("*.py")):  # to be read whether it can be imported or not
        where, source = str(path.relative_to(copy)), path.read_text(encoding="utf-8")
        loot.texts.append((where, source))
        _literals(source, where, loot)
    found = list(_modules(copy))
    for module, path in found:
        where = str(path.relative_to(copy))
        for name, value in vars(module).items():
            if not name.startswith("__") and not isinstance(value, (type, types.ModuleType, types.FunctionType)):
                loot.take(value, f"{where}, {name}")
    for name, page in pages.items():
        case = page["metadata"]["course"].get("case")
        if case and case in (only or [case]):
            _call_all([(module, path) for module, path in found if module.__name__.startswith(f"course.cases.{case}.")], case, page, loot)
    return loot


def _modules(copy):
    for path in sorted((copy / "course").rglob("*.py")):
        name = ".".join(path.relative_to(copy).with_suffix("").parts).removesuffix(".__init__")
        if path.name != "__main__.py":
            with contextlib.suppress(ImportError):
                yield importlib.import_module(name), path


def _literals(source, where, loot):
    """Every literal list and mapping in a source, and the literal keywords of every setting: ``Levers(substitution="call")``."""
    for node in ast.walk(ast.parse(source)):
        with contextlib.suppress(ValueError, TypeError):
            if isinstance(node, (ast.Dict, ast.List, ast.Tuple)):
                loot.take(ast.literal_eval(node), f"{where}, line {node.lineno}")
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SETTINGS:
                loot.take(dict(_plain(node.keywords)), f"{where}, line {node.lineno}")


def _sealed(source):
    """What a page keeps until an exercise is answered: each output as a mapping of its forms."""
    from course.exercises.waiting import opened

    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "later":
            yield from (data for data, _ in opened(ast.literal_eval(node.args[1])))


def _plain(keywords):
    for word in keywords:
        with contextlib.suppress(ValueError):
            yield word.arg, ast.literal_eval(word.value)


def _call_all(modules, case, page, loot):
    """Call each function of a case with whatever it may want: of each whole case that its folder declares."""
    from course import cases

    for one in cases.parts(case):
        if one.plays and not isinstance(one.simulate, partial):  # a part of one plays the same model
            _call_with(one, modules, page, loot)


def _call_with(case, modules, page, loot):
    luck, assumed, levers = case.world(), case.assumptions(), case.levers()
    given = {"a": assumed, "assumptions": assumed, "levers": levers, "world": luck, "luck": luck, "run": case.run()}
    figures, tables = _figures(page), _tables(page)
    for module, path in modules:
        for name, function in inspect.getmembers(module, lambda one: inspect.isfunction(inspect.unwrap(one)) if callable(one) else False):
            if function.__module__ != module.__name__ or name.startswith("_"):
                continue
            wanted = [p for p in inspect.signature(function).parameters.values() if p.default is p.empty and p.kind is not p.VAR_KEYWORD]
            if sum(p.name not in given for p in wanted) > MOST_UNNAMED:
                continue
            choices = [[given[p.name]] if p.name in given else [*tables.values(), *figures] for p in wanted]
            for at, arguments in enumerate(itertools.product(*choices)):
                if at == MOST_CALLS:
                    break
                with contextlib.suppress(Exception, SystemExit), contextlib.redirect_stdout(io.StringIO()):
                    loot.take(function(*arguments), f"{path.name}, {name}({', '.join(map(_short, arguments))})")


def _short(value):
    return type(value).__name__ if not isinstance(value, Real) else f"{value:g}"


def _figures(page):
    """The numbers that stand in the text before an exercise that asks for one, and in its question; and what one is off another, in per cent."""
    found, text = [], ""
    for cell in page["cells"]:
        source = "".join(cell["source"])
        if "Number(" in source:
            question = source.partition("wrong=")[0].partition("prompt=")[2]
            said = [float(one.replace(",", "")) for one in NUMBER.findall(text + question)]
            found += [*said, *(100 * (1 - one / two) for one in said for two in said if 0 < one < two)]
        text = source if cell["cell_type"] == "markdown" else ""
    return list(dict.fromkeys(found))


def _tables(page):
    """The tables that the page itself loads, by name."""
    space = {}
    for cell in page["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code" and "load(" in source:
            with contextlib.suppress(Exception, SystemExit), contextlib.redirect_stdout(io.StringIO()):
                exec(source, space)  # noqa: S102 - the page's own cell
    return {name: value for name, value in space.items() if isinstance(value, pd.DataFrame)}


if __name__ == "__main__":
    file = Path(sys.argv[2])
    file.write_bytes(pickle.dumps(vars(harvest(Path(sys.argv[1]), *sys.argv[3:]))))
