"""Does every conclusion survive a fifth more or less of each assumption, where it claims to?"""

from dataclasses import fields, replace

import pytest

from course.cases.pickup.author import sensitivity
from course.cases.pickup.model import Assumptions
from course.cases.pickup.author.sensitivity import CLAIMS, conclusions

MADE = sensitivity.load()


def test_every_claim_was_tried_with_every_assumption_up_and_down():
    assert [row["claim"] for row in MADE["claims"]] == list(CLAIMS)
    assert {row["cases"] for row in MADE["claims"]} == {2 * len(fields(Assumptions))}


def test_every_claim_holds_as_assumed():
    assert all(row["size"] > 0 for row in MADE["claims"])


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
