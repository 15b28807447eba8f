"""What must be true of the evidence model, whatever its parameters.

Closed forms
    shares          T. Bayes (1763), An Essay towards solving a Problem in the Doctrine of Chances,
                    Philosophical Transactions 53: the share ahead among those who call themselves
                    focused and answer, and among the others who answer
    trial_variance  of a difference of two means, each store corrected by a count made before as far
                    as that is worth: W. G. Cochran (1957), Analysis of covariance, Biometrics 13(3)
"""

from dataclasses import dataclass

from course.cases.evidence.levers import STORES
from course.cases.evidence.trial import DAY_VARIANCE


@dataclass(frozen=True)
class Shares:
    """Shares ahead: of the firms on the slide, of the others that would answer, and what focus adds to a firm drawn by lot."""

    figure: float
    others: float
    effect: float


def shares(levers, a):
    """The Shares that a survey of all firms there are would find.

    Each kind of firm (ahead or not, focused or not) has a share of all, a chance to be put
    down as focused, and a chance to answer.
    """
    least = a.focused / (a.base * a.success_first + 1 - a.base)
    most, turned = min(1.0, least * a.success_first), a.effect / (1 - a.base)
    kinds = {
        (True, True): a.base * most + (1 - a.base) * least * turned, (True, False): a.base * (1 - most),
        (False, True): (1 - a.base) * least * (1 - turned), (False, False): (1 - a.base) * (1 - least),
    }
    called, others = [0.0, 0.0], [0.0, 0.0]
    for (ahead, focused), share in kinds.items():
        says = 1.0 if focused else 0.0 if levers.colleagues_say else min(1.0, a.calls * (a.calls_more if ahead else 1))
        answers = min(1.0, a.answers * (a.answers_more if ahead else 1))
        answers += levers.followed_up * (1 - answers)
        called[ahead] += share * says * answers
        others[ahead] += share * (1 - says) * answers
    return Shares(called[1] / sum(called), others[1] / sum(others), a.effect)


def trial_variance(levers, a):
    """The variance of what a trial says the programme adds, where the other stores count as well."""
    level, luck = a.level_sd ** 2, DAY_VARIANCE / (levers.before_weeks * levers.days_counted) if levers.before_weeks else None
    of_a_store = (level * luck / (level + luck) if luck else level) + DAY_VARIANCE / (levers.trial_weeks * levers.days_counted)
    return of_a_store * (1 / levers.trial_stores + 1 / (STORES - levers.trial_stores))
