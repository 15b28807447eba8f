"""Hartwell's teams a second time, one after the other and in plain numbers: written from the description, not from the model.

Each team is four leaky tanks in a row. The tank of engagement leaks towards what leaders and
the team's manager do; service towards engagement's share that points at customers, towards
what training and coaching have taught, less what is still unfamiliar; satisfaction towards service.
"""

from math import exp, sqrt

PRAISE = {"sales": None, "service": "seniority", "colleagues": "vote", "customers": "praise"}
KEPT = {"quarter": 3, "half": 6, "year": 12, "two": 24, "always": 10**6}


def share(x, scale):
    return 1.0 - exp(-x / scale)


class Setting:
    """What leaders and managers do, as a team feels it."""

    def __init__(self, levers, a):
        time = a.manager_h - a.manager_h * a.admin_share * (1 - levers.relief) - a.floor_h
        wanted = levers.one_to_ones * a.team / 2 + levers.training_h + 12 * levers.steady + (2 if levers.coached != "nobody" else 0)
        self.reach = 1.0 if wanted <= time else max(time, 0.0) / wanted
        talks, hours = levers.one_to_ones * self.reach, levers.training_h * self.reach
        self.talk_h, self.train_h, self.steady = talks * a.team / 2, hours, levers.steady * self.reach
        kind = PRAISE[levers.recognised]
        open_ = sqrt(levers.open_times / 12)
        self.leaders = (getattr(a, kind) if kind else 0.0) + a.openness * open_ + a.seen * share(levers.seen_days, a.seen_scale)
        self.layers, self.each = levers.layers, a.handed_on * (1 - a.remote * a.remote_loss * (1 - open_))
        wider = max(5 / levers.layers - 1, 0.0)
        self.manager = a.listening * share(talks, 2) + a.rota * self.steady + a.learning * share(hours, a.training_scale) - a.span * 9 * wider * wider
        self.pointed = {"colleagues": a.focus_inward, "customers": 1.0, "sales": a.focus_sales, "service": a.focus_sales}[levers.recognised]
        self.skill = a.skill * share(hours, a.training_scale)
        self.unfamiliar = (0.35 if kind else 0.0) + 0.30 * share(talks, 2) + 0.35 * share(hours, a.training_scale)
        self.silence = 1 - open_

    def felt(self, passing):
        each = self.each * passing
        return self.leaders * (each if each < 1 else 1.0) ** (self.layers - 1) + self.manager


def play(levers, world, a, today):
    """{"engaged", "served", "satisfied": [month][team], "seen": [quarter][team]} from month 0 on."""
    programme, usual = Setting(levers, a), Setting(today, a)
    teams = range(len(world.engaged))
    e0, c0, passing = world.engaged.tolist(), world.satisfied.tolist(), world.passing.tolist()
    q0 = [70 + (c - 78) / 0.4333 for c in c0]
    e, q, c = list(e0), list(q0), list(c0)
    skill, known, taught = usual.skill, usual.unfamiliar, [0.0] * len(e0)
    kept = {"engaged": [list(e)], "served": [list(q)], "satisfied": [list(c)], "seen": [score(c0, world.survey_u[i]) for i in range(4)]}
    for month in range(world.months):
        on = month < KEPT[levers.held]
        now = programme if on else usual
        strange = a.habits * max(now.unfamiliar - known, 0.0)
        for i in teams:
            stuck = 1 + a.comfort * max(e[i] - 60, 0.0) / 10 * now.silence
            pull = q0[i] + a.quality_gain * now.pointed * (e[i] - e0[i]) + (skill - usual.skill) + taught[i] - strange
            c[i] += (c0[i] + a.csat_gain * (q[i] - q0[i]) - c[i]) / a.csat_months
            q[i] += (pull - q[i]) / (a.quality_months * stuck)
            e[i] += (e0[i] + now.felt(passing[i]) - usual.felt(passing[i]) - e[i]) / a.engage_months
            taught[i] -= taught[i] / a.skill_months
        skill += (now.skill - skill) / a.skill_months
        known += (now.unfamiliar - known) / a.settle_months
        for name, stock in (("engaged", e), ("served", q), ("satisfied", c)):
            kept[name].append(list(stock))
        if month % 3 == 0:
            chosen = pick(levers.coached if on else "nobody", kept["seen"], month // 3)
        for i in chosen:
            taught[i] += programme.reach * a.coaching / 3 * max(74 - q[i], 0.0)
        if month % 3 == 2:
            quarter = [sum(one) / 3 + sum(world.luck[month - 2:month + 1]) / 3 for one in zip(*kept["satisfied"][-3:])]
            kept["seen"].append(score(quarter, world.survey_u[4 + month // 3]))
    return kept


def score(satisfied, uniforms):
    return [100 * sum(1 for u in asked if u < c / 100) / len(asked) for c, asked in zip(satisfied, uniforms.tolist())]


def pick(rule, seen, quarter):
    """The places of the teams that are coached: three stand side by side for each store."""
    stores = range(0, len(seen[0]), 3)
    if rule == "nobody":
        return []
    if rule == "turn":
        return [first + quarter % 3 for first in stores]
    worth = seen[-1] if rule == "quarter" else [sum(four) / 4 for four in zip(*seen[-4:])]
    return [min(range(first, first + 3), key=lambda i: (round(worth[i], 9), i)) for first in stores]
