"""How long what takes: a stated plan, the same for every module."""

LENGTHS = (30, 60, 90)  # minutes of a debrief
SESSIONS = {30: "90 minutes", 60: "three hours", 90: "four and a half hours"}  # of which a debrief is a third
OPENING, CLOSING = 2, 3
SHARES = {"happened": 5, "why": 7, "work": 5, "what if": 3}  # of what is left
QUESTIONS = {30: 1, 60: 2, 90: None}  # of each stage, in the author's order; all in the longest


def asked(questions, stage, length):
    """The questions of a stage that a debrief of so many minutes has time for."""
    return [one for one in questions if one["stage"] == stage][:QUESTIONS[length]]


def minutes(screens, length):
    """Whole minutes for each screen, which come to the length of the debrief.

    Parameters
    ----------
    screens : list of str
        The stage of each that is shown, ``opening`` and ``closing`` included.
    length : int
        Minutes, one of ``LENGTHS``.
    """
    there = {stage: share for stage, share in SHARES.items() if stage in screens}
    left = length - OPENING - CLOSING
    exact = [{"opening": OPENING, "closing": CLOSING}.get(stage) or left * there[stage] / sum(there.values()) / screens.count(stage) for stage in screens]
    whole = [int(one) for one in exact]
    if not there:
        return whole
    # What rounding left goes to whom it took most from, in the order of the screens.
    for at in sorted(range(len(exact)), key=lambda at: (whole[at] - exact[at], at))[:length - sum(whole)]:
        whole[at] += 1
    return whole
