"""What a learner is given: enough to start, and nothing that tells an answer."""

import functools
import hashlib
import importlib.metadata
import os
import re
import subprocess
import sys
import tomllib

import nbformat
import pytest
import yaml
from nbgrader.utils import is_grade
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from course.errors import CourseError
from grading.bundle import bundle
from grading.layout import HERE, Layout
from grading.lock import learners_part

PLATFORMS = [{"sys_platform": "linux", "os_name": "posix", "platform_system": "Linux"},
             {"sys_platform": "darwin", "os_name": "posix", "platform_system": "Darwin"},
             {"sys_platform": "win32", "os_name": "nt", "platform_system": "Windows"}]
PYTHONS = ["3.11", "3.14"]


def test_it_holds_what_the_course_needs_and_no_more(given):
    assert {path.name for path in given.iterdir()} == {
        "README.md", "course", "environment.yml", "nbgrader_config.py", "pyproject.toml", "requirements.lock"}
    assert {path.name for path in (given / "course").iterdir()} >= {"datasets", "modules"}
    names = {path.name for path in given.rglob("*")}
    assert not names & {"key.py", "generate.py", "gradebook.db", "grading", "solutions", "tests", "__pycache__", ".git"}


def test_its_conda_route_asks_for_what_a_learner_needs_and_installs_nothing_of_the_instructors_side(given):
    wanted = tomllib.loads((given / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    *_, by_pip = yaml.safe_load((given / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    assert by_pip == {"pip": wanted}


def secrets():
    """Lines that only the instructor's side has: hidden parts, right code, keys, and their markers."""
    yield from (b"BEGIN HIDDEN", b"END HIDDEN", b"BEGIN SOLUTION", b"END SOLUTION")
    for module in HERE.lessons():
        for cell in nbformat.read(HERE.solutions / module / f"{module}.ipynb", as_version=4).cells:
            for begin, end in (("### BEGIN SOLUTION", "### END SOLUTION"), ("### BEGIN HIDDEN", "### END HIDDEN")):
                hidden = cell.source.partition(begin)[2].partition(end)[0]
                yield from lines(hidden)
                # Nor may what a line is set to stand elsewhere under another name, or under none.
                yield from lines("\n".join(line.partition(" = ")[2] for line in hidden.splitlines()))
        yield from lines(HERE.key(module).read_text(encoding="utf-8"))


def lines(text):
    return (line.strip().encode() for line in text.splitlines() if len(line.strip()) > 15 and not re.match(r" *(from|import) ", line))


def test_no_byte_of_it_tells_an_answer(given):
    everything = {path: path.read_bytes() for path in given.rglob("*") if path.is_file()}
    leaks = {(secret, path.relative_to(given)) for secret in set(secrets()) for path, content in everything.items() if secret in content}
    assert not leaks
    assert any(is_grade(cell) for module in HERE.lessons()
               for cell in nbformat.read(given / "course" / "modules" / module / f"{module}.ipynb", as_version=4).cells), "modules are in it"


def test_its_pages_need_nothing_that_was_left_out(given):
    cases = sorted(path.name for path in (given / "course" / "cases").iterdir() if path.is_dir())
    code = "; ".join(f"import course.cases.{case}.{part}" for case in cases for part in ("charts", "frames", "simulator"))
    env = {**os.environ, "PYTHONPATH": str(given)}
    done = subprocess.run([sys.executable, "-c", f"{code}; print(course.__file__)"], cwd=given, env=env, text=True, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert str(given) in done.stdout and cases == sorted(path.parent.name for path in (HERE.root / "course" / "cases").glob("*/model.py"))


def test_it_starts_with_its_own_course(given):
    done = subprocess.run([sys.executable, "-m", "course", "--help"], cwd=given, text=True, capture_output=True)
    assert done.returncode == 0 and "course" in done.stdout


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(CourseError, match="already holds something"):
        bundle(HERE, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_in_the_folders_place_and_a_folder_in_the_course_are_refused(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CourseError, match="already holds something"):
        bundle(HERE, tmp_path / "file")
    with pytest.raises(CourseError, match="inside the course itself"):
        bundle(HERE, HERE.root / "my-course" / "copy")


def test_a_folder_may_be_named_from_where_one_stands(tmp_path, monkeypatch):
    monkeypatch.chdir(HERE.root)
    bundle(HERE, os.path.relpath(tmp_path / "out"), say=str)
    assert (tmp_path / "out" / "README.md").is_file()


def test_an_unbuilt_or_changed_module_is_not_given_out(course, tmp_path):
    course.notebook.write_bytes(course.notebook.read_bytes() + b" ")
    with pytest.raises(CourseError, match="not what the manifest says: modules/90_shop/90_shop.ipynb"):
        bundle(Layout(course.root), tmp_path / "out")
    (course.root / "modules" / "manifest.json").unlink()
    with pytest.raises(CourseError, match="missing or damaged"):
        bundle(Layout(course.root), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_lock_is_the_learners_part_on_every_platform():
    """The lock's own notes are followed; what is installed here says that nothing is lost by it."""
    project = tomllib.loads((HERE.root / "pyproject.toml").read_text())["project"]
    full = (HERE.root / "requirements.lock").read_text()
    part, theirs = learners_part(full, project["dependencies"]), needed(project["dependencies"])
    assert pins(part) == {name: text for name, text in pins(full).items() if name[0] in theirs}
    assert {"jupyterlab", "nbgrader", "pywinpty", "appnope"} <= {name for name, _ in pins(part)}
    assert not {"pytest", "scipy", "jupytext", "playwright", "distributed"} & {name for name, _ in pins(part)}
    assert hashlib.sha256(part.encode()).hexdigest() == hashlib.sha256(learners_part(full, project["dependencies"]).encode()).hexdigest()


def pins(lock):
    """Each pin of a lock with its hashes, by name and version."""
    blocks = [block for block in re.split(r"^(?=\w)", lock, flags=re.MULTILINE) if "==" in block]
    found = {}
    for block in blocks:
        name, version = re.match(r"([\w.-]+)==(\S+)", block).groups()
        assert "--hash=sha256:" in block
        found[canonicalize_name(name), version] = block
    return found


@functools.cache
def holds(marker, extra):
    """Whether a marker holds on any platform."""
    return any(Marker(marker).evaluate({**platform, "python_version": python, "python_full_version": f"{python}.5", "extra": extra})
               for platform in PLATFORMS for python in PYTHONS)


def needed(wanted):
    """The names of all packages that some requirements need on any platform, by the metadata of what is installed."""
    seen, todo = set(), [Requirement(line) for line in wanted]
    while todo:
        requirement = todo.pop()
        this = canonicalize_name(requirement.name), frozenset(requirement.extras)
        if this in seen:
            continue
        seen.add(this)
        try:
            metadata = importlib.metadata.requires(requirement.name) or []
        except importlib.metadata.PackageNotFoundError:
            continue  # of another platform: the few of these need nothing themselves
        for line in metadata:
            if "extra ==" in line and not requirement.extras:
                continue
            inner = Requirement(line)
            extras = requirement.extras or {""}
            if inner.marker is None or any(holds(str(inner.marker), extra) for extra in extras):
                todo.append(inner)
    return {name for name, _ in seen}
