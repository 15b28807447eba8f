"""Read a list of people that another program wrote, in whatever alphabet, with whatever between its columns, and say what of it is doubtful."""

import codecs
import csv
import io
import re

from course.errors import CourseError
from course.learners import ALLOWED, is_id, typed
from grading import inert

MOST_BYTES, MOST_LETTERS = 5_000_000, 100
SEPARATORS = ",;\t|"
WHO = ("learner", "learner id", "username", "user name", "user", "login", "sis login id", "login id", "account", "id", "student id")
COLUMNS = {
    "first_name": ("first name", "firstname", "given name", "forename", "vorname"),
    "last_name": ("last name", "lastname", "surname", "family name", "nachname"),
    "whole": ("name", "full name", "student", "student name", "learner name", "participant"),
    "email": ("email", "e mail", "email address", "mail"),
    "lms_user_id": ("lms user id", "sis user id", "id number", "id"),
}
HEADINGS = {*WHO, *(heading for known in COLUMNS.values() for heading in known)}
HOW = "Save it as a CSV file with a line of headings: id, first_name, last_name. Where there is no id, it is made of the name, as the page does."


def read(path):
    """The people of a list.

    Parameters
    ----------
    path : pathlib.Path
        In UTF-8, UTF-16 or Windows-1252, with commas, semicolons, tabs or bars between columns, at most 5 MB.
        A line of headings says what is what; a list of one column needs none.

    Returns
    -------
    tuple of (list of dict, list of str)
        Each with ``id``, ``first_name``, ``last_name``, ``email`` and ``lms_user_id`` (text, empty where unknown);
        and a sentence for all that is doubtful: a line left out, a person who stands twice, an alphabet that was guessed.

    Raises
    ------
    CourseError
        When it can't be read, is no list, or names nobody.
    """
    text, said = _text(_bytes(path), path.name)
    rows = list(_rows(text))
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
        raise CourseError(f"{path.name} names nobody.", " ".join(["Nobody was entered.", *said[:3]]), HOW)
    return list(people.values()), said


def _bytes(path):
    try:
        if path.stat().st_size > MOST_BYTES:
            raise CourseError(f"{path.name} holds more than 5 MB, and is no list of people.", "Nobody was entered.", HOW)
        return path.read_bytes()
    except OSError as error:
        raise CourseError(f"{path.name} could not be read: {error.strerror}.", "Nobody was entered.", "See that the file is where you say, then do this again.") from error


def _text(raw, name):
    """The letters of a file, and what is to be said of how they were read."""
    if raw.startswith((b"PK\3\4", b"\xd0\xcf\x11\xe0", b"%PDF")):
        raise CourseError(f"{name} is a workbook or a document, not a list as text.", "Nobody was entered.", HOW)
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or 0 in raw[:2]:
        way = "utf-16" if raw[:1] in (b"\xff", b"\xfe") else "utf-16-le" if raw[1:2] == b"\0" else "utf-16-be"
        return raw.decode(way, "replace"), []
    try:
        return raw.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace"), [f"{name} is not in UTF-8; it was read as Windows wrote it. See that accents are right."]


def _rows(text):
    """The lines that hold anything, with their numbers."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    told = re.fullmatch(r"sep=(.)", first.strip())  # as a spreadsheet may say it
    bare = re.sub(r'"[^"]*"', "", first)
    separator = told[1] if told else max(SEPARATORS, key=bare.count)
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=separator)
    try:
        for row in reader:
            row = [inert.line(cell, MOST_LETTERS).strip() for cell in row]
            if any(row) and row != [f"sep={separator}"] and not (told and row == ["sep=", ""]):
                yield reader.line_num, row
    except csv.Error as error:
        raise CourseError(f"Line {reader.line_num} of the list can’t be read.", f"Nobody was entered ({error}).", HOW) from error


def _columns(row, name):
    """Which column is what, by the line of headings; nothing for a list of one column without one."""
    headings = [" ".join(re.split(r"[\W_]+", cell.casefold())).strip() for cell in row]
    known = {"id": WHO, **COLUMNS}
    found = {what: at for what, called in known.items() if (at := next((headings.index(one) for one in called if one in headings), None)) is not None}
    if found.get("lms_user_id") == found.get("id"):
        found.pop("lms_user_id", None)
    if not found and len(row) > 1:
        raise CourseError(f"{name} does not say what its columns are: its first line is “{inert.line(', '.join(row), 80)}”.", "Nobody was entered.", HOW)
    return found


def _person(cells):
    """One person of a line: who has no id is known by what the page would make of their name."""
    person = {what: cells.get(what, "") for what in ("id", *COLUMNS, "one")}
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
