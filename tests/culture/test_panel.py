"""Does every control of Hartwell's simulator answer, at its ends and between?"""

import pytest

from course.cases.culture.levers import HELD
from course.cases.culture.simulator import afterwards, simulator
from course.exercises import Panel, records
from course.exercises.panel import label

pytestmark = pytest.mark.usefixtures("own_record")

PANEL = Panel("05_culture/four-years", simulator())


def test_a_stop_is_kept_once_and_its_line_tells_runs_apart():
    for _ in range(2):
        PANEL.receive({"type": "keep", "seq": 1, "levers": {"recognised": "customers", "seen_days": 2}})
    (run,) = records.record("05_culture").runs
    said = label(simulator(), run)
    assert run["kpis"]["engagement24"] > 60 and "customers" in said and "Days that leaders work in stores: 2 a month" in said


def test_today_s_course_gains_nothing_and_says_so():
    tiles = {tile[0]: tile[1:] for tile in PANEL.receive({"type": "levers", "seq": 1, "levers": {}})["tiles"]}
    assert tiles["Net gain, 4 years"] == ["£0.00m", "today"] and tiles["Managers’ tasks done"] == ["100%", "today"]


@pytest.mark.parametrize("held", HELD)
def test_every_answer_of_april_is_told_what_came_of_it(held):
    said = afterwards(held)
    assert said.startswith(HELD[held]) and said.endswith("?") and "£" in said
    assert ("costs" in said.split("Over four years")[1].split(".")[0]) == (held in ("quarter", "half"))
