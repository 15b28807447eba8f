"""Does the advice survive if the assumptions are wrong?

    python3 -m course.simulation.author.sensitivity evidence

Each conclusion that marking or prose uses is a difference that must stay above zero: shares
of firms for what a survey says, £ left to a board after three years for a trial.
"""

from dataclasses import replace

from course.cases.evidence.model import REFERENCE_SEED, Assumptions, Levers, draw, simulate
from course.simulation.author.study import Study

BOARDS = 100  # a play is what the page plays
# How far each fact must be from even to put 64 % on the slide where focus adds nothing.
WAYS = {"base": {"base": 0.64}, "answers": {"answers_more": 1.8}, "calls": {"calls_more": 3.8}, "success": {"success_first": 2.7}}
ASK_ALL = {"asked": "all"}
COLLEAGUES = {**ASK_ALL, "colleagues_say": True}
BEST_SURVEY = {**COLLEAGUES, "followed_up": 1.0}
TEN = {"trial_stores": 10, "others_count": True}
CLOSE = 0.05  # a gain of five points pays

CLAIMS = {
    "others_expose_base": "Where most firms are ahead anyway, asking the others too brings the figure nearer to the truth",
    "others_expose_answers": "Where firms that are ahead answer more readily, so does asking the others too",
    "others_miss_calls": "Where CEOs of firms that are ahead call themselves focused, asking the others too takes it further from the truth",
    "colleagues_expose_calls": "There, asking colleagues as well brings it nearer",
    "no_survey_exposes_success": "Where success comes first, the best survey still shows five points or more than there are",
    "trial_beats_survey": "A trial in ten stores leaves a board more than the best survey",
    "others_must_count": "In such a trial, counting in the other stores too leaves more than not",
    "every_day_pays": "In such a trial, counting every day leaves more than counting one day a week",
    "a_year_is_too_long": "A trial of a year leaves less than one of twelve weeks",
}


def conclusions(assumptions=Assumptions(), seed=REFERENCE_SEED):
    """{claim: how far it holds, above zero if it does}."""
    world = draw(seed, BOARDS)
    facts = {name: replace(assumptions, doubt=0.0, **way) for name, way in WAYS.items()}

    def error(way, **levers):
        run = simulate(Levers(**levers), world, facts[way])
        return run.value("told_share") - run.value("true_share")

    def left(**levers):
        return simulate(Levers(**levers), world, assumptions).value("left_gbp")

    ten = left(**TEN)
    return {
        "others_expose_base": abs(error("base")) - abs(error("base", **ASK_ALL)),
        "others_expose_answers": abs(error("answers")) - abs(error("answers", **ASK_ALL)),
        "others_miss_calls": abs(error("calls", **ASK_ALL)) - abs(error("calls")),
        "colleagues_expose_calls": abs(error("calls", **ASK_ALL)) - abs(error("calls", **COLLEAGUES)),
        "no_survey_exposes_success": error("success", **BEST_SURVEY) - CLOSE,
        "trial_beats_survey": ten - left(**BEST_SURVEY),
        "others_must_count": ten - left(trial_stores=10),
        "every_day_pays": left(**TEN, days_counted=6) - ten,
        "a_year_is_too_long": ten - left(**TEN, trial_weeks=52),
    }


# What focus adds is 0 on the page, and tried up to a tenth. A trial meets boards of which nobody knows the facts.
STUDY = Study("course.cases.evidence.author.sensitivity", conclusions=conclusions, assumptions=replace(Assumptions(), doubt=1.0), claims=CLAIMS,
              like_it="rounds", ranges={"effect": (0.0, 0.1)})
