"""A class as it stands in a module: who handed in, what each gave and got. One pass over the gradebook and the graded records.

Names, comments and answers are what learners wrote, or their machines: plain values, never trusted text.
"""

import contextlib
import os
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property

from course.errors import CourseError
from course.exercises import kinds
from grading.grade import marks
from grading.gradebook import missing, opened
from grading.layout import settings
from grading import criteria
from grading.results import book, graded

GRADED, AWAY, UNGRADED, ABSENT = "graded", "turned away", "not graded", "not handed in"


@dataclass(frozen=True)
class Exercise:
    """What earns points in a module, in the order of its page, as its solution says.

    ``rubric`` holds what a memo is marked on (``grading.criteria.Criterion``), in the lesson's order; empty for all else.
    """

    id: str
    title: str
    heading: str
    kind: str
    points: float
    skill: str | None
    opinion: bool
    memo: bool
    rubric: tuple
    after: str | None

    @cached_property
    def replayed(self):
        """Whether marking one answer plays a model; of what declares nothing it is not known that it does."""
        return bool(self.kind) and kinds.load(self.kind).replayed


@dataclass(slots=True)
class Answer:
    """What a learner gave for an exercise, and what it got.

    ``score`` are points, ``None`` while a person must set them; ``scored`` those that the key gave, ``None`` of a memo.
    ``known`` is the catalogue's name of an error (``a``, ``doubt``), empty for what it does not know, ``None`` where nothing was given.
    ``last`` and ``first`` are as the record holds them, ``None`` where it holds none: a line of code never stands in it.
    ``first_score`` and ``first_known`` are worked out by ``firsts.add``. ``why`` says why somebody must look.
    ``criteria`` are shares of the points of each criterion of a memo, 0 to 1, by the criterion's id; ``None`` where it was not marked by them.
    ``anew`` says that a person had marked the answer before this one.
    """

    score: float | None
    scored: float | None
    known: str | None
    needs_mark: bool
    why: str = ""
    comment: str = ""
    last: object = None
    first: object = None
    first_score: float | None = None
    first_known: str | None = None
    tries: int = 0
    at: str = ""
    criteria: dict | None = None
    anew: bool = False


@dataclass(slots=True)
class Learner:
    """One of the class. ``state`` is one of the four above; ``handed_in`` is in UTC without a time zone, as nbgrader has it.

    ``lost`` are the points that a policy takes for being late; ``why`` says why nothing was graded; ``notes`` what was mended; ``newer`` that a newer hand-in waits to be graded.
    """

    id: str
    name: str
    state: str
    handed_in: datetime | None = None
    late: timedelta | None = None
    lost: float = 0.0
    why: str = ""
    notes: tuple = ()
    newer: bool = False
    answers: dict = field(default_factory=dict)
    edition: str = ""
    place: object = None
    module: str = ""

    @property
    def earned(self):
        """Points of all answers, those that wait counted as none."""
        return sum(one.score or 0 for one in self.answers.values())

    @property
    def score(self):
        """The points that count: what was earned, less what was ``lost``."""
        return max(self.earned - self.lost, 0)

    @property
    def runs(self):
        """The runs of its record, oldest first; read anew, since thousands of them would fill the memory."""
        return graded.record(self.place, self.module).runs if self.place else []


@dataclass(frozen=True)
class Klass:
    """A module's exercises, and everybody who is known of, by id in the order of the alphabet."""

    module: str
    title: str
    exercises: tuple
    learners: tuple

    @property
    def graded(self):
        """Those whose answers were scored."""
        return [one for one in self.learners if one.state == GRADED]

    @property
    def points(self):
        """The most that can be earned."""
        return sum(one.points for one in self.exercises)

    def exercise(self, name):
        """The exercise of this id."""
        return next(one for one in self.exercises if one.id == name)

    def decision(self, learner):
        """What a learner decided last, as its record holds it, by exercise; without those that any setting earns."""
        return self._given(learner, lambda one: one.replayed and not one.opinion)

    def prediction(self, learner):
        """What a learner said beforehand, by exercise: the first answer, which nothing had told of yet."""
        return self._given(learner, lambda one: one.opinion, "first")

    def _given(self, learner, asked, which="last"):
        wanted = [one.id for one in self.exercises if asked(one) and one.id in learner.answers]
        return {name: value for name in wanted if (value := getattr(learner.answers[name], which)) is not None}


def read(layout, module, *, roster=None):
    """Read a class.

    Parameters
    ----------
    layout : Layout
        The course.
    module : str
        Such as ``02_curbside``.
    roster : dict of str to str, optional
        Names by id of those who should be there, beside those whom the gradebook knows.

    Returns
    -------
    Klass

    Raises
    ------
    CourseError
        When there is no such module, no gradebook, or it can't be read.
    """
    module, = layout.chosen([module])
    course, asked, owners = graded.lesson(layout, module)
    url = settings(layout).CourseDirectory.db_url
    if missing(url):
        raise CourseError("There is no gradebook yet.", "It is made with the modules, and nothing is known of any learner before.", f"Run python3 -m grading build {module}.")
    with book.saying_so(module), opened(url) as held:
        names, rows, grades, said = book.students(held), book.submissions(held, module), book.grades(held, module), book.comments(held, module, owners)
        lost = marks.lost(held, module)
        rubrics, met = criteria.rubrics(held, layout, module), criteria.given(held, module)
    exercises = tuple(_exercise(one, rubrics.get(one["id"], ())) for one in asked)
    names = {**names, **{one: name or names.get(one, "") for one, name in (roster or {}).items()}}
    there = _handed_in(layout, module)
    learners = []
    for name in sorted({*names, *rows, *there}):
        learner = Learner(name, names.get(name) or name, UNGRADED if name in there else ABSENT, module=module)
        if name in rows:
            _add(learner, layout, exercises, rows[name], grades.get(name, {}), said.get(name, {}), met.get(name, {}))
            learner.lost = lost.get(name, 0.0)
            learner.newer = name in there and graded.is_newer(layout, module, name)
        learners.append(learner)
    return Klass(module, course.get("title", module), exercises, tuple(learners))


def each(layout, modules):
    """The classes of these modules, or where none is named of all that the gradebook knows. Raises ``CourseError`` as ``read`` does, and where it knows none."""
    found, unknown = 0, None
    for module in layout.chosen(modules):
        try:
            yield read(layout, module)
            found += 1
        except book.NotBuilt as error:
            if modules:
                raise
            unknown = error
    if unknown and not found:
        raise unknown


def _exercise(one, rubric):
    return Exercise(one["id"], one.get("title", ""), one["heading"], one["kind"], one["points"], one.get("skill"), bool(one.get("opinion")),
                    one["scored"] == "hand", rubric, one.get("after"))


def _handed_in(layout, module):
    """Who has a hand-in in the course's folder."""
    with contextlib.suppress(FileNotFoundError), os.scandir(layout.root / "grading" / "submitted") as folders:
        return {one.name for one in folders if os.path.lexists(os.path.join(one.path, module))}
    return set()


def _add(learner, layout, exercises, row, grades, said, met):
    """What the gradebook and the graded folder have of a learner."""
    learner.place = layout.root / "grading" / "autograded" / learner.id / learner.module
    learner.handed_in, learner.late = row.handed_in, row.late
    mark = graded.mark(learner.place)
    whys = {row.given.get(one.id, {}).get("why", "") for one in exercises}
    learner.why = mark.get("turned_away") or ("" if mark or len(whys) != 1 else whys.pop())
    learner.state, learner.notes = AWAY if learner.why else GRADED, tuple(mark.get("notes", ()))
    record = graded.record(learner.place, learner.module, mark.get("edition"))
    learner.edition = (record.content or {}).get("edition", "")
    for one in exercises:
        if one.id in grades:
            learner.answers[one.id] = _answer(one, grades[one.id], row.given.get(one.id, {}), said.get(one.id, ""), record.answers.get(one.id, {}), met.get(one.id))


def _answer(exercise, grade, given, comment, entry, met):
    known = given.get("known")
    if exercise.memo:  # nbgrader gives 0 to one that nobody wrote, and nothing to one that waits for a mark
        known = "" if grade.scored is None else None
    return Answer(grade.score, grade.scored, known.rpartition("/")[2] if known else known, grade.waits, given.get("why", ""), comment,
                  entry.get("answer"), entry.get("first"), tries=entry.get("tries", 1) if entry else 0,
                  at=graded.moment(entry.get("at")), criteria=met, anew=bool(given.get("note")))
