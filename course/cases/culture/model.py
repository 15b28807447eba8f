"""Hartwell's forty stores month by month: engagement, service and satisfaction of 120 teams, each following the one before, late.

What leaders do sets what engagement moves towards, weakened by each layer that hands it on;
what managers do sets it too, as far as their hours reach. Service follows engagement, as far
as what is recognised points at customers, and training; satisfaction follows service; sales
growth follows satisfaction. New habits cost service at first. All are first-order lags, a
step a month (J. D. Sterman 2000, Business Dynamics, chapters 8 and 11).

Everything random is in the World, drawn before any policy is chosen. Levers act relative to
today's: with no programme every team stays as it began.
"""

from dataclasses import dataclass
from math import exp

import numpy as np

from course.cases.culture.kpis import report
from course.cases.culture.levers import COACHED, HELD_MONTHS, MONTHS, RECOGNISED, Assumptions, Levers
from course.cases.culture.world import ENGAGED, PAST, TEAMS, World, draw

__all__ = ["COACHED", "MONTHS", "RECOGNISED", "REFERENCE_SEED", "TODAY", "Assumptions", "Levers", "World", "draw", "effects", "simulate"]

REFERENCE_SEED = 29
TODAY = Levers()
QUARTER = 3
TALK_H, PLANNING_H, COACHING_H = 0.5, 12.0, 2.0  # h: a one-to-one; planning steady shifts, a month; coaching, a month
TALKS_SCALE = 2.0  # one-to-ones a month that bring two thirds of what they can
MOST_OPEN = 12  # times a year
GOOD = 74.0  # the service of a good team, of 100
NEW = {"recognition": 0.35, "talks": 0.30, "training": 0.35}  # shares of all the habits that a programme can change


@dataclass(frozen=True)
class Effects:
    """What a setting comes to once it has worked through.

    told     points of engagement from leaders, before any layer; ``times`` it is handed on, ``hand_on`` what is left each time
    own      points of engagement from what a store's manager does, and from how many people a boss has
    focus    of engagement, the share that reaches customers
    skill    points of service from training
    new      how many habits it asks for, 0 to 1
    quiet    0 when books and bad news are open all year, 1 when never
    done     the share of what managers are asked to do that their hours reach
    hours    {what: h} of a team manager's month, as done
    """

    told: float
    times: int
    hand_on: float
    own: float
    focus: float
    skill: float
    new: float
    quiet: float
    done: float
    hours: dict


def effects(levers, a):
    """The Effects of ``levers`` under assumptions ``a``."""
    hours, done = manager_hours(levers, a)
    talked, trained = _most(levers.one_to_ones * done, TALKS_SCALE), _most(levers.training_h * done, a.training_scale)
    openness = (levers.open_times / MOST_OPEN) ** 0.5
    praised = {"sales": 0.0, "service": a.seniority, "colleagues": a.vote, "customers": a.praise}[levers.recognised]
    focus = {"colleagues": a.focus_inward, "customers": 1.0}.get(levers.recognised, a.focus_sales)
    return Effects(
        told=praised + a.openness * openness + a.seen * _most(levers.seen_days, a.seen_scale), times=levers.layers - 1,
        hand_on=a.handed_on * (1 - a.remote * a.remote_loss * (1 - openness)),
        own=a.listening * talked + a.rota * levers.steady * done + a.learning * trained - a.span * (3 * max(0.0, TODAY.layers / levers.layers - 1)) ** 2,
        focus=focus, skill=a.skill * trained, quiet=1 - openness, done=done, hours=hours,
        new=NEW["recognition"] * (levers.recognised != TODAY.recognised) + NEW["talks"] * talked + NEW["training"] * trained)


def manager_hours(levers, a):
    """({what: hours a month of a team's manager, as done}, the share of what is asked that they reach)."""
    asked = {"one-to-ones": levers.one_to_ones * TALK_H * a.team, "training": float(levers.training_h), "rota": levers.steady * PLANNING_H,
             "coaching": COACHING_H * (levers.coached != "nobody")}
    left = a.manager_h * (1 - a.admin_share * (1 - levers.relief)) - a.floor_h
    done = min(1.0, max(0.0, left) / max(sum(asked.values()), 1e-9))
    return {what: h * done for what, h in asked.items()}, done


def heard(effect, passing):
    """Points of engagement from leaders that reach each team; ``passing`` says how well its store's layers hand on."""
    return effect.told * np.minimum(1.0, effect.hand_on * passing) ** effect.times


def simulate(levers, world, assumptions=Assumptions(), coached=None):
    """The Run of ``levers`` in ``world``: same teams, customers and luck for every policy.

    coached  (quarter, team), True where a team is coached, in place of whom the managers choose
    """
    a, before = assumptions, effects(TODAY, assumptions)
    programme = effects(levers, a)
    state = _State(world, before)
    for month in range(world.months):
        on = month < HELD_MONTHS[levers.held]
        state.step(world, programme if on else before, before, a)
        if month % QUARTER == 0:
            chosen = coached[month // QUARTER] if coached is not None else _choice(levers.coached if on else "nobody", state.seen, month // QUARTER)
        state.coach(chosen, programme.done if coached is None else 1.0, a)
        if month % QUARTER == QUARTER - 1:
            state.ask(world, month // QUARTER)
    return report(state, levers, programme, before, world, a)


class _State:
    """The stocks of every team, in points, and what is kept of each month."""

    def __init__(self, world, before):
        self.engaged, self.served, self.satisfied = world.engaged.copy(), world.served.copy(), world.satisfied.copy()
        self.skill, self.settled, self.taught = before.skill, before.new, np.zeros(world.engaged.size)
        self.months, self.coached = [(self.engaged, self.served, self.satisfied)], []
        self.seen = [asked(world.satisfied, answers) for answers in world.survey_u[:PAST]]

    def step(self, world, now, before, a):
        """One month: every stock moves part of the way to where it is drawn, all from where they stood."""
        drawn = world.engaged + heard(now, world.passing) + now.own - heard(before, world.passing) - before.own
        slower = 1 + a.comfort * np.maximum(0.0, self.engaged - ENGAGED) / 10 * now.quiet
        new_habits = a.habits * max(0.0, now.new - self.settled)
        wanted = (world.served + a.quality_gain * now.focus * (self.engaged - world.engaged) + self.skill - before.skill + self.taught - new_habits)
        hoped = world.satisfied + a.csat_gain * (self.served - world.served)
        self.engaged, self.served, self.satisfied = (
            self.engaged + (drawn - self.engaged) / a.engage_months, self.served + (wanted - self.served) / (a.quality_months * slower),
            self.satisfied + (hoped - self.satisfied) / a.csat_months)
        self.skill += (now.skill - self.skill) / a.skill_months
        self.settled += (now.new - self.settled) / a.settle_months
        self.taught = self.taught * (1 - 1 / a.skill_months)
        self.months.append((self.engaged, self.served, self.satisfied))

    def coach(self, chosen, done, a):
        """A month of coaching: a third of what a quarter makes good of what a team lacks."""
        self.coached.append(chosen)
        if chosen is not None:
            self.taught = self.taught + chosen * done * a.coaching / QUARTER * np.maximum(0.0, GOOD - self.served)

    def ask(self, world, quarter):
        """What the quarter's customers answer."""
        mean = np.mean([satisfied for _, _, satisfied in self.months[-QUARTER:]], axis=0)
        self.seen.append(asked(mean + world.luck[quarter * QUARTER:(quarter + 1) * QUARTER].mean(), world.survey_u[PAST + quarter]))


def asked(satisfied, answers):
    """Of each team's customers who answered, how many in a hundred were satisfied; ``answers`` uniforms (team, customer)."""
    return (answers < satisfied[:, None] / 100).mean(axis=1) * 100


def _choice(rule, seen, quarter):
    """Which teams are coached: of each store the one that the rule picks by the scores so far; None for nobody."""
    if rule == "nobody":
        return None
    stores = np.stack(seen[-PAST:]).reshape(PAST, -1, TEAMS)
    if rule == "turn":
        pick = np.full(stores.shape[1], quarter % TEAMS)
    else:
        pick = np.round(stores[-1] if rule == "quarter" else stores.mean(axis=0), 9).argmin(axis=1)  # a tie is a tie on every machine
    return (np.arange(TEAMS) == pick[:, None]).ravel()


def _most(amount, scale):
    """Of the most that an amount can bring, the share that it does: two thirds of it at ``scale``."""
    return 1 - exp(-amount / scale)
