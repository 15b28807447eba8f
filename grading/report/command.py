"""``python3 -m grading report``: read each class, work its numbers out, write the page and the tables."""

import gc
from pathlib import Path

from course.errors import CourseError
from course.exercises.ids import called
from course.files import whole
from grading import spreadsheet
from grading.grade.recorder import WHAT_TO_DO
from grading.report import items, page, skills, tables
from grading.results import firsts, klass


def report(layout, modules, to):
    """Write the report of some modules.

    Parameters
    ----------
    layout : Layout
        The course.
    modules : sequence of str
        Which; empty for all that anybody handed in.
    to : pathlib.Path
        The folder for ``report.html`` and the tables; it is made.

    Returns
    -------
    list of (Klass, list of Item, Whole, dict)
        As ``page.page`` takes them.

    Raises
    ------
    CourseError
        When a class can't be read, a module that is named scores nothing, nobody handed anything in, or the folder can't be written. What lay there before is kept.
    """
    reported, asked = [], {}
    for read in klass.each(layout, modules):
        if not read.points and modules:
            raise CourseError(f"There is nothing to report of {read.module}.", "Nothing in it earns points.", "Name a module with exercises, such as the first case.")
        if not read.points or not modules and all(one.state == klass.ABSENT for one in read.learners):
            continue
        asked[read.module] = firsts.exercises(layout, read.module)
        unscored = firsts.add(read, layout)
        reported.append((read, *items.items(read, asked[read.module]), unscored))
    if not reported:
        raise CourseError("Nobody has handed in anything yet.", "There is nothing to report.", "Collect and grade first; the handbook says how.")
    gains = skills.gains([one for one, *_ in reported], asked)
    _write(to, page.page(reported, gains), reported, gains)
    return reported


def _write(to, text, reported, gains):
    try:
        to.mkdir(mode=0o700, parents=True, exist_ok=True)
        for read, found, *_ in reported:
            spreadsheet.write(to / f"{read.module}-learners.csv", tables.learners(read))
            spreadsheet.write(to / f"{read.module}-items.csv", tables.items(read.module, found))
            spreadsheet.write(to / f"{read.module}-answers.csv", tables.answers(read.module, found))
        spreadsheet.write(to / "skills.csv", tables.gains(gains))
        with whole(to / "report.html") as half:
            half.write_text(text, encoding="utf-8")
    except OSError as error:
        todo = WHAT_TO_DO.get(error.errno, "Name another folder with --to,")
        raise CourseError(f"{to} could not be written: {error.strerror}.", "What lay there before is kept, or stands anew and whole; the gradebook was only read.",
                          f"{todo} and report again.") from error


def main(chosen):
    """The command."""
    from grading.layout import HERE

    gc.disable()  # thousands of records are read, and no two hold each other: looking for that takes a sixth of the time
    to = Path(chosen.to).expanduser() if chosen.to else HERE.root / "grading" / "reports"
    for read, found, *_ in report(HERE, chosen.modules, to):
        flagged = ", ".join(called(one.exercise.id) for one in found if one.flags)
        print(f"{read.module}: {len(read.graded)} graded of {len(read.learners)}{f'; look at {flagged}' if flagged else ''}.")
    print(f"The page is {to / 'report.html'}, the tables lie beside it. They name learners: keep them where only you can read them.")
