"""The weeks' figures, worked out anew from what can be watched of their days alone."""

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
