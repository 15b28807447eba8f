"""``python3 -m grading due``: until when a module is asked for, in nbgrader's gradebook, with the time zone said."""

from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from nbgrader.api import MissingEntry
from nbgrader.plugins import LateSubmissionPlugin
from nbgrader.preprocessors import AssignLatePenalties

from course.errors import CourseError
from grading import gradebook
from grading.grade import marks
from grading.grade.recorder import saying_so
from grading.layout import settings
from grading.week import arrived, asked, zone as zones

MOST_AWAY = timedelta(days=2 * 366)
HOW = "Write year, month and day, and a time if it is not the end of that day: 2027-03-05, or 2027-03-05 18:00. With another time zone: --zone Europe/Berlin"
COSTS = {"none": "A late hand-in is told to be late, and costs no points.",
         "zero": "A late hand-in has 0 points of what was reached, as nbgrader_config.py says: LateSubmissionPlugin.penalty_method."}
OTHER = "What it costs to be late is for {} to say, which nbgrader_config.py names."


def moment(text, zone=""):
    """The moment that somebody names.

    Parameters
    ----------
    text : str
        ``2027-03-05``, which is the last second of that day, or with a time behind it, and an offset if wanted.
    zone : str
        Where that is the time, such as ``Europe/Berlin``; this machine's where nothing is said.

    Returns
    -------
    datetime.datetime
        With its time zone.

    Raises
    ------
    CourseError
        For what is no moment, never was one there, or lies more than two years away.
    """
    try:
        place = ZoneInfo(zone) if zone else None
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise CourseError(f"There is no time zone called {zone}.", "The due date is as it was.", "Name one as Europe/London or America/New_York.") from error
    try:
        named = datetime.combine(date.fromisoformat(text), time(23, 59, 59)) if len(text) == 10 else datetime.fromisoformat(text)
        aware = named if named.tzinfo else named.replace(tzinfo=place) if place else named.astimezone()
        if not named.tzinfo and aware.astimezone(timezone.utc).astimezone(place).replace(tzinfo=None) != named:
            raise CourseError(f"There is no {named:%H:%M} on that day: clocks go forward past it.", "The due date is as it was.", HOW)
        far = abs(aware - datetime.now(timezone.utc)) > MOST_AWAY
    except (ValueError, OverflowError) as error:
        raise CourseError(f"“{text}” is no day.", "The due date is as it was.", HOW) from error
    if far:
        raise CourseError(f"{said(aware)} is more than two years away.", "The due date is as it was.", "See whether the year is right.")
    return aware


def said(aware):
    """Friday 5 March 2027, 18:00 GMT (17:00 UTC)"""
    in_utc = aware.astimezone(timezone.utc)
    other = "" if aware.utcoffset() == timedelta() else f" ({in_utc:%H:%M} UTC{'' if in_utc.date() == aware.date() else f', {in_utc.day} {in_utc:%B}'})"
    return f"{aware:%A} {aware.day} {aware:%B %Y, %H:%M %Z}{other}"


def of(layout, module, held):
    """A due date as the gradebook holds it, in UTC without a zone, by the clock by which it was given; ``None`` for none."""
    return held and held.replace(tzinfo=timezone.utc).astimezone(zones.of(layout.root / "grading", module))


def due(layout, module, text="", zone=""):
    """Say when a module is due, or set it: ``none`` takes the date away.

    Returns
    -------
    str
        What is so now, in sentences.

    Raises
    ------
    CourseError
        As ``moment``; or when the module is not in the gradebook, or that can't be written.
    """
    module, = layout.chosen([module])
    config = settings(layout)
    wanted = None if text in ("", "none") else moment(text, zone)
    url = config.CourseDirectory.db_url
    if gradebook.missing(url):
        raise _not_built(module)
    with saying_so(again="set the date", kept="The due date is as it was."), gradebook.opened(url, config.CourseDirectory.course_id) as book:
        try:
            held = book.find_assignment(module)
        except MissingEntry as error:
            raise _not_built(module) from error
        if text:
            zones.keep(layout.root / "grading", module, text, zone if wanted else "")
            held.duedate = wanted and wanted.astimezone(timezone.utc).replace(tzinfo=None)
            book.db.commit()
        until, graded = of(layout, module, held.duedate), len(marks.standing(book, module))
    return " ".join(_sentences(layout, module, until, config, graded if text else 0, by_machine=bool(wanted) and zones.of(layout.root / "grading", module) is None))


def _not_built(module):
    return CourseError(f"{module} is not in the gradebook yet.", "It has no due date.", f"Build it first: python3 -m grading build {module}.")


def _sentences(layout, module, until, config, graded, by_machine):
    if not until:
        yield f"{module} has no due date: nobody is late."
        return
    yield f"{module} is due on {said(until)}."
    if by_machine:
        yield f"That is the time zone of this machine ({until.tzname()}); for another, --zone Europe/Berlin."
    if until < datetime.now(until.tzinfo):
        times = [one.at for one in arrived.collected(layout, module).values()]
        late = sum(at is not None and at > until.astimezone(timezone.utc).replace(tzinfo=None) for at in times)
        yield f"That is past. Of {len(times)} collected, {late} came later."
    step = AssignLatePenalties(config=config)
    step.init_plugin()
    policy = step.plugin_inst
    costs = COSTS[policy.penalty_method] if type(policy) is LateSubmissionPlugin else OTHER.format(type(policy).__name__)
    yield costs
    if graded and costs != COSTS["none"]:
        yield f"{graded} are graded by the date before: python3 -m grading grade {module} --force goes by this one."


def main(chosen):
    """The command."""
    from grading.layout import HERE

    for module in asked.modules(HERE, [chosen.module] if chosen.module else []):
        print(due(HERE, module, " ".join(chosen.when), chosen.zone))
