"""Every case, found in course/cases and listed nowhere: its parts that can be played, and the views that pages show of them."""

from course import cases
from course.exercises.view import View

PARTS = [part for name in cases.names() for part in cases.parts(name)]
PLAYED = [part for part in PARTS if part.plays]


def with_part(part):
    """The names of the cases that have this file, such as ``author.dataset``."""
    return [name for name in cases.names() if cases.has(name, part)]


def views():
    """Every view of every case: what the functions of its ``simulator.py`` give that ask for nothing."""
    made = [make for name in with_part("simulator") for make in vars(cases.load(name, "simulator")).values() if hasattr(make, "cache_info")]
    return [one for one in (make() for make in made) if isinstance(one, View)]


def by_name(one):
    """How a test calls one of them."""
    return one.name
