"""Editions: a name gives a seed, a draw is certified, and one whose margins are too thin is passed over."""

from dataclasses import dataclass
from hashlib import sha256

MAX_ATTEMPTS = 200


@dataclass(frozen=True)
class Edition:
    """One certified edition: ``tables`` {name: DataFrame}, ``checks``, and what was planted (``truth``)."""

    name: str
    attempt: int
    tables: dict
    checks: list
    truth: dict


def make(case, edition, build, certify):
    """The Edition of that name.

    build    seed -> (tables, truth)
    certify  tables -> Checks

    RuntimeError if no draw passes certification.
    """
    for attempt in range(MAX_ATTEMPTS):
        made, truth = build(_seed(case, edition, attempt))
        checks = certify(made)
        if all(check.ok for check in checks):
            return Edition(edition, attempt, made, checks, truth)
    raise RuntimeError(f"No draw of edition {edition!r} passed certification; last: {[c for c in checks if not c.ok]}")


def _seed(case, edition, attempt):
    return int.from_bytes(sha256(f"{case}|{edition}|{attempt}".encode()).digest()[:8], "big")
