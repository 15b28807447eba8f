"""The month's figures, worked out anew from what can be watched of its days alone."""

import re

import numpy as np

from course.cases.curbside.day import IN_TIME, STATES

OPEN_MIN = 600.0


def figures(setting, days, shifts):
    """{KPI: value} of a month whose ``days`` are lists of tokens: [(minute, state, mark), ...] each."""
    tokens = [moves for day in days for moves in day]
    ready = np.array([moves[-1][0] - moves[0][0] for moves in tokens])
    stays = [(state, minute, then) for moves in tokens for (minute, state, _), (then, *_) in zip(moves, moves[1:])]
    busy = sum(min(then, OPEN_MIN) - min(minute, OPEN_MIN) for state, minute, then in stays if STATES[state].doing)
    there = sum(many * max(0.0, min(to, OPEN_MIN) - at) for (at, many), (to, _) in zip(shifts, [*shifts[1:], (OPEN_MIN, 0)]))
    rang = [moves for moves in tokens if any(state == "rings" for _, state, _ in moves)]
    return {
        "ontime_share": np.mean([moves[-1][2] == IN_TIME for moves in tokens]), "mean_ready_min": ready.mean(), "p90_ready_min": np.quantile(ready, 0.9),
        "utilisation": busy / there / len(days), "orders_per_day": len(tokens) / len(days),
        "call_min_per_day": sum(then - minute for state, minute, then in stays if state == "talks") / len(days),
        "hung_up_calls_per_day": sum(all(state != "talks" for _, state, _ in moves) for moves in rang) / len(days),
    }


def holds(cause, tokens, opens):
    """Raise unless what the day is said to come from is so, counted anew."""
    late = {moves[-1][0] - moves[0][0]: moves for moves in tokens if moves[-1][2] != IN_TIME}
    if not late:
        assert cause.says == "No order of this day is late."
        return
    broken = [next(minute for minute, _, mark in moves if mark != IN_TIME) for moves in late.values()]
    assert cause.minute <= max(broken)
    standing = [(at, to) for moves in tokens for (at, state, _), (to, *_) in zip(moves, moves[1:]) if state == "wait" and to > at]
    if "line" not in cause.name:
        spent = int(re.search(r"spends (\d+) minutes", cause.says)[1])
        assert any(at == cause.minute and round(to - at) in (spent - 1, spent) or at <= cause.minute <= to for moves in late.values() for (at, *_), (to, *_) in zip(moves, moves[1:]))
        return
    until = _minute(re.search(r"before (\d+:\d\d)", cause.says)[1]) - opens
    assert any(cause.minute <= moves[0][0] and until <= start < until + 1 for moves in late.values() for start, state, _ in moves if state == "pick")
    assert not any(at < cause.minute <= to for at, to in standing), "somebody stood in line before it began"
    assert all(any(at <= minute <= to for at, to in standing) for minute in np.linspace(cause.minute, until, 200))
    if counted := re.search(r"(\d+) orders come in, and the pickers begin (\d+)", cause.says):
        came, begun = map(int, counted.groups())
        assert came > begun and 0 <= sum(cause.minute <= moves[0][0] < until + 1 for moves in tokens) - came <= 3
        assert 0 <= sum(cause.minute <= min(at for at, state, _ in moves if state == "pick") < until + 1 for moves in tokens) - begun <= 4
    for word, state in (("calls", "talks"), ("substitutes", "fetch")):
        if word in cause.says:
            assert any(here == state and at < until + 1 and to > cause.minute for moves in tokens for (at, here, _), (to, *_) in zip(moves, moves[1:]))


def _minute(clock):
    hour, minute = map(int, clock.split(":"))
    return hour * 60 + minute
