"""From what each board is told to what it does and what is left: events, KPIs, ledger."""

from dataclasses import dataclass

from course.cases.evidence.levers import HORIZON_WEEKS, STORES, Assumptions
from course.simulation.kpis import kpi
from course.simulation.ledger import pence
from course.simulation.levers import describe
from course.simulation.run import Run, as_records

DECLARED = describe(Assumptions)
ASK_OTHERS_GBP, ASK_COLLEAGUES_GBP, FOLLOW_UP_GBP = 2_000, 3_000, 6_000


def share(value):
    """A share in whole per cent."""
    return f"{value:.0%}"


def points(value):
    """A gain in whole points, with its sign."""
    whole = round(value * 100)
    return f"{'−' if whole < 0 else '+' if whole else ''}{abs(whole)} points"


def thousands(value):
    """Pounds in thousands, with a minus sign where they are lost."""
    return f"{'−' if value < -500 else ''}£{abs(value) / 1e3:,.0f}k"


@dataclass(frozen=True)
class Kpis:
    """What a hundred boards were shown, told, and did; pounds are a board's, on average."""

    figure_share: float | None = kpi(label="Slide: ahead of rivals", unit="share", write=share, unknown="nobody answered")
    others_share: float | None = kpi(label="Other firms: ahead", unit="share", write=share, unknown="nobody asked them")
    told_share: float = kpi(label="Board is told it adds", unit="share", write=points)
    true_share: float = kpi(label="It really adds", unit="share", write=points)
    right_share: float = kpi(label="Boards deciding rightly", unit="share", better="more", write=share)
    left_gbp: float = kpi(label="Left after three years", unit="£", better="more", write=thousands)


def report(levers, answers, told, effect, a):
    """The Run: columns with one value per board."""
    needed = a.programme_gbp / (100 * a.point_gbp)
    brought_in = told > needed
    pays = effect > needed
    weekly = 100 * a.point_gbp * effect - a.programme_gbp  # what it leaves, in a store a week
    tried = levers.trial_stores * levers.trial_weeks
    left_weeks = HORIZON_WEEKS - (levers.before_weeks + levers.trial_weeks if levers.trial_stores else 0)
    columns = {
        "focused": answers.focused, "focused_ahead": answers.focused_ahead, "others": answers.others, "others_ahead": answers.others_ahead,
        "told": told, "effect": effect, "brought_in": brought_in.astype(int), "right": (brought_in == pays).astype(int),
        "programme_gbp": weekly * STORES * left_weeks * brought_in, "trial_gbp": weekly * tried,
    }
    ledger = _ledger(columns, levers, a)
    return Run(columns, _kpis(columns, ledger), ledger, as_records(a, DECLARED))


def _ledger(columns, levers, a):
    """What three years leave, integer pence by cost centre, of all boards together."""
    boards = columns["told"].size
    counting = (levers.trial_stores + levers.others_count * (STORES - levers.trial_stores)) * (levers.before_weeks + levers.trial_weeks) * levers.days_counted
    return {
        "programme": pence(float(columns["programme_gbp"].sum())), "trial": pence(float(columns["trial_gbp"].sum())),
        "others asked": -pence(ASK_OTHERS_GBP * (levers.asked == "all")) * boards,
        "colleagues asked": -pence(ASK_COLLEAGUES_GBP * (levers.colleagues_say)) * boards,
        "silent firms rung up": -pence(FOLLOW_UP_GBP * levers.followed_up) * boards,
        "counting": -pence(a.count_gbp * counting * bool(levers.trial_stores)) * boards,
    }


def _kpis(columns, ledger):
    return Kpis(
        figure_share=_share(columns["focused_ahead"], columns["focused"]), others_share=_share(columns["others_ahead"], columns["others"]),
        told_share=float(columns["told"].mean()), true_share=float(columns["effect"].mean()), right_share=float(columns["right"].mean()),
        left_gbp=sum(ledger.values()) / 100 / columns["told"].size)


def _share(part, whole):
    return float(part.sum() / whole.sum()) if whole.sum() else None
