"""What nbgrader's commands need of this course. `nbgrader_config.py` is where they look, and reads it from here.

A learner or an instructor may have settings for another course, in their home or for the whole
machine: a header for every notebook, another folder for each step. nbgrader reads those too, and
then ours on top. So ours say everything that decides how a command of this course goes, nbgrader's
own defaults included.
"""

import sys
from pathlib import Path

from course.launch import exchange
from course.learners import hub_user

LEFT_TO_THE_MACHINE = {"groupshared", "permissions"}  # who may read and write whose files is for whoever runs it to say


def settle(c, root: Path) -> None:
    """Write the settings of the course in `root` into `c`, a traitlets Config. Raises CourseError for a variable that can't be used."""
    as_nbgrader_comes(c)
    c.CourseDirectory.course_id = exchange.cohort()
    c.CourseDirectory.root = str(root)
    c.CourseDirectory.db_url = f"sqlite:///{root / 'grading' / 'gradebook.db'}"
    # On a hub the account is the image's, the same for everybody: who hands in is the hub's user.
    c.CourseDirectory.student_id = hub_user() or "*" if sys.argv[1:2] == ["submit"] else "*"
    # What is handed in and collected: the notebook, its record, and nbgrader's own two notes.
    c.CourseDirectory.include = ["*.ipynb", "*.answers.json", "timestamp.txt", "submission_secret.txt"]
    c.Exchange.root = str(exchange.folder())
    c.Exchange.assignment_dir = str(root / "my-course")
    c.Exchange.cache = str(root / ".jupyter" / "nbgrader_cache")  # one, whether the page hands in or a terminal


def as_nbgrader_comes(c) -> None:
    """Set each of nbgrader's own settings to its default, but those that a step of it works out itself."""
    from nbgrader import converters, coursedir, plugins, preprocessors
    from nbgrader.exchange import abc, default
    from traitlets.config import Configurable

    rooms = (abc, converters, coursedir, default, plugins, preprocessors)
    known = [one for room in rooms for one in vars(room).values() if isinstance(one, type) and issubclass(one, Configurable)]
    for one in known:
        for name, trait in one.class_own_traits(config=True).items():
            if name not in LEFT_TO_THE_MACHINE and not any(hasattr(step, f"_{name}_default") for step in known):
                c[one.__name__][name] = trait.default()
