"""The course as pip installs it from a learner's copy: on a hub, in an image, for everybody on a machine."""

import os
import shutil
import subprocess
from importlib.metadata import distributions

import pytest
from playwright.sync_api import expect

from course.errors import CourseError
from course.launch import environment, installer, modules
from tests.house.learner import PIN, installed
from tests.walk.page import Mouse, Page

MODULE = "03_pickup"
LINE = 'back_by = pickups.groupby("found")["returned_90d"].mean()'


@pytest.fixture(scope="module")
def someone(given, tmp_path_factory):
    return installed(given, tmp_path_factory.mktemp("installed"))


def test_pip_takes_along_every_file_of_the_course(given, someone):
    where = someone.run("-c", "import course; print(course.__path__[0])").strip()
    assert where.startswith(str(someone.folder.parent / "environment"))
    assert files(where) == files(given / "course")


def files(folder):
    return {os.path.relpath(os.path.join(inside, name), folder) for inside, _, names in os.walk(folder) for name in names if "__pycache__" not in inside}


def test_it_opens_from_an_empty_folder_and_hands_in_what_lies_in_the_learners_home(someone, instructor, serve, chromium):
    instructor.nbgrader(f"release_assignment {MODULE}")
    served = someone.open(serve, MODULE, COURSE_EXCHANGE=str(instructor.exchange), JUPYTERHUB_USER="ada.birkett")
    page = Page(chromium, served.address)
    Mouse(page).line(LINE)
    expect(page.note(6)).to_contain_text("Recorded")
    page.hand_in.get_by_role("button", name="Hand in").click()
    expect(page.hand_in).to_contain_text("It is with your instructor.", timeout=180_000)
    assert page.errors == []
    page.close()
    work = someone.home / "cx-course" / "my-course"
    assert f"Your work is in {work}." in served.stop()
    (inbound,) = (instructor.exchange / "cx" / "inbound").iterdir()
    assert inbound.name.startswith(f"ada.birkett+{MODULE}+")
    assert (inbound / f"{MODULE}.answers.json").read_bytes() == (work / MODULE / f"{MODULE}.answers.json").read_bytes()
    assert not list(someone.folder.iterdir()), "the folder that it was started in is left as it was"


def test_an_installation_from_the_instructors_folder_is_told_what_it_lacks(tmp_path, monkeypatch):
    monkeypatch.setattr(modules, "INSTALLED", True)
    monkeypatch.setattr(modules, "shipped", lambda name: tmp_path / name)
    with pytest.raises(CourseError, match="installed without its modules.*grading bundle --to DIR"):
        modules.names(tmp_path)


@pytest.mark.thorough
def test_a_learners_copy_sets_itself_up_with_the_packages_of_its_lock(given, tmp_path):
    """By its own command, from wherever this machine's pip is told to fetch."""
    folder = shutil.copytree(given, tmp_path / "the course")
    env = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "PYTHON"))}
    done = subprocess.run([installer.base_python(), "-m", "course", "setup"], cwd=folder, env=env, text=True, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    found = {package.metadata["Name"].lower().replace("_", "-") for package in distributions(path=[str(next((folder / ".venv").glob("lib/*/site-packages")))])}
    pinned = {name.lower().replace("_", "-") for name in PIN.findall((folder / "requirements.lock").read_text(encoding="utf-8"))}
    assert found - pinned <= {"cx-course", "pip", "uv"} and "jupyterlab" in found
    said = subprocess.run([str(environment.interpreter(folder)), "-m", "nbgrader", "list"], cwd=folder, env={**env, "COURSE_EXCHANGE": str(tmp_path)},
                          text=True, capture_output=True, check=False)
    assert said.returncode == 0 and "Released assignments" in said.stderr
