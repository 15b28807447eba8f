"""Are the levers of the till declared once, owned as the articles say, and read without surprises?"""

import pytest

from course.cases.pickup.levers import BAND_FROM, BANDS
from course.cases.pickup.model import ACTIONS, CELLS, Assumptions, Levers
from course.simulation.levers import LeverError, describe, read


def test_granting_is_the_leaders_and_coaching_the_managers():
    owner = {each["name"]: each["owner"] for each in describe(Levers)}
    assert {name for name, who in owner.items() if who == "leader"} == {"authority", "spend_gbp", "week_gbp", "promise_h", "bins"}
    assert all(owner[name] == "manager" for name in ("coached", *CELLS, "practice_h", "second_till_h", "log_misses", "discount_when"))
    assert {each["owner"] for each in describe(Assumptions)} == {None}


def test_the_table_has_a_cell_for_each_line_and_colleague():
    cells = [each for each in describe(Levers) if "cell" in each]
    assert [each["name"] for each in cells] == list(CELLS) and len(BANDS) == len(BAND_FROM)
    assert len({(each["cell"]["row"], each["cell"]["column"]) for each in cells}) == 8
    assert all(list(each["choices"]) == ["", *ACTIONS] and each["default"] == "" for each in cells)


@pytest.mark.parametrize(("given", "words"), [
    ({"spend_gbp": 16}, "spend_gbp is 16.*from 0 to 15"), ({"week_gbp": 30}, "steps of 20"), ({"bins": 0.1}, "steps of 0.25"),
    ({"authority": 1}, "must be True or False"), ({"none_free": "dance"}, "none_free is 'dance'"), ({"none_free": None}, "must be one of"),
    ({"promise_h": 0}, "promise_h is 0"), ({"row_free": "look"}, "There is no lever row_free"),
])
def test_a_bad_value_is_named_with_what_is_allowed(given, words):
    with pytest.raises(LeverError, match=words):
        read(Levers, given)
