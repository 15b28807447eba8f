"""Are both traps in every edition, with room to spare, and would certification notice otherwise?"""

import numpy as np
import pytest

from course.cases.culture.author import dataset, theory
from course.cases.culture.author.certify import certify, correlations, rises
from course.cases.culture.model import REFERENCE_SEED, draw
from course.cases.culture.world import ANSWERS, SATISFIED


@pytest.fixture(scope="module")
def reference():
    return dataset.make()


def failed(edition, **changed):
    return {check.name for check in certify({**edition.tables, **changed}, edition.truth) if not check.ok}


def test_an_edition_is_its_name_and_the_reference_is_the_world_that_the_page_plays(reference):
    again = dataset.make()
    assert all(again.tables[name].equals(frame) for name, frame in reference.tables.items())
    assert reference.truth["lasting_sd"] == pytest.approx(draw(REFERENCE_SEED).satisfied.std())


def test_over_all_stores_the_sign_is_the_opposite_of_every_size_s(reference):
    pooled, within = correlations(reference.tables["stores"])
    assert pooled < -0.3 and min(within.values()) > 0.25


def test_the_lowest_twelve_rose_by_about_what_the_selection_formula_gives_them(reference):
    by = reference.tables["scores"].pivot(index="team", columns="quarter", values="satisfaction")[2].sort_values()
    alone = theory.regression(by.mean(), by.iloc[:12].mean(), reference.truth["lasting_sd"], theory.survey_sd(SATISFIED, ANSWERS))
    assert rises(reference.tables)["first"] == pytest.approx(6.84, abs=0.005)
    assert 5 < alone < 6.8 and reference.truth["coaching"] < 1


def test_without_any_coaching_low_teams_rise_as_the_formula_has_it():
    rose, formula = [], []
    for seed in range(60):
        made, truth = dataset._build(seed)
        wave = made["wave2"][made["wave2"]["coached"] == "no"]
        rose.append(wave["change"].mean())
        by = made["scores"].pivot(index="team", columns="quarter", values="satisfaction")
        formula.append(theory.regression(by[4].mean(), wave["before"].mean(), truth["lasting_sd"], theory.survey_sd(SATISFIED, ANSWERS)))
    assert np.mean(rose) == pytest.approx(np.mean(formula), abs=0.5)


def test_a_lottery_between_equals_is_fair():
    """Coached and not began alike, on average, and coaching is worth what was planted."""
    gaps, planted = [], []
    for seed in range(60):
        made, truth = dataset._build(seed, lotteries=1)
        by = made["wave2"].groupby("coached")["change"].mean()
        gaps.append(by["yes"] - by["no"])
        planted.append(truth["coaching"])
    assert np.mean(gaps) == pytest.approx(np.mean(planted), abs=3 * np.std(gaps) / 60**0.5)


@pytest.mark.parametrize("table, column, value, words", [
    ("stores", "engagement", -1.0, "stores: values outside their range"),
    ("stores", "size", "huge", "stores: values outside their range"),
    ("scores", "store", "H99", "scores: store not in stores"),
    ("scores", "score_id", 2, "scores: keys used twice"),
    ("scores", "satisfaction", 70.5, "scores that are no whole number of customers, people apart"),
    ("wave2", "afterwards", 12.0, "second wave against the scores, after, points apart"),
    ("wave2", "change", 40.0, "second wave: change is not after less before, points"),
    ("wave2", "coached", "yes", "second wave: half of forty coached"),
])
def test_one_wrong_value_is_noticed(reference, table, column, value, words):
    frame = reference.tables[table].copy()
    frame.loc[0, column] = value
    assert words in failed(reference, **{table: frame})


def test_stores_without_the_trap_are_refused(reference):
    stores = reference.tables["stores"].copy()
    stores["profit_percent"] = stores["engagement"] / 10
    assert "engagement and profit over all stores, correlation" in failed(reference, stores=stores)
    stores["profit_percent"] = -stores["engagement"] / 10
    assert "engagement and profit in small stores, correlation" in failed(reference, stores=stores)


def test_a_wave_in_which_only_the_coached_rose_is_refused(reference):
    wave = reference.tables["wave2"].copy()
    wave.loc[wave["coached"] == "no", "change"] -= 4
    assert {"second wave: rise of those not coached, points", "second wave: coached over not coached, at most"} <= failed(reference, wave2=wave)
