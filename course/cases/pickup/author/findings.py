"""Every figure that the lesson's prose quotes, worked out from the model and the data; the build refuses one that none quotes.

Names read as sentences: ``rule_cost`` is what a day costs under a plain table,
``usual_right_saved`` what the right alone saves a day at Hartwell Road. Pounds a day unless
the name says otherwise; shares run 0 to 1, ``_min`` is minutes. The reference seed, four
weeks, unless it is an average over frames.WORLDS: what is saved, an hour, the weeks of home delivery.
"""

from dataclasses import replace
from functools import cache

from course.cases.pickup import frames
from course.cases.pickup.author import dataset
from course.cases.pickup.author.certify import trap
from course.cases.pickup.author.frames import AVERAGES, CLERKS, RIGHT, TABLE, average, turning_point
from course.cases.pickup.model import DAYS, DELIVERY, REFERENCE_SEED, Assumptions, Levers, draw, simulate
from course.simulation import made

SETTINGS = {"rule": TABLE, "refuse": {}, "asked": {"coached": "judgement"}, "bins_logged": {**TABLE, "bins": 1.0, "log_misses": True}}


def findings(seed=REFERENCE_SEED, edition="reference"):
    """{name: number} of the world of a seed and of an edition's tables. A fresh dict of builtin ints and floats; worked out once."""
    return _findings(seed) | _week(edition)


@cache
def _findings(seed):
    world = draw(seed, DAYS)
    found = {**_weeks(world), **_settings(world), **_hours(), **_levers(), **made.load(AVERAGES), **_yours(), **_delivery()}
    return made.plain(found)


def _weeks(world):
    a, run = Assumptions(), simulate(Levers(log_misses=True), world)
    return {"customers": int(run.columns["day"].size), "misses_per_day": run.value("misses_per_day"), "missing_share": a.missing_share,
            "wait_gbp": a.wait_gbp, "bins_gbp": a.bins_gbp}


def _settings(world):
    return {f"{name}_cost": simulate(Levers(**settings), world).value("cost_gbp_per_day") for name, settings in SETTINGS.items()}


def _hours():
    frame = frames.by_hour().set_index("hour")
    return {"look_noon_others_min": frame["others_min"].loc[12], "refuse_gbp": frame["refused_gbp"].mean()}


def _levers():
    saved = frames.levers().set_index(["store", "clerk"])["saved_gbp"]
    usual = dict(zip(("asked", "right", "tenth", "practised", "granted"), saved["Hartwell Road"][list(CLERKS)]))
    quiet = saved["quiet store"][list(CLERKS)]
    return {**{f"usual_{clerk}_saved": value for clerk, value in usual.items()}, "quiet_asked_saved": quiet.iloc[0], "quiet_practised_saved": quiet.iloc[3]}


@cache
def _yours():
    """The turning points that a learner finds, whose page plays the reference weeks; as ``…_turning`` of the averages. In no file that a learner has."""
    a, world = Assumptions(), draw(REFERENCE_SEED, DAYS)

    def cost(sees=0.0, **settings):
        return simulate(Levers(**settings), world, replace(a, naive_share=sees)).value("cost_gbp_per_day")

    return {f"your_{name}_turning": turning_point(cost(coached=coached), lambda sees: cost(sees, **RIGHT))
            for name, coached in (("refuse", "refuse"), ("stays", "judgement"))}


@cache
def _delivery():
    """What a day costs in the weeks of home delivery, with the right and £2 granted, and what seeing the line saves a table in others. In no file that a learner has: a table is to be found for them."""
    granted = {"authority": True, "spend_gbp": 2}
    settings = {"text": {"coached": "text"}, "plain": TABLE, "best": {**TABLE, "none_busy": "look"},
                "asked": {"coached": "judgement", "authority": False}, "practised": {**RIGHT, "practice_h": 2}}
    usual = average({**granted, **TABLE}) - average({**granted, **settings["best"]})
    return {"usual_seeing_saved": usual, **{f"delivery_{name}_cost": average({**granted, **setting}, DELIVERY) for name, setting in settings.items()}}


@cache
def _week(edition):
    """What the week's tables say of stated and observed forgiveness."""
    tables = dataset.tables(edition)
    pickups, survey = tables["pickups"], tables["survey"]
    missed = pickups[pickups["found"] == 0]
    cases, said = missed["action"].value_counts(), trap(pickups, survey)
    return made.plain({
        "week_stores": int(pickups["store"].nunique()), "week_pickups": len(pickups), "week_missed": len(missed), "week_asked": len(survey),
        "week_not_asked": len(missed) - len(survey), "week_forgive": said["forgive"], "week_forgive_of_all": said["forgive_of_all"],
        "week_fewest": int(cases.min()), "week_most": int(cases.max())})
