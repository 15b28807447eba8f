"""Lines that form and clear, read from what can be watched of a day: tokens, each a list of moves (minute, state, mark) in the order of time."""

from collections import Counter
from dataclasses import dataclass


@dataclass(frozen=True)
class Cause:
    """Where a film's worst comes from.

    minute  at which it begins
    name    what happens then, which the page puts after the time ("when the line begins")
    says    a sentence of what the events up to the worst show
    """

    minute: float
    name: str
    says: str = ""


def stays(moves, state):
    """[(from, to), ...] in minutes that a token stands in a state, without those that take no time."""
    found = []
    for (minute, here, _), (then, *_) in zip(moves, moves[1:]):
        if here == state and then > minute:
            found = [*found[:-1], (found[-1][0], then)] if found and found[-1][1] == minute else [*found, (minute, then)]
    return found


def minutes(moves, state, first=float("-inf"), last=float("inf")):
    """Minutes that a token stands in a state between two minutes."""
    return sum(max(0.0, min(to, last) - max(at, first)) for at, to in stays(moves, state))


def unbroken(tokens, state):
    """[(from, to), ...] during which a state is never empty, in the order of time."""
    found = []
    for at, to in sorted(stay for moves in tokens for stay in stays(moves, state)):
        if found and at <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], to))
        else:
            found.append((at, to))
    return found


def begins(lines, minute):
    """Since when, at a minute at which one of the ``unbroken`` lines stands, it does."""
    return next(at for at, to in lines if at <= minute <= to)


def means(tokens):
    """{state: minutes that a token stands in it, on average}."""
    total = Counter()
    for moves in tokens:
        for (minute, state, _), (then, *_) in zip(moves, moves[1:]):
            total[state] += then - minute
    return {state: spent / len(tokens) for state, spent in total.items()}


def fullest(tokens, state, first=float("-inf"), last=float("inf")):
    """The first minute from ``first`` to ``last`` at which most stand in a state; None where nobody does."""
    changes = sorted(change for moves in tokens for at, to in stays(moves, state) for change in ((at, 1), (to, -1)))
    standing, most, moment = 0, 0, None
    for minute, change in changes:
        standing += change
        if standing > most and first <= minute <= last:
            most, moment = standing, minute
    return moment


def clock(opens, minute):
    """The time of day, such as 14:05, so many minutes after a place that opens at minute ``opens`` after midnight."""
    hour, minute = divmod(int(opens + minute + 1e-6), 60)
    return f"{hour}:{minute:02d}"
