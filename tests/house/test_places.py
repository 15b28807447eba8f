"""The course in the places and among the settings that people have: it opens, and what can't be shown says why."""

import json
import os
import re
import subprocess
import sys
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from course.errors import CourseError
from course.launch import jupyter, server
from course.launch.chromium import obtain
from course.launch.mend import set_aside_damaged
from tests.conftest import CHROMIUM_OPTIONS
from tests.exercises.fronts import stop_the_clock
from tests.house.copies import copy_course, folder_of_course
from tests.house.serving import start
from tests.house.small import only_small

PAGE = "/doc/tree/01_small/01_small.ipynb"
# Each alone kept a page white, locked or without its parts.
HOSTILE = {
    "JUPYTERLAB_DIR": "{bad}", "JUPYTERLAB_SETTINGS_DIR": "/proc/none", "JUPYTERLAB_WORKSPACES_DIR": "/proc/none", "JUPYTER_NO_CONFIG": "1",
    "JUPYTER_CONFIG_PATH": "{bad}", "JUPYTER_PATH": "{bad}", "JUPYTER_PREFER_ENV_PATH": "0", "JUPYTER_CONFIG_DIR": "{bad}", "JUPYTER_DATA_DIR": "{bad}",
    "JUPYTER_TOKEN": "known-to-all", "JUPYTER_PLATFORM_DIRS": "1", "JPY_PARENT_PID": "1", "NBGRADER_EXECUTION": "1", "COURSE_GRADING": "1",
    "PYTHONOPTIMIZE": "2", "PYTHONSTARTUP": "{bad}/none.py", "PYTHONWARNINGS": "error",
}  # fmt: skip
LOCKED = {
    "ServerApp": {"base_url": "/elsewhere/", "password": "argon2:x", "allow_origin": "http://elsewhere", "certfile": "/none"},
    "IdentityProvider": {"token": "known-to-all"}, "PasswordIdentityProvider": {"hashed_password": "argon2:x", "password_required": True},
}  # fmt: skip


@pytest.fixture(scope="module")
def hard(tmp_path_factory):
    """The small module, served from a folder whose name looks like a pattern, with everything set against it."""
    place = tmp_path_factory.mktemp("places")
    root = only_small(copy_course(folder_of_course(), place / "Training [2026] 50% #1 & ’quoted’" / "course"))
    bad = place / "bad"
    (bad / "labconfig").mkdir(parents=True)
    for name in ("jupyter_server_config.json", "jupyter_config.json"):
        (bad / name).write_text(json.dumps(LOCKED))
    (bad / "jupyter_lab_config.json").write_text(json.dumps({"LabApp": {"app_dir": "/none"}}))
    (bad / "labconfig" / "page_config.json").write_text(json.dumps({"disabledExtensions": {"course-page": True}}))
    half = root / ".jupyter" / "lab" / "user-settings" / "@jupyterlab" / "apputils-extension" / "themes.jupyterlab-settings"
    half.parent.mkdir(parents=True)
    half.write_text('{"theme": "Jup')
    served = start(root, **{name: value.format(bad=bad) for name, value in HOSTILE.items()})
    yield served
    served.stop()


def test_nothing_that_is_set_for_other_servers_keeps_a_page_from_its_parts(hard):
    sent = json.loads(re.search(rb'id="jupyter-config-data"[^>]*>(.*?)</script>', hard.get(PAGE), re.DOTALL)[1])
    assert {extension["name"] for extension in sent["federated_extensions"]} == set(jupyter.EXTENSIONS_OF_A_PAGE)
    assert "course-page" not in sent["disabledExtensions"] and sent["baseUrl"] == "/"
    listed = {one["id"] for one in json.loads(hard.get("/lab/api/settings"))["settings"]}
    assert {"@jupyterlab/notebook-extension:tracker", "@jupyter-widgets/jupyterlab-manager:plugin"} <= listed
    assert json.loads(hard.get("/api/kernelspecs"))["kernelspecs"]["python3"]["spec"]["argv"][-1].endswith("course.exercises.preload")


def test_a_known_key_opens_nothing(hard):
    with pytest.raises(HTTPError, match="403"):
        urlopen(hard.address.split("/doc")[0] + "/api/contents?token=known-to-all", timeout=60)


def test_settings_that_a_crash_left_half_written_are_kept_aside_and_named(hard):
    kept = next((hard.folder / ".jupyter").rglob("*.damaged"))
    assert kept.read_text() == '{"theme": "Jup' and any(str(kept) in line for line in hard.printed)


def test_the_language_of_a_page_is_declared(hard):
    assert b'<html lang="en">' in hard.get(PAGE)


def test_an_address_without_its_key_is_answered_in_words(hard):
    with urlopen(hard.address.split("?")[0], timeout=60) as answer:
        said = answer.read().decode()
    assert "This page needs its key" in said and "python3 -m course" in said


def test_a_page_that_stays_white_says_so_until_it_is_there(hard, chromium):
    tab = chromium.new_page()
    stop_the_clock(tab)
    tab.route("**/course-page/static/remoteEntry*", lambda route: route.abort())
    tab.goto(hard.address)
    tab.wait_for_load_state("networkidle")
    assert tab.locator("#page-still").count() == 0
    tab.clock.run_for(21_000)
    note = tab.locator("#page-still")
    note.get_by_role("heading", name="This page has not opened yet").wait_for()
    assert "course-page" in note.inner_text() and "Whatever says “Saved” is safe." in note.inner_text()
    tab.clock.resume()
    tab.unroute("**/course-page/static/remoteEntry*")
    note.get_by_role("button", name="Open the page again").click()
    tab.locator("h1", has_text="A small module").wait_for()
    tab.clock.run_for(30_000)
    assert note.count() == 0
    tab.close()


def test_a_browser_that_blocks_cookies_shows_a_page_that_works_and_is_told_the_truth(hard, chromium, tmp_path):
    settings = tmp_path / "Default" / "Preferences"
    settings.parent.mkdir()
    settings.write_text(json.dumps({"profile": {"default_content_setting_values": {"cookies": 2}}}))
    browser = chromium.browser_type.launch_persistent_context(tmp_path, executable_path=str(obtain()), args=CHROMIUM_OPTIONS)
    tab = browser.pages[0]
    tab.goto(hard.address)
    assert tab.wait_for_selector(".page-notice").inner_text().startswith("This browser blocks cookies")
    tab.locator(".jp-OutputArea-output", has_text="5").wait_for()  # its kernel is reached all the same
    assert tab.locator(".page-notice").get_attribute("data-kind") == "cookies"
    browser.close()


def test_jupyter_is_told_of_no_folder_but_the_course_s_and_its_python_s(tmp_path):
    """Neither of this machine's nor of this user's, whatever their names: system-wide settings are out."""
    ask = (
        "import sys; from pathlib import Path; from course.launch import jupyter; root = Path(sys.argv[1]); jupyter.take_over(root)\n"
        "from jupyter_core import paths; print(*paths.jupyter_config_path(), *paths.jupyter_path(), sep='\\n')"
    )
    variables = {**os.environ, "HOME": str(tmp_path), "JUPYTER_PATH": "/elsewhere", "JUPYTER_CONFIG_PATH": "/elsewhere"}
    done = subprocess.run([sys.executable, "-c", ask, str(tmp_path / "root")], env=variables, capture_output=True, text=True, check=True)
    ours = (str(tmp_path / "root"), str(folder_of_course() / "course"), sys.prefix, str(tmp_path / ".local"))  # the last where a Python without a .venv keeps its packages
    assert [line for line in done.stdout.splitlines() if not line.startswith(ours)] == []


def test_only_settings_that_can_not_be_read_are_set_aside(tmp_path):
    files = {
        "lab/user-settings/a/x.jupyterlab-settings": "{\n  // a comment of Jupyter's own\n  'theme': 'Dark',\n}", "labconfig/page_config.json": "{}",
        "lab/workspaces/default.jupyterlab-workspace": '{"data"', "broken.json": "", "setup/packages/x.json": "{", "runtime/kernel-1.json": "{",
    }  # fmt: skip
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    assert {path.name for path in set_aside_damaged(tmp_path)} == {"default.jupyterlab-workspace.damaged", "broken.json.damaged"}
    assert set_aside_damaged(tmp_path) == []


@pytest.mark.parametrize("error", [SystemExit(1), IndexError("list index out of range"), AttributeError("no splitlines")])
def test_a_jupyter_that_can_not_start_is_told_in_words(tmp_path, monkeypatch, error):
    from jupyterlab.labapp import LabApp

    monkeypatch.setattr(LabApp, "initialize_server", lambda **_: (_ for _ in ()).throw(error))
    with pytest.raises(CourseError, match="could not start.*server.log"):
        server.initialise(tmp_path, [])
