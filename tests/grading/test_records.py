"""The record of answers is known by what it holds, whatever it is called and wherever it lies; of two, the clear one counts or none does."""

import json
import os

import pytest

from grading.hand_in.entries import Entry, NotTaken
from grading.hand_in.files import look
from grading.hand_in.records import record

MODULE = "02_curbside"
OWN = f"{MODULE}.answers.json"


def sound(module=MODULE, runs=(), **answers):
    """A record: answers by exercise, as (answer, minute) or (answer, minute, first, tries)."""
    entries = {}
    for name, (answer, minute, *more) in answers.items():
        first, tries = more or (answer, 1)
        entries[name.replace("_", "-")] = {"answer": answer, "at": f"2026-01-05T09:{minute:02}:00Z", "first": first, "tries": tries}
    return json.dumps({"schema": 1, "module": module, "edition": "reference", "answers": entries, "runs": list(runs)}).encode()


FIRST = sound(m2_1=("ask", 1))
LATER = sound(m2_1=("tell", 5, "ask", 2), m2_4=(11.25, 6))
OTHER = sound(m2_1=("wait", 3), m2_2=(1, 3))
NOT_OURS = {"another module's": sound("03_pickup", m3_1=("ask", 1)), "empty": b"", "cut off": b"{", "deep": b"[" * 100_000, "a part": b'{"schema": 1}',
            "no text": b"\xff\xfe", "nothing": b"null"}
NOT_READ = {"no file": None, "a bomb": bytes(3_000_000)}


def entry(path, raw):
    def read(most, what):
        if raw is None or len(raw) > most:
            raise NotTaken(f"The {what} is not an ordinary file.")
        return raw
    return Entry(tuple(path.split("/")), read)


def chosen(files, book=f"{MODULE}.ipynb"):
    entries = [entry(path, raw) for path, raw in {book: b"{}", **files}.items()]
    return record(entries, entries[0], MODULE)


@pytest.mark.parametrize("name", [
    f"{MODULE}.answers (1).json", f"{MODULE}.answers(1).json", f"{MODULE}-1.answers.json", f"{MODULE}.answers.json.txt", f"{MODULE}.answers", "02_CURBSIDE.ANSWERS.JSON",
    f"{MODULE}.answers - Copy.json", f"Copy of {OWN}", f"{MODULE}.answers-TILL7.json", f"said_12345_67890_{OWN}", "download.json", "answers.json", f"work/{OWN}", f"a/b/{OWN}"])
def test_a_sound_record_is_taken_under_any_name_and_it_is_said(name):
    found = chosen({name: LATER, "notes.txt": b"hello", "package.json": b"{}"})
    assert (found.content, found.problem) == (LATER, "") and found.notes == (f"The answers were handed in as {name}.",)


@pytest.mark.parametrize("book", [f"{MODULE}.ipynb", f"work/{MODULE}.ipynb"])
def test_under_its_own_name_beside_the_notebook_nothing_is_said(book):
    assert chosen({book.replace(f"{MODULE}.ipynb", OWN): LATER, "old/package.json": b"{}"}, book).notes == ()


@pytest.mark.parametrize("raw", NOT_OURS.values(), ids=NOT_OURS)
def test_a_record_under_its_own_name_is_taken_as_it_is_for_the_grader_to_say_what_is_wrong(raw):
    assert chosen({OWN: raw}).content == raw == chosen({f"{MODULE}.answers (1).json": raw}).content


@pytest.mark.parametrize("raw", [*NOT_OURS.values(), *NOT_READ.values()], ids=[*NOT_OURS, *NOT_READ])
def test_what_is_no_record_of_this_module_keeps_no_sound_one_from_counting(raw):
    found = chosen({OWN: raw, f"{MODULE}.answers (1).json": LATER, "03_pickup.answers.json": raw})
    assert (found.content, found.problem) == (LATER, "")
    assert found.notes == (f"The answers were handed in as {MODULE}.answers (1).json.", f"Not a record that can be used: {OWN}.")


@pytest.mark.parametrize("raw", [*NOT_OURS.values(), *NOT_READ.values()], ids=[*NOT_OURS, *NOT_READ])
def test_a_file_of_another_name_that_is_no_record_is_none(raw):
    found = chosen({"package.json": raw, f"{MODULE}.receipt.json": raw})
    assert (found.content, found.problem) == (None, "")
    assert found.notes == (f"What came beside the notebook is no record of this module’s answers: {MODULE}.receipt.json, package.json.",)


@pytest.mark.parametrize("names", [(OWN, f"{MODULE}.answers (1).json"), (f"{MODULE}.answers (1).json", OWN), ("a.json", "b.json")])
def test_of_two_records_the_one_with_the_last_answer_to_every_exercise_counts(names):
    found = chosen(dict(zip(names, (FIRST, LATER))))
    assert found.content == LATER and found.problem == "" and f"{names[1]} has the last answer to every exercise, and counts." in found.notes[-1]


def test_one_record_that_came_twice_is_one_however_it_is_laid_out():
    laid_out = json.dumps(json.loads(LATER), indent=4).encode()
    found = chosen({OWN: laid_out, f"{MODULE}.answers (1).json": LATER})
    assert (found.content, found.notes) == (laid_out, ())


def test_of_two_records_that_each_know_more_none_is_taken_and_both_are_named():
    for order in ((OTHER, LATER), (LATER, OTHER)):
        found = chosen({OWN: order[0], f"{MODULE}.answers (1).json": order[1]})
        assert found.content is None and found.notes == ()
        assert f"{OWN}, {MODULE}.answers (1).json" in found.problem and "only that one should stay" in found.problem


def test_of_two_records_that_contradict_each_other_in_one_second_none_is_taken():
    one, two = (sound(m2_1=(answer, 5, "ask", 2), m2_4=(1, number)) for number, answer in enumerate(("tell", "wait")))
    for order in ((one, two), (two, one)):
        found = chosen(dict(zip((OWN, "b.json"), order)))
        assert found.content is None and "none of them has the last answer" in found.problem


def test_what_lies_beside_the_notebook_goes_before_what_lies_elsewhere():
    book = f"work/{MODULE}.ipynb"
    assert chosen({f"work/{OWN}": FIRST, OWN: OTHER, f"kept/{OWN}": LATER}, book).content == FIRST
    assert chosen({f"work/{MODULE}.answers.damaged-20260105.json": b"{", OWN: LATER}, book).content == LATER
    assert chosen({f".ipynb_checkpoints/{OWN}": OTHER, f"__MACOSX/{OWN}": OTHER, f"._{OWN}": OTHER}, book).content is None


def test_of_many_records_the_last_is_read_too_and_of_too_much_none_is_taken():
    found = chosen({**{f"{number}.json": FIRST for number in range(150)}, "zoe.json": LATER})
    assert (found.content, found.problem) == (LATER, "")

    def read(most, what):
        asked.append(most)
        return FIRST.ljust(most)

    asked, book = [], entry(f"{MODULE}.ipynb", b"{}")
    found = record([book, *(Entry((f"{number}.json",), read) for number in range(200))], book, MODULE)
    assert found.content is None and "0.json, 1.json" in found.problem and asked == [2_000_000] * 6
    kept = [book, *(Entry(one.path, lambda most, what, raw=raw: raw) for one, raw in found.files)]
    assert "More came than is read" in record(kept, book, MODULE).problem, "from an archive too, of which only these are kept"


def test_a_folder_put_straight_among_what_was_collected_is_read_the_same_way(tmp_path):
    folder = tmp_path / "anna" / MODULE
    (folder / "work").mkdir(parents=True)
    (folder / "work" / f"{MODULE}.ipynb").write_bytes(b"{}")
    assert look(folder, MODULE).said == ("The notebook was handed in as work/02_curbside.ipynb.",
                                         "No answer record came with this hand-in: what was clicked or typed on the page is not in it.")
    (folder / "work" / f"{MODULE}.answers (1).json").write_bytes(LATER)
    os.mkfifo(folder / "pipe.json")
    found = look(folder, MODULE)
    assert found.record == LATER and found.said == (
        "The notebook was handed in as work/02_curbside.ipynb.", "Not looked at: pipe.json.",
        "The answers were handed in as work/02_curbside.answers (1).json.")
    (folder / "work" / OWN).write_bytes(OTHER)
    assert "none of them has the last answer" in look(folder, MODULE).record_problem
    (folder / "work" / f"{MODULE}.ipynb").unlink()
    assert "no notebook" in look(folder, MODULE).turned_away and look(folder, MODULE).record_problem


def test_of_two_editions_records_neither_goes_on_from_the_other():
    spring = LATER.replace(b'"reference"', b'"spring.0f3a9c2b71de"')
    found = chosen({OWN: FIRST, f"{MODULE}.answers (1).json": spring})
    assert found.content is None and found.problem.startswith("Several records of answers came")
    assert chosen({OWN: FIRST, f"{MODULE}.answers (1).json": LATER}).content == LATER
