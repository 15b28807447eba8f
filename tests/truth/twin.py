"""Tarnside written a second time, in plain Python, customer by customer and report by report.

Shares nothing with the models but the levers, the assumptions and the worlds' draws: who is
late, who leaves, what climbs, when the chart says "look", and what it all costs are worked out again.
"""

from math import exp, log

YEAR, QUIET, OUT = 12, 52, 26
PLENTY, MANY_RUMOURS, MANY_FAULTS = 16.0, 10.0, 12.0  # rates at which the world drew


def letters(levers, world, a):
    """Months of a letter: dicts of customers, late, calls, let_off, left and pence; and who has left by the end."""
    rates = [a.late_punctual, a.late_forgetful, a.late_repeat]
    mean_hears = sum(world.hears.tolist()) / len(world.hears)
    people = []
    for i in range(len(world.shop)):
        often = world.late_before[i] >= 3
        gets = levers.scope == "all" or (levers.scope == "repeat" and often)
        called = bool(often and levers.call_first)
        drop, harm = (a.drop_capitals, a.leave_capitals) if levers.wording == "capitals" else (a.drop_plain, a.leave_plain)
        uncalled = rates[world.habit[i]] * ((1 - drop) if gets else 1)
        hazard = a.leave_share * exp(-a.mood_leave * world.mood[i] - a.open_leave * (world.hears[world.shop[i]] - mean_hears))
        if gets:
            hazard += harm * ((1 - a.call_softens) if called else 1)
        people.append({"late": uncalled * ((1 - a.call_drop) if called else 1), "uncalled": uncalled, "called": called, "hazard": hazard, "borne": 0.0,
                       "can": world.leave_e[i], "fined": False})
    months = []
    for month, luck in enumerate(world.late_u.tolist()):
        told = dict.fromkeys(("customers", "late", "calls", "let_off", "left", "pence"), 0)
        for one, u in zip(people, luck):
            if month % YEAR == 0:
                one["fined"] = False
            if one["borne"] >= one["can"]:
                continue
            told["customers"] += 1
            told["pence"] += round(100 * a.margin_gbp)
            if one["called"] and u < one["uncalled"]:
                told["calls"] += 1
                told["pence"] -= round(100 * a.call_gbp)
            late, free = u < one["late"], False
            if late:
                free = levers.waive_once and not one["fined"]
                one["fined"] = True
                told["late"] += 1
                told["let_off"] += free
                told["pence"] -= round(100 * a.late_gbp) + (round(100 * a.fee_gbp) if free else 0)
            one["borne"] += one["hazard"] + (a.fee_leave if late and not free else 0.0)
            told["left"] += one["borne"] >= one["can"]
        months.append(told)
    return months, [one["borne"] >= one["can"] for one in people]


def chain(levers, world, a):
    """(false alarms of each quiet year, week in which each fault is known or 27, £ a year)."""
    acted = {"seldom": 0.2, "half": 0.5, "nearly all": 0.9}[levers.acts]
    seen = acted if levers.loop else acted * a.unseen
    q = {"blamed": a.pass_blamed, "good": a.pass_good, "thanked": a.pass_thanked}[levers.messengers] * (1 - a.fade * (1 - seen))
    reach = a.voice_all if levers.log_all else a.voice
    for layer in range(levers.layers):
        reach *= 1 - (1 - q) / 2 if levers.words and layer == 0 else q
    unheard = (1 - reach) * (1 - min(1.0, a.line_finds * levers.line_hours) * q) * (1 - min(1.0, a.survey_finds * levers.survey))
    heard, rumours = 1 - unheard, a.rumours * (a.rumours_told if levers.told else 1)
    weeks = [[0] * (QUIET + OUT) for _ in range(world.episodes)]

    def hear(at):
        weeks[at // (QUIET + OUT)][at % (QUIET + OUT)] += 1

    for at, mark, u, out in zip(world.trouble_at.tolist(), world.trouble_mark.tolist(), world.trouble_u.tolist(), world.fault.tolist()):
        if mark < (a.fault / MANY_FAULTS if out else a.trouble / PLENTY) and u < heard:
            hear(at)
    for at, mark in zip(world.rumour_at.tolist(), world.rumour_mark.tolist()):
        if mark < rumours / MANY_RUMOURS:
            hear(at)
    low, high = heard * a.trouble + rumours, heard * (a.trouble + a.fault) + rumours
    alarms, found = [0] * world.episodes, [OUT + 1] * world.episodes
    if high > low:
        ratio = log(high / low) if low else 1.0
        off, limit = round(20 * (high - low) / ratio), -(-20 * log(int(levers.odds)) // ratio)
        for one, counts in enumerate(weeks):
            total = 0
            for week, count in enumerate(counts):
                total = max(0, total + 20 * count - off)
                if total >= limit and week < QUIET:
                    alarms[one], total = alarms[one] + 1, 0
                elif total >= limit:
                    found[one] = week - QUIET + 1
                    break
    reports = sum(sum(counts[:QUIET]) for counts in weeks) / world.episodes
    logged = 52 * a.trouble * (a.voice_all if levers.log_all else a.voice)
    minutes = 2 * logged * (2 if levers.words else 1) + (52 * 90 if levers.told else 0) + (6 * reports if levers.loop else 0)
    leave = a.staff * a.leavers * (1 + a.voice_leave * q * (1 - seen)) * (1 + a.blame_leave if levers.messengers == "blamed" else 1) * (1 if levers.told else 1 + a.silence_leave)
    gbp = (a.faults * a.week_gbp * sum(min(week, OUT) for week in found) / world.episodes + a.alarm_gbp * sum(alarms) / world.episodes
           + 52 * (levers.line_hours * a.hour_gbp + levers.survey * 100 * a.survey_gbp) + (4 - levers.layers) * a.layer_gbp
           + reports * acted * a.act_gbp + minutes * a.minute_gbp + leave * a.replace_gbp)
    return alarms, found, gbp
