"""Does every conclusion survive a fifth more or less of each assumption, where it claims to?"""

from dataclasses import fields, replace
from unittest.mock import patch

import pytest

from course.cases.pickup.author import sensitivity
from course.cases.pickup.model import Assumptions
from course.cases.pickup.author.sensitivity import CLAIMS, conclusions
from grading.layout import HERE

MADE = sensitivity.load()


def test_every_claim_was_tried_with_every_assumption_up_and_down():
    assert [row["claim"] for row in MADE["claims"]] == list(CLAIMS)
    assert {row["cases"] for row in MADE["claims"]} == {2 * len(fields(Assumptions))}


def test_every_claim_holds_as_assumed_and_in_most_joint_draws():
    assert all(row["size"] > 0 for row in MADE["claims"])
    assert list(MADE["shares"]) == list(CLAIMS) and min(MADE["shares"].values()) >= 0.6


def test_where_a_claim_holds_in_fewer_than_nine_of_ten_joint_draws_the_lesson_says_in_how_many():
    lesson = (HERE.root / "solutions" / "03_pickup" / "03_pickup.py").read_text("utf-8")
    weak = [claim for claim, share in MADE["shares"].items() if share < 0.9]
    assert weak and all(f"share_{claim}:" in lesson for claim in weak)


def test_joint_draws_move_everything_and_nothing_too_far():
    drawn, usual = [], Assumptions()
    for number in range(3):
        with patch.object(sensitivity, "conclusions", lambda a, seed, days: (drawn.append(a),)):
            sensitivity.joint(number)
    for name, value in vars(usual).items():
        values = [getattr(one, name) for one in drawn]
        low, high = sensitivity.MOVED.get(name, (0.8 * value, 1.2 * value))
        assert len(set(values)) == 3 and min(values) >= low and max(values) <= high and high > low, name


def test_the_made_shares_are_what_the_draws_say():
    """Four of the draws worked out again: a claim that holds in all draws holds in each, and the other way round."""
    for number in range(4):
        for claim, size in sensitivity.joint(number).items():
            assert size > 0 or MADE["shares"][claim] < 1, claim


@pytest.mark.parametrize(("name", "sign"), [("traffic", -1), ("colleague_busy_min", -1), ("customer_gbp", -1)])
def test_the_made_table_is_what_the_model_says(name, sign):
    """Some of the cases worked out again; the command's --check compares all, byte for byte."""
    sizes, scope = conclusions(replace(Assumptions(), **{name: getattr(Assumptions(), name) * (1 + sign * 0.2)}))
    for row in MADE["claims"]:
        assert sizes[row["claim"]] >= row["weakest"]["size"] - 1e-4
        for case in (row["weakest"], *row["breaks"]):
            if (case["assumption"], case["change"]) == (name, sign * 0.2):
                assert case["size"] == round(sizes[row["claim"]], 4) and case["in_scope"] == scope["in_scope"]


def test_a_stale_table_is_refused(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(sensitivity, "FILE", tmp_path / "sensitivity.json")
    monkeypatch.setattr(sensitivity, "table", lambda: MADE)
    assert sensitivity.main(["--check"]) == 1 and "not up to date" in capsys.readouterr().err
    assert sensitivity.main([]) == 0 and sensitivity.main(["--check"]) == 0


@pytest.mark.thorough
def test_the_whole_table_is_made_anew_byte_for_byte():
    assert sensitivity.main(["--check"]) == 0
