"""Which editions of the course were made here, from what, and who was given which.

``grading/editions/given.json`` holds what was handed out; ``secret`` is what the names of learners' own editions are made of.
"""

import hashlib
import hmac
import json
import secrets
from dataclasses import asdict, dataclass, field

from course.errors import CourseError
from course.files import whole
from course.record.edition import REFERENCE
from grading.hand_in import answers

MADE_FROM = "made-from"
# What tables, executed solutions and released modules are made from.
SOURCES = (("course", "*.py"), ("course", "*.json"), ("datasets", "*.py"), ("solutions", "*.py"), ("grading/build", "*.py"), ("grading", "keys.py"))


def sources(layout):
    """A digest of all that editions are made from."""
    paths = sorted({path for folder, kind in SOURCES for path in (layout.root / folder).rglob(kind)})
    return hashlib.sha256("\n".join(f"{path.relative_to(layout.root).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}"
                                    for path in paths).encode()).hexdigest()


def is_ready(layout, stamp=None):
    """Whether an edition is there, and is what the course makes of it now."""
    return layout.edition == REFERENCE or made_from(layout) == (stamp or sources(layout))


def made_from(layout):
    """What an edition was made from; empty where it is not there, or not whole."""
    try:
        return (layout.made / MADE_FROM).read_text(encoding="utf-8")
    except OSError:
        return ""


def there(layout):
    """All editions that were made here beside the reference, by the name that records give them."""
    return {one.edition: one for path in sorted(layout.editions.glob("[!.]*")) if made_from(one := layout.of(path.name))}


@dataclass(frozen=True)
class Given:
    """What was handed out: ``counts``, the editions that anybody may answer, and ``learners``, the edition of each who was given one of their own."""

    counts: tuple = (REFERENCE,)
    learners: dict = field(default_factory=dict)


def given(layout):
    """What was handed out; the reference alone, as long as nothing else was. Raises ``CourseError`` where the list is damaged."""
    path = _list(layout)
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return Given(tuple(map(str, found["counts"])), {str(learner): str(edition) for learner, edition in found["learners"].items()})
    except FileNotFoundError:
        return Given()
    except (OSError, ValueError, AttributeError, LookupError, TypeError) as error:
        raise CourseError(f"{path.relative_to(layout.root)} is damaged, or can’t be read.", "It is not known who was given which edition, so nothing was done.",
                          "Put it back from a copy, or delete it and make the copies of the course again from the same list.") from error


def give(layout, counts=(), learners=()):
    """Remember what is handed out beside what was before: editions that anybody may answer, and those of learners by id. Returns it all."""
    before = given(layout) if _list(layout).exists() else Given(counts=())
    return _keep(layout, Given(tuple(dict.fromkeys([*before.counts, *counts])), before.learners | dict(learners)))


def take_back(layout, edition):
    """From now on nobody's answers to this edition count."""
    before = given(layout)
    return _keep(layout, Given(tuple(one for one in before.counts if one != edition), {who: one for who, one in before.learners.items() if one != edition}))


def _keep(layout, now):
    layout.editions.mkdir(parents=True, exist_ok=True)
    with whole(_list(layout)) as half:
        half.write_text(json.dumps(asdict(now), indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
    return now


def own(layout, learner):
    """What the edition of a learner's own is called: of their id and of a secret of this course, since nobody should guess another's."""
    path = layout.editions / "secret"
    if not path.exists():
        layout.editions.mkdir(parents=True, exist_ok=True)
        with whole(path) as half:
            half.touch(mode=0o600)
            half.write_text(secrets.token_hex(16), encoding="utf-8")
    return "own-" + hmac.new(path.read_bytes(), learner.encode(), "sha256").hexdigest()[:10]


def _list(layout):
    return layout.editions / "given.json"


def claimed(hand_in):
    """The editions that a hand-in says it answers, its page's and its record's: each is a name, or ``None`` where it says nothing."""
    return _page(hand_in.notebook), answers.named(_content(hand_in.record))


def _page(raw):
    """The edition of a notebook. A page is large, and one of the reference names none: then it is not read."""
    if b'"edition"' not in raw:
        return REFERENCE if b'"course"' in raw else None
    about = _content(raw).get("metadata")
    about = about.get("course") if isinstance(about, dict) else None
    return answers.named({"edition": REFERENCE, **about}) if isinstance(about, dict) else None


def _content(raw):
    try:
        content = json.loads((raw or b"{}").decode("utf-8-sig"))
        return content if isinstance(content, dict) else {}
    except (ValueError, RecursionError):
        return {}
