"""The score, and who was asked for it.

How likely somebody is to recommend Tarnside, 0 to 10, follows what brought them to the
shop, and their mood. Where a shop is paid on the score, who is invited follows it too. Then
the score of those invited is too high, and weighing each of them by how seldom
their like was invited gives the score of all back (D. G. Horvitz and D. J. Thompson 1952,
Journal of the American Statistical Association 47).
"""

import numpy as np

PROMOTER, DETRACTOR = 9, 6
# What brought somebody to the shop: how often, the mean of the score, invited where pay follows the score, invited elsewhere.
REASONS = {
    "new contract": (0.18, 9.0, 0.95, 0.50),
    "upgrade": (0.17, 8.9, 0.90, 0.50),
    "question": (0.28, 8.5, 0.45, 0.50),
    "bill": (0.22, 7.2, 0.15, 0.50),
    "line drops": (0.15, 6.2, 0.10, 0.50),
}
SPREAD, MOOD = 1.5, 0.7  # of scores: luck, and a standard deviation of mood


def scores(reason, mood, rng):
    """Whole scores, 0 to 10, of visitors with these reasons (places in REASONS) and moods."""
    means = np.array([mean for _, mean, _, _ in REASONS.values()])[reason]
    return np.clip(np.rint(means + MOOD * mood + rng.normal(0, SPREAD, len(reason))), 0, 10).astype(int)


def counts_as(score):
    """+100 for a promoter, -100 for a detractor, 0 for those between: the score of any group is the mean of it."""
    score = np.asarray(score)
    return 100 * ((score >= PROMOTER).astype(int) - (score <= DETRACTOR).astype(int))


def nps(score, weight=None):
    """Net promoter score, -100 to 100: per cent of promoters less per cent of detractors, each answer weighed."""
    return float(np.average(counts_as(score), weights=weight))


def invited_shares(paid):
    """The share invited of those with each reason, where a shop is paid on the score or not."""
    return np.array([on_score if paid else flat for _, _, on_score, flat in REASONS.values()])
