"""What a page of feedback says of an exercise stands with that exercise, in words alone, and a newer page takes its place."""

from playwright.sync_api import expect

from course.desk import marked
from course.exercises import page
from tests.exercises.fronts import Drawn
from tests.scoring import shown

PAGE = """<main><article class="task" data-exercise="m2-3"><h2>Exercise 3</h2><span class="points">3 of 3 points</span>
<div class="course-note good"><b>That holds</b></div><div class="after"><h3>Why</h3><p>A &amp; b <b>c</b>.</p>
<ul><li>one</li><li><p>Line</p><p><b>● Amira</b> <span class="gave">You had: ▲ Ines</span></p></li></ul>
<h3>How the points came about</h3><p>All<img src=x onerror="alert(1)"> or &lt;script&gt;none.</p></div><div class="comment"><p>Well said.</p></div></article>
<section class="told"><p>What came of it.</p></section><article class="task" data-exercise="m2-4"><span class="points">to be marked, 3 points</span></article></main>"""


def test_words_are_read_off_a_page_and_nothing_else():
    assert marked.read(PAGE) == {"m2-3": {"points": "3 of 3 points", "blocks": [
        ["h3", "Why"], ["p", "A & b c."], ["li", "one"], ["li", "Line"], ["p", "● Amira You had: ▲ Ines"],
        ["h3", "How the points came about"], ["p", "All or <script>none."]]}, "m2-4": {"points": "to be marked, 3 points", "blocks": []}}
    assert marked.read("") == marked.read("<article><p>x") == {} and marked.read(PAGE[:200])["m2-3"]["points"] == "3 of 3 points"


def test_the_words_stand_with_their_exercise_and_a_corrected_mark_replaces_them(chromium, monkeypatch, tmp_path):
    monkeypatch.setenv("COURSE_ANSWERS", str(tmp_path / "record.json"))
    exercise = shown("02_curbside")["m2-3"]
    drawn = Drawn(chromium, exercise.spec, exercise.state())
    assert drawn.page.locator(".course-marked").is_hidden()
    drawn.keep("state", {"answer": "bend", "at": "2026-11-23T09:00:00Z", "done": True, "note": {"tone": "plain", "head": "Recorded", "says": "Neither right nor wrong yet.", "id": ""}})
    drawn.keep("marked", {**marked.read(PAGE)["m2-3"], "same": False})
    assert "Recorded" in drawn.said, "another answer than the one that was marked"
    drawn.keep("marked", {**marked.read(PAGE)["m2-3"], "same": True})
    assert "Recorded" not in drawn.said
    expect(drawn.page.locator(".course-marked")).to_contain_text("Marked: 3 of 3 points for the answer that you handed in")
    expect(drawn.page.locator(".course-marked p").last).to_have_text("All or <script>none.")
    drawn.keep("marked", {"points": "2 of 3 points", "blocks": [["p", "Mended."]]})
    expect(drawn.page.locator(".course-marked")).to_have_text("Marked: 2 of 3 points for the answer that you handed inMended.")
    assert not drawn.errors


def test_a_page_tells_each_of_its_exercises(monkeypatch):
    class Front:
        marked = {}

    one = type("One", (), {"id": "m2-3", "front": Front()})()
    monkeypatch.setitem(page._open, "exercises", {"m2-3": one})
    page.mark({"m2-3": {"points": "1 of 3 points", "blocks": []}})
    assert one.front.marked["points"] == "1 of 3 points"
    page.mark({})
    assert one.front.marked == {}
