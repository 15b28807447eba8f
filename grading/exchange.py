"""``python3 -m grading exchange``: the folder through which work travels, with rights under which nobody reads or moves another's.

nbgrader asks for a folder that everybody may write. Here each file in it can be renamed and
deleted by its owner alone (the sticky bit), and what is handed in belongs to the graders' group
(setgid), whose members alone can read it: ``course/submit.py`` takes the others' rights away.
"""

import os
import shutil

from course.errors import CourseError
from course.launch import exchange

# As nbgrader makes them, but for the first digit: 1 is sticky, 2 is setgid.
RIGHTS = {"": 0o755, "outbound": 0o755, "inbound": 0o3733, "feedback": 0o711}


def make(group=None):
    """Make the exchange, or mend its rights.

    Parameters
    ----------
    group : str, optional
        Who may collect beside you; your own group where nobody else does.

    Returns
    -------
    pathlib.Path
        The cohort's folder in it.

    Raises
    ------
    CourseError
        When it is another's, can't be made, or lies where a folder has no such rights.
    """
    root = exchange.folder()
    place = root / exchange.cohort()
    try:
        root.mkdir(parents=True, exist_ok=True)
        root.chmod(0o1777)
        for name, rights in RIGHTS.items():
            (place / name).mkdir(exist_ok=True)
            if name == "inbound":
                shutil.chown(place / name, group=group or os.getegid())
            (place / name).chmod(rights)
    except LookupError as error:
        raise CourseError(f"There is no group called {group}.", "The exchange was made, but nobody may hand in yet.",
                          "Make the group, put those who collect into it, then do this again.") from error
    except OSError as error:
        raise CourseError(f"{error.filename} could not be made or changed: {error.strerror}.", "Nobody can hand in through it as it is.",
                          "Do this as its owner or as root, in a folder that every account can reach; COURSE_EXCHANGE names it.") from error
    held = (place / "inbound").stat().st_mode & 0o7777
    if held != RIGHTS["inbound"]:
        raise CourseError(f"{place} is on a disk that keeps no such rights ({held:o} in place of {RIGHTS['inbound']:o}).",
                          "There one learner could read or delete what another hands in.", "Use a disk of Linux’s own, or do without an exchange: the page then makes a file to send.")
    return place
