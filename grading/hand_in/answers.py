"""Read the answer record of a hand-in, which was written by somebody else."""

import json
from dataclasses import dataclass, field

from course.record.content import MOST_BYTES, NAME, check
from grading import inert

MOST_DEPTH, MOST_REASON = 30, 200
ALONE = "No answer record came with this hand-in: what was clicked or typed on the page is not in it."


@dataclass(frozen=True)
class HandedIn:
    """The record that came with a hand-in, as far as it could be read.

    ``missing`` is true when no file came at all, which is what a learner who answered
    nothing hands in; ``reason`` says in a sentence why there is nothing to read.
    ``content`` is the whole record, where it is sound.
    """

    answers: dict = field(default_factory=dict)
    runs: list = field(default_factory=list)
    missing: bool = False
    reason: str = ""
    content: dict | None = None

    def memo(self, exercise):
        """The text of a memo and the numbers of the runs that it cites; an empty text when there is none."""
        answer = self.answers.get(exercise, {}).get("answer")
        if not isinstance(answer, dict) or not isinstance(answer.get("text"), str):
            return "", []
        cited = answer.get("runs", [])
        return answer["text"].strip(), [n for n in cited if type(n) is int] if isinstance(cited, list) else []


def parse(raw, module, edition=None):
    """The record that these bytes hold; never raises for what they are.

    Parameters
    ----------
    raw : bytes
        What was handed in.
    module : str
        The module that it must be of.
    edition : str, optional
        The edition that it must answer; whichever it names, unless this is given.
    """
    if len(raw) > MOST_BYTES:
        return HandedIn(reason=f"The answer record is larger than {MOST_BYTES // 1_000_000} MB.")
    try:
        content = json.loads(raw.decode("utf-8-sig"), parse_constant=_refuse, object_pairs_hook=_each_once)
        json.dumps(content, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return HandedIn(reason="The answer record is damaged: it is not JSON.")
    if too_deep(content):
        return HandedIn(reason="The answer record is damaged: it is nested too deeply.")
    problems = check(content, module, edition or named(content))
    if problems:
        return HandedIn(reason=inert.line(f"The answer record can’t be used. {problems[0]}", MOST_REASON))
    return HandedIn(content["answers"], content["runs"], content=content)


def named(content):
    """The edition that a record, or a notebook's word on itself, says it is of; ``None`` where it names none."""
    said = content.get("edition") if isinstance(content, dict) else None
    return said if isinstance(said, str) and NAME.fullmatch(said) else None


def _refuse(name):
    raise ValueError(f"{name} is not JSON")


def _each_once(pairs):
    """A name that stands twice in JSON means one thing to one reader and another to the next."""
    if len({name for name, _ in pairs}) < len(pairs):
        raise ValueError("a name stands twice")
    return dict(pairs)


def too_deep(content):
    """Whether JSON data is nested more deeply than anything of the course's, and than every program can follow."""
    level, depth = [content], 0
    while level and depth <= MOST_DEPTH:
        level = [inner for one in level if isinstance(one, (dict, list)) for inner in (one.values() if isinstance(one, dict) else one)]
        depth += 1
    return depth > MOST_DEPTH
