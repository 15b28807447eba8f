"""A second engine of the evidence case, written apart from the first: one firm, one store, one board at a time, in plain Python."""


def play(levers, world, a):
    """(columns {name: list over boards}, £ left to a board on average) of a world of the case.

    The same draws, and none of the first engine's code.
    """
    rows = [_board(levers, world, a, board) for board in range(world.boards)]
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    return columns, sum(columns["left"]) / len(rows)


def _board(levers, world, a, board):
    effect, base, answers_more, calls_more, success_first, drift = _facts(world, a, board)
    counts = {"focused": [0, 0], "others": [0, 0]}
    for firm in range(world.ahead_u.shape[1]):
        ahead = bool(world.ahead_u[board, firm] < base)
        chance = a.focused / (base * success_first + (1 - base))
        if ahead:
            chance = chance * success_first
        focused = bool(world.focus_u[board, firm] < min(chance, 1.0))
        if focused and not ahead and world.turned_u[board, firm] < effect / (1 - base):
            ahead = True
        called = focused
        if not levers.colleagues_say and not focused:
            called = bool(world.call_u[board, firm] < min(1.0, a.calls * calls_more if ahead else a.calls))
        answered = world.answer_u[board, firm] < min(1.0, a.answers * answers_more if ahead else a.answers)
        answered = bool(answered or world.reach_u[board, firm] < levers.followed_up)
        if answered and (called or levers.asked == "all"):
            group = counts["focused" if called else "others"]
            group[0] += 1
            group[1] += ahead
    told = _trial(levers, world, a, board, effect, drift) if levers.trial_stores else _survey(levers, counts)
    pays_from = a.programme_gbp / a.point_gbp / 100
    a_week = effect * 100 * a.point_gbp - a.programme_gbp
    weeks, left = 156, 0.0
    if levers.trial_stores:
        weeks -= levers.before_weeks + levers.trial_weeks
        left += a_week * levers.trial_stores * levers.trial_weeks
        counting = 40 if levers.others_count else levers.trial_stores
        left -= counting * (levers.before_weeks + levers.trial_weeks) * levers.days_counted * a.count_gbp
    if told > pays_from:
        left += a_week * 40 * weeks
    left -= 2000 if levers.asked == "all" else 0
    left -= 3000 if levers.colleagues_say else 0
    left -= 6000 * levers.followed_up
    return {"focused": counts["focused"][0], "focused_ahead": counts["focused"][1], "others": counts["others"][0], "others_ahead": counts["others"][1],
            "told": told, "brought_in": int(told > pays_from), "right": int((told > pays_from) == (effect > pays_from)), "left": left}


def _facts(world, a, board):
    works, size, base, answers, calls, success, drift = world.facts[board].tolist()
    added = a.adds * (0.6 + 0.8 * size) if works < a.works else 0.0
    own = (added, 0.40 + 0.25 * base, 1 + 1.6 * answers, 1 + 3 * calls, 1 + 1.6 * success, 2 * a.drift * drift)
    assumed = (a.effect, a.base, a.answers_more, a.calls_more, a.success_first, a.drift)
    return [(1 - a.doubt) * one + a.doubt * other for one, other in zip(assumed, own)]


def _survey(levers, counts):
    (focused, focused_ahead), (others, others_ahead) = counts["focused"], counts["others"]
    if not focused or (levers.asked == "all" and not others):
        return 0.0
    return focused_ahead / focused - (others_ahead / others if levers.asked == "all" else 0.5)


def _trial(levers, world, a, board, effect, drift):
    groups = {True: [], False: []}
    for store in range(40):
        drawn = bool(world.lot[board, store] < levers.trial_stores)
        anyway = a.level_sd * world.level_z[board, store]
        luck = (0.25 / (levers.trial_weeks * levers.days_counted)) ** 0.5 * world.during_z[board, store]
        shown = 0.5 + anyway + drift + (effect if drawn else 0.0) + luck
        if levers.before_weeks:
            variance = 0.25 / (levers.before_weeks * levers.days_counted)
            before = 0.5 + anyway + variance ** 0.5 * world.before_z[board, store]
            shown -= (before - 0.5) * a.level_sd ** 2 / (a.level_sd ** 2 + variance)
        groups[drawn].append(shown)
    mine, rest = (sum(group) / len(group) for group in (groups[True], groups[False]))
    return mine - (rest if levers.others_count else 0.5)
