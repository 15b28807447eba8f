"""A file for Canvas’s gradebook: by its own rules of import, so that no student and no assignment is made twice and no grade is taken away."""

import re

from grading import spreadsheet
from grading.export.people import FORMULA
from grading.grade.table import named

COLUMNS = {"Student": ("student", "name", "full name"), "ID": ("id", "canvas id", "canvas user id"), "SIS User ID": ("sis user id", "lms user id"),
           "SIS Login ID": ("sis login id", "login id", "login"), "Section": ("section", "sections")}
KNOWN_BY = ("ID", "SIS User ID", "SIS Login ID")
POSSIBLE = "    Points Possible"
WITH_ID = re.compile(r"(.*) \((\d+)\)")
ITS_OWN = re.compile(r"(Current|Final|Override) (Score|Points|Grade|Status)")  # a column that is called so is no assignment
HOW = "Export the gradebook from Canvas, and give that file: it holds their IDs."


def rows(columns, everyone, matched):
    """The rows of the file, and what is to be said of it; an empty list where Canvas could know nobody.

    Parameters
    ----------
    columns : list of Item
        The columns to hand on.
    everyone : dict
        As ``scores.learners`` gives it.
    matched : Matched
        Canvas’s export, or a list with one of its three ids.

    Returns
    -------
    tuple of (list of list, list of str)
        A student whom Canvas could not know is not in it, and is said. What waits for a mark keeps what Canvas has:
        an empty cell there takes a grade away.
    """
    written, left_out, there = [], {}, _assignments(matched)
    theirs = [_theirs(item, there) for item in columns]
    for learner, row in sorted(matched.rows.items()):
        who = {column: matched.cell(row, *(called if column != "ID" or "learner" in matched.headings or "student" in matched.headings else called[1:]))
               for column, called in COLUMNS.items()}
        why = (f"none of {', '.join(KNOWN_BY)} in the list, by which Canvas could know them" if not any(who[one] for one in KNOWN_BY)
               else FORMULA.format("Canvas") if any(spreadsheet.cell(who[one]) != who[one] for one in KNOWN_BY) else "")
        if why:
            left_out.setdefault(why, []).append(learner)
        else:
            scores = [_score(item, everyone[learner].get(item.module), column, row) for item, column in zip(columns, theirs, strict=True)]
            written.append([*who.values(), *scores])
    if not written:
        return [], []
    said = [f"Left out: {named(learners)}: {why}." for why, learners in left_out.items()]
    for item, (header, _, points) in zip(columns, theirs, strict=True):
        if points != item.points:
            said.append(f"“{header}” has {points:g} points in Canvas and {item.points:g} here: scores were brought to theirs.")
    return [[*COLUMNS, *(header for header, *_ in theirs)], [POSSIBLE, "", "", "", "", *(spreadsheet.number(points) for *_, points in theirs)], *written], said


def _assignments(matched):
    """The assignments that Canvas has: by name and by title, the whole heading, its column, and how many points there are."""
    headings, found = matched.lines[0][1], {}
    possible = next((row for _, row in matched.lines[1:4] if "Points Possible" in row[0]), [])
    for at, heading in enumerate(headings):
        told = WITH_ID.fullmatch(heading)
        if told:
            found[told[1].casefold()] = heading, at, _number(possible[at] if at < len(possible) else "")
    return found


def _theirs(item, there):
    """The heading by which Canvas knows a column, where it stands in the list, and out of how many points; a new one where it has none."""
    name = ITS_OWN.sub(r"\1-\2", item.title) + ("." if WITH_ID.fullmatch(item.title) else "")
    found = there.get(name.casefold()) or there.get(item.id.casefold())
    return (found[0], found[1], found[2] or item.points) if found else (name, None, item.points)


def _score(item, learner, column, row):
    _, at, points = column
    score = item.score(learner)
    if score is None:
        return row[at] if at is not None and at < len(row) and _number(row[at]) is not None else ""
    return spreadsheet.number(score * points / item.points)


def _number(text):
    try:
        return float(text)
    except ValueError:
        return None
