"""What the till's panel shows of missing orders, of the table and of other weeks; what every panel must do, tests/cases tries."""

import pytest

from course.cases.pickup.author.decision import FIXED
from course.cases.pickup.model import CELLS, HOME_DELIVERY
from course.cases.pickup.simulator import simulator
from course.exercises import Panel
from course.exercises import records
from course.exercises.panel import label

pytestmark = pytest.mark.usefixtures("own_record")

PANEL = Panel("03_pickup/run-the-till", simulator())


def test_a_leader_sees_missing_orders_only_once_the_store_logs_them():
    tiles = {logged: PANEL.receive({"type": "levers", "seq": 1, "levers": {"log_misses": logged}})["tiles"] for logged in (False, True)}
    missing = {logged: next(tile[1] for tile in shown if tile[0] == "Missing orders") for logged, shown in tiles.items()}
    assert missing[False] == "–" and missing[True].endswith("a day")


def test_the_page_is_told_where_each_cell_of_the_table_stands():
    cells = {one["name"]: one["cell"] for one in PANEL.describe()["levers"] if "cell" in one}
    assert list(cells) == list(CELLS) and cells["few_busy"] == {
        "grid": "The coached table", "corner": "Waiting", "row": "1 or 2", "column": "Colleague busy"}


def test_of_no_missing_order_nothing_is_said():
    reply = PANEL.receive({"type": "levers", "seq": 1, "levers": {"log_misses": True}, "assumptions": {"missing_share": 0.0}})
    assert [tile[1:] for tile in reply["tiles"] if tile[0].startswith("Missing:")] == [["–", "no order was missing"]] * 3
    assert reply["tiles"][-1][1] == "0 a day" and "Missing: customer waits: no order was missing." in reply["said"]


def test_a_run_of_the_weeks_of_home_delivery_says_so_and_is_not_where_the_till_opens():
    PANEL.receive({"type": "keep", "seq": 1, "levers": {"coached": "text"}})
    table = Panel("03_pickup/m3-7", simulator(), only=list(CELLS), fixed=FIXED, assumed=HOME_DELIVERY, resumes=False)
    table.receive({"type": "keep", "seq": 1, "levers": {**dict.fromkeys(CELLS, "text")}})
    ours, theirs = records.record("03_pickup").runs
    assert theirs["assumptions"] == HOME_DELIVERY and label(simulator(), theirs).endswith(" · home delivery")
    assert theirs["kpis"]["cost_gbp_per_day"] < ours["kpis"]["cost_gbp_per_day"] - 30
    assert PANEL.describe()["last"] == {"levers": {"coached": "text"}, "assumptions": {}}
