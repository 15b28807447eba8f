"""Does every kind of exercise, found in its folder, hold what all kinds promise; and one that is added by README's own words?"""

import ast
import json
import os
import re
import shutil
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from course.exercises import kinds
from grading.layout import HERE
from tests.exercises import every_kind
from tests.exercises.fronts import Drawn, exercise

each_kind = pytest.mark.parametrize("name", every_kind.NAMES)
SECTION = re.compile(r"^### To add a kind of exercise$(.*?)^### ", re.M | re.S)
BLOCK = re.compile(r"^ *```\w+\n(.*?)^ *```$", re.M | re.S)
FILE = re.compile(r"^(?:#|//) (\S+)$")


@each_kind
@pytest.mark.parametrize("promise", every_kind.PROMISES, ids=lambda one: one.__name__)
def test_every_kind_holds_what_all_promise(name, promise, monkeypatch, tmp_path):
    monkeypatch.setenv("COURSE_ANSWERS", str(tmp_path / "record.json"))
    promise(name)


@each_kind
def test_every_kind_is_drawn_in_the_card_that_all_share(chromium, name):
    made, _ = kinds.author(name).example()
    drawn = exercise(chromium, made)
    expect(drawn.page.get_by_role("region", name=made.heading)).to_contain_text(made.prompt)
    assert not drawn.errors


def test_nothing_but_its_own_folder_asks_which_kind_an_exercise_is():
    names = set(kinds.names())
    for path in (path for folder in ("course", "grading") for path in (HERE.root / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            sides = [node.left, *node.comparators] if isinstance(node, ast.Compare) else []
            asked = {one.value for side in sides for one in ast.walk(side) if isinstance(one, ast.Constant) and isinstance(one.value, str)}
            assert not (asked & names and any(isinstance(side, ast.Attribute) and side.attr == "kind" for side in sides)), f"{path}, line {node.lineno}"
    for path in (HERE.root / "course" / "exercises" / "front").glob("*.js"):
        assert not re.search(r"spec\.kind\s*[!=]==|\.includes\((spec\.)?kind\)", path.read_text(encoding="utf-8")), path


def the_words_of_readme():
    """{path: text} of the files that README's section on a new kind gives."""
    section = SECTION.search((HERE.root / "README.md").read_text(encoding="utf-8"))[1]
    found = {}
    for block in BLOCK.findall(section):
        first, _, text = re.sub(r"^   ", "", block, flags=re.M).partition("\n")
        found[FILE.fullmatch(first)[1]] = text
    return found


def test_a_kind_that_is_added_by_readmes_own_words_is_found_and_holds_it_all(chromium, tmp_path):
    files = the_words_of_readme()
    (name,) = {path.split("/")[3] for path in files}
    assert name not in kinds.names() and len(files) == 3
    shutil.copytree(HERE.root / "course", tmp_path / "course")
    for folder in ("grading", "tests", "datasets", "modules", "solutions", "pyproject.toml", "nbgrader_config.py"):
        (tmp_path / folder).symlink_to(HERE.root / folder)
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    script = ("import json, sys; from tests.exercises import every_kind as every; from course.exercises import front, kinds; name = sys.argv[1]\n"
              "for promise in every.PROMISES: promise(name)\n"
              "exercise, _ = kinds.author(name).example()\n"
              "print(json.dumps([every.NAMES, exercise.spec, front.PARTS['page'].decode()]))")
    done = subprocess.run([sys.executable, "-c", script, name], cwd=tmp_path, text=True, capture_output=True,
                          env={**os.environ, "PYTHONPATH": str(tmp_path), "COURSE_ANSWERS": str(tmp_path / "record.json")})
    assert done.returncode == 0, done.stderr
    names, spec, page = json.loads(done.stdout)
    assert name in names and set(every_kind.NAMES) < set(names)
    drawn = Drawn(chromium, spec, {"answer": None, "at": None, "note": None, "done": False}, page=page)
    drawn.page.get_by_label("it holds", exact=True).check()
    assert [message["value"] for message in drawn.sent if message["type"] == "answer"] == ["yes"] and not drawn.errors
