"""What must be true of the three models, whatever their parameters.

Closed forms
    expected           customers and late bills of a letter, month by month: the usual survival of an
                       exponential threshold, and of one that random fees wear down
    value_gbp          what one customer leaves over the months to come: a geometric sum
    break_even_share   extra leavers a bill that eat up what a letter saves: cost-volume-profit, as in
                       C. T. Horngren et al., Cost Accounting, chapter 3
    run_length         false alarms and the week of detection of a Poisson CUSUM, exactly, as a Markov chain:
                       D. Brook and D. A. Evans 1972, Biometrika 59; J. M. Lucas 1985, Technometrics 27
    least_run_length   no CUSUM of log likelihood ratios alarms sooner, on average, than its odds:
                       G. Lorden 1971, Annals of Mathematical Statistics 42
    expected_nps       the score of all and of those invited, from the normal distribution
    nps_error          standard error of a score
Invariants
    ledger_gap         the ledger is the months' money, to the penny
"""

from math import erf, sqrt

import numpy as np

from course.cases.truth import chain, letter
from course.cases.truth.survey import MOOD, REASONS, SPREAD, invited_shares
from course.cases.truth.world import FAULT_WEEKS, QUIET_WEEKS, late_rates
from course.simulation.ledger import pence

ALL_BUT = 1e-12  # of a Poisson distribution that is left out


def expected(levers, world, a, months):
    """{"customers", "late", "let_off"}: means of each month, given who the customers are (not their luck with bills and leaving)."""
    _, late, harm = letter._treated(levers, world, a)
    usual = a.leave_share * np.exp(-a.mood_leave * world.mood - a.open_leave * (world.hears[world.shop] - world.hears.mean())) + harm
    spared = 1 - late + late * np.exp(-a.fee_leave)  # what a month's bill leaves of a customer, mean
    clean, dirty = np.ones(late.size), np.zeros(late.size)
    found = {"customers": [], "late": [], "let_off": []}
    for month in range(months):
        if month % letter.YEAR == 0:  # ``clean`` and ``dirty``: here, without and with a late bill so far this year
            clean, dirty = clean + dirty, np.zeros(late.size)
        here = clean + dirty
        found["customers"].append(here.sum())
        found["late"].append((here * late).sum())
        found["let_off"].append((clean * late).sum() if levers.waive_once else 0.0)
        stays = np.exp(-usual)
        first = 1.0 if levers.waive_once else np.exp(-a.fee_leave)
        clean, dirty = clean * (1 - late) * stays, (dirty * spared + clean * late * first) * stays
    return {name: np.array(one) for name, one in found.items()}


def value_gbp(a, months, late=None):
    """Pounds that a customer of usual mood leaves over these months, from the next bill on; ``late`` is the share of bills paid late."""
    late = float(np.dot(late_rates(a), (0.80, 0.14, 0.06))) if late is None else late
    stays = np.exp(-a.leave_share)
    return (a.margin_gbp - late * a.late_gbp) * (1 - stays ** months) / (1 - stays)


def break_even_share(saved_gbp, worth_gbp):
    """How many more may leave for each bill sent, when a bill saves so much and a customer is worth so much."""
    return saved_gbp / worth_gbp


def run_length(quiet, out, chart):
    """(false alarms in a quiet year, array: share of faults known by week 0 to 26), exactly.

    quiet, out  reports a week, means, before and while a fault is out
    chart       (k, h) of ``chain.limits``, in twentieths of a report
    """
    k, h = chart
    before, after = (_steps(mean, k, h) for mean in (quiet, out))
    state, alarms = np.zeros(h), 0.0
    state[0] = 1.0
    for _ in range(QUIET_WEEKS):
        over = 1 - (state @ before).sum()
        alarms, state = alarms + over, state @ before
        state[0] += over
    known = [0.0]
    for _ in range(FAULT_WEEKS):
        state = state @ after
        known.append(1 - state.sum())
    return float(alarms), np.array(known)


def average_run_length(mean, chart):
    """Weeks until a chart that begins at nothing alarms, when so many reports come a week: (I - Q)⁻¹ 1."""
    step = _steps(mean, *chart)
    return float(np.linalg.solve(np.eye(len(step)) - step, np.ones(len(step)))[0])


def _steps(mean, k, h):
    """Transition matrix between the sums 0 to h - 1, in twentieths; what is missing from a row alarms."""
    step, chance, count = np.zeros((h, h)), np.exp(-mean), 0
    left = 1.0
    while left > ALL_BUT and count < 1000:
        to = np.maximum(0, np.arange(h) + chain.PARTS * count - k)
        inside = to < h
        step[np.flatnonzero(inside), to[inside]] += chance
        left -= chance
        count += 1
        chance *= mean / count
    return step


def least_run_length(levers):
    """Weeks, at least, between false alarms of a chart with these odds."""
    return float(levers.odds)


def expected_nps(paid, whom="all"):
    """The score in a large shop: of all, or of those "invited"."""
    often = np.array([share for share, *_ in REASONS.values()])
    weight = often * invited_shares(paid) if whom == "invited" else often
    each = np.array([100 * (_above(8.5, mean) - (1 - _above(6.5, mean))) for _, mean, *_ in REASONS.values()])
    return float(weight @ each / weight.sum())


def _above(score, mean):
    return 0.5 * (1 - erf((score - mean) / sqrt(2 * (SPREAD ** 2 + MOOD ** 2))))


def nps_error(promoters, detractors, n):
    """Standard error of a score, points, from the shares of both and the number asked."""
    return 100 * sqrt((promoters + detractors - (promoters - detractors) ** 2) / n)


def ledger_gap(run, a):
    """Pence between a letter's ledger and what its months come to, line by line worked out anew."""
    days = run.days
    lines = {"Subscriptions": days["customers"].sum() * pence(a.margin_gbp),
             "Late bills": -(days["late"].sum() * pence(a.late_gbp) + days["let_off"].sum() * pence(a.fee_gbp)),
             "Calls": -days["calls"].sum() * pence(a.call_gbp)}
    gaps = [abs(int(lines[name]) - run.ledger[name]) for name in lines]
    return max(*gaps, abs(int(days["total_pence"].sum()) - sum(run.ledger.values())))
