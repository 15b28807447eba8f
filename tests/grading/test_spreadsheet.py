"""Is a table read in whatever alphabet it came, and is nothing that is written into one a formula?"""

import csv

import pytest

from course.errors import CourseError
from grading import spreadsheet

PEOPLE = [["id", "name"], ["anna", "Anna Größe"], ["bert", "O’Neill, Bert"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_table_is_read_in_whatever_alphabet_and_with_whatever_between_its_columns(tmp_path, encoding, separator):
    path = tmp_path / "people.csv"
    with open(path, "w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=separator).writerows(PEOPLE)
    rows, said = spreadsheet.read(path)
    assert [row for _, row in rows] == PEOPLE and [line for line, _ in rows] == [1, 2, 3]
    assert bool(said) == (encoding == "cp1252")


def test_what_a_spreadsheet_says_of_its_separator_is_no_line_of_the_table(tmp_path):
    (tmp_path / "a.csv").write_text("sep=;\nid;name\n\n;\nanna;Anna, B\n")
    assert spreadsheet.read(tmp_path / "a.csv")[0] == [(2, ["id", "name"]), (5, ["anna", "Anna, B"])]


@pytest.mark.parametrize("content, says", [(b"PK\3\4rest", "workbook"), (b"x" * 5_000_001, "5 MB"), (b'id,name\n"' + b"x" * 200_000, "can’t be read"),
                                           (b'id,name\nanna,"Anna\nbert,Bert\ncora,Cora\n', "mark in line 2 is never closed"), (bytes(range(1, 256)) * 9, "a picture")])
def test_what_is_no_table_is_said_in_a_sentence(tmp_path, content, says):
    (tmp_path / "a.csv").write_bytes(content)
    with pytest.raises(CourseError, match=says):
        spreadsheet.read(tmp_path / "a.csv")
    with pytest.raises(CourseError, match="No such file"):
        spreadsheet.read(tmp_path / "b.csv")


@pytest.mark.parametrize("hostile", ['=1+1', "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\u200b=1", "＝1", "=HYPERLINK(\"http://a\")", "x\n=1", "\ufeff@a"])
def test_no_cell_is_a_formula_and_none_breaks_its_line(tmp_path, hostile):
    spreadsheet.write(tmp_path / "a.csv", [["name", "points"], [hostile, -1.5]])
    (_, first), (_, (name, points)) = spreadsheet.read(tmp_path / "a.csv")[0]
    assert name[:1] not in "=+-@\t\r＝＋＠－ \u200b" and points == "-1.5" and first == ["name", "points"]


def test_a_name_stays_as_it_is(tmp_path):
    spreadsheet.write(tmp_path / "deep" / "a.csv", PEOPLE)
    assert [row for _, row in spreadsheet.read(tmp_path / "deep" / "a.csv")[0]] == PEOPLE
    assert (tmp_path / "deep" / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("value, said", [(None, ""), (3.0, "3"), (10.0, "10"), (2.5, "2.5"), (1 / 3, "0.33"), (0, "0")])
def test_points_are_written_as_a_gradebook_shows_them(value, said):
    assert spreadsheet.number(value) == said


def test_a_sign_that_is_unseen_and_an_inch_cost_nobody_the_table(tmp_path):
    (tmp_path / "a.csv").write_text('id,name\n\0anna,Anna 5" \nbert,"B\n""B"""\n', encoding="utf-8")
    assert [row for _, row in spreadsheet.read(tmp_path / "a.csv")[0]] == [["id", "name"], ["anna", 'Anna 5"'], ["bert", 'B "B"']]
