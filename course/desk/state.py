"""How a module stands, read from what lies in the learner's folders: records, receipts, feedback."""

import hashlib
import json
import re
import stat
from dataclasses import dataclass
from datetime import datetime, timezone

from course.exercises import contents
from course.exercises.ids import whole
from course.place import shipped

# nbconvert writes a page's attributes in the order of the alphabet, whatever their order in the template.
SCORE = re.compile(r'<meta (?=[^>]*name="course-score")[^>]*content="([0-9]{1,6}(?:\.[0-9]+)?) ([0-9]{1,6}(?:\.[0-9]+)?)"')
MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
FETCHED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.[0-9]+)? UTC")  # nbgrader's folder for the feedback of one hand-in


@dataclass(frozen=True)
class Module:
    """One module as the map shows it.

    ``steps`` are its exercises by number, ``answered`` those with an answer. ``parts`` are what they
    consist of, ``unanswered`` the parts without an answer, ``changed`` those with another answer
    than was handed in; ``packed`` says that a file was made, which the
    learner has yet to send. ``state`` is one of ``not begun``, ``in progress``, ``handed in`` and ``scored``; ``score`` and ``of``
    are points, ``None`` until feedback is back. ``predictions`` are the parts in which any answer counts.
    """

    name: str
    title: str
    minutes: int
    steps: tuple
    answered: frozenset
    parts: tuple
    unanswered: tuple
    handed_in: str | None
    packed: bool
    changed: tuple
    score: float | None
    of: float | None
    predictions: tuple = ()

    @property
    def state(self):
        """The furthest that the module has come."""
        if self.score is not None:
            return "scored"
        if self.handed_in:
            return "handed in"
        return "in progress" if self.answered else "not begun"

    @property
    def minutes_left(self):
        """The minutes that the unanswered exercises take, in proportion."""
        left = len(self.steps) - len(self.answered)
        return round(self.minutes * left / max(len(self.steps), 1))


def modules(work):
    """Every module of the release, in teaching order, as it stands in the folder ``work``."""
    return [read(path, work) for path in sorted(shipped("modules").glob("[0-9]*/*.ipynb")) if path.stem == path.parent.name]


def read(notebook, work):
    """One module, from its released notebook and the learner's own folder; without steps where it is not released yet."""
    content = {"metadata": {}, **_json(notebook)}
    about = content["metadata"].get("course", {})
    name = notebook.stem
    parts = tuple(one["id"] for one in contents.exercises(content))
    mine = work / name
    answers = _json(mine / f"{name}.answers.json").get("answers", {})
    given = {part for part, entry in answers.items() if _holds_answer(entry)} if isinstance(answers, dict) else set()
    steps = tuple(dict.fromkeys(whole(part) for part in parts))
    answered = frozenset(step for step in steps if all(part in given for part in parts if whole(part) == step))
    score, of = feedback(mine)
    sent = receipt(mine, name)
    changed = _changed(sent.get("answers"), answer_sums(mine, name), parts)
    return Module(name, about.get("title", name), about.get("minutes", 0), steps, answered, parts, tuple(part for part in parts if part not in given),
                  sent.get("at"), sent.get("how") == "file", changed, score, of, tuple(one["id"] for one in contents.exercises(content) if one.get("opinion")))


def receipt(folder, name):
    """The receipt of a module's last hand-in; empty when there is none or it says no moment."""
    found = _json(folder / f"{name}.receipt.json")
    return found if _seconds(found.get("at")) is not None else {}


def answer_sums(folder, name):
    """A short sum of each answer in a module's record, by the exercise's id."""
    answers = _json(folder / f"{name}.answers.json").get("answers")
    return {part: hashlib.sha256(json.dumps(entry["answer"], sort_keys=True).encode()).hexdigest()[:16]
            for part, entry in (answers.items() if isinstance(answers, dict) else ()) if _holds_answer(entry)}


def _changed(sent, now, parts):
    """The parts whose answer is not the one that was sent; none where a receipt does not say."""
    sent = sent if isinstance(sent, dict) else now
    return tuple(part for part in parts if now.get(part) != sent.get(part))


def last_name(work):
    """The name on the newest receipt in the folder ``work``; empty when none carries one."""
    found = [receipt(path.parent, path.parent.name) for path in work.glob("*/*.receipt.json")]
    named = [one for one in found if isinstance(one.get("name"), str) and one["name"]]
    return max(named, key=lambda one: one["at"])["name"][:80] if named else ""


def feedback(folder):
    """Points and most points of the newest feedback page in a module's folder, or two ``None``."""
    found = SCORE.search(feedback_page(folder)[:4000])
    return (float(found[1]), float(found[2])) if found else (None, None)


def feedback_page(folder):
    """The newest feedback page that carries a score, as text; empty when there is none."""
    return _newest_feedback(folder)[1]


def is_answered(handed_in, folder):
    """Whether there is feedback on the hand-in that a receipt tells of."""
    return _newest_feedback(folder)[0] >= _seconds(handed_in["at"])


def _newest_feedback(folder):
    """(its moment in seconds since 1970, its text); nought and empty when there is none."""
    dated = [(_moment(path), path) for path in folder.glob("feedback/**/*.html")]
    for moment, page in sorted((one for one in dated if one[0] is not None), reverse=True):
        content = _text(page)
        if SCORE.search(content[:4000]):
            return moment, content
    return 0, ""


def _moment(path):
    """When the work that a page is about was handed in, where it came from the exchange; else when the page was written.

    In seconds since 1970. ``None`` for a folder, a link to nowhere, what can't be asked. Each
    look in the exchange writes all pages again, those of earlier hand-ins too.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            return None
        fetched = FETCHED.fullmatch(path.parent.name)
        return datetime.strptime(f"{fetched[1]} +0000", "%Y-%m-%d %H:%M:%S %z").timestamp() if fetched else found.st_mtime
    except (OSError, ValueError):
        return None


def _text(path):
    """What a page says; nothing when it can't be read."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _seconds(at):
    """A receipt's moment in seconds since 1970; ``None`` when it is none."""
    try:
        return datetime.strptime(at, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=timezone.utc).timestamp() if MOMENT.fullmatch(at) else None
    except (TypeError, ValueError):
        return None


def _holds_answer(entry):
    return isinstance(entry, dict) and entry.get("answer") is not None


def _json(path):
    """A JSON object in a file; empty when there is none or it can't be read, which the page itself says."""
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig")) if path.is_file() else {}
    except (OSError, ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}
