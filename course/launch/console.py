"""What is printed where not every sign can be."""

import sys


def take_any_sign():
    """Have a sign that this console can't show, as of a folder's name on an older Windows, become a question mark and not an error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
