"""``python3 -m grading who``: who has handed in a module, who is late, who is missing, and who handed in again since they were graded."""

import json
from dataclasses import dataclass, field
from datetime import timedelta, timezone

from nbgrader.api import Assignment, Student, SubmittedAssignment
from sqlalchemy import select

from grading import gradebook
from grading.grade.recorder import saying_so
from grading.hand_in.entries import shown
from grading.hand_in.times import now, to_come
from grading.layout import settings
from grading.results.standing import lasting
from grading.week import arrived, asked, due


@dataclass
class Account:
    """Where a module stands, by learner's id.

    ``until`` is the due date, with the time zone in which it was given, or ``None``; ``names`` is everybody of the roster, as text;
    ``handed_in`` holds when, in UTC (``None`` where nobody can tell), ``late`` by how many seconds, ``again`` who handed in
    something newer than what is graded, ``strangers`` who is on no roster, and ``to_collect`` what to run for whom.
    """

    module: str
    until: object = None
    names: dict = field(default_factory=dict)
    handed_in: dict = field(default_factory=dict)
    late: dict = field(default_factory=dict)
    missing: list = field(default_factory=list)
    again: list = field(default_factory=list)
    strangers: list = field(default_factory=list)
    to_collect: dict = field(default_factory=dict)


def who(layout, module):
    """Who stands where with a module.

    Parameters
    ----------
    layout : Layout
        The course.
    module : str
        Such as ``02_curbside``.

    Returns
    -------
    Account

    Raises
    ------
    CourseError
        When there is no such module, or the gradebook can't be read.
    """
    module, = layout.chosen([module])
    account = Account(module)
    until, extra, everybody = _held(layout, module)
    account.until = due.of(layout, module, until)
    account.names = {learner: f"{first} {last}".strip() for learner, (first, last) in everybody.items() if first or last}
    graded = arrived.collected(layout, module, "autograded")
    for learner, one in sorted(arrived.arrivals(layout, module).items()):
        account.handed_in[learner] = one.at
        over = until and one.at and not to_come(one.at) and (one.at - until - (extra.get(learner) or timedelta())).total_seconds()
        if over and over > 0:
            account.late[learner] = int(over)
        if learner in graded and one.at and graded[learner].at != one.at:
            account.again.append(learner)
        if one.collect:
            account.to_collect.setdefault(one.collect, []).append(learner)
        if learner not in account.names:
            account.strangers.append(learner)
    account.missing = [learner for learner in account.names if learner not in account.handed_in]
    return account


def _held(layout, module):
    """The due date, each learner's extension, and everybody's names, as the gradebook has them: nothing where there is none yet."""
    config = settings(layout).CourseDirectory
    if gradebook.missing(config.db_url):
        return None, {}, {}
    with saying_so(again="ask", kept="Nothing was changed."), gradebook.opened(config.db_url, config.course_id) as book:
        until = book.db.execute(select(Assignment.duedate).where(Assignment.name == module)).scalar()
        extra = dict(book.db.execute(select(SubmittedAssignment.student_id, SubmittedAssignment.extension).where(SubmittedAssignment.name == module)).all())
        everybody = {one: names for one, *names in book.db.execute(
            select(Student.id, Student.first_name, Student.last_name).order_by(Student.last_name, Student.first_name, Student.id))}
    return until, extra, everybody


def as_text(account):
    """The account for a person: numbers, then everybody by name of whom something is to be done."""
    of = f" of {len(account.names)}" if account.names else ""
    came = [learner for learner in account.handed_in if learner in account.names or not account.names]
    others = f", and {len(account.strangers)} on no roster" if account.names and account.strangers else ""
    lines = [f"{account.module}, due {due.said(account.until)}" if account.until else f"{account.module}, with no due date", "",
             f"handed in {len(came):>6}{of}{others}", f"late      {len(account.late):>6}", f"missing   {len(account.missing):>6}{of}"]
    if not account.names:
        lines += ["", "Nobody is on the roster yet, so nobody can be missing: python3 -m grading roster FILE."]
    over = account.until and account.until.astimezone(timezone.utc).replace(tzinfo=None) < now()
    for title, learners in (
            ("Late", {learner: f"by {lasting(seconds)}" for learner, seconds in account.late.items()}),
            ("Missing" if over or not account.until else "Missing, with time left", dict.fromkeys(account.missing, "")),
            ("Handed in again since they were graded: what is newer counts once it is graded, and a memo's mark was for the memo before", dict.fromkeys(account.again, "")),
            ("Handed in, and on no roster", dict.fromkeys(account.strangers if account.names else (), "")),
            *((f"To be collected, or left when you did: {command}", dict.fromkeys(learners, "")) for command, learners in account.to_collect.items())):
        if learners:
            lines += ["", f"{title}:", *(f"  {called(account.names, learner)}{f', {said}' if said else ''}" for learner, said in learners.items())]
    return "\n".join(lines)


def called(names, learner):
    """Maria García (maria-garcia), or the id where that is all that is known."""
    name = names.get(learner, "")
    return f"{shown(name)} ({shown(learner)})" if name and name != learner else shown(learner)


def main(chosen):
    """The command."""
    from grading.layout import HERE

    accounts = [who(HERE, module) for module in asked.modules(HERE, chosen.modules)]
    if chosen.json:
        print(json.dumps({one.module: vars(one) for one in accounts}, default=str))
    else:
        print("\n\n\n".join(map(as_text, accounts)))
