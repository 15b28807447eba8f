"""The weeks' figures, worked out anew from what can be watched of their days alone."""

import re

import numpy as np

from course.cases.pickup.day import MISSING, SHOPPER


def figures(setting, days, shifts):
    """{KPI: value} of weeks whose ``days`` are lists of tokens: [(minute, state, mark), ...] each."""
    tokens = [{"came": moves[0], "served": moves[1], "gone": moves[-1], "places": [state for _, state, _ in moves], "after": moves[2]} for day in days for moves in day]
    missed = [one for one in tokens if one["gone"][2] == MISSING]
    return {
        "shopper_wait_min": np.mean([one["served"][0] - one["came"][0] for one in tokens if one["came"][2] == SHOPPER]),
        "customer_min": np.mean([one["gone"][0] - one["after"][0] for one in missed]),
        "looks_per_day": sum("looked" in one["places"] for one in tokens) / len(days),
        "misses_per_day": len(missed) / len(days),
        "pickups_per_day": sum(one["came"][2] != SHOPPER for one in tokens) / len(days),
    }


def holds(cause, tokens, opens):
    """Raise unless what the hour is said to come from is so, counted anew."""
    said = re.search(r"(\d+):(\d\d), (?:when the longest wait of the hour ends, )?after (\d+) minute", cause.says)
    if said is None:
        assert "not there" in cause.says and any(at == cause.minute and moves[-1][2] == MISSING for moves in tokens for at, *_ in moves)
        return
    hour, minute, waited = map(int, said.groups())
    until = hour * 60 + minute - opens
    served = [moves for moves in tokens if until <= moves[1][0] < until + 1 and abs(moves[1][0] - moves[0][0] - waited) <= 1]
    assert served and cause.minute < until + 1
    came = served[0][0][0]
    if "clerk" in cause.name:
        assert any(state == "looked" and at == cause.minute for moves in tokens for at, state, _ in moves)
        ways = [(at, to) for moves in tokens for (at, state, _), (to, *_) in zip(moves, moves[1:]) if state == "looked" and at < until + 1]
        assert 2 * sum(min(to, until + 1) - at for at, to in ways) >= waited - 1
        return
    standing = [(moves[0][0], moves[1][0]) for moves in tokens if moves[1][0] > moves[0][0]]
    assert cause.minute <= came and not any(at < cause.minute <= to for at, to in standing)
    assert all(any(at <= minute <= to for at, to in standing) for minute in np.linspace(cause.minute, until, 200))
    came, begun = map(int, re.search(r"(\d+) (?:people|person) comes? to it, and (\d+)", cause.says).groups())
    assert came > begun and 0 <= sum(cause.minute <= moves[0][0] < until + 1 for moves in tokens) - came <= 3
