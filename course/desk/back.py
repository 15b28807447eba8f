"""Feedback that comes back: fetched from nbgrader's exchange, or added as the file that an instructor sent."""

import html
import subprocess
from datetime import datetime, timezone

from course import files
from course.desk import state
from course.errors import CourseError
from course.launch.quick import nbgrader
from course.place import HOME

FETCHES_WITHIN_S = 60
MOST_LETTERS = 8_000_000
HEAD = 4000  # letters in which a feedback page says whose and what it is


def fetch(module, folder):
    """Bring a module's feedback from the exchange; whether there is a page that was not there before."""
    before = state.feedback_page(folder)
    command = nbgrader("fetch_feedback", module, "--Exchange.assignment_dir", str(folder.parent))
    try:
        subprocess.run(command, cwd=HOME, capture_output=True, timeout=FETCHES_WITHIN_S, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CourseError("The exchange did not answer.", "It could not be seen whether there is feedback for you.",
                          "Try again later; if it goes on, tell whoever runs your course.") from error
    return state.feedback_page(folder) != before


def add(page, title, module, folder):
    """Keep the feedback page that a learner was sent beside the module, if it is one of this module.

    Raises ``CourseError`` when it is something else or can't be written. What it holds is shown
    sealed: nothing in it runs, whoever made it.
    """
    head = html.unescape(page[:HEAD])
    if len(page) > MOST_LETTERS or not state.SCORE.search(page[:HEAD]) or f"<title>{title}: feedback</title>" not in head:
        raise CourseError("This file is not the feedback for this module.", "It was not added, and nothing has changed.",
                          f"Choose the file that your instructor sent you for “{title}”; its name ends in .html.")
    target = folder / "feedback" / datetime.now(timezone.utc).strftime("%Y-%m-%d %H-%M-%S") / f"{module}.html"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with files.whole(target) as half:
            half.write_text(page, encoding="utf-8")
    except OSError as error:
        raise CourseError(f"The feedback could not be kept: {error.strerror or error}.", "It is not on this page yet.",
                          "See that the disk has room and the folder can be written to, then choose the file again.") from error
