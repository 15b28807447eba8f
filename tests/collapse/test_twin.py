"""Does a second implementation, written independently, say the same of every sofa, person and penny?"""

import pytest

from course.cases.collapse.books import LINES
from course.cases.collapse.model import MONTHS, Assumptions, Levers, draw, simulate
from tests.collapse.twin import Firm

LENGTH = MONTHS  # what comes back, comes back over years


def agree(levers, world, assumptions=Assumptions(), since=1):
    run = simulate(levers, world, assumptions, since)
    months = Firm(levers, world, assumptions, since, Levers()).months
    ours = run.columns
    assert len(months) == len(ours["month"])
    for name, key in (("discount_percent", "percent"), ("returned", "returned"), ("again", "again"), ("staff", "staff"), ("leavers", "leavers"),
                      ("joiners", "joiners"), ("opening_pence", "opening"), ("closing_pence", "closing"), ("in_pipeline", "pipeline")):
        assert ours[name].tolist() == [month[key] for month in months], name
    assert run.days["sold"].tolist() == [month["sold"] for month in months]
    for line in LINES:
        assert ours[f"{line}_pence"].tolist() == [month["lines"][line] for month in months], line


@pytest.mark.parametrize("levers", [
    {}, {"fabric": "withdraw"}, {"discounts": "none"}, {"fabric": "withdraw", "discounts": "five", "transfer_charge": True},
    {"fabric": "withdraw", "discounts": "none", "from_month": 17},
    {"triage_days": 5, "supplier_claim": True, "overtime_share": 1.0},
    {"repair": True}, {"fabric": "withdraw", "from_month": 9, "repair": True, "transfer_charge": True},
])
@pytest.mark.parametrize("since", [1, 13])
def test_the_two_agree_to_the_penny(levers, since):
    agree(Levers(**levers), draw(31), since=since)
