"""Which figures that prose quotes lie off the middle of 20 worlds, and which seed would lie nearest to it.

    python3 -m grading worlds                        every lesson's figures that lie off the middle
    python3 -m grading worlds 03_pickup --search 60  tries seeds 0 to 59 as the case's REFERENCE_SEED, nearest first

A figure is near the middle when the reference world's lies within the middle half of the 20
(``course.simulation.author.worlds`` makes them), or is written as one end of that half is. One
that strays may stay if the same cell quotes ``{{name.low}}`` and ``{{name.high}}`` too.
"""

import ast
import re
from dataclasses import dataclass

import numpy as np

from course.simulation.author import worlds
from grading.build import figures
from grading.build.lesson import called, findings, name_cells, read

SHOWN = 12
ENDS = re.compile(r"\.(low|high)$")


@dataclass(frozen=True)
class Quoted:
    """A figure of a lesson: where it stands, the expression, its format, and what it takes from the findings."""

    place: str
    expression: str
    form: str
    names: frozenset

    def value(self, found):
        """The number in the world of these findings."""
        return figures.work_out(ast.parse(self.expression, mode="eval").body, found)


@dataclass(frozen=True)
class Stray:
    """A quoted figure that lies off the middle half of many worlds; all as the prose would write them."""

    quoted: Quoted
    here: str
    middle: tuple
    ends: tuple


def quoted(layout, module):
    """Every figure that a lesson's prose quotes of its case, but for those quoted with their spread."""
    lesson = read(layout, module)
    name_cells(lesson)
    case = lesson.cases[0] if len(lesson.cases) == 1 else None
    if case is None or case not in worlds.cases():
        return None, []
    found = []
    for cell in lesson.notebook.cells:
        if cell.cell_type == "markdown":
            places = [place.partition(":") for place in figures.PLACE.findall(cell.source)]
            spread = {ENDS.sub("", text.strip()) for text, _, _ in places if ENDS.search(text.strip())}
            each = [Quoted(called(cell), text.strip(), form.strip(), figures.names(text)) for text, _, form in places]
            found += [one for one in each if one.names and not one.names <= spread and not ENDS.search(one.expression)]
    return case, found


def strays(quotes, here, rows):
    """The Strays among quoted figures, given the findings of one world and of many."""
    found = []
    for quote in quotes:
        value, many = quote.value(here), np.array([quote.value({**here, **row}) for row in rows], float)
        low, high = np.quantile(many, [0.25, 0.75])
        said = format(value, quote.form)
        written = {format(type(value)(round(end) if isinstance(value, int) else end), quote.form) for end in (low, high)}
        if not low <= value <= high and said not in written:
            found.append(Stray(quote, said, tuple(format(end, _loose(quote.form)) for end in (low, high)),
                               tuple(format(end, _loose(quote.form)) for end in (many.min(), many.max()))))
    return found


def in_worlds(case):
    """One dict of findings for each world of a case's made file; what luck does not move is left out."""
    table = worlds.load(case)
    return [{name: values[at] for name, values in table["figures"].items()} for at in range(len(table["seeds"]))]


def nearest(case, quotes, seeds):
    """(how many stray, how far from the middle on average, seed), the nearest seed first. Far is 0 in the middle, 1 at an end."""
    rows, many = in_worlds(case), worlds.in_worlds(case, seeds)
    ranked = []
    for seed, here in many.items():
        far = [abs(_rank(quote.value(here), [quote.value({**here, **row}) for row in rows])) for quote in quotes]
        ranked.append((len(strays(quotes, here, rows)), float(np.mean(far)), seed))
    return sorted(ranked)


def report(layout, names=(), search=0, say=print):
    """Say what strays, and what a search for a seed found. True when nothing strays."""
    clean = True
    for module in layout.chosen(names):
        case, quotes = quoted(layout, module)
        if case is None or not quotes:
            continue
        found = strays(quotes, findings(case), in_worlds(case))
        clean = clean and not found
        say(f"{module}: {len(found)} of {len(quotes)} quoted figures lie off the middle of {len(worlds.WORLDS)} worlds.")
        for stray in found:
            say(f"  {{{{{stray.quoted.expression}}}}} is {stray.here}; the middle half {' to '.join(stray.middle)}, "
                f"all {' to '.join(stray.ends)}; {stray.quoted.place}")
        if search:
            for count, far, seed in nearest(case, quotes, list(range(search)))[:SHOWN]:
                say(f"  seed {seed}: {count} off the middle, {far:.2f} from it on average")
    return clean


def _loose(form):
    """A format for what lies between: a whole number's may be halves."""
    return form.replace("d", ".1f") if form.endswith("d") else form or "g"


def _rank(value, many):
    """Where a value stands among many: 0 in the middle, 1 above all, -1 below all."""
    below, above = sum(each < value for each in many), sum(each > value for each in many)
    return (below - above) / len(many)
