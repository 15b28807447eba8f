"""What every test may ask for: the course's folder, a throw-away copy, a served one, a browser."""

import os
import signal
from pathlib import Path

import pytest

from course.launch.quick import leave_out_address_grammar
from tests.house import compiled
from tests.house.copies import copy_course, folder_of_course
from tests.house.instructor import Instructor
from tests.house.learner import copy_of, make_environment
from tests.house.once import once
from tests.house.serving import start
from tests.house.side_by_side import SideBySide, rank

leave_out_address_grammar()
pytest.register_assert_rewrite("tests.walk.way", "tests.walk.back")  # what a walk found other than it should says what it found

WAITS_MS = 60_000
CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def pytest_addoption(parser):
    group = parser.getgroup("course")
    group.addoption("--thorough", action="store_true", help="run the long tests too")
    group.addoption("--pictures", metavar="DIR", type=Path, help="save pictures of what a walk sees there")
    group.addoption("--no-browser", action="store_true", help="leave out the tests that need a browser")


def pytest_configure(config):
    """Keep tests and their kernels away from the settings of whoever runs them."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as a shell leaves it that runs this in the background: what is tried with Ctrl-C would not hear it
        signal.signal(signal.SIGINT, signal.default_int_handler)
    home = config.rootpath / ".pytest_cache" / "jupyter"
    home.mkdir(parents=True, exist_ok=True)
    for name, folder in {"CONFIG_DIR": home, "DATA_DIR": home, "RUNTIME_DIR": home / "runtime"}.items():
        os.environ[f"JUPYTER_{name}"] = str(folder)
    os.environ["IPYTHONDIR"] = str(home / "ipython")
    os.environ["PYTHONPATH"] = str(config.rootpath)


def pytest_collection_modifyitems(config, items):
    """Leave out thorough tests unless asked for, browser tests only when told to (a fixture marks); the longest come first."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
    left_out = [
        item
        for item in items
        if (item.get_closest_marker("thorough") and not config.getoption("--thorough"))
        or (item.get_closest_marker("browser") and config.getoption("--no-browser"))
    ]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]
    items.sort(key=lambda item: rank(item.nodeid))


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session):
    """Before several processes are started to run tests side by side."""
    if session.config.getoption("numprocesses", None):
        compiled.once(session.config)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return SideBySide(config, log)


def pytest_report_header(config):
    if config.getoption("--no-browser"):
        return "NO BROWSER: the tests that open the course as a learner does are left out (--no-browser)"
    return None


@pytest.fixture(scope="session")
def root():
    """The course's folder: read it, never write in it."""
    return folder_of_course()


@pytest.fixture
def course_copy(root, tmp_path):
    """A copy of the course to change at will: no learner's work in it, the same ``.venv``."""
    return copy_course(root, tmp_path / "course")


@pytest.fixture(scope="session")
def given(root, tmp_path_factory):
    """The learner's copy of the course: read it, never write in it."""
    from grading.bundle import bundle
    from grading.layout import Layout

    return once(tmp_path_factory, "given", lambda folder: bundle(Layout(root), folder / "the course", say=str)) / "the course"


@pytest.fixture(scope="session")
def software(given, tmp_path_factory):
    """An environment with what a learner's copy sets up for itself."""
    return once(tmp_path_factory, "software", lambda folder: make_environment(given, folder / "environment")) / "environment"


@pytest.fixture
def learner(given, software, tmp_path):
    """Somebody who was given the course, on a machine where nothing else of it is."""
    return copy_of(given, tmp_path / "learner" / "the course", software)


@pytest.fixture
def colleague(given, software, tmp_path):
    """Another one, elsewhere."""
    return copy_of(given, tmp_path / "colleague" / "the course", software)


@pytest.fixture
def own_record(tmp_path, monkeypatch):
    """A record of the test's own, which the page reads and keeps; nothing is in it yet."""
    record = tmp_path / "record.json"
    monkeypatch.setenv("COURSE_ANSWERS", str(record))
    return record


@pytest.fixture
def look(request):
    """``look(locator, name)`` saves a picture of that part of a page, where pictures were asked for."""
    folder = request.config.getoption("--pictures")

    def save(part, name):
        if folder:
            before, tall = part.page.viewport_size, int(part.bounding_box()["height"]) + 200
            part.page.set_viewport_size({**before, "height": tall})  # all of it at once: a page scrolls inside its window
            part.screenshot(path=folder / f"{name}.png")
            part.page.set_viewport_size(before)

    return save


@pytest.fixture
def instructor(course_copy):
    """Whoever runs the course, with an exchange."""
    return Instructor(course_copy, course_copy.parent / "exchange")


@pytest.fixture
def serve():
    """``serve(copy, "02_curbside")`` starts ``python -m course --no-browser`` there; stopped at the end."""
    started = []

    def start_and_remember(folder, *arguments, **how):
        served = start(folder, *arguments, **how)
        started.append(served)
        return served

    yield start_and_remember
    for served in started:
        served.stop()


def _patient(make):
    def made(**how):
        one = make(**how)
        one.set_default_timeout(WAITS_MS)
        return one

    return made


@pytest.fixture(scope="session")
def chromium():
    """A real browser (Playwright, synchronous): ``chromium.new_page()``. A page on a busy machine is slow, not broken: whatever is waited for has a minute."""
    from playwright.sync_api import expect, sync_playwright

    from course.launch.chromium import obtain

    expect.set_options(timeout=WAITS_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(obtain()), args=CHROMIUM_OPTIONS)
        for name in ("new_page", "new_context"):
            setattr(browser, name, _patient(getattr(browser, name)))
        yield browser
        browser.close()
