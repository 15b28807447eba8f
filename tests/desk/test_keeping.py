"""The page to keep: what was predicted beside what came of it, the decision, the memo and the plan, of every module, asking for nothing."""

import json
from datetime import date

import pytest
from playwright.sync_api import expect

from course.desk import keeping, pages
from course.exercises import page
from grading.keys import answered, load
from grading.layout import HERE
from tests.exercises.fronts import Drawn
from tests.scoring import shown

MODULES = [module for module in HERE.lessons() if load(HERE, module).KEYS]
CAME = "It was another than most would say."
LED = "a thing that only she may change"


@pytest.fixture
def open_page(tmp_path, monkeypatch):
    def opened(module, feedback=True, answers=None):
        monkeypatch.setenv("COURSE_EXCHANGE", str(tmp_path / "nowhere"))
        folder = tmp_path / "my-course" / module
        folder.mkdir(parents=True, exist_ok=True)
        monkeypatch.chdir(folder)
        monkeypatch.setenv("COURSE_ANSWERS", str(folder / f"{module}.answers.json"))
        record = answered(module, load(HERE, module))
        record["answers"] |= {name: {**record["answers"][name], "answer": answer} for name, answer in (answers or {}).items()}
        if answers == {}:
            record["answers"].clear()
        (folder / f"{module}.answers.json").write_text(json.dumps(record), encoding="utf-8")
        monkeypatch.setitem(page._open, "exercises", dict(shown(module)))
        if feedback:
            name = next((name for name, one in shown(module).items() if one.opinion), "none")
            at = folder / "feedback" / "2026"
            at.mkdir(parents=True)
            (at / f"{module}.html").write_text(
                f'<meta name="course-score" content="27 40"><article class="task" data-exercise="{name}"><span class="points">2 of 2 points</span><div class="after"><h3>Why</h3>'
                f'<p>{CAME}</p><h3>How the points came about</h3><p>Any.</p></div></article><p><strong>What only a leader could change:</strong> {LED}</p>', encoding="utf-8")
        return folder
    return opened


@pytest.mark.parametrize("module", MODULES)
def test_every_module_ends_in_a_page_that_has_all_of_it(open_page, module):
    folder, key = open_page(module), load(HERE, module)
    text = keeping.as_html(module, folder, date(2026, 11, 26))
    assert "scored 27 of 40" in text and "Monday 30 November 2026" in text and "Friday 4 December 2026" in text and "Monday 28 December 2026" in text
    asked = shown(module)
    assert not any(one.opinion for one in asked.values()) or CAME in text and "You predicted" in text
    assert [one for one in asked.values() if one.by_hand] and all(
        keeping.html.escape(key.ANSWERS[name]["text"]) in text for name, one in asked.items() if one.by_hand)
    assert "What you decided" in text and "As you decided" in text
    lines = keeping.monday(module, "".join(path.read_text("utf-8") for path in folder.glob("feedback/*/*.html")))
    assert keeping.LEADER in lines and all(line and not set(line) & set("*<{`") for line in lines.values())
    assert not [word for word in ("<script", "src=", "http://", "https://", "{{") if word in text]


def test_before_the_feedback_the_page_says_that_it_follows_and_an_unanswered_module_has_its_plan(open_page):
    module = "04_collapse"
    folder = open_page(module, feedback=False)
    text = keeping.as_html(module, folder, date(2026, 11, 26))
    assert text.count(keeping.FOLLOWS) == 3 and "scored" not in text
    module = "02_curbside"
    assert "You predicted" not in keeping.as_html(module, open_page(module, feedback=False, answers={}), date(2026, 11, 26))


def test_what_a_learner_wrote_is_text_on_it(open_page):
    module = "02_curbside"
    folder = open_page(module, answers={"m2-8": {"text": "<img src=x onerror=alert(1)>\n\nSecond.", "runs": []}})
    text = keeping.as_html(module, folder, date(2026, 11, 26))
    assert "&lt;img" in text and "<img" not in text and "<p>Second.</p>" in text


def test_the_button_writes_it_beside_the_notebook_and_opens_it(open_page, chromium):
    folder = open_page("02_curbside")
    card = pages.HandIn("02_curbside")
    drawn = Drawn(chromium, {"kind": "handin", **card.describe()}, card.state(), answers=lambda message: (None, {"type": "reply", **card.reply(message)}))
    with drawn.page.context.expect_page() as opened:
        drawn.page.get_by_role("button", name="Make a page to keep").click()
    expect(opened.value.get_by_role("heading", name="What you decided")).to_be_visible()
    expect(drawn.page.get_by_role("link", name="Open the page to keep")).to_be_visible()
    assert (folder / "02_curbside.to-keep.html").is_file()
    assert not drawn.errors


def test_the_welcome_page_tells_across_modules_what_was_predicted_what_came_of_it_and_what_was_decided(open_page, chromium):
    open_page("01_evidence", feedback=False)
    folder = open_page("02_curbside")
    assert pages.Map(folder.parent).state()["results"][0]["state"] == "scored 27 of 40", "feedback may come from another computer, without a receipt"
    pages.handin.hand_in("02_curbside", folder, "amira", keeping.told("02_curbside", ""))
    result, = pages.Map(folder.parent).state()["results"]
    exercises = shown("02_curbside")
    assert result["predicted"] == exercises["m2-1"].options[load(HERE, "02_curbside").ANSWERS["m2-1"]] and result["came"] == CAME
    assert "Ask at order, then in the app" in result["decided"]
    drawn = Drawn(chromium, {"kind": "map"}, pages.Map(folder.parent).state())
    assert "What came of it" in drawn.said and f"What came of it: {CAME}" in drawn.said and not drawn.errors
    (folder / "02_curbside.receipt.json").write_text('{"at": "2026-11-23T09:00:00Z", "told": ["x"]}')
    assert pages.Map(folder.parent).state()["results"][0]["predicted"] == ""
