"""How Canvas and Moodle read a file of grades, written after their own importers and not after our writers.

Canvas: ``lib/gradebook_importer.rb`` of github.com/instructure/canvas-lms. Moodle: ``grade/import/csv/classes/load_data.php``
and ``lib/csvlib.class.php`` of github.com/moodle/moodle.
"""

import csv
import io
import re

CANVAS_OWN = re.compile("Current Score|Current Points|Current Grade|Final Score|Final Points|Final Grade|Override Score|Override Grade|Override Status")


class Refused(Exception):
    """The platform would not take the file, or would do harm with it."""


def canvas(raw, students, assignments):
    """What Canvas makes of a file.

    Parameters
    ----------
    raw : bytes
    students : dict
        By Canvas's number, ``{"name", "sis", "login"}``.
    assignments : dict
        By Canvas's number, its title.

    Returns
    -------
    tuple of (dict, dict, set)
        Grades as text by (student, assignment's number or new title); points by assignment; new titles.
    """
    text = raw.decode("utf-8")
    first = text.splitlines()[:3]
    fields = {one: {len(next(csv.reader([line], delimiter=one))) for line in first} for one in ";,"}
    counts = {one: found.copy().pop() if len(found) == 1 else 0 for one, found in fields.items()}
    lines = [[_decimal(cell) for cell in row] for row in csv.reader(io.StringIO(text), delimiter=";" if counts[";"] > counts[","] else ",")
             if not re.fullmatch("[;, ]+", ",".join(row))]
    header = lines[0]
    if not (len(header) > 3 and "Student" in header[0] and "ID" in header[1]):
        raise Refused("Invalid header row")
    about, sis, login = 3, None, None
    if re.search(r"SIS\s+Login\s+ID", header[2]):
        login, about = 2, 4
    elif re.search(r"SIS\s+User\s+ID", header[2]) and re.search(r"SIS\s+Login\s+ID", header[3]):
        sis, login, about = 2, 3, 5
    if "Section" not in header[about - 1]:
        raise Refused("Invalid header row")
    columns = {}
    for at, heading in enumerate(header[about:], about):
        if CANVAS_OWN.search(heading):
            continue
        told = re.fullmatch(r"(.*)\s\((\d+)\)", heading)
        number = int(told[2]) if told else None
        columns[at] = number if number in assignments else next((one for one, title in assignments.items() if title == heading), told[1] if told else heading)
    if len(set(columns.values())) < len(columns):
        raise Refused("Two columns are one assignment")
    grades, points = {}, {}
    for row in lines[1:]:
        if "Points Possible" in row[0]:
            points = {name: float(row[at]) for at, name in columns.items() if row[at]}
        elif not all(re.fullmatch(r"\s*(Muted|Manual Posting.*)?\s*", cell, re.I) for cell in row):
            who = _student(row, students, sis, login)
            if who is None:
                raise Refused(f"Canvas would make a student of {row[0]!r}")
            for at, name in columns.items():
                if (who, name) in grades:
                    raise Refused(f"{who} stands twice")
                grades[who, name] = row[at].strip()
    return grades, points, {name for name in columns.values() if not isinstance(name, int)}


def _decimal(cell):
    """Canvas's converter: a comma may stand for the point."""
    if not re.fullmatch(r"-?[0-9.,]+%?", cell):
        return cell
    *whole, last = re.split("[,.]", cell)
    return f"{''.join(whole)}.{last}" if whole else last


def _student(row, students, sis, login):
    if row[1].isdigit() and int(row[1]) in students:
        return int(row[1])
    for at, called in ((sis, "sis"), (login, "login")):
        found = [who for who, one in students.items() if at is not None and row[at] and one[called] == row[at]]
        if found:
            return found[0]
    return None


def moodle(raw, users, field, mapping, most=100.0):
    """What Moodle makes of a file.

    Parameters
    ----------
    raw : bytes
    users : dict
        By ``field``'s value, case and all, whom Moodle knows.
    field : str
        The heading that is mapped to the user; ``mapping`` has by heading ``"new"`` or the points of a grade item that is there.
    most : float
        The most that a grade may be, where the site did not raise it.

    Returns
    -------
    dict
        By (user, heading), the grade as a number, or ``None`` where it is set to no grade.
    """
    text = raw.decode("utf-8").removeprefix("\ufeff")
    rows = list(csv.reader(io.StringIO(text)))
    header = [cell.strip() for cell in rows[0]]
    if len(set(header)) < len(header) or "" in header or len(header) < 2:
        raise Refused("The headings are not told apart")
    grades = {}
    for row in rows[1:]:
        if len(row) <= 1:
            continue
        if len(row) != len(header):
            raise Refused("A line has another number of columns")
        who = users.get(row[header.index(field)].strip())
        if who is None:
            raise Refused(f"User not found: {row[header.index(field)]}, and the whole import is given up")
        for heading, value in zip(header, map(str.strip, row), strict=True):
            if heading not in mapping:
                continue
            new = mapping[heading] == "new"
            if value == "-" or (value == "" and not new):
                grades[who, heading] = None
            elif not re.fullmatch(r"-?\d+(\.\d+)?", value):
                raise Refused(f"{value!r} is no grade")
            elif float(value) > (most if new else mapping[heading]):
                raise Refused(f"{value} is more than there is")
            else:
                grades[who, heading] = float(value)
    return grades
