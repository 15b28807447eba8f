"""Each module opened in a real browser, one after another, and what was measured there."""

import json
import os
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from course.launch.chromium import obtain
from tests.conftest import CHROMIUM_OPTIONS
from tests.house.copies import copy_course, folder_of_course
from tests.house.serving import start


def each_module(measure):
    """Print, for each module, what ``measure(browser, address)`` gives, and all of it as JSON at the end; nothing of one where it gives ``None``."""
    os.environ["PYTHONPATH"] = str(folder_of_course())
    result = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        copy = copy_course(folder_of_course(), Path(folder) / "course")
        browser = playwright.chromium.launch(executable_path=str(obtain()), args=CHROMIUM_OPTIONS)
        for module in sorted(path.name for path in (folder_of_course() / "modules").iterdir() if path.is_dir()):
            served = start(copy, module)
            try:
                found = measure(browser, served.address)
            finally:
                served.stop()
            if found:
                result[module] = found
                print(module, found, file=sys.stderr)
        browser.close()
    print(json.dumps(result))
