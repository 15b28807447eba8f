"""What comes later: nothing of it until its exercise is answered, rightly or not; all of it from then on."""

import os

import pytest

from course.exercises import Choice, Recall, Sort, later, places, records, waiting
from grading.build.later import seal

MODULE = "02_curbside"
COMMON = {"title": "t", "prompt": "p", "skill": "s", "seeds": ["004-22"]}
CHART = {"application/vnd.vegalite.v5+json": {"mark": "bar", "description": "naïve “line” — 15 %"}, "text/plain": "A bar chart."}
TOLD = [(CHART, {"application/vnd.vegalite.v5+json": {"embed_options": {"renderer": "svg"}}}),
        ({"text/markdown": "*The calls* made the others late.", "text/plain": "The calls made the others late."}, {})]


@pytest.fixture
def page(record, monkeypatch):
    """What stands on the page: the data of each output, by its slot."""
    shown = {}

    def put(data, *, metadata, raw, display_id):
        assert raw
        shown[display_id] = data

    def change(data, *, display_id, **how):
        assert display_id in shown, "nothing is changed that is not there"
        put(data, display_id=display_id, **how)

    monkeypatch.setattr(places, "display", put)
    monkeypatch.setattr(places, "update_display", change)
    return shown


def told(page):
    """What stands there, without the drawing that a chart brings where nothing of ours shows the page."""
    return [{kind: said for kind, said in data.items() if kind != "image/svg+xml"} for data in page.values()]


def choice(name, **more):
    exercise = Choice(f"{MODULE}/{name}", options={"a": "A", "b": "B"}, points=2, **COMMON, **more)
    exercise.show()
    return exercise


def test_what_is_sealed_comes_out_as_it_went_in_and_is_read_by_nobody_in_passing():
    sealed = seal(TOLD)
    assert waiting.opened(sealed) == [list(one) for one in TOLD]
    assert not [word for word in ("calls", "late", "bar", "line") if word in sealed]


def test_nothing_is_told_until_the_exercise_is_answered_however_it_is_answered(page):
    asked = choice("m2-3")
    later(f"{MODULE}/m2-3", seal(TOLD))
    assert [data["text/plain"] for data in page.values()] == ["This part opens once you have answered exercise 3 and run this cell again.", ""]
    choice("m2-4").receive("a")
    assert len(page) == 2 and "" in (data["text/plain"] for data in page.values()), "another exercise opens nothing"
    asked.receive("b")
    assert told(page) == [data for data, _ in TOLD]


def test_a_page_that_is_opened_again_shows_it_at_once(page):
    records.record(MODULE).put("m2-3", "a")
    later(f"{MODULE}/m2-3", seal(TOLD))
    assert told(page) == [data for data, _ in TOLD]


def test_an_answer_that_is_not_finished_opens_nothing(page):
    asked = Sort(f"{MODULE}/m2-2", items={"x": "X", "y": "Y"}, groups={"l": "leader", "m": "manager"}, points=2, **COMMON)
    asked.show()
    later(f"{MODULE}/m2-2", seal(TOLD))
    asked.receive({"x": "l"})
    assert "once you have answered exercise 2" in next(iter(page.values()))["text/plain"]
    asked.receive({"x": "l", "y": "l"})
    assert told(page) == [data for data, _ in TOLD]


def test_what_is_open_stays_open(page):
    asked = choice("m2-3")
    later(f"{MODULE}/m2-3", seal(TOLD))
    asked.receive("a")
    before = dict(page)
    asked.receive("b")
    assert page == before


def test_a_second_part_is_drawn_when_the_first_is_answered_and_takes_answers_from_then_on(page):
    first, second = choice("m2-6"), choice("m2-6b", after="m2-6")
    last = Recall(first, "That was before.", after="m2-6b")
    last.show()
    assert [data["text/plain"] for data in page.values()] == [
        "This part opens once you have answered exercise 6 and run this cell again.",
        "This part opens once you have answered the second part of exercise 6 and run this cell again."]
    assert second.front is None and "p" not in str(page.values()).split()
    first.receive("a")
    assert second.front is not None and last.front is None
    second.receive("b")
    assert last.front.state["said"] == "You said: “A”." and [("widget-view" in str(data)) for data in page.values()] == [True, True]


def test_while_it_is_graded_nothing_is_shown_and_no_record_is_looked_into(page, monkeypatch):
    records.close()
    monkeypatch.setitem(os.environ, "COURSE_GRADING", "1")
    later(f"{MODULE}/m2-3", seal(TOLD))
    assert not page and not records.any_open()
