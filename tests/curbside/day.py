"""The month's figures, worked out anew from what can be watched of its days alone."""

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
