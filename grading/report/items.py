"""What a class found hard: of each exercise how easy it was, how it goes with the others, and what was chosen; from first answers, with the last ones beside them."""

from dataclasses import dataclass

import numpy as np

from course.exercises.exercise import NotUnderstood
from grading.nbgrader.usual import without_an_answer
from grading.report import statistics
from grading.report.statistics import LEAST


@dataclass(frozen=True)
class Part:
    """An option, a catalogued error, or a line of a list: how many had it first and last, of how many who answered.

    Of a line it is how many had it right. ``r`` is the correlation of having it at first with the points of the other exercises.
    """

    name: str
    says: str
    right: bool
    first: int
    last: int
    of: int
    r: float | None = None

    @property
    def share(self):
        """Of those who answered, at first."""
        return self.first / self.of if self.of else None

    @property
    def share_last(self):
        """The same of last answers."""
        return self.last / self.of if self.of else None


@dataclass(frozen=True)
class Item:
    """One exercise. ``first`` and ``last`` are facilities, 0 to 1; ``firsts`` is how many first answers were there to be scored.

    ``n`` learners are counted, blank answers as 0; of a memo those that are marked. ``tries`` is their mean among those who answered,
    ``again`` how many tried more than once. ``choices``, ``errors`` and ``lines`` hold a ``Part`` for each.
    ``counts`` is whether it is one of those that alpha is worked out from.
    """

    exercise: object
    n: int
    answered: int
    firsts: int
    first: float | None
    last: float | None
    r: float | None
    interval: tuple | None
    without: float | None
    tries: float | None
    again: int
    counts: bool
    choices: tuple = ()
    errors: tuple = ()
    lines: tuple = ()
    criteria: tuple = ()
    marked: int = 0
    flags: tuple = ()


@dataclass(frozen=True)
class Whole:
    """A module's exercises as one measure: the total of ``counted`` of them at first and of all that the key scores at last, in points."""

    n: int
    of: float
    first: float | None
    last: float | None
    spread: float | None
    alpha: float | None
    feldt: tuple | None
    error: float | None
    counted: int
    histogram: tuple


def items(klass, asked):
    """Every ``Item`` of a class in the page's order, and the ``Whole``; of fewer than ``LEAST`` learners no statistic.

    Parameters
    ----------
    klass : Klass
        With first scores (``grading.results.firsts.add``).
    asked : dict
        The exercises with their keys, by id.
    """
    graded = klass.graded
    by_key = [one for one in klass.exercises if not one.memo]
    first, last = (np.array([[which(learner.answers.get(one.id)) for one in by_key] for learner in graded], float).reshape(len(graded), len(by_key))
                   for which in (_first, _last))
    varies = np.array([not one.opinion and len(graded) > 1 and np.ptp(first[:, at]) > 0 for at, one in enumerate(by_key)], bool)
    enough = len(graded) >= LEAST
    total = first[:, varies].sum(axis=1)
    alpha = statistics.alpha(first[:, varies]) if enough else None
    without = dict(zip(np.flatnonzero(varies), statistics.without(first[:, varies]))) if enough and varies.sum() > 2 else {}
    found = {}
    for at, one in enumerate(by_key):
        rest = total - first[:, at] if varies[at] else total
        found[one.id] = _item(one, asked.get(one.id), [learner.answers.get(one.id) for learner in graded], first[:, at], last[:, at], rest, varies[at], without.get(at))
    memos = {one.id: _memo(one, [learner.answers.get(one.id) for learner in graded], total) for one in klass.exercises if one.memo}
    most = sum(one.points for one in by_key)
    shares = last.sum(axis=1) / most if most else np.zeros(0)
    whole = Whole(len(graded), most, *((float(part.sum(axis=1).mean()) if enough and most else None) for part in (first, last)),
                  float(last.sum(axis=1).std(ddof=1)) if enough and most else None, alpha, statistics.feldt(alpha, len(graded), int(varies.sum())),
                  statistics.standard_error(alpha, first[:, varies]), int(varies.sum()),
                  tuple(np.histogram(shares, bins=10, range=(0, 1))[0].tolist()) if enough and most else ())
    return [found.get(one.id) or memos[one.id] for one in klass.exercises], whole


def _first(answer):
    """The points of a first answer; of the last where the record keeps no first one, as of a line of code."""
    return 0.0 if answer is None else _last(answer) if answer.first_score is None else answer.first_score


def _last(answer):
    """The points that count; while a person must look, those of the key."""
    return 0.0 if answer is None else float(answer.score if answer.score is not None else answer.scored or 0.0)


def _answered(answer):
    return answer is not None and (answer.known is not None or answer.last is not None)


def _item(exercise, asked, answers, first, last, rest, varies, without):
    given = [one for one in answers if _answered(one)]
    tried = [one.tries for one in given if one.tries]
    common = {"exercise": exercise, "n": len(answers), "answered": len(given), "firsts": sum(one.first_score is not None for one in given),
              "again": sum(tries > 1 for tries in tried), "counts": bool(varies)}
    if len(answers) < LEAST:
        return Item(**common, first=None, last=None, r=None, interval=None, without=None, tries=None)
    r = statistics.correlation(first, rest) if varies else None
    common |= {"first": statistics.facility(first, exercise.points), "last": statistics.facility(last, exercise.points), "r": r,
               "interval": statistics.interval(r, len(answers)), "without": without, "tries": sum(tried) / len(tried) if len(tried) >= LEAST else None}
    if asked is not None and len(given) >= LEAST:
        common |= {"choices": _choices(asked.exercise, answers, rest), "errors": _errors(asked.exercise, answers, rest), "lines": _lines(asked, answers)}
    return _flagged(Item(**common), int((first >= exercise.points).sum()))


def _memo(exercise, answers, total):
    written = [one for one in answers if _answered(one)]
    at, marked = [], []
    for place, one in enumerate(answers):
        if _answered(one) and one.score is not None:
            at.append(place)
            marked.append(one)
    common = {"exercise": exercise, "n": len(answers), "answered": len(written), "firsts": 0, "marked": len(marked), "without": None, "counts": False, "tries": None,
              "again": sum(one.tries > 1 for one in written), "first": None}
    if len(marked) < LEAST:
        return Item(**common, last=None, r=None, interval=None)
    points = np.array([one.score for one in marked], float)
    r = statistics.correlation(points, total[at])
    by_criteria = [one.criteria for one in marked if one.criteria]
    criteria = tuple((criterion, sum(one.get(criterion.id, 0.0) for one in by_criteria) / len(by_criteria), len(by_criteria))
                     for criterion in exercise.rubric) if len(by_criteria) >= LEAST else ()
    return _flagged(Item(**common, last=statistics.facility(points, exercise.points), r=r, interval=statistics.interval(r, len(marked)), criteria=criteria), None)


def _choices(exercise, answers, rest):
    """Each option of a choice, or of several."""
    firsts, lasts = ([_options(exercise, getattr(one, which, None)) for one in answers] for which in ("first", "last"))
    right = set() if exercise.opinion or not exercise.options else set(exercise.chosen(exercise.key))
    return tuple(_part(name, text, name in right, [name in one for one in firsts], [name in one for one in lasts], sum(map(bool, firsts)), rest)
                 for name, text in exercise.options.items())


def _options(exercise, raw):
    try:
        answer = exercise.parse(raw)
    except (NotUnderstood, TypeError):
        return ()
    return exercise.chosen(answer)


def _errors(exercise, answers, rest):
    """Each error that the catalogue knows and somebody made."""
    firsts = [one and (one.known if one.first_known is None else one.first_known) for one in answers]
    lasts, of = [one and one.known for one in answers], sum(map(_answered, answers))
    parts = (_part(wrong.id, without_an_answer(exercise, wrong), False, [one == wrong.id for one in firsts], [one == wrong.id for one in lasts], of, rest)
             for wrong in exercise.wrong)
    return tuple(sorted((part for part in parts if part.first or part.last), key=lambda part: -part.first))


def _lines(asked, answers):
    """Each line of a list, by how many have it right."""
    right = asked.lines
    if not right:
        return ()
    firsts, lasts = ([_of_lines(asked.exercise, getattr(one, which, None)) for one in answers] for which in ("first", "last"))
    of = sum(map(bool, firsts))
    return tuple(Part(name, f"{text}: {said}", True, *(sum(one.get(name, ("", ""))[1] == said for one in which) for which in (firsts, lasts)), of)
                 for name, (text, said) in right.items())


def _of_lines(exercise, raw):
    try:
        return exercise.lines(exercise.parse(raw))
    except (NotUnderstood, TypeError):
        return {}


def _part(name, says, right, first, last, of, rest):
    return Part(name, says, right, sum(first), sum(last), of, statistics.correlation(first, rest))


def _flagged(item, right):
    """The item with what an instructor should look at, a sentence each."""
    flags = []
    if item.interval and item.interval[1] < 0:
        flags.append("Those who do well elsewhere do worse here, and chance does not explain it. Read the question, and "
                     f"{'how it was marked' if item.exercise.memo else 'its key'}, once more.")
    if item.choices and not item.exercise.opinion:
        right = max((part.first for part in item.choices if part.right), default=0)
    wrong = max((part for part in (*item.choices, *item.errors) if not part.right), key=lambda part: part.first, default=None)
    if wrong and right is not None and not item.exercise.opinion and wrong.first > right:
        flags.append(f"At first {wrong.first} gave one wrong answer, and {right} what is right. The wrong one: “{wrong.says or wrong.name}”")
    if item.last is not None and item.last < 0.5 and not item.exercise.opinion:
        flags.append(f"Of last answers, {item.last:.0%} of the points are earned: less than half.")
    return Item(**{**vars(item), "flags": tuple(flags)}) if flags else item
