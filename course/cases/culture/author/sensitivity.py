"""Does the advice survive if the assumptions are wrong? The commands are those of ``course.simulation.author.sensitivity``.

    python3 -m course.cases.culture.author.sensitivity

Each conclusion that marking or prose uses is a size, in points or in £ million unless it
says otherwise, that must stay above zero.
"""

import sys
from functools import cache

import numpy as np

from course.cases.culture.author.dataset import LOWEST
from course.cases.culture.model import PAST, REFERENCE_SEED, Assumptions, Levers, draw, simulate
from course.cases.culture.plan import LEADERS, PLAN
from course.simulation import made
from course.simulation.author import sensitivity
from course.simulation.author.study import Study

CLAIMS = {
    "worse_first": "Three months into the programme fewer customers are satisfied than before it",
    "half_a_year": "Half a year in, still no more are than before it",
    "better_after_two": "After two years at least three in a hundred more are satisfied",
    "first_year_costs": "In its first year the programme costs more than it brings",
    "pays_in_four": "Over four years it brings more than it costs",
    "quarter_fades": "Of what the programme has gained after two years, one kept up for a quarter has left less than a tenth",
    "quarter_is_lost": "Kept up for a quarter, it costs more than it brings over four years",
    "for_good_beats_two": "Kept up for good, it brings more over four years than kept up for two",
    "vote_engages": "A vote among colleagues lifts engagement",
    "vote_serves_less": "It lifts satisfaction by less than half of what praise for helping a customer does",
    "vote_is_lost": "A vote among colleagues, by itself, costs more than it brings",
    "comfort_slows": "With books that are never opened, the programme takes longer to bring half of what it brings than with books open each month (months)",
    "relief_pays": "Taking a quarter of managers’ paperwork away brings more than it costs, in the programme",
    "steady_pays_at_once": "Steadier shifts, by themselves, pay within the first year",
    "doubling_is_not_double": "Twice as many days that leaders spend in stores bring less than twice the engagement",
    "layers_weaken": "At least a quarter of what leaders do is lost before it reaches a team",
    "both_beat_either": "What leaders and managers do together brings more than both of it alone, added up",
    "year_beats_quarter": "To coach the team that was lowest over a year brings more than to coach the one lowest last quarter",
    "lowest_rise": "The lowest twelve teams rise by at least three points with nobody coached",
}


def conclusions(a=Assumptions(), seed=REFERENCE_SEED):
    """{claim: how far it holds, above zero if it does}."""
    world = draw(seed)

    @cache
    def run(**levers):
        return simulate(Levers(**levers), world, a)

    def satisfied(month, **levers):
        """Points over today's course in that month: what moves all customers alike has no part in it."""
        return float(run(**levers).columns["satisfaction"][month] - run().columns["satisfaction"][month])

    def net(**levers):
        return run(**levers).value("net_gbp") / 1e6

    def engaged(**levers):
        return run(**levers).value("engagement24") - run().value("engagement24")

    def half(**levers):
        gains = run(**levers).days["satisfied"].mean(axis=1)
        gains = gains - gains[0]
        reached = int(np.argmax(gains >= gains[-1] / 2))
        return reached - (gains[reached] - gains[-1] / 2) / (gains[reached] - gains[reached - 1])  # between two months

    leaders = {name: value for name, value in PLAN.items() if name in LEADERS}
    managers = {name: value for name, value in PLAN.items() if name not in LEADERS}
    vote, praise = {"recognised": "colleagues"}, {"recognised": "customers"}
    seen = run().days["seen"]
    low = np.argsort(seen[PAST + 1], kind="stable")[:LOWEST]
    told = simulate(Levers(seen_days=2), world, a).columns["engagement"][-1] - 60
    found = {
        "worse_first": -satisfied(3, **PLAN), "half_a_year": -satisfied(6, **PLAN), "better_after_two": satisfied(24, **PLAN) - 3,
        "first_year_costs": -run(**PLAN).value("net12_gbp") / 1e6, "pays_in_four": net(**PLAN),
        "quarter_fades": satisfied(24, **PLAN) / 10 - satisfied(24, **PLAN, held="quarter"), "quarter_is_lost": -net(**PLAN, held="quarter"),
        "for_good_beats_two": net(**PLAN) - net(**PLAN, held="two"),
        "vote_engages": engaged(**vote), "vote_serves_less": satisfied(24, **praise) / 2 - satisfied(24, **vote), "vote_is_lost": -net(**vote),
        "comfort_slows": half(**{**PLAN, "open_times": 0}) - half(**{**PLAN, "open_times": 12}),
        "relief_pays": net(**PLAN) - net(**{**PLAN, "relief": 0.0}), "steady_pays_at_once": run(steady=0.5).value("net12_gbp") / 1e6,
        "doubling_is_not_double": 2 * engaged(seen_days=2) - engaged(seen_days=4),
        "layers_weaken": 0.75 - told / (a.seen * (1 - np.exp(-2 / a.seen_scale))),
        "both_beat_either": net(**PLAN) - net(**leaders) - net(**managers),
        "year_beats_quarter": net(**PLAN, coached="year") - net(**PLAN, coached="quarter"),
        "lowest_rise": seen[PAST + 3][low].mean() - seen[PAST + 1][low].mean() - 3,
    }
    return {claim: float(size) for claim, size in found.items()}


STUDY = Study("course.cases.culture.author.sensitivity", conclusions=conclusions, assumptions=Assumptions(), claims=CLAIMS, like_it="firms")


def load():
    """The made table."""
    return made.load(STUDY.file)


if __name__ == "__main__":
    sys.exit(sensitivity.command(STUDY, sys.argv[1:]))
