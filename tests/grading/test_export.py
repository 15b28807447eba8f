"""Does each system take what is handed on, by its own rules, and is everybody named who is not in it?"""

import csv
import io
import json
from datetime import datetime, timedelta

import pytest

from course.errors import CourseError
from grading.export import canvas, command, scores
from grading.layout import HERE, Layout
from grading.results.klass import ABSENT, AWAY, GRADED, Answer, Exercise, Klass, Learner
from tests.grading import platforms

PHONE, PICKUP = "02_curbside", "03_pickup"
EXERCISES = {module: (Exercise(f"m{n}-1", "", "Exercise 1 · one number", "number", 4.0, None, False, False, (), None),
                      Exercise(f"m{n}-8", "", "Exercise 8 · memo", "memo", 6.0, None, False, True, (), None)) for n, module in ((2, PHONE), (3, PICKUP))}
AT = datetime(2026, 11, 22, 14, 2, 5)


def learner(name, module, number=4.0, memo=3.0, state=GRADED, **more):
    n = int(module[:2])
    answers = {f"m{n}-1": Answer(number, number, "", False, last=15, at="2026-11-22T14:02:05Z"), f"m{n}-8": Answer(memo, None, "", memo is None)} if state == GRADED else {}
    return Learner(name, f"{name.title()} Berg", state, answers=answers, module=module, handed_in=AT if state != ABSENT else None, **more)


CLASSES = {
    PHONE: Klass(PHONE, "Who should answer the phone?", EXERCISES[PHONE], (
        learner("anna", PHONE), learner("bert", PHONE, 1.0, None, late=timedelta(hours=36)), learner("cora", PHONE, state=AWAY), learner("dora", PHONE, state=ABSENT),
        learner("=eve()", PHONE), learner("fay", PHONE, 0.0, 0.0, newer=True))),
    PICKUP: Klass(PICKUP, "Why is it late?", EXERCISES[PICKUP], (learner("anna", PICKUP, 1 / 3, 6.0), learner("bert", PICKUP)))}
CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,Who should answer the phone? (501),Other (502),Current Score,Final Score
,,,,,Manual Posting,,,
    Points Possible,,,,,10,50,(read only),(read only)
"Berg, Anna",11,S1,anna,One,,40,80,80
"Berg, Bert",12,S2,BERT@school.example,One,7.5,,75,75
"Berg, Cora",13,S3,cora,One,,,,
"Stranger, Zoë",14,S4,zoe,One,9,,90,90
"Fay, Berg",15,S5,fay,One,2,,,
"Student, Test",16,,a0b1,One,,,,
"""
STUDENTS = {11: {"sis": "S1", "login": "anna"}, 12: {"sis": "S2", "login": "BERT@school.example"}, 13: {"sis": "S3", "login": "cora"}, 15: {"sis": "S5", "login": "fay"}}


@pytest.fixture
def here(tmp_path, monkeypatch):
    return course_of(tmp_path, monkeypatch)


def course_of(tmp_path, monkeypatch):
    """A course whose classes are those above."""
    for name in ("00_welcome", PHONE, PICKUP):
        (tmp_path / "course" / "solutions" / name).mkdir(parents=True)
        (tmp_path / "course" / "solutions" / name / f"{name}.py").touch()
    (tmp_path / "course" / "grading").mkdir()
    monkeypatch.setattr(scores.klass, "read", lambda layout, module: CLASSES.get(module, Klass(module, "Welcome", (), ())))
    return Layout(tmp_path / "course")


def handed_on(here, to, text="", modules=(PHONE,), encoding="utf-8", **settings):
    if text:
        (here.root / "list.csv").write_bytes(text.encode(encoding))
        settings["roster"] = here.root / "list.csv"
    path, said = command.export(here, modules, to, **settings)
    return path.read_bytes(), "\n".join(said)


# Canvas.

def test_canvas_takes_the_file_by_its_own_rules_and_makes_no_student_and_no_assignment_anew(here):
    raw, said = handed_on(here, "canvas", CANVAS)
    grades, points, new = platforms.canvas(raw, STUDENTS, {501: "Who should answer the phone?", 502: "Other"})
    assert (points, new) == ({501: 10.0}, set())
    assert grades == {(11, 501): "7", (12, 501): "7.5", (13, 501): "", (15, 501): "0"}, "what waits keeps what Canvas has"
    for words in ("memo not marked, 1 (bert)", "turned away, 1 (cora)", "not handed in, 1 (dora)", "On the list and not known here, so not in the file: 2 (Zoë Stranger, Test Student)",
                  "Known here and not on the list, so not in the file: 2 (=eve(), dora)", "with the score from before: fay"):
        assert words in said


def test_canvas_s_own_maximum_is_kept_and_scores_are_brought_to_it(here):
    raw, said = handed_on(here, "canvas", CANVAS.replace(",10,50,", ",100,50,"))
    grades, points, _ = platforms.canvas(raw, STUDENTS, {501: "Who should answer the phone?"})
    assert (points[501], grades[11, 501]) == (100.0, "70") and "has 100 points in Canvas and 10 here" in said


def test_by_exercise_canvas_gets_an_assignment_for_each_with_its_points(here):
    raw, _ = handed_on(here, "canvas", CANVAS, modules=(), by="exercise")
    grades, points, new = platforms.canvas(raw, STUDENTS, {501: "Who should answer the phone?"})
    assert points == {"Who should answer the phone?: Exercise 1 · one number": 4.0, "Who should answer the phone?: Exercise 8 · memo": 6.0,
                      "Why is it late?: Exercise 1 · one number": 4.0, "Why is it late?: Exercise 8 · memo": 6.0} and new == set(points)
    assert grades[12, "Who should answer the phone?: Exercise 8 · memo"] == "" and grades[12, "Who should answer the phone?: Exercise 1 · one number"] == "1"
    assert grades[11, "Why is it late?: Exercise 1 · one number"] == "0.33" and grades[15, "Why is it late?: Exercise 1 · one number"] == ""


@pytest.mark.parametrize("text", ["learner,ID\nanna,11\n", "learner;SIS Login ID\nanna;anna\n", "id,first_name,last_name,sis user id\nanna,Anna,Berg,S1\n"])
def test_a_list_of_one_s_own_serves_as_well(here, text):
    raw, _ = handed_on(here, "canvas", text)
    assert platforms.canvas(raw, STUDENTS, {})[0] == {(11, "Who should answer the phone?"): "7"}


def test_who_canvas_could_not_know_is_left_out_and_said(here):
    _, said = handed_on(here, "canvas", "learner,ID\nanna,11\nbert,\nfay,=1+1\n")
    assert "Left out: bert: none of ID, SIS User ID, SIS Login ID" in said and "Left out: fay: known in Canvas by what a spreadsheet takes for a formula" in said and ": 1 line, 1 score in each." in said


@pytest.mark.parametrize("title", ["Second try (2)", "Final Score of the board"])
def test_a_title_that_canvas_would_take_for_something_else_gets_another(title):
    heading = canvas._theirs(scores.Item("m9", "m9-1", title, 5.0, None), {})[0]
    assert platforms.canvas(f"Student,ID,SIS User ID,SIS Login ID,Section,{heading}\n".encode(), {}, {2: "Old"})[2] == {heading}


def test_titles_of_the_course_are_titles_of_assignments_to_canvas_and_told_apart():
    found = []
    for path in HERE.solutions.glob("*/*.ipynb"):
        about = json.loads(path.read_text(encoding="utf-8"))["metadata"].get("course", {})
        found += [about.get("title", "")] + [f"{about['title']}: {one['heading']}" for one in about.get("exercises", ()) if one["points"]]
    titles = [title for title in found if title]
    assert len(titles) == len(set(titles)) > 40 and not [title for title in titles if canvas.WITH_ID.fullmatch(title) or canvas.ITS_OWN.search(title)]


# Moodle.

MOODLE = "First name,Surname,ID number,Email address,Course total\nAnna,Berg,77,Anna@school.example,5\nBert,Berg,78,bert@school.example,\nFay,Berg,,fay@school.example,\nZoë,Stranger,80,zoe@school.example,\n"


def test_moodle_takes_the_file_by_its_own_rules_in_percent_for_new_items(here):
    raw, said = handed_on(here, "moodle", MOODLE, modules=(PHONE, PICKUP))
    grades = platforms.moodle(raw, {"77": 1, "78": 2}, "ID number", dict.fromkeys(("Who should answer the phone? (%)", "Why is it late? (%)"), "new"))
    assert grades == {(1, "Who should answer the phone? (%)"): 70.0, (1, "Why is it late? (%)"): 63.33, (2, "Who should answer the phone? (%)"): None, (2, "Why is it late? (%)"): 70.0}
    assert "“Map from” is “ID number”, and “Map to” its users’ field of that name" in said and "Left out: fay: no ID number in the list" in said and "Zoë Stranger" in said


def test_moodle_takes_points_for_items_of_as_many_and_an_address_letter_for_letter(here):
    text = "First name,Surname,Email address\nAnna,Berg,Anna@school.example\nBert,Berg,bert@school.example\nCora,Berg,cora@school.example\n"
    raw, said = handed_on(here, "moodle", text, points=True)
    assert platforms.moodle(raw, {"Anna@school.example": 1}, "Email address", {"Who should answer the phone?": 10.0}) == {(1, "Who should answer the phone?"): 7.0}
    assert "Left out: bert, cora: no final score yet" in said


def test_the_readers_rules_refuse_what_the_platforms_refuse():
    with pytest.raises(platforms.Refused):
        platforms.canvas(b"Student,ID,SIS User ID,Section,One\n", {}, {})
    with pytest.raises(platforms.Refused, match="make a student"):
        platforms.canvas(b"Student,ID,SIS User ID,SIS Login ID,Section,One\nZoe,9,,,,1\n", {}, {})
    for row, why in ((b"99,5", "User not found"), (b"77,101", "more than"), (b"77,'-5", "no grade")):
        with pytest.raises(platforms.Refused, match=why):
            platforms.moodle(b"ID number,One\n" + row, {"77": 1}, "ID number", {"One": "new"})


# Any spreadsheet.

def test_the_table_says_the_state_of_each_and_nothing_in_it_is_a_formula(here):
    raw, said = handed_on(here, "csv", "learner,id\nanna,4711\n", modules=())
    lines = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    assert {(one["learner"], one["points"], one["state"]) for one in lines if one["module"] == PHONE} == {
        ("anna", "7", "graded"), ("bert", "", "memo not marked"), ("cora", "", "turned away"), ("dora", "", "not handed in"), ("'=eve()", "7", "graded"), ("fay", "0", "graded")}
    assert {one["id there"] for one in lines if one["learner"] == "anna"} == {"4711"} and len(lines) == 12
    assert [(one["days late"], one["handed in (UTC)"]) for one in lines[2:3]] == [("1.5", "2026-11-22 14:02:05")]
    assert "so without an id of theirs: 5" in said and not {cell[:1] for one in lines for cell in one.values() if cell} & set("=+@\t\r")


# Lists, and what may be wrong.

@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", ",;\t")
def test_a_list_in_any_alphabet_gives_the_same_file(here, encoding, separator):
    text = "learner,Student,ID\nanna,Größe,11\nbert,Berg,12\n"
    raw, _ = handed_on(here, "canvas", text.replace(",", separator), encoding=encoding)
    assert raw == handed_on(here, "canvas", text)[0] and "Größe" in raw.decode()


def test_who_stands_twice_and_differs_is_sent_to_nobody_and_who_stands_twice_alike_once(here):
    raw, said = handed_on(here, "canvas", "learner,ID\nanna,11\nanna,12\nANNA,11\nbert,12\nbert,12\n")
    assert "anna is in lines 2 and 3 and 4 of the list, which differ" in said and b"11" not in raw and raw.count(b",12,") == 1


def test_canvas_s_own_number_is_nobody_s_id_here(here, monkeypatch):
    monkeypatch.setitem(CLASSES, PHONE, Klass(PHONE, "Phone", EXERCISES[PHONE], (learner("11", PHONE), learner("anna", PHONE))))
    raw, said = handed_on(here, "canvas", CANVAS)
    assert raw.count(b",11,") == 1 and "Known here and not on the list, so not in the file: 1 (11)" in said


def test_who_is_matched_by_name_alone_is_said(here):
    assert "Matched by name alone, so look whether they are who you think: anna." in handed_on(here, "moodle", "First name,Surname,ID number\nAnna,,77\n")[1]


@pytest.mark.parametrize("text, says", [("a,b\n1,2\n", "does not say what its columns are"), ("\n\n", "is empty"), ("learner,ID\nnobody,1\n", "Nobody in list.csv is known here")])
def test_a_list_that_serves_nothing_is_said_in_a_sentence(here, text, says):
    with pytest.raises(CourseError, match=says):
        handed_on(here, "canvas", text)
    assert not list((here.root / "grading").iterdir())


def test_what_moodle_and_canvas_could_not_take_is_said(here):
    for to in ("canvas", "moodle"):
        with pytest.raises(CourseError, match="no list says which"):
            handed_on(here, to)
        with pytest.raises(CourseError, match=f"nothing by which {to.title()} knows anybody"):
            handed_on(here, to, "learner\nanna\n")
    with pytest.raises(CourseError, match="no module that you named has points"):
        handed_on(here, "csv", modules=("00_welcome",))


def test_an_empty_class_gives_a_table_of_nobody(here, monkeypatch):
    monkeypatch.setitem(CLASSES, PHONE, Klass(PHONE, "Phone", EXERCISES[PHONE], ()))
    assert handed_on(here, "csv")[0].decode("utf-8-sig").splitlines() == [",".join(command.plain.HEADINGS)]


def test_a_full_disk_is_said_and_what_was_there_stays(here, monkeypatch):
    handed_on(here, "csv")
    before = {path: path.read_bytes() for path in (here.root / "grading").rglob("*.csv")}
    monkeypatch.setattr("os.replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(CourseError, match="No space left on device"):
        handed_on(here, "csv")
    assert {path: path.read_bytes() for path in (here.root / "grading").rglob("*") if path.is_file()} == before


def test_points_that_were_lost_for_being_late_are_in_a_module_s_score_and_said_of_its_exercises(here, monkeypatch):
    late = learner("anna", PHONE, lost=2.0)
    monkeypatch.setitem(CLASSES, PHONE, Klass(PHONE, "Who should answer the phone?", EXERCISES[PHONE], (late,)))
    whole, parts = (handed_on(here, "csv", by=by) for by in ("module", "exercise"))
    assert b",5,10,graded" in whole[0] and "being late" not in whole[1] and "Lost points for being late, which no exercise’s score shows: anna." in parts[1]
