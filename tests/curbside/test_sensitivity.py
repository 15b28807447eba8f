"""Does every conclusion survive a fifth more or less of each assumption, where it claims to?"""

from dataclasses import fields, replace

import pytest

from course.cases.curbside.author import sensitivity
from course.cases.curbside.model import Assumptions
from course.cases.curbside.author.sensitivity import CHANGE, CLAIMS, MOST_BUSY, carries_picking, conclusions

MADE = sensitivity.load()


def test_every_claim_was_tried_with_every_assumption_up_and_down():
    assert [row["claim"] for row in MADE["claims"]] == list(CLAIMS)
    assert {row["cases"] for row in MADE["claims"]} == {2 * len(fields(Assumptions))}


def test_every_claim_holds_as_assumed_and_wherever_seven_can_pick():
    for row in MADE["claims"]:
        assert row["size"] > 0, row["claim"]
        assert not [case for case in row["breaks"] if case["in_scope"]], row["claim"]
    assert MADE["utilisation"] <= MOST_BUSY


def test_only_the_headcount_claim_needs_the_scope():
    assert [row["claim"] for row in MADE["claims"] if row["breaks"]] == ["people_cannot_buy_it"]


@pytest.mark.parametrize("name, sign", [("orders_per_hour", 1), ("item_min", 1), ("phones_share", -1), ("missing_rate", 1)])
def test_the_made_table_is_what_the_model_says(name, sign):
    """Four of the cases worked out again; the command's --check compares all, byte for byte."""
    changed = replace(Assumptions(), **{name: getattr(Assumptions(), name) * (1 + sign * CHANGE)})
    sizes, busy = conclusions(changed)
    for row in MADE["claims"]:
        assert sizes[row["claim"]] >= row["weakest"]["size"] - 1e-4
        for case in row["breaks"]:
            if (case["assumption"], case["change"]) == (name, sign * CHANGE):
                assert case["size"] == round(sizes[row["claim"]], 4) and case["in_scope"] == carries_picking(busy)


def test_a_stale_table_is_refused(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(sensitivity, "FILE", tmp_path / "sensitivity.json")
    monkeypatch.setattr(sensitivity, "table", lambda: MADE)
    assert sensitivity.main(["--check"]) == 1 and "not up to date" in capsys.readouterr().err
    assert sensitivity.main([]) == 0 and sensitivity.main(["--check"]) == 0


def test_a_claim_that_breaks_in_scope_fails_the_command(monkeypatch, tmp_path, capsys):
    broken = {**MADE, "claims": [{**row, "breaks": [{**row["weakest"], "in_scope": True}]} for row in MADE["claims"][:1]]}
    monkeypatch.setattr(sensitivity, "FILE", tmp_path / "sensitivity.json")
    monkeypatch.setattr(sensitivity, "table", lambda: broken)
    assert sensitivity.main([]) == 1 and "breaks with" in capsys.readouterr().err


def test_the_whole_table_is_made_anew_byte_for_byte():
    assert sensitivity.main(["--check"]) == 0
