"""Runs of a simulator as a marker reads them: what was changed, and what came of it."""

import importlib
from numbers import Real

from grading import inert

MOST_RUNS = 10
MOST_VALUES = 16
UNITS = {"_share": "{:.1%}", "_min": "{:.1f} min", "_min_per_day": "{:.0f} min a day",
         "_gbp": "£{:,.2f}", "_gbp_per_day": "£{:,.0f} a day"}


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
    rows = "".join(f'<tr><th scope="row">{n}</th>{_cells(run)}</tr>' for n, run in cited[:MOST_RUNS])
    return ("<table><caption>Runs that the memo cites, as its page recorded them</caption>"
            f"<thead><tr><th>Run</th><th>Levers moved</th><th>Results</th></tr></thead><tbody>{rows}</tbody></table>")


def _cells(run):
    if run is None:
        return '<td colspan="2">not in the record</td>'
    moved = _moved(run["levers"], _declared(run.get("simulator")))
    results = [_result(name, value) for name, value in run["kpis"].items()]
    return f"<td>{_lines(moved) or 'none: today’s setting'}</td><td>{_lines(results)}</td>"


def _moved(levers, declared):
    """The levers that do not stand at their default, in plain words."""
    for name, value in levers.items():
        lever = declared.get(name, {})
        if not lever or value != lever["default"]:
            choices = lever.get("choices") or {}
            said = choices.get(value, value) if isinstance(value, str) else value
            yield lever.get("label", name.replace("_", " ")), f"{_plain(said)} {lever.get('unit', '')}".strip()


def _result(name, value):
    """A result's name and value, in the unit that the name ends in."""
    if isinstance(value, Real) and not isinstance(value, bool):
        for ending in sorted(UNITS, key=len, reverse=True):
            if name.endswith(ending):
                kept = name if ending == "_share" else name.removesuffix(ending)
                return kept.replace("_", " "), UNITS[ending].format(value)
    return name.replace("_", " "), _plain(value)


def _plain(value):
    if value is None:
        return "not known"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.4g}" if isinstance(value, float) else str(value)[:80]


def _lines(pairs):
    return "<br>".join(f"{inert.text(name[:60])}: {inert.text(said)}" for name, said in list(pairs)[:MOST_VALUES])


def _declared(simulator):
    """The levers of a case by name, where there is such a case."""
    if not isinstance(simulator, str) or not simulator.isidentifier():
        return {}
    try:
        from course.simulation.levers import describe
        model = importlib.import_module(f"course.cases.{simulator}.model")
        return {lever["name"]: lever for lever in describe(model.Levers)}
    except (ImportError, AttributeError):
        return {}
