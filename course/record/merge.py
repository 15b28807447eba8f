"""Two records of one learner in one, by the time of each answer: whoever wrote last loses nobody's answers."""

import json
import re

from course.record.content import newest, now

MARKS = {"n", "name", "starred", "left", "touched"}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def merged(known, found):
    """What ``found`` holds, with each answer and run that ``known`` has beyond it or later.

    Both are sound contents; where neither answer is the later, ``found``'s stands. Doing it again
    gives nothing new, so two machines that put one file together at once come to rest. Two runs of
    one number are two runs all the same: the one that comes in gets a new number, and the memo that
    cites it too.
    """
    runs, number = _all_runs(known["runs"], found["runs"])
    answers = dict(found["answers"])
    for exercise, entry in known["answers"].items():
        if exercise not in answers or _order(entry) > _order(answers[exercise]):
            answers[exercise] = _citing(entry, number)
    return {**found, "answers": answers, "runs": runs}


def after(before):
    """The time of an answer that takes the place of the entry ``before``, as ISO 8601 in UTC.

    Never earlier than that: a clock that was put back since would make the older answer the later.
    """
    return max(now(), _order(before)[0])


def _order(entry):
    """Sorts the answers to one exercise by time, and within one second by tries."""
    at = entry.get("at", "")
    return at if MOMENT.fullmatch(at) else "", entry.get("tries", 1)


def _all_runs(known, found):
    """The runs of both, numbered each once, and the number that each of ``known`` has got."""
    seen = {_same(run): run for run in known}
    found = [max(run, seen.get(_same(run), run), key=lambda one: one.get("touched", "")) | {"n": run["n"]} for run in found]
    numbers = {_same(run): run["n"] for run in found}
    taken, added, number = set(numbers.values()), [], {}
    for run in known:
        n = numbers.get(_same(run))
        if n is None:
            n = run["n"] if run["n"] not in taken else max(taken) + 1
            added.append({**run, "n": n})
            taken.add(n)
        number[run["n"]] = n
    return (newest(sorted([*found, *added], key=lambda run: run["n"])) if added else found), number


def _same(run):
    """What a run is known by, whatever its number and its marks."""
    return json.dumps({name: value for name, value in run.items() if name not in MARKS}, sort_keys=True)


def _citing(entry, number):
    """An entry whose memo cites runs by the numbers that they have now."""
    answer = entry["answer"]
    if not isinstance(answer, dict) or not isinstance(answer.get("runs"), list):
        return entry
    cited = [number.get(n, n) if type(n) is int else n for n in answer["runs"]]
    return {**entry, "answer": {**answer, "runs": cited}}
