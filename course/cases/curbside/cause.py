"""What the worst day of a month at the store comes from: what the late orders went through that orders do not usually go through."""

from course.simulation.lines import Cause, begins, clock, fullest, means, minutes, stays, unbroken

QUEUE, PICKING = "wait", "pick"
HELD = {"talks": "calls", "fetch": "substitutes"}
WHERE = {
    "pick": "being picked", "shelf": "on the shelf, waiting for its customer", "rings": "on the shelf, while its customer’s call rings unanswered",
    "talks": "on the shelf, while its customer is on the phone", "agreed": "waiting for somebody to fetch a substitute", "fetch": "waiting while a substitute is fetched"}


def cause(opens, tokens, month, late):
    """The Cause of a day: of its orders that are ``late`` (a mark), beside those of the ``month``. ``opens`` is in minutes after midnight."""
    broken = [moves for moves in tokens if moves[-1][2] == late]
    if not broken:
        return Cause(fullest(tokens, QUEUE) or 0.0, "when most wait", "No order of this day is late.")
    lost, usual = means(broken), means(month)
    for state in sorted(lost, key=lambda state: usual[state] - lost[state]):
        if state == QUEUE and lost[QUEUE] > 0:
            return _queue(opens, tokens, broken, late)
        held = [(to - at, at) for moves in broken for at, to in stays(moves, state) if at < _broken(moves, late)]
        if state != QUEUE and held:
            longest, since = max(held)
            return Cause(since, "when the order begins that is held up longest",
                         f"It spends {longest:.0f} minutes {WHERE[state]}; the month’s orders spend {usual[state]:.0f}, on average.")
    raise AssertionError("an order is late that was nowhere")


def _queue(opens, tokens, broken, late):
    """The line of orders that most of the late ones' waiting was in, from its beginning to the order that was late by most."""
    lines, late_in = unbroken(tokens, QUEUE), {}
    for moves in broken:
        for at, to in stays(moves, QUEUE):
            late_in.setdefault(begins(lines, at), []).append((to - at, moves))
    since, waits = max(late_in.items(), key=lambda one: sum(waited for waited, _ in one[1]))
    worst = max((moves for _, moves in waits), key=lambda moves: moves[-1][0] - _broken(moves, late))
    until = stays(worst, QUEUE)[-1][1]
    picked = [at for moves in tokens for at, _ in stays(moves, PICKING)]
    came, begun = (sum(since <= at < until for at in minutes_of) for minutes_of in ([moves[0][0] for moves in tokens], picked))
    waiting = sum(at < until <= to for moves in tokens for at, to in stays(moves, QUEUE))
    spent = {word: sum(minutes(moves, state, since, until) for moves in tokens) for state, word in HELD.items()}
    instead = sum(spent.values()) / (sum(minutes(moves, PICKING) for moves in tokens) / len(picked))  # orders that could have been picked
    held = f"{' and '.join(word for word, many in spent.items() if many)} take as long as picking {instead:.0f}" if round(instead) else ""
    tells = f"{came} orders come in, and the pickers begin {begun}"
    if held and instead >= waiting:
        tells = f"{held} orders, and {waiting} wait by then"
    elif held:
        tells = f"{tells}; {held}"
    return Cause(since, "when the late orders’ line begins", f"The line does not clear before {clock(opens, until)}, when the latest order is begun: {tells}.")


def _broken(moves, late):
    """The minute in which an order's promise ran out."""
    return next(minute for minute, _, mark in moves if mark == late)
