"""What learners may answer to one exercise, sorted by what it is: right, catalogued, nearly, blank."""

from dataclasses import dataclass, field
from itertools import islice

from course.exercises import kinds
from grading.cohort.exercises import line, worth

MOST_OF_A_SORT = 4
MOST_TRIED = 3_000


@dataclass(frozen=True)
class Given:
    """One answer: what stands in the record or in the learner's cell, and the score it deserves."""

    did: str
    score: float
    raw: object = None
    source: str | None = None
    wrong: str = ""


@dataclass
class Pool:
    """The answers to one exercise; ``catalogued`` is by the id of the catalogue's entry."""

    right: list = field(default_factory=list)
    catalogued: dict = field(default_factory=dict)
    near: list = field(default_factory=list)

    def given(self, did, random):
        """An answer of a sort, or blank where there is none of it."""
        if did == "catalogued" and self.catalogued:
            return random.choice(self.catalogued[random.choice(sorted(self.catalogued))])
        among = {"right": self.right, "near": self.near}.get(did, [])
        return random.choice(among) if among else BLANK


BLANK = Given("blank", 0.0)


def pool(module, exercise, right):
    """Try answers around the right one, and let the exercise's own marking say what each of them is."""
    found = Pool()
    author = kinds.author(exercise.kind)
    if exercise.id in module.lines:
        tried = author.lines(exercise, *line(module, exercise))
    else:
        tried = ((None, raw) for raw in (right, *author.around(exercise, right)))
    seen = set()
    for source, raw in islice(tried, MOST_TRIED):
        if _full(found, exercise):
            break
        same = source or repr(raw)
        if same in seen:
            continue
        seen.add(same)
        _sort(found, exercise, source, raw)
    return found


def _full(found, exercise):
    some = all(wrong.id in found.catalogued for wrong in exercise.wrong)
    return some and len(found.near) >= MOST_OF_A_SORT and len(found.right) >= MOST_OF_A_SORT


def _sort(found, exercise, source, raw):
    """Put an answer where it belongs; one that is recognised is marked only if it is the first of its kind."""
    keep = {"source": source} if source is not None else {"raw": raw}
    wrong = _recognised(exercise, raw)
    if wrong and len(found.catalogued.get(wrong, ())) >= (1 if exercise.replayed else 2):
        return
    if not wrong and len(found.near) >= MOST_OF_A_SORT and exercise.replayed and found.right:
        return
    score = worth(exercise, raw).value
    if score == exercise.points:
        if len(found.right) < MOST_OF_A_SORT:
            found.right.append(Given("right", score, **keep))
    elif wrong:
        found.catalogued.setdefault(wrong, []).append(Given("catalogued", score, wrong=wrong, **keep))
    elif len(found.near) < MOST_OF_A_SORT or (source is not None and raw is None and len(found.near) < 2 * MOST_OF_A_SORT):
        found.near.append(Given("near", score, **keep))


def _recognised(exercise, raw):
    try:
        wrong = exercise.recognise(exercise.parse(raw))
    except ValueError:
        return ""
    return wrong.id if wrong else ""
