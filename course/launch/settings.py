"""What nbgrader's commands need of this course. ``nbgrader_config.py`` is where they look, and reads it from here.

A learner or an instructor may have settings for another course, in their home or for the whole
machine: a header for every notebook, another folder for each step. nbgrader reads those too, and
then ours on top. So ours say everything that decides how a command of this course goes, nbgrader's
own defaults included.
"""

import sys

from course.errors import CourseError
from course.launch import exchange
from course.learners import ALLOWED, hub_user, is_id

LEFT_TO_THE_MACHINE = {"groupshared", "permissions"}  # who may read and write whose files is for whoever runs it to say


def settle(c, root):
    """Write the settings of the course in ``root`` into ``c``, a traitlets Config. Raises CourseError for a variable that can't be used."""
    if "nbgrader.apps" in sys.modules:  # only nbgrader's own commands read what others have set on this machine
        as_nbgrader_comes(c)
    c.CourseDirectory.course_id = exchange.cohort()
    c.CourseDirectory.root = str(root)
    c.CourseDirectory.db_url = f"sqlite:///{root / 'grading' / 'gradebook.db'}"
    c.CourseDirectory.student_id = who_submits() if sys.argv[1:2] == ["submit"] else "*"
    c.ExchangeFactory.submit = "course.submit.ForGraders"
    # What is handed in and collected: the notebook, its record, and nbgrader's own two notes.
    c.CourseDirectory.include = ["*.ipynb", "*.answers.json", "timestamp.txt", "submission_secret.txt"]
    c.Exchange.root = str(exchange.folder())
    c.Exchange.assignment_dir = str(root / "my-course")
    c.Exchange.cache = str(root / ".jupyter" / "nbgrader_cache")  # one, whether the page hands in or a terminal


def who_submits():
    """Who hands in from a terminal: on a hub its user, as the account is the image's and the same for everybody; else nbgrader's "*", the account.

    Raises CourseError for a name under which nothing would be collected.
    """
    user = hub_user()
    if user and not is_id(user):
        raise CourseError(f"Your name on this hub is {user!r}, and a hand-in can’t be called so.", "Nothing was handed in: it would not be collected.",
                          f"Hand in with the button at the end of the module’s page, which asks for a name of {ALLOWED}.")
    return user or "*"


def as_nbgrader_comes(c):
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
