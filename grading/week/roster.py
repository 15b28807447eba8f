"""``python3 -m grading roster``: who takes part, as a school's or a platform's list has it, into the gradebook, so that everybody is shown by name."""

from dataclasses import dataclass, field

from nbgrader.api import Student

from grading.gradebook import opened
from grading.grade.recorder import saying_so
from grading.grade.table import named
from grading.grade.turns import close_to_others
from grading.hand_in.entries import shown
from grading.layout import settings
from grading.week import listed

NAMES = ("first_name", "last_name", "email", "lms_user_id")


@dataclass
class Account:
    """What became of a list: the ids that are ``new`` in the gradebook, ``changed`` or ``same``, what was ``said`` of its lines, and who is ``elsewhere``:
    in the gradebook, and not on this list."""

    new: list = field(default_factory=list)
    changed: list = field(default_factory=list)
    same: list = field(default_factory=list)
    said: list = field(default_factory=list)
    elsewhere: list = field(default_factory=list)


def enrol(layout, path):
    """Put the people of a list into the gradebook, all of them or, where it can't be written, nobody. Who is there already keeps their marks.

    Parameters
    ----------
    layout : Layout
        The course.
    path : pathlib.Path
        The list, as ``listed.read`` takes it.

    Returns
    -------
    Account

    Raises
    ------
    CourseError
        When the list can't be read, names nobody, or the gradebook can't be written.
    """
    people, said = listed.read(path)
    config, account = settings(layout).CourseDirectory, Account(said=said)
    with saying_so(again="read the roster", kept="Nobody of the list was entered."), opened(config.db_url, config.course_id) as book:
        there = {one.id: one for one in book.db.query(Student)}
        for person in people:
            known = there.get(person["id"])
            student = known or Student(id=person["id"])
            told = {name: person[name] for name in NAMES if person[name] or name == "first_name" and person["last_name"]}
            became = account.new if known is None else account.same if all(getattr(student, name) == value for name, value in told.items()) else account.changed
            became.append(person["id"])
            for name, value in told.items():
                setattr(student, name, value)
            book.db.add(student)
        book.db.commit()
    close_to_others(layout.root)
    account.elsewhere = sorted(there.keys() - {person["id"] for person in people})
    return account


def as_text(account):
    """What became of the list, in sentences."""
    lines = [f"{len(account.new) + len(account.changed) + len(account.same)} on the roster: {len(account.new)} new, {len(account.changed)} changed, "
             f"{len(account.same)} as before."]
    if account.new:
        lines.append(f"New: {named(account.new)}. By this name each is known when they hand in.")
    if account.elsewhere:
        lines.append(f"In the gradebook, and not on this list: {named(account.elsewhere)}. They stay; who has left the course goes with "
                     "nbgrader db student remove ID.")
    return "\n".join([*lines, *map(lambda one: shown(one, most=400), account.said)])


def main(chosen):
    """The command."""
    from pathlib import Path

    from grading.layout import HERE

    print(as_text(enrol(HERE, Path(chosen.file).expanduser())))
