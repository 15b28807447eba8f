"""A file for Moodle’s import of grades: by what it knows a user, and a column for each grade item, in percent or in points."""

from grading import spreadsheet
from grading.export.people import FORMULA
from grading.grade.table import named

# What Moodle can find a user by, as its own files call it.
KNOWN_BY = {"ID number": ("id number", "idnumber"), "Username": ("username", "user name"), "Email address": ("email address", "email", "e mail")}
NO_GRADE = "-"  # an empty cell would make a grade of nothing where the item is new
HOW = "Export grades or participants from Moodle, and give that file: it holds ID numbers, usernames or addresses."


def rows(columns, everyone, matched, points=False):
    """The rows of the file, and what is to be said of it; an empty list where Moodle could know nobody.

    Parameters
    ----------
    columns, everyone, matched
        As for ``canvas.rows``.
    points : bool
        In points, for grade items that were made with as many; else in percent, as new items have 100.

    Moodle gives up the whole import for one user whom it does not find, and one row in which nothing is a grade takes grades away: such are left out, and said.
    """
    known = next((one for one, called in KNOWN_BY.items() if any(matched.cell(row, *called) for row in matched.rows.values())), None)
    if known is None:
        return [], []
    written, left_out = [], {}
    for learner, row in sorted(matched.rows.items()):
        who, scores = matched.cell(row, *KNOWN_BY[known]), [item.score(everyone[learner].get(item.module)) for item in columns]
        why = (f"no {known} in the list, by which Moodle could know them" if not who else FORMULA.format("Moodle") if spreadsheet.cell(who) != who
               else "no final score yet, and an empty cell would take a grade away" if all(score is None for score in scores) else "")
        if why:
            left_out.setdefault(why, []).append(learner)
        else:
            written.append([who, *(NO_GRADE if score is None else spreadsheet.number(score if points else 100 * score / item.points)
                                   for item, score in zip(columns, scores, strict=True))])
    said = [f"Left out: {named(learners)}: {why}." for why, learners in left_out.items()]
    said.append(f"In Moodle, “Map from” is “{known}”, and “Map to” its users’ field of that name. Map each column to a grade item of its name"
                f"{' and as many points' if points else ', or to a new grade item, which has 100 points'}.")
    return [[known, *(item.title if points else f"{item.title} (%)" for item in columns)], *written], said
