"""Do the lesson's figures tell the story that its prose tells?"""

import pytest

from course.cases.truth.author import theory
from course.cases.truth.author.findings import EVERYBODY, FIVE, findings, play
from course.cases.truth.levers import LetterAssumptions
from course.cases.truth.simulator import afterwards



def test_the_story_holds():
    assert findings()["year1_ahead_k"] > 0 > findings()["year5_ahead_k"] and findings()["waived1_k"] > 0 < findings()["waived5_k"]
    assert findings()["letters_per_lost"] < 2640 / 2 and findings()["turning_leave"] < findings()["leave_capitals"] / 2
    assert abs(findings()["stayed_score"] - findings()["stayed_flat"]) < 0.02 and findings()["all_known"] > 0.6


def test_the_turning_point_is_the_last_step_at_which_the_letter_pays():
    none = play().value(FIVE)
    at, above = (play(LetterAssumptions(leave_capitals=findings()["turning_leave"] + step), **EVERYBODY).value(FIVE) for step in (0, 0.0001))
    assert at >= none > above


def test_gareth_s_round_figures_are_near_the_firm_s():
    """Exercise 4 gives £18, 4.0 to 3.2 in a hundred, £380."""
    a = LetterAssumptions()
    assert a.late_gbp == 18 and 4.0 * (1 - a.drop_capitals) == pytest.approx(3.2) and theory.value_gbp(a, 60) == pytest.approx(380, rel=0.03)


@pytest.mark.parametrize("answer, words", [
    ({"scope": "nobody", "wording": "plain"}, "You send none"), ({"scope": "all", "wording": "capitals"}, "less than without a letter"),
    ({"scope": "repeat", "wording": "capitals"}, "more than without a letter")])
def test_what_followed_from_the_letter_is_told_and_asked(answer, words):
    assert words in afterwards(answer) and afterwards(answer).endswith("?")
