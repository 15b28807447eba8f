"""Do the parts that a page takes a figure apart into add up to it, as they are computed and as they are written?"""

import random

import pytest

from course import cases
from course.simulation.parts import apportioned
from course.simulation.levers import values
from tests.cases.found import by_name, views

TAKEN_APART = [view for view in views() if view.parts]


def settings(view, many=3):
    """Today’s, every lever at its end, and some at random, the same ones each time."""
    choose = random.Random(view.name)
    return [{}, {name: values(lever)[-1] for name, lever in view.levers.items()}, *({name: choose.choice(values(lever)) for name, lever in view.levers.items()} for _ in range(many))]


def test_every_case_with_money_shows_what_it_is_made_of():
    assert {view.case.folder for view in TAKEN_APART} == {name for name in cases.names() if cases.case(name).plays}


@pytest.mark.parametrize("view", TAKEN_APART, ids=by_name)
def test_parts_add_up_to_their_figure_and_to_the_penny_of_what_is_written(view):
    shown = 0
    for set_to in settings(view):
        run = view.case.run(view.case.set({name: type(view.levers[name]["default"])(value) for name, value in set_to.items()}))
        for one in view.parts:
            found, figure = one.of(run), run.value(one.kpi)
            said = one.played(run)
            if found is None:
                assert said["title"] == one.unknown and not said["parts"]
                continue
            shown += 1
            assert sum(amount for _, amount in found.values()) == pytest.approx(figure, abs=0.05)  # a ledger is kept in whole pence
            assert sum(size for *_, size in said["parts"]) == round(sum(amount / one.unit for _, amount in found.values()))
            assert said["total"] == one.write(figure) and said["total"] in said["title"]
            assert all(bool(who) == bool(one.who) or label.startswith("Cash at") for label, who, *_ in said["parts"]) and all(text for _, _, text, _ in said["parts"])
    assert shown


def test_rounded_parts_add_up_to_the_rounded_sum():
    assert apportioned([1348.6, -195.6, -1103.2]) == [1349, -196, -1103], "as a tile of its own has it"
    assert apportioned([0.4, 0.4, 0.4]) == [1, 0, 0] and apportioned([-1.5, 2.7, 0.8]) == [-2, 3, 1] and apportioned([-0.2, -0.2]) == [0, 0]
