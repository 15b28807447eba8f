"""One store-day at the till: a line, a clerk who may walk away from it, a colleague on the floor.

First come, first served. When an order is not there, ``decide`` says what the clerk does. Only
"look" keeps the till: it stands still until the clerk is back. A colleague finishes the task
in hand before searching. A second till opens in some hours and takes whoever is next.
"""

from bisect import bisect_right
from dataclasses import dataclass
from math import inf, nan

LOOK, COLLEAGUE = "look", "colleague"


@dataclass(frozen=True)
class Incident:
    """An order that was not there: which customer, when, how many waited, and what was done.

    help_min is when somebody began to search while the customer waited; NaN where nobody did.
    """

    customer: int
    at_min: float
    waiting: int
    busy: bool
    action: str
    help_min: float


class Colleague:
    """The floor colleague's day: ``changes`` are the minutes at which free and busy take turns.

    In the intervals ``at_till`` the colleague stands at the second till.
    """

    def __init__(self, changes, begins_busy, at_till=()):
        self.changes, self.begins_busy, self.at_till = changes, begins_busy, at_till
        self.helping_until = 0.0

    def own_task_until(self, minute):
        """When the task in hand ends: ``minute`` itself where there is none."""
        at = bisect_right(self.changes, minute)
        if at < len(self.changes) and (at % 2 == 0) == self.begins_busy:
            minute = self.changes[at]
        for begin, end in self.at_till:
            if begin <= minute < end:
                return self.own_task_until(end)
        return minute

    def is_busy(self, minute):
        return minute < self.helping_until or self.own_task_until(minute) > minute

    def call(self, minute, search):
        """Begin to search as soon as free; returns when."""
        begin = self.own_task_until(max(minute, self.helping_until))
        self.helping_until = begin + search
        return begin


def serve(arrive, service, missing, search, *, decide, colleague, second=()):
    """(start of each customer's service, Incidents) of one day; lists in order of arrival, minutes.

    missing    for each customer whether an order is not there, found out when the service ends
    search     minutes that finding it takes
    decide     (customer, minute, waiting, colleague busy) -> action
    second     (from, to) intervals, ascending, in which the second till begins services
    """
    n = len(arrive)
    start, incidents = [0.0] * n, []
    free, pending = [0.0, 0.0 if second else inf], [-1, -1]
    j = 0
    while True:
        if j < n:
            a = arrive[j]
            t0 = free[0] if free[0] > a else a
            t1 = _opens(second, free[1] if free[1] > a else a) if second else inf
        else:
            t0 = t1 = inf
        now, which = (t0, 0) if t0 <= t1 else (t1, 1)
        first = 0 if pending[0] >= 0 else -1
        if pending[1] >= 0 and (first < 0 or free[1] < free[0]):
            first = 1
        if first >= 0 and free[first] <= now:
            t, i = free[first], pending[first]
            pending[first] = -1
            waiting = max(0, bisect_right(arrive, t) - j)
            busy = colleague.is_busy(t)
            action, begin = decide(i, t, waiting, busy), nan
            if action == LOOK:
                begin, free[first] = t, t + search[i]
            elif action == COLLEAGUE:
                begin = colleague.call(t, search[i])
            incidents.append(Incident(i, t, waiting, busy, action, begin))
            continue
        if j == n:
            return start, incidents
        start[j] = now
        free[which] = now + service[j]
        if missing[j]:
            pending[which] = j
        j += 1


def _opens(intervals, minute):
    """The first minute, from this one on, in which the second till may begin a service."""
    for begin, end in intervals:
        if minute < end:
            return minute if minute > begin else begin
    return inf
