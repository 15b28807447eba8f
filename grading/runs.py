"""Runs of a simulator as a marker reads them: what was changed, what was assumed otherwise, and what came of it.

What levers, assumptions and figures are called and how they are written is declared with the case.
A record is a learner's file, and may be another version's: of what its case does not declare it is said how much there is.
"""

from functools import lru_cache

from course import cases
from course.simulation import kpis, levers
from grading import inert

MOST_RUNS = 10
MOST_VALUES = 24
MOST_LETTERS = 80
UNKNOWN = "Unknown to this version of the course"
UNREADABLE = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError)


def table(cited):
    """A table of runs as one line of inert HTML; empty for none.

    Parameters
    ----------
    cited : list of (int, dict or None)
        The number of each run, and the run as the record holds it, or ``None`` when it
        holds none of that number. Nothing in it is trusted.
    """
    if not cited:
        return ""
    rows = "".join(f'<tr><th scope="row">{n}{_named(run)}</th>{_cells(run)}</tr>' for n, run in cited[:MOST_RUNS])
    return ("<table><caption>Runs that the memo cites, as its page recorded them</caption>"
            f"<thead><tr><th>Run</th><th>Levers moved</th><th>Assumed otherwise</th><th>Results</th></tr></thead><tbody>{rows}</tbody></table>")


def _named(run):
    """What a learner called the run, and whether it was starred."""
    name, star = (run or {}).get("name"), (run or {}).get("starred") is True
    return f"{' ★' if star else ''}{f'<br>{inert.text(name[:MOST_LETTERS])}' if isinstance(name, str) and name else ''}"


def _cells(run):
    if run is None:
        return '<td colspan="3">not in the record</td>'
    case = _case(run.get("simulator"))
    moved = _lines(_moved(run.get("levers"), case and case.levers)) or "none: today’s setting"
    assumed = _lines(_moved(run.get("assumptions"), case and case.assumptions)) or "nothing"
    return f"<td>{moved}</td><td>{assumed}</td><td>{_lines(_results(run.get('kpis'), case))}</td>"


def _case(simulator):
    """The case that a run was played on, or None where this course has none of that name."""
    return _known(simulator) if isinstance(simulator, str) else None


@lru_cache(maxsize=64)
def _known(name):
    return cases.case(name)  # it looks into folders, and each memo cites a few of the same runs


def _moved(set_to, declared):
    """(label, value) of what does not stand as declared, in plain words."""
    known = {one["name"]: one for one in levers.describe(declared)} if declared else {}
    for name, value in (set_to or {}).items():
        if name in known and value != known[name]["default"]:
            yield known[name]["label"], _written(levers.write, known[name], value)
    yield from _unknown(set_to, known)


def _results(values, case):
    """(label, value) of what came of it, in the order in which the case declares it."""
    values, known = values or {}, kpis.describe(case.kpis) if case and case.kpis else {}
    for name in filter(values.__contains__, known):
        yield known[name]["label"], known[name]["unknown"] if values[name] is None else _written(kpis.say, known[name], values[name])
    yield from _unknown(values, known)


def _unknown(values, known):
    """How many of these values nothing is declared of: their names are a program's."""
    if count := sum(name not in known for name in values or ()):
        yield UNKNOWN, str(count)


def _written(write, declared, value):
    """As the page writes it; another version of the course may have kept what this one can't."""
    try:
        return write(declared, value)
    except UNREADABLE:
        return _plain(value)


def _plain(value):
    """A value that is none of those declared."""
    if value is None or isinstance(value, bool):
        return {None: "not known", True: "yes", False: "no"}[value]
    return f"{value:.4g}" if isinstance(value, float) else str(value).replace("_", " ")


def _lines(pairs):
    return "<br>".join(f"{inert.text(name[:MOST_LETTERS])}: {inert.text(said[:MOST_LETTERS])}" for name, said in list(pairs)[:MOST_VALUES])
