"""Do the models meet what must be true of them, whatever their parameters?"""

from dataclasses import replace
from math import log

import numpy as np
import pytest

from course.cases.truth import chain, letter, survey
from course.cases.truth.author import theory
from course.cases.truth.levers import ChainAssumptions, ChainLevers, LetterAssumptions, LetterLevers
from course.cases.truth.world import draw, weeks

A = ChainAssumptions()
ALL = {"messengers": "thanked", "acts": "nearly all", "loop": True, "told": True, "log_all": True, "words": True}


@pytest.mark.parametrize("levers", [{}, {"scope": "all"}, {"scope": "repeat", "call_first": True, "waive_once": True}], ids=str)
def test_customers_and_late_bills_are_what_the_closed_form_expects(levers):
    world, a = draw(51), LetterAssumptions()
    run, expected = letter.simulate(LetterLevers(**levers), world, a), theory.expected(LetterLevers(**levers), world, a, 60)
    for month in (11, 35, 59):  # of 24,000 customers each stays or leaves by its own luck: a standard deviation is below 78
        assert run.days["customers"][month] == pytest.approx(expected["customers"][month], abs=4 * 78)
    for name in ("late", "let_off"):
        total = expected[name].sum()
        assert run.days[name].sum() == pytest.approx(total, abs=8 * total ** 0.5)  # those of one customer come and go together


def test_the_ledger_is_the_months_money():
    for levers in ({}, {"scope": "all", "call_first": True, "waive_once": True}):
        assert theory.ledger_gap(letter.simulate(LetterLevers(**levers), draw(52, 12, customers=2400), LetterAssumptions()), LetterAssumptions()) == 0


def test_what_a_customer_is_worth_is_the_sum_of_its_months():
    a, late = LetterAssumptions(), 0.04
    months = sum((a.margin_gbp - late * a.late_gbp) * np.exp(-a.leave_share * month) for month in range(60))
    assert theory.value_gbp(a, 60, late) == pytest.approx(months)


def test_a_letter_breaks_even_where_what_it_saves_is_what_those_who_leave_are_worth():
    share = theory.break_even_share(0.144, 360)
    assert share * 360 == pytest.approx(0.144) and 1 / share == pytest.approx(2500)


def test_where_nobody_pays_late_a_letter_can_only_lose():
    nobody = replace(LetterAssumptions(), late_punctual=0.0, late_forgetful=0.0, late_repeat=0.0)
    world = draw(53, 60, nobody, customers=4800)
    none, every = (letter.simulate(LetterLevers(scope=scope), world, nobody).value("year5_gbp") for scope in ("nobody", "all"))
    assert every < none


def test_what_reaches_the_top_is_q_to_the_power_of_the_layers():
    for layers in (2, 3, 4, 5):
        levers = ChainLevers(layers=layers)
        assert chain.climbs(levers, A) == pytest.approx(chain.passes(levers, A) ** layers)
    q = chain.passes(ChainLevers(), A)
    assert chain.climbs(ChainLevers(words=True), A) == pytest.approx((1 - (1 - q) / 2) * q ** 3)


def test_where_every_layer_passes_everything_on_agnes_hears_what_the_desks_write_down():
    open_ = replace(A, pass_thanked=1.0, fade=0.0)
    assert chain.heard(ChainLevers(messengers="thanked", layers=5), open_) == pytest.approx(open_.voice)


@pytest.mark.parametrize("levers", [{"odds": "5"}, {**ALL, "odds": "20"}, {**ALL, "odds": "5", "layers": 2}], ids=str)
def test_run_lengths_are_those_of_the_textbook_s_markov_chain(levers):
    levers = ChainLevers(**levers)
    run, (alarms, known) = chain.simulate(levers, weeks(54, 1500), A), _run_length(levers)
    assert run.value("alarms") == pytest.approx(alarms, abs=4 * (alarms / 1500) ** 0.5 + 0.02)
    assert np.abs(run.days["known"] - known).max() < 4 * 0.5 / 1500 ** 0.5


def _run_length(levers):
    quiet = chain.heard(levers, A) * A.trouble + chain.noise(levers, A)
    return theory.run_length(quiet, quiet + chain.heard(levers, A) * A.fault, chain.limits(levers, A))


def test_no_chart_alarms_sooner_on_average_than_its_odds():
    for odds in ("5", "20", "100"):
        levers = ChainLevers(**{**ALL, "odds": odds})
        quiet = chain.heard(levers, A) * A.trouble + chain.noise(levers, A)
        assert theory.average_run_length(quiet, chain.limits(levers, A)) > theory.least_run_length(levers)


def test_the_chart_s_step_is_where_both_rates_are_as_likely():
    levers = ChainLevers(**ALL)
    k, h = chain.limits(levers, A)
    quiet = chain.heard(levers, A) * A.trouble + chain.noise(levers, A)
    out = quiet + chain.heard(levers, A) * A.fault
    assert k / chain.PARTS * log(out / quiet) == pytest.approx(out - quiet, rel=0.01) and h / chain.PARTS * log(out / quiet) == pytest.approx(log(1000), rel=0.01)


def test_a_chart_set_between_two_rates_is_quiet_at_one_and_quick_at_the_other():
    chart = (5 * chain.PARTS, 10 * chain.PARTS)
    in_control, out = theory.average_run_length(4.0, chart), theory.average_run_length(7.0, chart)
    assert in_control > 100 and 3 < out < 7 and in_control / out > 30


@pytest.mark.parametrize("paid", [False, True])
def test_scores_of_many_are_what_the_normal_distribution_gives(paid):
    rng = np.random.default_rng(55)
    often = [share for share, *_ in survey.REASONS.values()]
    reason = rng.choice(len(often), 60_000, p=often)
    score = survey.scores(reason, rng.standard_normal(60_000), rng)
    shares = survey.invited_shares(paid)[reason]
    invited = rng.random(60_000) < shares
    error = theory.nps_error((score >= 9).mean(), (score <= 6).mean(), 25_000)
    assert survey.nps(score) == pytest.approx(theory.expected_nps(paid), abs=4 * error)
    assert survey.nps(score[invited]) == pytest.approx(theory.expected_nps(paid, "invited"), abs=4 * error)
    assert survey.nps(score[invited], 1 / shares[invited]) == pytest.approx(theory.expected_nps(paid), abs=8 * error)


def test_a_score_is_promoters_less_detractors_and_lies_between_its_bounds():
    score = np.array([9, 10, 8, 7, 6, 0, 10])
    counted = survey.counts_as(score)
    assert survey.nps(score) == pytest.approx(100 * (3 - 2) / 7) and sorted(set(counted)) == [-100, 0, 100]
    assert survey.nps([10]) == 100 and survey.nps([0]) == -100
    assert theory.nps_error(0.46, 0.21, 400) == pytest.approx(3.9, abs=0.05)
