"""Who is who: the people of another system's list, matched with the learners of the course. Nobody is guessed at, and nobody is left out unsaid."""

from dataclasses import dataclass, field

from course.errors import CourseError
from course.learners import typed
from grading import spreadsheet
from grading.spreadsheet import FIRST, LAST, LEARNER, LOGIN, MAIL, NAME, NUMBER

# By what somebody signs in or is known elsewhere; the first of these that is one of our ids tells who it is.
THEIRS = (*LOGIN, *NUMBER, "student id", "id", *MAIL)
NOTHING = "No file was written."
FORMULA = "known in {} by what a spreadsheet takes for a formula, so type their scores in by hand"
HOW = "Give the platform’s own export, or a table as CSV with a column called learner, for the ids that the course knows, and one for theirs."


@dataclass
class Matched:
    """A list, matched: ``headings`` and ``lines`` as they came, ``rows`` by learner; and who is not in it, by ``why``."""

    headings: list
    lines: list
    rows: dict = field(default_factory=dict)
    by_name: list = field(default_factory=list)
    strangers: list = field(default_factory=list)
    doubled: dict = field(default_factory=dict)
    missing: list = field(default_factory=list)
    said: list = field(default_factory=list)

    def cell(self, row, *called):
        """What a row has in the first of these columns that is there; empty where it has nothing."""
        at = next((self.headings.index(one) for one in called if one in self.headings), None)
        return row[at] if at is not None and at < len(row) else ""


def match(path, known):
    """Match a list with those who are known.

    Parameters
    ----------
    path : pathlib.Path
        As ``spreadsheet.read`` takes it. With a column called ``learner``, that says who each is. Without one, the first
        of a line's logins, numbers and addresses that is an id of ours does, or what the course's page makes of the name.
    known : iterable of str
        The ids of the learners.

    Returns
    -------
    Matched

    Raises
    ------
    CourseError
        When it can't be read, or does not say what its columns are.
    """
    lines, said = spreadsheet.read(path, NOTHING, HOW)
    headings = spreadsheet.headings(lines[0][1]) if lines else []
    if not {*headings} & {*LEARNER, *THEIRS, *NAME, *FIRST}:
        raise CourseError(f"{path.name} does not say what its columns are." if lines else f"{path.name} is empty.", NOTHING, HOW)
    found, ids = Matched(headings, lines, said=said), {one.casefold(): one for one in known}
    claimed = {}
    for line, row in lines[1:]:
        if any("points possible" in cell.casefold() for cell in row[:1]) or not any(found.cell(row, one) for one in (*LEARNER, *THEIRS, *NAME, *FIRST)):
            continue
        keys = _keys(found, row)
        at = next((at for at, key in enumerate(keys) if key.casefold() in ids), None)
        if at is None:
            found.strangers.append(_called(found, row) or f"line {line}")
        else:
            claimed.setdefault(ids[keys[at].casefold()], {}).setdefault(tuple(row), (line, at == len(keys) - 1 and len(keys) > 1))
    for learner, rows in claimed.items():
        if len(rows) > 1:
            found.doubled[learner] = [line for line, _ in rows.values()]
        else:
            (row, (_, named)), = rows.items()
            found.rows[learner] = list(row)
            if named:
                found.by_name.append(learner)
    found.missing = sorted(one for one in known if one not in claimed)
    return found


def _keys(found, row):
    """By what a line may be one of ours, the surest first; the last is made of the name."""
    if any(one in found.headings for one in LEARNER):
        return [found.cell(row, *LEARNER)]
    numbered = "student" in found.headings  # it is Canvas's own export, whose plain ID is Canvas's number for somebody
    keys = [value for one in THEIRS if not (numbered and one == "id") and (value := found.cell(row, one))]
    return [*keys, *(key.partition("@")[0] for key in keys if "@" in key), typed(_called(found, row))]


def _called(found, row):
    whole = found.cell(row, *NAME)
    last, comma, first = whole.partition(",")
    name = f"{first.strip()} {last.strip()}" if comma else whole
    return name or f"{found.cell(row, *FIRST)} {found.cell(row, *LAST)}".strip() or found.cell(row, *LEARNER, *THEIRS)
