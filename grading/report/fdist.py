"""The quantiles of Fisher's F, for Feldt's interval: the regularised incomplete beta function by its continued fraction, and a bisection.

Abramowitz and Stegun, 26.5.8 and 26.6.2, the fraction evaluated as Lentz does. scipy, which the tests hold this to, is much to install for one number.
"""

import math

MOST_TERMS, CLOSE = 10_000, 1e-15


def quantile(p, upper, lower):
    """The value below which F lies with probability ``p``, above 0 and below 1.

    ``upper`` and ``lower`` are the degrees of freedom of the numerator and the denominator, above 0.
    """
    low, high = 0.0, 1.0
    while low < (middle := (low + high) / 2) < high:
        low, high = (middle, high) if beta(middle, upper / 2, lower / 2) < p else (low, middle)
    return lower * low / (upper * (1 - low))


def beta(x, a, b):
    """The share of a Beta(a, b) distribution that lies below ``x``, 0 to 1."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):  # where the fraction converges slowly it is taken from the other side
        return 1 - beta(1 - x, b, a)
    return math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)) / a * _fraction(x, a, b)


def _fraction(x, a, b):
    c, d = 1.0, 1 / (1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, MOST_TERMS):
        for factor in (m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)), -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))):
            d, c = 1 / (1 + factor * d), 1 + factor / c
            value *= c * d
        if abs(c * d - 1) < CLOSE:
            break
    return value
