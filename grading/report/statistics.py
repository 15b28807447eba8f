"""Item statistics, as the handbook names them: plain numbers, of learners in rows and exercises in columns. Sample variances (n - 1) throughout.

What has no variance, or too few learners, has no number: ``None``, and never a zero.
"""

import math
from statistics import NormalDist

import numpy as np

from grading.report.fdist import quantile

LEAST = 10  # learners; of fewer nothing is said that one of them could be told by
Z = NormalDist().inv_cdf(0.975)
BANDS = ((0.5, "very good"), (0.3, "adequate"), (0.2, "weak"), (0.0, "very weak"), (-1.0, "suspect"))  # as Moodle names them, for exams


def facility(points, most):
    """The mean of some points as a share of the most that there are, 0 to 1: high is easy."""
    return float(np.mean(points)) / most if len(points) else None


def correlation(one, other):
    """Pearson's, -1 to 1; ``None`` where either does not vary."""
    one, other = (np.asarray(each, float) - np.mean(each) for each in (one, other)) if len(one) > 1 else (np.zeros(1), np.zeros(1))
    scale = math.sqrt(float(one @ one) * float(other @ other))
    return None if scale < 1e-12 else max(-1.0, min(1.0, float(one @ other) / scale))


def interval(r, n):
    """The 95 % interval of a correlation of ``n`` learners, by Fisher's transformation; ``None`` where there is none."""
    if r is None or n < 4:
        return None
    if abs(r) >= 1:
        return r, r
    half = Z / math.sqrt(n - 3)
    return math.tanh(math.atanh(r) - half), math.tanh(math.atanh(r) + half)


def rest(points, at):
    """The total of each learner without the exercise in this column."""
    return points.sum(axis=1) - points[:, at]


def discrimination(points, at):
    """The corrected one: how the points of an exercise go with the total of the others."""
    return correlation(points[:, at], rest(points, at))


def band(r):
    """What an exam's discrimination of this size is called."""
    return "" if r is None else next(word for least, word in BANDS if r >= least)


def alpha(points):
    """Cronbach's, never clipped; ``None`` for fewer than two exercises or learners, or where nothing varies."""
    learners, exercises = points.shape
    total = points.sum(axis=1).var(ddof=1) if learners > 1 else 0.0
    if exercises < 2 or total < 1e-12:
        return None
    return float(exercises / (exercises - 1) * (1 - points.var(axis=0, ddof=1).sum() / total))


def feldt(value, learners, exercises):
    """The 95 % interval of Cronbach's alpha (Feldt 1965); ``None`` where there is no alpha."""
    if value is None:
        return None
    degrees = learners - 1, (learners - 1) * (exercises - 1)
    return 1 - (1 - value) * quantile(0.975, *degrees), 1 - (1 - value) * quantile(0.025, *degrees)


def standard_error(value, points):
    """Of one learner's total, in points: how far it may lie from what they would get on average."""
    return None if value is None else float(points.sum(axis=1).std(ddof=1) * math.sqrt(max(1 - value, 0.0)))


def without(points):
    """Alpha without each exercise in turn."""
    return [alpha(np.delete(points, at, axis=1)) for at in range(points.shape[1])]


def mean_interval(values):
    """The mean of some numbers and its 95 % interval, by the normal distribution."""
    mean, half = float(np.mean(values)), Z * float(np.std(values, ddof=1)) / math.sqrt(len(values))
    return mean, (mean - half, mean + half)
