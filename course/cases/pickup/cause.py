"""What the hour that costs most comes from, on its worst day: the clerk away from the till, more people than are served, or orders that are not there."""

import numpy as np

from course.simulation.lines import Cause, begins, clock, stays, unbroken

LINE, TILL, AWAY = "line", "till", "looked"
HOUR_MIN = 60
SHARE = 0.5  # of the longest wait: so long the clerk must have been away meanwhile, to be its cause


def dearest(run):
    """The hour of the day that costs most, from 0."""
    return int(run.hours["cost_gbp"].argmax())


def prices(run):
    """£ that each customer of the dearest hour costs by standing in line, and by an order that is not there; nothing for those of other hours."""
    columns, assumed = run.columns, {one["name"]: one["value"] for one in run.assumptions}
    mine = np.minimum(columns["arrive_min"] // HOUR_MIN, len(run.hours["cost_gbp"]) - 1) == dearest(run)
    missing = columns["customer_min"] * assumed["wait_gbp"] + columns["trip_gbp"] + columns["harm"] * assumed["customer_gbp"]
    return mine * columns["wait_min"] * assumed["wait_gbp"], mine * missing


def worst(run):
    """The day on which the dearer of the two costs most in the dearest hour."""
    line, missing = prices(run)
    return np.bincount(run.columns["day"], missing if missing.sum() > line.sum() else line).argmax()


def cause(opens, tokens, run, day):
    """The Cause of that hour on a day, whose customers' moves are ``tokens``. ``opens`` is in minutes after midnight."""
    line, missing = (gbp[run.columns["day"] == day] for gbp in prices(run))
    if missing.sum() > line.sum():
        return _not_there(tokens[missing.argmax()])
    if not line.any():
        return Cause(float(dearest(run) * HOUR_MIN), "when that hour begins", "Nobody waits in it on this day.")
    longest = stays(tokens[line.argmax()], LINE)[0]
    return _away(opens, tokens, *longest) or _too_many(opens, tokens, *longest)


def _not_there(moves):
    """The order whose absence costs most: from the minute in which it is looked for in vain."""
    until = next((at for at, state, _ in moves if state in (AWAY, "aside")), moves[-1][0])
    waits = moves[-1][0] - until
    does = f"Its customer waits for {waits:.0f} minutes more" if waits else "Its customer leaves without it"
    return Cause(until, "when an order is not there", f"{does}: on this day orders that are not there cost more in this hour than the line does.")


def _away(opens, tokens, came, served):
    """The clerk's longest way from the till while the line of the one who waits longest lasts; None where all of it explains less than half of the wait."""
    since = begins(unbroken(tokens, LINE), came)
    ways = [(min(to, served) - max(at, since), at) for moves in tokens for at, to in stays(moves, AWAY) if at < served and to > since]
    away = sum(length for length, _ in ways)
    if away < SHARE * (served - came):
        return None
    return Cause(max(ways)[1], "when the clerk leaves the till",
                 f"The longest wait of the hour ends at {clock(opens, served)}, after {_minutes(served - came)}: since its line began the clerk was away for {_minutes(away)}.")


def _too_many(opens, tokens, came, served):
    since = begins(unbroken(tokens, LINE), came)
    many = sum(since <= moves[0][0] < served for moves in tokens)
    begun = sum(since <= at < served for moves in tokens for at, state, _ in moves if state == TILL)
    return Cause(since, "when the line begins", f"It does not clear before {clock(opens, served)}, when the longest wait of the hour ends, "
                 f"after {_minutes(served - came)}: {many} people come to it, and {begun} are served.")


def _minutes(many):
    many = round(many)
    return f"{many} minute{'' if many == 1 else 's'}"
