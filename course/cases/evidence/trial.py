"""What a trial in our own stores says: some of forty, drawn by lot, and days on which a store is ahead of its plan."""

import numpy as np

PLAN = 0.5  # a store is ahead of its plan on half of all days
DAY_VARIANCE = 0.25  # of one day, ahead or not


def gain(levers, world, facts, a):
    """What the programme seems to add in each board's trial, as a share of days, shape (boards,).

    A count made before takes off what each store was ahead anyway, as far as such a count can
    be believed: by the share of its variance that is the stores' own.
    """
    drawn = world.lot < levers.trial_stores
    level = a.level_sd * world.level_z
    noise = (DAY_VARIANCE / (levers.trial_weeks * levers.days_counted)) ** 0.5
    shown = PLAN + level + facts.drift + facts.effect * drawn + noise * world.during_z
    if levers.before_weeks:
        luck = DAY_VARIANCE / (levers.before_weeks * levers.days_counted)
        shown -= a.level_sd ** 2 / (a.level_sd ** 2 + luck) * (level + luck ** 0.5 * world.before_z)
    mine = np.where(drawn, shown, 0).sum(1) / levers.trial_stores
    rest = np.where(drawn, 0, shown).sum(1) / (drawn.shape[1] - levers.trial_stores)
    return mine - (rest if levers.others_count else PLAN)
