"""What may be commissioned and counted in the evidence case, by whom, and what is taken as given.

No number here was measured. The slide's 64 % is an article's; whom that survey asked, and
how, is not known, so every fact about firms is one that the reader sets.
"""

from dataclasses import dataclass

from course.simulation.levers import assumption, lever

STORES = 40
HORIZON_WEEKS = 156  # three years
TRIED = {"trial_stores": range(2, 21, 2)}
NO_TRIAL = "No store is in a trial."
UNKNOWN_FACTS = {"doubt": 1.0}  # boards of which nobody knows the facts: the decision's
FIVE_AREAS = "the article on five areas where leaders matter"
SEED = "the article on leadership and management"


@dataclass(frozen=True)
class Survey:
    """How a survey of firms is made. Defaults: the agency's slide."""

    asked: str = lever(
        "focused", label="Which firms the survey asks", unit="", owner="leader", source=f"{FIVE_AREAS}: 64 per cent of companies with a customer focused CEO",
        choices={"focused": "focused CEOs only", "all": "the other firms too"}, short={"focused": "only focused", "all": "all firms"},
        help="Asking the others too costs £2,000. If not, the slide’s figure is set beside 50%.")
    colleagues_say: bool = lever(
        False, label="Colleagues say whether their CEO is focused", unit="", owner="manager", source=f"{SEED}: managers share feedback",
        help="If not, the CEO says so. £3,000.")
    followed_up: float = lever(
        0.0, label="Silent firms rung up until they answer", unit="share", owner="leader", source="assumed", lo=0.0, hi=1.0, step=0.25,
        help="All of them: £6,000.")


@dataclass(frozen=True)
class Levers(Survey):
    """The survey, and a trial in our own stores: what the board may commission, and what the stores can count. Defaults: no trial."""

    trial_stores: int = lever(
        0, label="Our stores in a trial, drawn by lot", unit="stores", owner="leader", source="assumed", lo=0, hi=20, step=2,
        help="The board then goes by the trial, whatever the survey says.")
    trial_weeks: int = lever(
        12, label="The trial runs for", unit="weeks", owner="leader", source="assumed", lo=4, hi=52, step=4,
        help="Meanwhile the other stores go without.", acts=TRIED, idle=NO_TRIAL)
    others_count: bool = lever(
        False, label="Stores outside the trial count as well", unit="", owner="leader", source=f"{SEED}: managers share feedback",
        help="If not, the drawn stores are compared with their plan.", acts=TRIED, idle=NO_TRIAL)
    before_weeks: int = lever(
        0, label="Weeks counted before it begins", unit="weeks", owner="leader", source="assumed", lo=0, hi=12, step=2,
        help="Who was ahead anyway is then known, more or less.", acts=TRIED, idle=NO_TRIAL)
    days_counted: int = lever(
        1, label="Days counted in a week", unit="days", owner="leader", source="assumed", lo=1, hi=6, step=1,
        help="£4 for each store and day.", acts=TRIED, idle=NO_TRIAL)


@dataclass(frozen=True)
class Facts:
    """What nobody who reads a slide knows of the firms behind it. Shares are 0 to 1."""

    effect: float = assumption(
        0.0, label="What focus really adds to the chance of being ahead", unit="share", source="nobody knows: yours to set", lo=0.0, hi=0.2, step=0.01)
    base: float = assumption(
        0.50, label="Firms ahead of their rivals, without it", unit="share", source="nobody knows: yours to set", lo=0.3, hi=0.8, step=0.01)
    answers_more: float = assumption(
        1.0, label="Firms that are ahead answer so many times as readily", unit="times", source="nobody knows: yours to set", lo=1.0, hi=3.0, step=0.1)
    calls_more: float = assumption(
        1.0, label="Unfocused CEOs of firms ahead call themselves focused so many times as readily", unit="times", source="nobody knows: yours to set",
        lo=1.0, hi=6.0, step=0.2)
    success_first: float = assumption(
        1.0, label="Firms that are ahead anyway become focused so many times as readily", unit="times", source="nobody knows: yours to set",
        lo=1.0, hi=4.0, step=0.1)


@dataclass(frozen=True)
class Assumptions(Facts):
    """All that nobody in the story sets. Shares are 0 to 1."""

    doubt: float = assumption(
        0.0, label="How far the facts above differ from board to board", unit="share", source="assumed", lo=0.0, hi=1.0, step=0.5)
    focused: float = assumption(
        0.28, label="Firms with a focused CEO, as colleagues see it", unit="share",
        source="assumed: in a survey of 516 executives, 2015, as quoted, 27 to 28 per cent of colleagues said that theirs led customer experience",
        lo=0.1, hi=0.6, step=0.02)
    calls: float = assumption(
        0.15, label="Unfocused CEOs of firms not ahead who call themselves focused", unit="share", source="assumed", lo=0.05, hi=0.5, step=0.05)
    answers: float = assumption(
        0.30, label="Firms not ahead that answer", unit="share", source="assumed", lo=0.1, hi=0.9, step=0.05)
    works: float = assumption(
        0.50, label="Boards at which the programme adds anything", unit="share", source="assumed", lo=0.1, hi=0.9, step=0.05)
    adds: float = assumption(
        0.10, label="What it adds there, on average", unit="share", source="assumed", lo=0.02, hi=0.2, step=0.01)
    drift: float = assumption(
        0.10, label="What all our stores gain in the trial anyway, on average", unit="share", source="assumed", lo=-0.1, hi=0.3, step=0.01)
    level_sd: float = assumption(
        0.09, label="How far our stores differ anyway", unit="share", source="assumed", lo=0.01, hi=0.2, step=0.01)
    point_gbp: float = assumption(
        10.0, label="A point is worth, in a store a week", unit="£", source="assumed", lo=2.0, hi=30.0, step=1.0)
    programme_gbp: float = assumption(
        50.0, label="The programme costs, in a store a week", unit="£", source="assumed", lo=10.0, hi=150.0, step=5.0)
    count_gbp: float = assumption(
        4.0, label="Counting costs, in a store a day", unit="£", source="assumed", lo=0.0, hi=20.0, step=1.0)
