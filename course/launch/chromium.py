"""Makes sure of a Chromium for the browser tests: one that is there, Debian's, or Playwright's."""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from course.errors import CourseError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ON_A_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def obtain(say=print):
    """Path of a Chromium, installed now if need be. Raises CourseError when none can be had."""
    for way in (find, install_from_debian, download_with_playwright):
        path = way() if way is find else way(say)
        if path:
            return path
    raise CourseError(
        "There is no Chromium on this computer, and none could be installed.",
        "A part of the tests opens the course in a real browser, as a learner does; without one "
        "they would prove less than they claim.",
        "Install Chromium or Chrome, or name one in the variable COURSE_CHROMIUM; or leave the "
        "browser tests out: python3 -m course test --no-browser",
    )


def find():
    """The Chromium named in COURSE_CHROMIUM, or one on the search path."""
    named = os.environ.get("COURSE_CHROMIUM")
    if named:
        if not os.access(named, os.X_OK):
            raise CourseError(
                f"COURSE_CHROMIUM names {named}, which is not a program.",
                "The browser tests would run in it.",
                "Correct the variable, or remove it to have a Chromium looked for.",
            )
        return Path(named)
    found = next((path for path in map(shutil.which, NAMES) if path), None)
    return Path(found) if found else ON_A_MAC if ON_A_MAC.exists() else None


def install_from_debian(say):
    """Debian's own package, where we may install one. (Ubuntu's is a stub for another store.)"""
    if _distribution() != "debian" or os.geteuid() != 0:
        return None
    say("Installing Chromium for the browser tests, from Debian's packages.")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    packages = ["chromium", "fonts-liberation"]
    for step in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        if not _succeeds(["apt-get", *step], quiet):
            return None
    return find()


def download_with_playwright(say):
    """The Chromium that Playwright keeps for itself, downloaded when it isn't there yet."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    if not path.exists():
        say("Downloading Playwright's Chromium for the browser tests.")
        _succeeds([sys.executable, "-m", "playwright", "install", "chromium"], dict(os.environ))
    return path if path.exists() else None


def _distribution():
    try:
        return platform.freedesktop_os_release().get("ID", "")
    except OSError:
        return ""


def _succeeds(command, variables):
    """Run the command, its output shown only when it fails."""
    try:
        done = subprocess.run(
            command, env=variables, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", check=False
        )
    except OSError as error:
        print(f"{command[0]} could not be run: {error.strerror}", file=sys.stderr)
        return False
    if done.returncode:
        print((done.stdout + done.stderr)[-2000:], file=sys.stderr)
    return done.returncode == 0
