"""Does a hand-in reach the instructor either way, and does the learner always know what became of it?"""

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from course import files, learners
from course.desk import handin
from course.errors import CourseError
from course.launch import settings
from course.launch.exchange import inbound
from course.launch.quick import nbgrader
from grading.hand_in.named import told
from tests.desk.conftest import MODULE


def test_without_an_exchange_a_file_is_made_with_the_notebook_and_its_record_only(folder):
    receipt = handin.hand_in(MODULE, folder, "Amira Said")
    assert receipt["how"] == "file" and "/amira-said_handin_2" in receipt["file"]
    with zipfile.ZipFile(receipt["file"]) as parcel:
        assert sorted(parcel.namelist()) == [f"{MODULE}.answers.json", f"{MODULE}.ipynb"]
    assert json.loads((folder / f"{MODULE}.receipt.json").read_text())["at"] == receipt["at"]


def test_nbgrader_collects_the_file_under_the_learner_s_name(folder, course_copy):
    receipt = handin.hand_in(MODULE, folder, "Amira Said")
    archive = course_copy / "grading" / "downloaded" / MODULE / "archive"
    archive.mkdir(parents=True)
    Path(receipt["file"]).rename(archive / Path(receipt["file"]).name)
    env = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(course_copy)}
    done = subprocess.run(nbgrader("zip_collect", MODULE), cwd=course_copy, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    collected = course_copy / "grading" / "submitted" / "amira-said" / MODULE
    assert (collected / f"{MODULE}.answers.json").read_text() == '{"schema": 1}'
    assert (collected / f"{MODULE}.ipynb").is_file()


@pytest.mark.parametrize("name", ["", "  ", "///", "…"])
def test_a_file_without_a_name_is_not_made(folder, name):
    with pytest.raises(CourseError, match="needs a name"):
        handin.hand_in(MODULE, folder, name)
    assert not (folder / f"{MODULE}.receipt.json").exists()


def test_nothing_to_hand_in_is_said(tmp_path):
    with pytest.raises(CourseError, match="nothing to hand in"):
        handin.hand_in(MODULE, tmp_path, "amira")


def test_a_hand_in_that_can_not_be_written_leaves_no_receipt(folder):
    (folder.parent / "hand-in").write_text("a file where the folder should be")
    with pytest.raises(CourseError, match="could not be written"):
        handin.hand_in(MODULE, folder, "amira")
    assert not (folder / f"{MODULE}.receipt.json").exists()


@pytest.fixture
def exchange(monkeypatch, tmp_path):
    monkeypatch.setenv("COURSE_EXCHANGE", str(tmp_path / "exchange"))
    inbound().mkdir(parents=True)


def signed_in_as(monkeypatch, account, **variables):
    """An account of this computer's, and what else says who is at it."""
    pwd = pytest.importorskip("pwd")
    monkeypatch.setattr(pwd, "getpwuid", lambda _: SimpleNamespace(pw_name=account))
    monkeypatch.setattr(learners, "IN_A_CONTAINER", ())
    for name in ("JUPYTERHUB_USER", "NB_USER"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)


def taken(monkeypatch):
    """An exchange that takes what it is given; the list of whom it was given by."""
    whose = []

    def run(_, env, **__):
        with monkeypatch.context() as there:
            there.setenv("JUPYTERHUB_USER", env["JUPYTERHUB_USER"])
            whose.append(settings.who_submits())
        return SimpleNamespace(returncode=0)

    monkeypatch.setattr(handin.subprocess, "run", run)
    return whose


@pytest.mark.parametrize("account", ["jovyan", "root", "hartwell"])
def test_learners_of_one_image_are_as_many_students_as_the_hub_knows(folder, exchange, monkeypatch, account):
    whose = taken(monkeypatch)
    for hub in ("ada.birkett", "Bo_Lindqvist", "c@hartwell.example"):
        signed_in_as(monkeypatch, account, JUPYTERHUB_USER=hub)
        assert handin.hand_in(MODULE, folder, "")["learner"] == hub
    assert whose == ["ada.birkett", "Bo_Lindqvist", "c@hartwell.example"]


@pytest.mark.parametrize("account, variables", [("jovyan", {}), ("root", {}), ("Student", {}), ("vscode", {}), ("amira", {"NB_USER": "amira"}), ("HARTWELL\\amira", {})])
def test_an_account_that_anybody_may_be_behind_asks_who_it_is(folder, exchange, monkeypatch, account, variables):
    whose = taken(monkeypatch)
    signed_in_as(monkeypatch, account, **variables)
    assert handin.known() == ""
    with pytest.raises(CourseError, match="needs a name"):
        handin.hand_in(MODULE, folder, "")
    assert whose == [] and not (folder / f"{MODULE}.receipt.json").exists()
    assert handin.hand_in(MODULE, folder, "Amira Said")["how"] == "exchange" and whose == ["amira-said"]


def test_an_account_of_ones_own_is_not_asked_and_one_in_a_container_is(folder, exchange, monkeypatch, tmp_path):
    signed_in_as(monkeypatch, "amira")
    assert handin.known() == "amira"
    monkeypatch.setattr(learners, "IN_A_CONTAINER", (str(tmp_path),))
    assert handin.known() == ""


def test_a_name_that_parts_an_exchange_s_names_is_handed_in_by_a_file(folder, exchange, monkeypatch):
    whose = taken(monkeypatch)
    signed_in_as(monkeypatch, "jovyan", JUPYTERHUB_USER="c+d@hartwell.example")
    assert handin.hand_in(MODULE, folder, "")["how"] == "file" and whose == []


@pytest.mark.parametrize("hub", ["Said, Amira", "O'Brien", "HARTWELL\\amira", "a b"])
def test_a_terminal_hands_nothing_in_that_would_not_be_collected(monkeypatch, hub):
    monkeypatch.setenv("JUPYTERHUB_USER", hub)
    with pytest.raises(CourseError, match="Nothing was handed in.*asks for a name"):
        settings.who_submits()


@pytest.mark.parametrize("hub, name", [("ada.birkett", "ada.birkett"), ("Bo_Lindqvist", "Bo__Lindqvist"), ("c+d@hartwell.example", "c+d@hartwell.example")])
def test_who_can_not_use_the_exchange_is_the_same_student_by_the_file(folder, exchange, monkeypatch, hub, name):
    signed_in_as(monkeypatch, "jovyan", JUPYTERHUB_USER=hub)
    monkeypatch.setattr(handin.subprocess, "run", lambda *_, **__: SimpleNamespace(returncode=1))
    receipt = handin.hand_in(MODULE, folder, "")
    assert Path(receipt["file"]).name.startswith(f"{name}_handin_2") and receipt["learner"] == hub and "did not take it" in receipt["note"]
    assert told(Path(receipt["file"]).name, MODULE).learner == hub


def test_an_answer_that_a_sync_program_put_into_a_copy_is_handed_in_with_the_others(folder):
    answers = {"m2-1": {"answer": "ask", "at": "2026-01-05T09:00:00Z"}}
    for name, given in ((f"{MODULE}.answers.json", answers), (f"{MODULE}.answers-DESKTOP-4F2K9.json", {**answers, "m2-3": {"answer": "bend", "at": "2026-01-05T09:01:00Z"}})):
        (folder / name).write_text(json.dumps({"schema": 1, "module": MODULE, "edition": "reference", "answers": given, "runs": []}))
    receipt = handin.hand_in(MODULE, folder, "Amira Said")
    with zipfile.ZipFile(receipt["file"]) as parcel:
        assert set(json.loads(parcel.read(f"{MODULE}.answers.json"))["answers"]) == set(receipt["answers"]) == {"m2-1", "m2-3"}


@pytest.fixture
def being_saved(folder, monkeypatch):
    """A page that Jupyter writes in its place just then: emptied, in part, and whole only in the end. Returns its bytes."""
    notebook = folder / f"{MODULE}.ipynb"
    whole = notebook.read_bytes()
    parts = [whole[:len(whole) // 2], whole]
    notebook.write_bytes(b"")
    monkeypatch.setattr(files.time, "sleep", lambda _: notebook.write_bytes(parts.pop(0)))
    return whole


def test_a_page_is_handed_in_whole_though_it_is_being_saved(folder, being_saved):
    receipt = handin.hand_in(MODULE, folder, "Amira Said")
    with zipfile.ZipFile(receipt["file"]) as parcel:
        assert parcel.read(f"{MODULE}.ipynb") == being_saved


def test_the_exchange_gets_what_the_receipt_says_and_no_page_in_part(folder, exchange, monkeypatch, being_saved):
    taken = {}

    def submit(command, **_):
        place = Path(command[command.index("--Exchange.assignment_dir") + 1])
        taken.update({path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*.*")})
        return SimpleNamespace(returncode=0)

    monkeypatch.setattr(handin.subprocess, "run", submit)
    receipt = handin.hand_in(MODULE, folder, "Amira Said")
    assert taken == {f"{MODULE}/{MODULE}.ipynb": being_saved, f"{MODULE}/{MODULE}.answers.json": b'{"schema": 1}'}
    assert receipt["sha256"] == {Path(name).name: hashlib.sha256(content).hexdigest() for name, content in taken.items()}


def test_a_page_that_stays_damaged_is_handed_in_as_it_is(folder, monkeypatch):
    monkeypatch.setattr(files, "WRITTEN_WITHIN_S", 0)
    (folder / f"{MODULE}.ipynb").write_bytes(b'{"cells": [')
    with zipfile.ZipFile(handin.hand_in(MODULE, folder, "Amira Said")["file"]) as parcel:
        assert parcel.read(f"{MODULE}.ipynb") == b'{"cells": ['


@pytest.mark.parametrize("submit", ["import time; time.sleep(30)", "raise SystemExit(1)", None])
def test_an_exchange_that_does_not_take_it_leads_to_a_file_and_the_receipt_says_so(folder, exchange, monkeypatch, tmp_path, submit):
    """nbgrader hangs, fails, or can't be run at all."""
    (tmp_path / "nbgrader.py").write_text(submit or "")
    monkeypatch.setattr(handin, "HOME", tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(handin, "SUBMITS_WITHIN_S", 1)
    if submit is None:
        monkeypatch.setattr(sys, "executable", str(tmp_path / "no python"))
    receipt = handin.hand_in(MODULE, folder, "amira")
    assert receipt["how"] == "file" and Path(receipt["file"]).is_file()
    assert receipt["note"] == "The exchange did not take it, so a file was made."
    assert json.loads((folder / f"{MODULE}.receipt.json").read_text()) == receipt


def test_a_receipt_has_no_note_where_a_file_is_what_is_meant(folder):
    assert "note" not in handin.hand_in(MODULE, folder, "amira")


@pytest.mark.parametrize("taken", [False, True])
def test_a_receipt_that_can_not_be_written_does_not_hide_that_the_hand_in_stands(folder, exchange, monkeypatch, taken):
    monkeypatch.setattr(handin, "_submitted", lambda *_: taken)
    (folder / f"{MODULE}.receipt.json").mkdir()
    with pytest.raises(CourseError) as error:
        handin.hand_in(MODULE, folder, "amira")
    said = str(error.value)
    files = list((folder.parent / "hand-in").glob("*.zip"))
    assert "Nothing was handed in" not in said and "receipt could not be written" in said
    assert len(files) == (not taken) and all(str(file) in said for file in files)
    assert ("with your instructor" in said) == taken
    assert not list(folder.glob("*.half"))
