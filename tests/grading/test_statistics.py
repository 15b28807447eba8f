"""Item statistics against a published example, an identity, and a second engine."""

import math

import numpy as np
import pytest

from grading.report import statistics
from grading.report.fdist import quantile

# LSAT section VI: how many of 1,000 people had each pattern of five answers, 00000 to 11111 (Bock and Lieberman 1970).
PATTERNS = [3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15, 10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21, 173, 11, 61, 28, 298]
LSAT = np.array([[int(bit) for bit in f"{pattern:05b}"] for pattern, people in enumerate(PATTERNS) for _ in range(people)], float)
WORDS = {
    "facility": (".924 .709 .553 .763 .870", lambda at: statistics.facility(LSAT[:, at], 1)),
    "corrected": (".1128 .1532 .1728 .1444 .1216", lambda at: statistics.discrimination(LSAT, at)),
    "uncorrected": (".3620 .5668 .6184 .5344 .4354", lambda at: statistics.correlation(LSAT[:, at], LSAT.sum(axis=1))),
    "alpha without": (".2754 .2376 .2168 .2459 .2663", lambda at: statistics.without(LSAT)[at]),
}


def second_engine():
    """Loaded where it is asked: it takes most of a second, and every process of a run reads this file."""
    from scipy import stats

    return stats


@pytest.mark.parametrize("what", WORDS)
def test_each_item_of_the_example_comes_out_to_the_digit(what):
    said, worked_out = WORDS[what]
    for at, digits in enumerate(said.split()):
        assert f"{worked_out(at):.{len(digits) - 1}f}".removeprefix("0") == digits


def test_the_whole_of_the_example_comes_out_to_the_digit():
    alpha, total = statistics.alpha(LSAT), LSAT.sum(axis=1)
    assert (len(LSAT), f"{alpha:.6f}", f"{total.mean():.3f}", f"{total.std(ddof=1):.6f}") == (1000, "0.294997", "3.819", "1.035041")
    assert f"{statistics.standard_error(alpha, LSAT):.6f}" == "0.869067"
    assert [f"{end:.4f}" for end in statistics.feldt(alpha, *LSAT.shape)] == ["0.2235", "0.3618"]


def test_the_corrected_discrimination_is_tied_to_the_one_that_canvas_shows():
    points, total = LSAT * [1, 2, 3, 4, 5.5], (LSAT * [1, 2, 3, 4, 5.5]).sum(axis=1)
    for at in range(5):
        r, s, s_t = statistics.correlation(points[:, at], total), points[:, at].std(ddof=1), total.std(ddof=1)
        assert statistics.discrimination(points, at) == pytest.approx((r * s_t - s) / math.sqrt(s_t**2 + s**2 - 2 * r * s_t * s), abs=1e-12)


@pytest.mark.parametrize(("upper", "lower"), [(1, 1), (9, 63), (9, 9), (199, 1393), (999, 3996), (9_999, 69_993)])
def test_the_quantiles_of_f_are_those_of_another_engine(upper, lower):
    for p in (0.025, 0.5, 0.975):
        assert quantile(p, upper, lower) == pytest.approx(second_engine().f.ppf(p, upper, lower), rel=1e-9)


def test_the_interval_of_a_correlation_is_that_of_another_engine():
    other = second_engine().pearsonr(LSAT[:, 2], statistics.rest(LSAT, 2))
    assert statistics.discrimination(LSAT, 2) == pytest.approx(other.statistic)
    assert statistics.interval(other.statistic, 1000) == pytest.approx(tuple(other.confidence_interval(0.95)))


def test_alpha_is_negative_where_it_is_and_there_is_none_where_nothing_varies():
    assert statistics.alpha(np.array([[0, 1], [1, 0], [1, 0.5]])) < -1
    assert statistics.alpha(np.ones((20, 4))) is None and statistics.alpha(LSAT[:, :1]) is None and statistics.alpha(np.ones((1, 3))) is None
    assert statistics.correlation(np.ones(20), np.arange(20)) is None and statistics.correlation([1], [1]) is None
    assert statistics.interval(0.5, 3) is None and statistics.interval(None, 100) is None and statistics.facility([], 2) is None


@pytest.mark.parametrize(("r", "word"), [(0.7, "very good"), (0.3, "adequate"), (0.25, "weak"), (0.05, "very weak"), (-0.01, "suspect"), (None, "")])
def test_bands_are_called_as_exams_call_them(r, word):
    assert statistics.band(r) == word
