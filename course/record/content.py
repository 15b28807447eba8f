"""What a record holds, and what is wrong with one that somebody else may have written."""

import json
import re
from datetime import datetime, timezone

from course.record import edition

SCHEMA = 1
NAME = re.compile(r"[\w.-]{1,40}", re.ASCII)
MOST_RUNS = 200
MOST_BYTES = 2_000_000
MOST_NAME = 60  # letters of a run's name
MOST_TRIES = 10**9 - 1
MOST_FIGURE = 1e15  # no setting or result of a simulator comes near it, and what is beyond a float can't be shown


def now():
    """The time as ISO 8601 in UTC, to the second."""
    return datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def blank(module):
    """A record in which nothing has been answered yet."""
    return {"schema": SCHEMA, "module": module, "edition": edition.here(), "answers": {}, "runs": []}


def check(content, module, wanted=None):
    """Say what is wrong with a record's content.

    Parameters
    ----------
    content : object
        What the JSON file held.
    module : str
        The module that the record should belong to, such as ``02_curbside``.
    wanted : str, optional
        The edition that it should answer; that of this copy's tables unless it is given.

    Returns
    -------
    list of str
        One plain sentence for each problem; empty when the record is sound.
    """
    if not isinstance(content, dict):
        return ["It does not hold a record of answers."]
    problems = []
    schema = content.get("schema")
    if type(schema) is not int or schema < SCHEMA:
        problems.append("It does not say which version of the course wrote it.")
    elif schema > SCHEMA:
        problems.append("It was written by a newer version of the course.")
    if content.get("module") != module:
        problems.append(f"It belongs to another module ({_name(content.get('module'))}).")
    if content.get("edition") != (wanted or edition.here()):
        problems.append(f"It was written for another edition of the course ({_name(content.get('edition'))}).")
    answers = content.get("answers")
    if not isinstance(answers, dict):
        problems.append("Its list of answers is missing.")
    else:
        problems += [f"The answer to {_name(name)} is damaged."
                     for name, entry in answers.items() if not _sound_answer(entry)]
    runs = content.get("runs")
    if not isinstance(runs, list):
        problems.append("Its list of runs is missing.")
    elif not all(_sound_run(run) for run in runs):
        problems.append("One of its runs is damaged.")
    return problems


def _name(value):
    """What somebody else's file calls a thing, where it is a name: a sentence of theirs has no place in one of ours."""
    return value if isinstance(value, str) and NAME.fullmatch(value) else "one unknown here"


def salvage(content, module):
    """The sound answers and runs of a record that is not sound as a whole, as a record that is."""
    kept = blank(module)
    # Answers to another module's questions, or about another edition's numbers, are none of these.
    if isinstance(content, dict) and (content.get("module"), content.get("edition", edition.here())) == (module, edition.here()):
        answers, runs = content.get("answers"), content.get("runs")
        if isinstance(answers, dict):
            kept["answers"] = {name: entry for name, entry in answers.items() if _sound_answer(entry)}
        if isinstance(runs, list):
            kept["runs"] = [run for run in runs if _sound_run(run)]
    return kept


def _sound_answer(entry):
    return (isinstance(entry, dict) and entry.get("answer") is not None and isinstance(entry.get("at"), str)
            and _finite(entry) and isinstance(entry.get("tries", 1), int) and 0 <= entry.get("tries", 1) <= MOST_TRIES)


def _sound_run(run):
    return (isinstance(run, dict) and isinstance(run.get("n"), int) and isinstance(run.get("simulator"), str) and _finite(run)
            and all(isinstance(run.get(part), dict) for part in ("levers", "assumptions", "kpis"))
            and isinstance(run.get("name", ""), str) and len(run.get("name", "")) <= MOST_NAME and isinstance(run.get("starred", False), bool)
            and all(isinstance(run.get(moment, ""), str) for moment in ("left", "touched"))
            and all(value is None or isinstance(value, (int, float)) for value in run["kpis"].values())
            and all(_ordinary(value) for part in (run, run["levers"], run["assumptions"], run["kpis"]) for value in part.values()))


def newest(runs):
    """As many runs as a record holds, oldest first: those that nobody starred go first."""
    over = len(runs) - MOST_RUNS
    gone = sorted(runs, key=lambda run: run.get("starred", False))[:max(over, 0)]  # in their order otherwise
    return [run for run in runs if not any(run is one for one in gone)]


def _ordinary(value):
    """Whether it is no number beyond what a page can write."""
    return not isinstance(value, (int, float)) or abs(value) <= MOST_FIGURE


def _finite(value):
    """Whether it can be written again as strict JSON in UTF-8."""
    try:
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8")
    except (ValueError, TypeError, RecursionError):
        return False
    return True
