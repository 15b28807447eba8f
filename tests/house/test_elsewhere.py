"""The course where it can't be tried for real: on Windows, in folders with every sign in their names, on consoles that lack most of them."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path, PureWindowsPath

import pytest

from course.launch import exchange
from tests.house.copies import folder_of_course

ROOT = folder_of_course()
HARD = "Führung [2026] 50% & ‘Café’ #1 🎯 и"
LONG = "a folder that somebody gave a name of sixty letters and more "
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def looks(*arguments, cwd, path):
    """What ``elsewhere.py`` found, on a console of Windows' old kind."""
    variables = {**os.environ, "PYTHONPATH": str(path), "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0", "HOME": str(cwd), "JUPYTER_DATA_DIR": str(cwd)}
    variables = {name: value for name, value in variables.items() if name not in ("COURSE_ANSWERS", "JUPYTERHUB_USER")}
    done = subprocess.run([sys.executable, ROOT / "tests" / "house" / "elsewhere.py", *arguments],
                          cwd=cwd, env=variables, capture_output=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr.decode("cp1252")
    return json.loads(done.stdout.decode("cp1252").splitlines()[-1])


@pytest.fixture(scope="module")
def way(given, tmp_path_factory):
    """What came of a learner's way on something like Windows."""
    place = tmp_path_factory.mktemp("elsewhere")
    root = place / HARD / LONG.strip() / (LONG * 2).strip() / "the course"
    shutil.copytree(given, root)
    assert len(str(root / "my-course" / "02_curbside" / "02_curbside.answers.json")) > 260
    return looks("learner", root, cwd=place, path=root)


def test_every_module_of_the_learner_s_side_loads_without_what_only_posix_has(way):
    assert way["unloadable"] == {}


def test_the_set_up_looks_for_python_where_windows_puts_it_and_waits_for_the_course_there(way):
    assert (way["python"], way["locked"]) == (".venv/Scripts/python.exe", True)
    assert way["started again"] == [7, ["python.exe", "-m", "course", "02_curbside"], True], "Ctrl-C ends the course, and not whoever waits for it"


def test_every_module_is_brought_into_a_folder_of_any_name_and_length(way):
    assert len(way["brought"]) >= 7 and all(way["brought"])


def test_a_file_that_a_sync_program_holds_is_waited_for_and_then_said(way):
    assert way["saved while a sync program holds the file for a moment"] and way["and nothing is lost"]
    assert "another program is using the file 02_curbside.answers.json" in way["said while it goes on holding it"]
    assert "could not be written" in way["the desk says so too"]


def test_what_is_handed_in_is_a_file_that_any_windows_can_hold(way):
    names = way["handed in"]
    assert names["Zoë Müller"].startswith("zoe-muller_handin_") and len(set(names.values())) == len(names)
    assert all(name.endswith("_02_curbside.zip") and not RESERVED.fullmatch(name) and re.fullmatch(r"[\w.@+-]+", name, re.ASCII) for name in names.values())


def test_feedback_comes_back_and_the_page_to_keep_is_made(way):
    assert way["feedback"] == ["Your feedback is above.", "15 of 40 points"] and way["kept"] and way["map"] == ["✓"]


def test_work_is_carried_to_another_computer_and_a_newer_release_overwrites_none(way):
    assert way["exported"][0] == 0 and "mine – ‘2026’.zip" in way["exported"][1] and "????" not in way["exported"][1]
    assert way["imported"] == ["02_curbside.answers.json", "02_curbside.receipt.json"] and way["updated"]


def test_no_command_dies_of_a_sign_that_its_console_lacks(way):
    assert [code for code, _ in way["said"]] == [0, 0, 1, 1, 1, 1], way["said"]
    assert all(text and "Traceback" not in text for _, text in way["said"])


def test_grading_says_that_it_needs_linux_where_there_is_no_fork(tmp_path):
    found = looks("instructor", cwd=tmp_path, path=ROOT)
    assert found["the page would mark"] is False
    for line in ("grade 02_curbside", "alone 02_curbside . --to page.html --at now"):
        code, text = found[line]
        assert code == 1 and text.splitlines()[-1] == "Grade on Linux; on Windows, inside WSL.", text
    assert found["build nowhere"][1].startswith("There is no module called nowhere.")  # each command loads, and those that run no hand-in run


def test_without_the_variable_there_is_an_exchange_to_look_for_even_where_its_path_is_no_whole_one(monkeypatch):
    monkeypatch.delenv("COURSE_EXCHANGE", raising=False)
    monkeypatch.setattr(exchange, "Path", PureWindowsPath)
    assert not exchange.folder().is_absolute() and exchange.inbound().name == "inbound"




def unsaid(tree):
    """The lines on which a text is read or written, or a program's words are, in whatever encoding this machine has."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        named = {word.arg: word.value for word in call.keywords}
        words = [one.value for one in (*call.args, *named.values()) if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        if getattr(named.get("text"), "value", None) is True and not {"errors", "encoding"} & set(named):
            yield call.lineno
        elif name in ("read_text", "write_text") and "encoding" not in named and "utf-8" not in words:
            yield call.lineno
        elif name in ("open", "fdopen") and any(re.fullmatch(r"[rwax]\+?", word) for word in words) and "encoding" not in named:
            yield call.lineno


def test_whatever_is_read_or_written_says_its_encoding():
    files = [path for room in ("course", "grading") for path in sorted((ROOT / room).rglob("*.py")) if "kernels" not in path.parts]  # those speak with Linux alone
    found = [f"{path.relative_to(ROOT)}:{line}" for path in files for line in unsaid(ast.parse(path.read_text(encoding="utf-8")))]
    assert found == []


def test_a_checkout_changes_no_byte_wherever_it_is_made():
    """As git does it on Windows, which turns every line's end into two signs unless it is told otherwise."""
    def packed(*settings):
        return subprocess.run(["git", *settings, "archive", "--worktree-attributes", "HEAD", "datasets", "modules", "requirements.lock", "course/launch"], cwd=ROOT, capture_output=True, check=True).stdout

    assert packed("-c", "core.autocrlf=true", "-c", "core.eol=crlf") == packed("-c", "core.autocrlf=false")
    assert Path(ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()[-1] == "* -text"
