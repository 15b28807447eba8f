"""``python3 -m course``: sets itself up, opens the course.

This file is kept to syntax that any Python 3 can read, so that an old one gets a sentence
instead of a syntax error. All else is in ``course.launch``.
"""

import sys

if sys.version_info < (3, 11):
    sys.stderr.write(
        "The course needs Python 3.11 or newer; this is Python %d.%d.\n"
        "Nothing has been changed on this machine.\n"
        "Install a newer Python, then start the course with it, for example: "
        "python3.12 -m course\n" % sys.version_info[:2]
    )
    sys.exit(1)

from course.launch.command import main  # needs the check above
from course.launch.console import heard

if __name__ == "__main__":
    sys.exit(heard(main, sys.argv[1:]))
