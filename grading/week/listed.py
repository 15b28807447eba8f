"""Read a list of people that another program wrote, and say what of it is doubtful."""

from course.errors import CourseError
from course.learners import ALLOWED, is_id, typed
from grading import inert, spreadsheet
from grading.spreadsheet import FIRST, LAST, LEARNER, LOGIN, MAIL, NAME, NUMBER

COLUMNS = {"id": (*LEARNER, *LOGIN, "user", "account", "id", "student id"), "first_name": FIRST, "last_name": LAST, "whole": NAME, "email": MAIL,
           "edition": ("edition",), "lms_user_id": (*NUMBER, "id")}
NOBODY = "Nobody was entered."
HOW = "Save it as a CSV file with a line of headings: id, first_name, last_name. Where there is no id, it is made of the name, as the page does."


def read(path):
    """The people of a list.

    Parameters
    ----------
    path : pathlib.Path
        As ``spreadsheet.read`` takes it. A line of headings says what is what; a list of one column needs none.

    Returns
    -------
    tuple of (list of dict, list of str)
        Each with ``id``, ``first_name``, ``last_name``, ``email``, ``lms_user_id`` and ``edition`` (text, empty where unknown);
        and a sentence for all that is doubtful: a line left out, a person who stands twice, an alphabet that was guessed.

    Raises
    ------
    CourseError
        When it can't be read, is no list, or names nobody.
    """
    rows, said = spreadsheet.read(path, NOBODY, HOW)
    columns = _columns(rows[0][1], path.name) if rows else {}
    people, lines = {}, {}
    for line, row in rows[bool(columns):]:
        person = _person({what: row[at] if at < len(row) else "" for what, at in (columns or {"one": 0}).items()})
        before = people.get(person["id"].casefold())
        if not is_id(person["id"]):
            said.append(f"Line {line} is left out: {_called(person)} gives no name to be known by. Put one into a column called id: {ALLOWED}.")
        elif before:
            said.append(f"{_called(person)} in line {line} is {before['id']} of line {lines[before['id']]} again: that one counts. "
                        "If they are two people, give each an id of their own in a column called id, and tell them.")
        else:
            people[person["id"].casefold()], lines[person["id"]] = person, line
    if not people:
        raise CourseError(f"{path.name} names nobody.", " ".join([NOBODY, *said[:3]]), HOW)
    return list(people.values()), said


def _columns(row, name):
    """Which column is what, by the line of headings; nothing for a list of one column without one."""
    headings = spreadsheet.headings(row)
    found = {what: at for what, called in COLUMNS.items() if (at := next((headings.index(one) for one in called if one in headings), None)) is not None}
    if found.get("lms_user_id") == found.get("id"):
        found.pop("lms_user_id", None)
    if not found and len(row) > 1:
        raise CourseError(f"{name} does not say what its columns are: its first line is “{inert.line(', '.join(row), 80)}”.", NOBODY, HOW)
    return found


def _person(cells):
    """One person of a line: who has no id is known by what the page would make of their name."""
    person = {what: cells.get(what, "") for what in (*COLUMNS, "one")}
    if whole := person.pop("whole"):
        last, comma, first = whole.partition(",")
        first, last = (first, last) if comma else whole.rpartition(" ")[::2]
        person |= {what: person[what] or part.strip() for what, part in (("first_name", first), ("last_name", last))}
    one = person.pop("one")
    if not any(person.values()) and one:
        if not is_id(one):
            person["first_name"], _, person["last_name"] = one.rpartition(" ")
        person["id"] = one if is_id(one) else typed(one)
    person["id"] = person["id"] or typed(f"{person['first_name']} {person['last_name']}".strip()) or person["email"]
    if not (person["first_name"] or person["last_name"]):
        person["last_name"] = person["id"]  # who has a name is on the roster; and pages show it
    return person


def _called(person):
    return f"{person['first_name']} {person['last_name']}".strip() or person["id"] or "an empty line"
