"""Every figure that the lesson's prose quotes, worked out from the model and the data.

Names read as sentences: `look_cost` is what a day costs when the clerk always looks,
`busy_right_saved` what the right alone saves a day in a busy store. Pounds a day unless
the name says otherwise; shares run 0 to 1, `_min` is minutes. The reference seed, four
weeks, unless it is an average over frames.WORLDS: what is saved, an hour, the weeks of home delivery.
"""

from dataclasses import replace
from functools import cache

from course.cases.pickup import frames
from course.cases.pickup.author import dataset
from course.cases.pickup.author.certify import trap
from course.cases.pickup.author.frames import CLERKS, POLICIES, RIGHT, STORES, TABLE, average, noon_look, turning_point
from course.cases.pickup.judgement import line_minutes
from course.cases.pickup.model import DAYS, DELIVERY, REFERENCE_SEED, Assumptions, Levers, draw, simulate
from course.cases.pickup.world import arrivals_per_min

SHORT = {"cost": "cost_gbp_per_day", "line_min": "shopper_wait_min", "customer_min": "customer_min", "others_min": "others_min",
         "back": "returns_share", "looks": "looks_per_day", "discounts": "discounts_gbp_per_week"}
SETTINGS = {
    "table": TABLE, "manager": {"coached": "look"}, "right": RIGHT, "practised": {**RIGHT, "practice_h": 2},
    "granted": {**RIGHT, "practice_h": 2, "spend_gbp": 2}, "generous": {**RIGHT, "practice_h": 2, "spend_gbp": 10, "week_gbp": 400},
    "asked": {"coached": "judgement"}, "text_two": {"coached": "text", "spend_gbp": 2, "week_gbp": 400},
    "bins_blind": {**TABLE, "bins": 1.0}, "bins_logged": {**TABLE, "bins": 1.0, "log_misses": True},
}


def findings(seed=REFERENCE_SEED):
    """{name: number} of the world of a seed. A fresh dict of builtin ints and floats; worked out once."""
    return dict(_findings(seed))


@cache
def _findings(seed):
    world = draw(seed, DAYS)
    found = {**_weeks(world), **_policies(world), **_noon(seed), **_hours(), **_levers(), **frames.averages(), **_yours(), **_delivery(), **_week()}
    return {name: value if isinstance(value, int) else float(value) for name, value in found.items()}


def _weeks(world):
    a, run = Assumptions(), simulate(Levers(log_misses=True), world)
    return {"days": DAYS, "customers": int(run.columns["day"].size), "pickups_per_day": run.value("pickups_per_day"),
            "misses_per_day": run.value("misses_per_day"), "missing_share": a.missing_share, "search_min": a.search_min,
            "wait_gbp": a.wait_gbp, "colleague_gbp": a.colleague_gbp, "trip_gbp": a.trip_gbp, "customer_gbp": a.customer_gbp,
            "harm_refused": a.harm_refused, "bins_gbp": a.bins_gbp, "bins_missing": a.bins_missing, "practice_h": 2}


def _policies(world):
    found = {}
    for name, settings in {**POLICIES, **SETTINGS}.items():
        run = simulate(Levers(**settings), world)
        found |= {f"{name}_{short}": run.value(kpi) for short, kpi in SHORT.items()}
    return found


def _noon(seed):
    """One search at noon, how many stood there when the clerk left, and what the sum of exercise 4 would say of it at that hour."""
    frame, clock = noon_look(seed)
    hour, minute = map(int, clock.split(":"))
    a = Assumptions()
    rate = arrivals_per_min(a)[4]
    return {"noon_hour": hour, "noon_minute": minute, "noon_people": len(frame), "noon_standing": int((frame["from_min"] == 0).sum()),
            "noon_added_min": frame["added_min"].sum(), "noon_search_min": frame["added_min"].max(),
            "noon_sum_min": line_minutes(0, rate, a.search_min, a.till_min)}


def _hours():
    frame = frames.by_hour().set_index("hour")
    return {"look_first_gbp": frame["looked_gbp"].iloc[0], "look_noon_gbp": frame["looked_gbp"].loc[12], "look_noon_others_min": frame["others_min"].loc[12],
            "look_five_gbp": frame["looked_gbp"].loc[17], "refuse_gbp": frame["refused_gbp"].mean(),
            **{f"look_{hour}_more_gbp": row.looked_gbp - row.refused_gbp for hour, row in frame.iterrows()}}


def _levers():
    saved = frames.levers().set_index(["store", "clerk"])["saved_gbp"]
    stores = dict(zip(STORES, ("quiet", "usual", "busy")))
    clerks = dict(zip(CLERKS, ("asked", "right", "tenth", "practised", "granted")))
    return {f"{stores[store]}_{clerks[clerk]}_saved": value for (store, clerk), value in saved.items()}


@cache
def _yours():
    """The turning points that a learner finds, whose page plays the reference weeks; as `…_turning` of frames.averages. In no file that a learner has."""
    a, world = Assumptions(), draw(REFERENCE_SEED, DAYS)

    def cost(sees=0.0, **settings):
        return simulate(Levers(**settings), world, replace(a, naive_share=sees)).value("cost_gbp_per_day")

    return {f"your_{name}_turning": turning_point(cost(coached=coached), lambda sees: cost(sees, **RIGHT))
            for name, coached in (("refuse", "refuse"), ("stays", "judgement"))}


@cache
def _delivery():
    """What a day costs in the weeks of home delivery, with the right and £2 granted, and what seeing the line saves a table in others. In no file that a learner has: a table is to be found for them."""
    granted = {"authority": True, "spend_gbp": 2}
    settings = {"today": {}, "text": {"coached": "text"}, "plain": TABLE, "best": {**TABLE, "none_busy": "look"},
                "asked": {"coached": "judgement", "authority": False}, "practised": SETTINGS["practised"]}
    usual = average({**granted, **TABLE}) - average({**granted, **settings["best"]})
    return {"usual_seeing_saved": usual, **{f"delivery_{name}_cost": average({**granted, **setting}, DELIVERY) for name, setting in settings.items()}}


def _week():
    """What the week's tables say of stated and observed forgiveness."""
    made = dataset.tables()
    pickups, survey = made["pickups"], made["survey"]
    missed = pickups[pickups["found"] == 0]
    back = missed.groupby("action")["returned_90d"].mean()
    return {"week_stores": int(pickups["store"].nunique()), "week_pickups": len(pickups), "week_missed": len(missed), "week_asked": len(survey),
            "week_not_asked": len(missed) - len(survey), **{f"week_{name}": size for name, size in trap(pickups, survey).items()},
            **{f"week_{name.replace('+', '_')}_back": share for name, share in back.items()},
            "week_fewest": int(missed["action"].value_counts().min()), "week_most": int(missed["action"].value_counts().max()),
            "week_look_others_min": missed[missed["action"] == "look"]["others_wait_min"].mean()}
