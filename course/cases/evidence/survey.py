"""What a survey of firms says: who is ahead, who is focused, who calls itself so, who answers."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Answers:
    """Of each board, shape (boards,): how many firms answered as focused or as others, and how many of those are ahead."""

    focused: np.ndarray
    focused_ahead: np.ndarray
    others: np.ndarray
    others_ahead: np.ndarray


def survey(levers, world, facts, a):
    """The Answers to a survey as it was commissioned. Whoever is not asked counts 0."""
    ahead, focused = firms(world, facts, a)
    group = focused if levers.colleagues_say else focused | (world.call_u < np.minimum(1, a.calls * np.where(ahead, facts.calls_more, 1)))
    answered = (world.answer_u < np.minimum(1, a.answers * np.where(ahead, facts.answers_more, 1))) | (world.reach_u < levers.followed_up)
    others = answered & ~group & (levers.asked == "all")
    mine = answered & group
    return Answers(mine.sum(1), (mine & ahead).sum(1), others.sum(1), (others & ahead).sum(1))


def firms(world, facts, a):
    """(ahead of rivals, with a focused CEO) of every firm.

    A firm is ahead without focus with probability ``base``. Such firms become focused
    ``success_first`` times as readily. Of those that are not ahead, focus turns so many that
    a firm drawn by lot gains ``effect``.
    """
    without = world.ahead_u < facts.base
    least = a.focused / (facts.base * facts.success_first + 1 - facts.base)
    focused = world.focus_u < np.minimum(1, least * np.where(without, facts.success_first, 1))
    return without | (focused & (world.turned_u < facts.effect / (1 - facts.base))), focused
