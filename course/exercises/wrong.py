"""The catalogue of wrong answers: how a thinking error is recognised, and what is said."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Wrong:
    """One catalogued wrong answer.

    ``id`` is a letter, ``match`` what each kind of exercise compares an answer with (a
    value, a mapping, or a function of the answer), ``says`` names the thinking error and
    ends in a question. ``{answer}`` in it becomes the learner's own answer. It ships to
    the learner, so it never holds the right answer. ``within`` widens a number to a band.
    """

    id: str
    match: Any | Callable[[Any], bool]
    says: str
    within: float = 0.0


def values(catalogue, types):
    """What entries of a catalogue compare an answer with, where it is a value of these types and no function."""
    return [wrong.match for wrong in catalogue if isinstance(wrong.match, types) and not isinstance(wrong.match, bool)]


def matches(wrong, answer, same):
    """Whether an answer is the catalogued one; ``same(match, answer)`` compares plain values."""
    if callable(wrong.match):
        try:
            return bool(wrong.match(answer))
        except Exception:  # noqa: BLE001 - an odd answer is not this error, whatever it does to the test of it
            return False
    return same(wrong.match, answer)
