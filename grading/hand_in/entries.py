"""The files of a hand-in, whether they lie in a folder or in an archive, and which of them is the notebook."""

import re
from collections.abc import Callable
from dataclasses import dataclass

MOST_NOTEBOOK_BYTES = 10_000_000
MOST_ENTRIES, MOST_DEEP = 200, 10
NOTEBOOK = re.compile(r"\.ipynb(\.(txt|json))?$", re.IGNORECASE)  # some programs add an ending of their own
TIME, SECRET = NOTES = "timestamp.txt", "submission_secret.txt"  # what the exchange adds of its own
LAYS_OUT = frozenset("<>[]{}`*|$\"^")


class NotTaken(Exception):
    """A file that is not opened, or not read; ``str()`` is a sentence with the reason."""


@dataclass(frozen=True)
class Entry:
    """A file of a hand-in: its folders and its name, and how to read it.

    ``read(most, what)`` gives all its bytes, at most so many; it raises ``NotTaken``, whose
    sentence calls the file ``what``. ``too_deep`` is a folder that was not looked into.
    """

    path: tuple
    read: Callable
    too_deep: bool = False

    @property
    def name(self):
        """Its name without the folders."""
        return self.path[-1]

    @property
    def folder(self):
        """The folders that it lies in."""
        return self.path[:-1]

    @property
    def shown(self):
        """Where it lies, as a message shows it."""
        return "/".join(map(shown, self.path))

    @property
    def hidden(self):
        """Whether it is what a desktop or Jupyter keeps for itself: a copy, a thumbnail, what a Mac knows of a file."""
        return any(part.startswith(".") or part == "__MACOSX" for part in self.path)


def shown(name, most=60):
    """A file's name as a message shows it: as it is, but nothing in it steers a terminal or lays out a page."""
    plain = "".join(sign if sign.isprintable() and sign not in LAYS_OUT else "�" for sign in name)
    return plain if len(plain) <= most else f"{plain[:most - 1]}…"


def listed(entries):
    """The first few of these, as a message names them."""
    return f"{', '.join(entry.shown for entry in entries[:5])}{' and more' if len(entries) > 5 else ''}"


def notebook(entries, module):
    """The notebook among a hand-in's files.

    Of several, one of the module's own name goes before others, and one that lies higher before copies below it.

    Raises
    ------
    NotTaken
        When there is none, or it can't be told which is meant.
    """
    own = f"{module}.ipynb"
    books = [entry for entry in entries if NOTEBOOK.search(entry.name) and not entry.hidden]
    ranks = ([entry for entry in books if entry.name == own], [entry for entry in books if entry.name.lower() == own], books)
    found = _highest(next(filter(None, ranks), []))
    if not found and any(entry.too_deep for entry in entries):
        raise NotTaken(f"The hand-in holds no notebook, as far as was looked: what lies more than {MOST_DEEP} folders deep is left. Move it up.")
    if not found:
        raise NotTaken("The hand-in holds no notebook.")
    if len(found) > 1:
        raise NotTaken(f"The hand-in holds {len(found)} notebooks, and it is not clear which is meant: {listed(found)}.")
    return found[0]


def _highest(entries):
    top = min((len(entry.path) for entry in entries), default=0)
    return [entry for entry in entries if len(entry.path) == top]
