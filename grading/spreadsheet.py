"""Tables as a spreadsheet has them: read in whatever alphabet, written so that nothing in them is a formula."""

import codecs
import csv
import io
import re

from course.errors import CourseError
from course.files import whole
from grading import inert

MOST_BYTES, MOST_LETTERS, MOST_IN_A_CELL = 5_000_000, 300, 30_000  # Excel’s holds 32,767
SEPARATORS = ",;\t|"
# What a spreadsheet may take for a formula or a command, also after what it leaves out, and as it is written in Japanese.
FORMULA = re.compile(r"[\s\u200b\ufeff]*[=+@\-\t\r＝＋＠－].", re.DOTALL)  # a sign alone is none
CONTROL = re.compile(r"[\0-\x08\x0e-\x1f]")
# What a list of people calls its columns: ours, and those of learning platforms, directories and schools.
LEARNER, LOGIN, NUMBER = ("learner", "learner id"), ("sis login id", "login id", "login", "username", "user name"), ("lms user id", "sis user id", "id number")
FIRST, LAST = ("first name", "firstname", "given name", "forename", "vorname"), ("last name", "lastname", "surname", "family name", "nachname")
NAME, MAIL = ("name", "full name", "student", "student name", "learner name", "participant"), ("email address", "email", "e mail", "mail")
OTHERS = (b"PK\3\4", b"\xd0\xcf\x11\xe0", b"%PDF")


def cell(value):
    """A value as a cell: a number as it is, nothing for ``None``, of a text one line that is no formula."""
    if value is None or isinstance(value, int | float):
        return value
    text = inert.line(str(value).replace("\t", " "), MOST_IN_A_CELL)
    return f"'{text}" if FORMULA.match(text) else text


def headings(row):
    """A line of headings as they are told apart: in small letters, with one space for whatever stands between words."""
    return [" ".join(re.split(r"[\W_]+", one.casefold())).strip() for one in row]


def number(value):
    """A number without zeros that say nothing, to hundredths, as gradebooks show them; empty for ``None``."""
    return "" if value is None else f"{value:.2f}".rstrip("0").rstrip(".")


def text(rows):
    """Rows as CSV, each cell made harmless."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows([*map(cell, row)] for row in rows)
    return written.getvalue()


def write(path, rows, encoding="utf-8-sig"):
    """Write rows as a CSV file, whole or not at all.

    Parameters
    ----------
    path : pathlib.Path
        Its folder is made.
    rows : iterable of sequences
        The first holds the headings.
    encoding : str
        With its mark, by which a spreadsheet knows UTF-8, unless another program chokes on that.

    Raises ``OSError``.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole(path) as half:
        half.write_bytes(text(rows).encode(encoding, "replace"))


def read(path, nothing="Nothing was read.", how="Save it as a CSV file with a line of headings."):
    """The lines of a table that hold anything.

    Parameters
    ----------
    path : pathlib.Path
        In UTF-8, UTF-16 or Windows-1252, with commas, semicolons, tabs or bars between columns, at most 5 MB.
    nothing, how : str
        What it means, and what to do, where it can't be read.

    Returns
    -------
    tuple of (list of (int, list of str), list of str)
        The number of each line and its cells, each one line of text; and a sentence for what is doubtful.

    Raises
    ------
    CourseError
        When it can't be read, or is no table.
    """
    try:
        raw = b"" if path.stat().st_size > MOST_BYTES else path.read_bytes()
        if not raw and path.stat().st_size:
            raise CourseError(f"{path.name} holds more than 5 MB, and is no list of people.", nothing, how)
    except OSError as error:
        raise CourseError(f"{path} could not be read: {error.strerror}.", nothing, "See that the file is where you say, then do this again.") from error
    said, (letters, sure) = [], _letters(raw)
    if raw.startswith(OTHERS) or len(CONTROL.findall(letters)) > max(50, len(letters) / 20):
        raise CourseError(f"{path.name} is a workbook, a document or a picture, not a table as text.", nothing, how)
    if not sure:
        said.append(f"{path.name} is not in UTF-8; it was read as Windows wrote it. See that accents are right.")
    try:
        return list(_rows(letters)), said
    except csv.Error as error:
        raise CourseError(f"{path.name} can’t be read ({error}).", nothing, how) from error


def _letters(raw):
    """The letters of a file, and whether it is sure that they are these."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or 0 in raw[:2]:
        return raw.decode("utf-16" if raw[:1] in (b"\xff", b"\xfe") else "utf-16-le" if raw[1:2] == b"\0" else "utf-16-be", "replace"), True
    try:
        return raw.decode("utf-8-sig"), True
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace"), False


def _rows(letters):
    first = next((line for line in letters.splitlines() if line.strip()), "")
    told = re.fullmatch(r"sep=(.)", first.strip())  # as a spreadsheet may say it
    separator = told[1] if told else max(SEPARATORS, key=re.sub(r'"[^"]*"', "", first).count)
    lines = list(io.StringIO(letters.replace("\0", ""), newline=""))
    reader = csv.reader(lines, delimiter=separator)
    began = ended = 0
    for row in reader:
        began, ended = ended + 1, reader.line_num
        row = [inert.line(one, MOST_LETTERS).strip() for one in row]
        if any(row) and not (told and reader.line_num == 1):
            yield reader.line_num, row
    if ended > began:  # where a quotation mark is never closed, all that stands behind it would be one cell, and nobody in there
        try:
            list(csv.reader(lines[began - 1:], delimiter=separator, strict=True))
        except csv.Error as error:
            raise csv.Error(f"a quotation mark in line {began} is never closed") from error
