"""How bad news climbs, and how many weeks a fault is out before the founder knows.

Of the customers whose line drops, some are written down at a desk. Each layer passes a
part of what reaches it; an open line or a survey goes round them all. What Agnes hears in a
week is added up against what a quiet week would bring: a control chart for counts
(a Poisson CUSUM: J. M. Lucas 1985, Technometrics 27). It says "look" once the evidence
outweighs the odds that she began with. Sums are in twentieths of a report, whole
numbers, so that its run length is known exactly (author/theory.py).
"""

from math import ceil, log

import numpy as np

from course.cases.truth.kpis import ChainKpis
from course.cases.truth.levers import ACTED, ChainAssumptions
from course.cases.truth.world import FAULT, FAULT_WEEKS, QUIET_WEEKS, RUMOURS, TROUBLE
from course.simulation.levers import describe
from course.simulation.run import Run, as_records

DECLARED = describe(ChainAssumptions)
PARTS = 20  # of a report: the chart's unit
SOON = 6  # weeks
IDEAS = 40  # a month, at the desks
LAYERS_TODAY = 4
YEAR = 52


def passes(levers, a):
    """The share of what reaches it that a layer passes on."""
    bold = {"blamed": a.pass_blamed, "good": a.pass_good, "thanked": a.pass_thanked}[levers.messengers]
    return bold * (1 - a.fade * (1 - seen(levers, a)))


def seen(levers, a):
    """The share of reports of which those who made them see that something came."""
    return ACTED[levers.acts] * (1.0 if levers.loop else a.unseen)


def climbs(levers, a):
    """The share of what a desk wrote down that reaches the top: q for each layer, and less lost in the first where the customer's words go along."""
    q = passes(levers, a)
    first = 1 - (1 - q) / 2 if levers.words else q
    return first * q ** (levers.layers - 1)


def heard(levers, a):
    """The share of customers with trouble of whom Agnes hears: by the chain, by the open line or through a survey."""
    chain = (a.voice_all if levers.log_all else a.voice) * climbs(levers, a)
    line = min(1.0, a.line_finds * levers.line_hours) * passes(levers, a)
    survey = min(1.0, a.survey_finds * levers.survey)
    return 1 - (1 - chain) * (1 - line) * (1 - survey)


def noise(levers, a):
    """Rumours a week that climb as news."""
    return a.rumours * (a.rumours_told if levers.told else 1.0)


def limits(levers, a):
    """(k, h) of the chart, whole twentieths: what a week takes off, and where it says "look"; None where there is nothing to hear."""
    quiet = heard(levers, a) * a.trouble + noise(levers, a)
    out = quiet + heard(levers, a) * a.fault
    if out <= quiet:
        return None
    ratio = log(out / quiet) if quiet else 1.0
    return round(PARTS * (out - quiet) / ratio), ceil(PARTS * log(int(levers.odds)) / ratio)


def simulate(levers, world, a):
    """The Run of ChainLevers in Weeks; ``days`` holds the share of faults known by each week."""
    counts = _counts(levers, world, a)
    alarms, found = _watch(counts, limits(levers, a))
    return _report(levers, world, a, counts, alarms, found)


def _counts(levers, world, a):
    """What Agnes hears: an array of episodes × weeks."""
    size = world.episodes * world.weeks
    there = world.trouble_mark < np.where(world.fault, a.fault / FAULT, a.trouble / TROUBLE)
    news = np.bincount(world.trouble_at[there & (world.trouble_u < heard(levers, a))], minlength=size)
    rumours = np.bincount(world.rumour_at[world.rumour_mark < noise(levers, a) / RUMOURS], minlength=size)
    return (news + rumours).reshape(world.episodes, world.weeks)


def _watch(counts, chart):
    """(false alarms of each episode's quiet year, the week of each fault in which it is known: 1 to 26, or 27 if in none)."""
    episodes = counts.shape[0]
    alarms, found = np.zeros(episodes, int), np.full(episodes, FAULT_WEEKS + 1)
    if chart is None:
        return alarms, found
    k, h = chart
    total = np.zeros(episodes, int)
    for week in range(counts.shape[1]):
        total = np.maximum(0, total + PARTS * counts[:, week] - k)
        over = total >= h
        if week < QUIET_WEEKS:
            alarms += over
            total[over] = 0
        else:
            found = np.where(over & (found > FAULT_WEEKS), week - QUIET_WEEKS + 1, found)
    return alarms, found


def _left(levers, a):
    """Who leaves the desks in a year: more where they speak and see nothing done, where they are blamed for it, where they are told nothing."""
    unheard = 1 + a.voice_leave * passes(levers, a) * (1 - seen(levers, a))
    return a.staff * a.leavers * unheard * (1 + a.blame_leave * (levers.messengers == "blamed")) * (1 if levers.told else 1 + a.silence_leave)


def _report(levers, world, a, counts, alarms, found):
    known = np.array([(found <= week).mean() for week in range(FAULT_WEEKS + 1)])
    lost = np.minimum(found, FAULT_WEEKS)
    reports = float(counts[:, :QUIET_WEEKS].mean())
    logged = a.trouble * (a.voice_all if levers.log_all else a.voice)
    left = _left(levers, a)
    costs = {
        "Faults that are out": a.faults * float(lost.mean()) * a.week_gbp,
        "False alarms": float(alarms.mean()) * a.alarm_gbp,
        "Listening": YEAR * (levers.line_hours * a.hour_gbp + 100 * levers.survey * a.survey_gbp) + a.layer_gbp * (LAYERS_TODAY - levers.layers),
        "Answering": YEAR * reports * (ACTED[levers.acts] * a.act_gbp + levers.loop * 6 * a.minute_gbp),
        "Desks": YEAR * a.minute_gbp * (logged * 2 + (logged * 2 if levers.words else 0) + (90 if levers.told else 0)),
        "People who leave": left * a.replace_gbp,
    }
    kpis = ChainKpis(
        known_share=float(known[SOON]), weeks=float(lost.mean()), cost_gbp=sum(costs.values()), heard_share=heard(levers, a), passes_share=passes(levers, a),
        logged=logged, alarms=float(alarms.mean()), ideas=IDEAS * climbs(levers, a), leavers=left)
    ledger = {name: -round(100 * one) for name, one in costs.items()}
    columns = {"alarms": alarms, "found_week": found}
    return Run(columns, kpis, ledger, as_records(a, DECLARED), days={"week": np.arange(FAULT_WEEKS + 1), "known": known})
