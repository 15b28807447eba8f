"""Which tables this copy of the course has: the reference edition, or one of another name with the sum of its tables.

A record says so of itself, so that whoever marks it knows which numbers it is about. The sum is of
the tables as they are listed: a list that somebody changed is an edition that nobody gave out.
"""

import functools
import hashlib
import json

from course import place

REFERENCE = "reference"
DESCRIPTOR = "datapackage.json"
SUM_LETTERS = 12


def here():
    """The edition of this copy, such as ``reference`` or ``spring.0f3a9c2b71de``."""
    return of(place.tables())


def of(folder):
    """The edition of the tables in a folder; the reference where its list of tables can't be read."""
    path = folder / DESCRIPTOR
    try:
        return _of(path, path.stat().st_mtime_ns)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return REFERENCE


@functools.lru_cache(maxsize=8)
def _of(path, stamp):
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    name = descriptor.get("edition", REFERENCE)
    sums = "\n".join(f"{table['path']} {table['hash']}" for table in descriptor["resources"])
    return name if name == REFERENCE else f"{name}.{hashlib.sha256(sums.encode()).hexdigest()[:SUM_LETTERS]}"


def name(edition):
    """What an edition is called, without the sum of its tables."""
    return edition.rpartition(".")[0] or edition
