"""Are the lesson's figures there, in range, and telling the story that the prose tells?"""

from itertools import product

import pytest

from course.cases.collapse.author.findings import DEALT, MANAGER, findings, play
from course.cases.collapse.model import Assumptions, Levers
from course.simulation.author.study import WORLDS

FOUND = findings()


def test_every_figure_is_a_builtin_number():
    assert all(type(value) in (int, float) and value == value for value in FOUND.values())


def test_a_caller_cannot_spoil_the_next_ones_figures():
    findings().clear()
    assert findings() == FOUND


@pytest.mark.parametrize("name, expected, within", [
    # What the domain study's prototype gave, where the landed model is calibrated to the same lesson.
    ("chase_months", 26, 1), ("ten_months", 32, 2), ("five_months", 41, 3), ("chase_revenue1_m", 31.96, 0.5),
    ("chase_sales1_m", 14.41, 1.0), ("chase_after1_m", -3.08, 0.6), ("chase_total1_m", 1.06, 0.5), ("complete_share", 0.30, 0.02),
])
def test_figures_stay_near_the_prototypes(name, expected, within):
    assert FOUND[name] == pytest.approx(expected, abs=within)


def test_the_story_holds():
    assert FOUND["chase_months"] < FOUND["fabric_months"] < FOUND["prices_months"] < FOUND["both_months"] == FOUND["months"]
    for line in ("revenue1_m", "sales1_m", "total1_m"):
        assert FOUND[f"chase_{line}"] > FOUND[f"both_{line}"]
    assert FOUND["best_sales_gbp"] > FOUND["rest_sales_gbp"] and FOUND["best_after_gbp"] < FOUND["rest_after_gbp"]
    assert FOUND["naive_share"] < FOUND["complete_share"]
    assert FOUND["cash24_m"] < 0 < FOUND["start_cash_m"] < FOUND["cash12_m"]


def test_a_managers_levers_are_worth_weeks():
    assert 2 < FOUND["manager_weeks"] < 20 and FOUND["overtime_weeks"] < 0
    assert all(FOUND["repair_weeks"] > FOUND[f"{name}_weeks"] > 0 for name in ("triage", "claim"))


def test_no_other_of_a_managers_settings_keeps_the_doors_open_longer():
    chosen = [dict(zip(DEALT, values)) for values in product(*({value, getattr(Levers(), name)} for name, value in DEALT.items()))]
    most = max(play(**levers).value("weeks_traded") for levers in chosen)
    assert play(**MANAGER).value("weeks_traded") == most and most - play().value("weeks_traded") == FOUND["manager_weeks"]


def test_a_repair_that_is_forgiven_saves_the_firm_in_any_luck_and_on_the_banks_money():
    def ends(harm):
        return [play(Assumptions(repair_harm=harm), seed, discounts="none", **MANAGER) for seed in WORLDS]
    at, above = ends(FOUND["forgiven_share"]), ends(FOUND["forgiven_share"] + 0.05)
    assert all(run.value("survives") and run.value("lowest_cash_gbp") < 0 for run in at) and not all(run.value("survives") for run in above)


def test_mending_in_the_cloth_that_failed_saves_no_best_seller_whatever_it_costs():
    assert FOUND["free_recover_gbp"] < 0 < FOUND["lasting_recover_gbp"] < FOUND["recover_gbp"]
    assert FOUND["allowed_share"] < FOUND["naive_share"] < FOUND["complete_share"]
