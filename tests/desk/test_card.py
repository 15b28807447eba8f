"""Does the hand-in card say what is left to do, and stay true after a reload and a changed answer?"""

import json
import os
import zipfile
from datetime import datetime
from io import BytesIO

import pytest
from playwright.sync_api import expect

from course.desk import back, handin, pages, state
from course.errors import CourseError
from course.record import Record
from tests.exercises.fronts import Drawn, stop_the_clock

MODULE = "02_curbside"


@pytest.fixture
def folder(tmp_path, root, monkeypatch):
    folder = tmp_path / "my-course" / MODULE
    folder.mkdir(parents=True)
    (folder / f"{MODULE}.ipynb").write_bytes((root / "modules" / MODULE / f"{MODULE}.ipynb").read_bytes())
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COURSE_EXCHANGE", str(tmp_path / "nowhere"))
    for name in ("COURSE_ANSWERS", "JUPYTERHUB_USER"):
        monkeypatch.delenv(name, raising=False)
    Record.open(MODULE).put("m2-1", "ask")
    return folder


def drawn(browser):
    """The card as a page just opened shows it, with the desk behind it."""
    card = pages.HandIn(MODULE)

    def answers(message):
        reply = {name: what for name, what in card.reply(message).items() if name != "bytes"}
        return card.state(), {"type": "reply", **reply}

    return Drawn(browser, {"kind": "handin", **card.describe()}, card.state(), answers=answers)


def test_without_an_exchange_the_card_asks_for_a_name_packs_and_says_what_is_left(folder, chromium):
    card = drawn(chromium)
    name, button = card.page.get_by_label("Your name"), card.page.get_by_role("button", name="Hand in")
    assert name.input_value() == "" and name.get_attribute("required") is not None
    button.press("Enter")
    expect(card.page.get_by_role("alert")).to_contain_text("Type your name first")
    assert name.evaluate("node => document.activeElement === node") and card.sent == []
    name.fill("Amélie Saïd")
    button.press("Enter")
    given = card.page.locator(".course-note.plain")
    expect(given).to_contain_text("Packed – one step left")
    expect(given).to_contain_text("send it to your instructor")
    (file,) = (folder.parent / handin.HANDED_IN).glob("amelie-said_*.zip")
    assert str(file) in card.said and card.page.get_by_role("alert").is_hidden()
    card.page.get_by_role("button", name="Download the file").press("Enter")
    assert card.sent[-1] == {"type": "download"}
    card.page.get_by_role("button", name="Copy where it is").press("Enter")
    expect(given).to_contain_text("press Ctrl and C")  # a page without an address may not copy
    assert card.page.evaluate("getSelection().toString()") == str(file)

    again = drawn(chromium)
    assert again.page.get_by_label("Your name").input_value() == "Amélie Saïd"
    assert "Packed – one step left" in again.said and "Changed since" not in again.said
    file.unlink()
    assert "is not here any more" in drawn(chromium).said and card.errors + again.errors == []


def test_the_browser_gets_the_bytes_that_were_packed(folder):
    card = pages.HandIn(MODULE)
    card.receive({"type": "hand in", "name": "amira"})
    got = card.receive({"type": "download"})
    with zipfile.ZipFile(BytesIO(got["bytes"])) as parcel:
        assert got["download"].startswith("amira_handin_") and f"{MODULE}.answers.json" in parcel.namelist()


@pytest.mark.parametrize("file", ["/etc/passwd", "../../secret.zip", "C:\\Users\\a\\secret.zip", "", None, 7])
def test_a_receipt_from_elsewhere_opens_no_file_but_a_packed_one(folder, file):
    (folder.parent / "secret.zip").write_text("secret")
    (folder / f"{MODULE}.receipt.json").write_text(json.dumps({"at": "2026-01-05T09:00:00Z", "how": "file", "file": file}))
    assert not pages.HandIn(MODULE).state()["receipt"]["there"]
    with pytest.raises(CourseError, match="can't be read any more"):
        pages.HandIn(MODULE).receive({"type": "download"})


def test_an_answer_changed_after_handing_in_is_said_until_it_is_handed_in(folder, root):
    card = pages.HandIn(MODULE)
    changed = lambda: card.state()["receipt"]["changed"]  # noqa: E731
    card.receive({"type": "hand in", "name": "amira"})
    record = Record.open(MODULE)
    record.log_run("curbside", {"pickers": 8}, {}, 8)
    assert changed() == [], "a run is no answer"
    record.put("m2-1", "staff")
    record.put("m2-6b", "mix")
    assert changed() == ["1", "6 (second part)"]
    assert "changed since" in next(one["state"] for one in pages.Map(folder.parent).state()["modules"] if one["name"] == MODULE)
    record.put("m2-1", "ask")
    assert changed() == ["6 (second part)"], "the answer that was handed in is no change"
    card.receive({"type": "hand in", "name": "amira"})
    assert changed() == []


def test_the_map_tells_packed_from_handed_in(folder, monkeypatch):
    said = lambda: next(one["state"] for one in pages.Map(folder.parent).state()["modules"] if one["name"] == MODULE)  # noqa: E731
    pages.HandIn(MODULE).receive({"type": "hand in", "name": "amira"})
    assert said() == f"packed, to be sent, {datetime.now().day} {datetime.now():%B}"
    monkeypatch.setattr(handin, "exchange", lambda: folder)
    monkeypatch.setattr(handin, "_submitted", lambda *_: True)
    pages.HandIn(MODULE).receive({"type": "hand in", "name": "amira"})
    assert said() == f"handed in {datetime.now().day} {datetime.now():%B}"


def test_on_a_hub_its_user_is_handed_in_and_nobody_is_asked(folder, monkeypatch):
    monkeypatch.setenv("JUPYTERHUB_USER", "amira.said")
    card = pages.HandIn(MODULE)
    assert card.describe()["asks_name"] is False
    card.receive({"type": "hand in", "name": "somebody else"})
    assert list((folder.parent / handin.HANDED_IN).glob("amira.said_handin_*.zip"))


@pytest.mark.parametrize("hub", ["Said, Amira", "O'Brien", "HARTWELL\\amira", "../amira", "*"])
def test_a_hub_s_name_that_no_road_can_carry_leads_to_a_question_before_anything_is_handed_in(folder, monkeypatch, hub):
    monkeypatch.setenv("JUPYTERHUB_USER", hub)
    card = pages.HandIn(MODULE)
    assert card.describe()["asks_name"] is True
    assert "needs a name" in card.reply({"type": "hand in", "name": " "})["problem"] and card.state()["receipt"] is None
    assert not (folder.parent / handin.HANDED_IN).exists()
    card.receive({"type": "hand in", "name": "Amira Said"})
    assert list((folder.parent / handin.HANDED_IN).glob("amira-said_handin_*.zip")) and pages.HandIn(MODULE).describe()["name"] == "Amira Said"


def test_a_damaged_record_is_set_aside_before_it_is_handed_in(folder):
    (folder / f"{MODULE}.answers.json").write_text('{"schema": 1, "answers": ')
    pages.HandIn(MODULE).receive({"type": "hand in", "name": "amira"})
    (file,) = (folder.parent / handin.HANDED_IN).glob("*.zip")
    with zipfile.ZipFile(file) as parcel:
        assert json.loads(parcel.read(f"{MODULE}.answers.json"))["module"] == MODULE


@pytest.mark.parametrize("note", [None, handin.REFUSED])
@pytest.mark.parametrize("how", ["exchange", "file"])
def test_the_card_shows_what_became_of_it(chromium, note, how):
    receipt = {"at": "2026-01-05T09:00:00Z", "how": how, "file": "/home/amira/x.zip", "there": True, "changed": ["4"], "note": note}
    card = Drawn(chromium, {"kind": "handin", "asks_name": False, "name": ""}, {"unanswered": [], "receipt": receipt})
    assert ("x.zip" in card.said) == (how == "file") and ("with your instructor" in card.said) == (how == "exchange")
    assert "Changed since: exercise 4." in card.said and (handin.REFUSED in card.said) == bool(note) and "null" not in card.said


def test_a_problem_of_the_desk_is_said_in_red(folder, chromium):
    (folder.parent / handin.HANDED_IN).write_text("a file where the folder should be")
    card = drawn(chromium)
    card.page.get_by_label("Your name").fill("amira")
    card.page.get_by_role("button", name="Hand in").press("Enter")
    expect(card.page.get_by_role("alert")).to_contain_text("The hand-in could not be written")
    assert "bad" in card.page.get_by_role("alert").get_attribute("class")


def test_a_kernel_that_does_not_answer_is_said(chromium):
    card = Drawn(chromium, {"kind": "handin", "asks_name": False, "name": ""}, {"unanswered": [], "receipt": None})
    stop_the_clock(card.page)
    card.page.get_by_role("button", name="Hand in").press("Enter")
    assert "Handing in…" in card.said
    card.page.clock.run_for(9000)
    assert "Handing in… This takes longer than usual." in card.said and "start it again" in card.said


def test_feedback_stands_on_the_module_s_page_and_its_points_on_the_map(folder, chromium):
    (folder / "feedback").mkdir()
    score = '<meta name="course-score" content="{} 40">'.format
    for age, (meta, words) in enumerate([("", "no score"), (score(31), "You gave the text to the store."), (score(12), "an older page")]):
        page = folder / "feedback" / f"{age}.html"
        page.write_text(f"{meta}<section>Exercise 2 · 2.4 of 3 points<p>{words}</p><p>{'More. ' * 3000}</p><a href='https://example.org/'>Elsewhere</a></section><script>top.reached = 1</script>")
        os.utime(page, (2_000_000_000 - age, 2_000_000_000 - age))
    (shown,) = [one for one in pages.Map(folder.parent).state()["modules"] if one["name"] == MODULE]
    assert (shown["state"], shown["mark"]) == ("scored 31 of 40", "✓")
    card = drawn(chromium)
    assert "Your feedback: 31 of 40 points" in card.said
    inside = card.page.frame_locator("iframe.course-feedback").locator("body")
    expect(inside).to_contain_text("Exercise 2 · 2.4 of 3 points")
    expect(inside).to_contain_text("You gave the text to the store.")
    assert card.page.evaluate("window.reached") is None
    asked, pages_before = [], card.page.context.pages
    card.page.on("request", lambda request: asked.append(request.url))
    inside.get_by_role("link").click()
    card.page.wait_for_timeout(300)
    expect(inside).to_contain_text("You gave the text to the store.")
    assert asked == [] and card.page.context.pages == pages_before, "a link leads nowhere"
    assert card.page.locator("iframe.course-feedback").evaluate("(frame) => frame.contentDocument.documentElement.scrollHeight <= frame.clientHeight"), "all of it is there, to read and to print"


PAGE = """<head><meta name="course-score" content="31 40"><title>Who should answer the phone?: feedback</title></head>
<body>Exercise 2<script>top.reached = 1</script></body>"""


def test_feedback_that_came_as_a_file_is_added_to_the_page(folder, chromium):
    pages.HandIn(MODULE).receive({"type": "hand in", "name": "amira"})
    card = drawn(chromium)
    card.page.get_by_label("Feedback came back as a file?").set_input_files({"name": "f.html", "mimeType": "text/html", "buffer": PAGE.encode()})
    expect(card.page.locator("h3")).to_have_text("Your feedback: 31 of 40 points")
    expect(card.page.frame_locator("iframe").locator("body")).to_contain_text("Exercise 2")
    expect(card.page.locator(".course-note.good")).to_contain_text("It was marked: your feedback is above.")
    assert "one step left" not in card.said and card.page.evaluate("window.reached") is None
    assert state.feedback(folder) == (31, 40)
    for page in (folder / "feedback").rglob("*.html"):
        os.utime(page, (1_000_000_000, 1_000_000_000))
    assert "one step left" in drawn(chromium).said, "feedback from before the hand-in is not about it"


@pytest.mark.parametrize("page", ["", "None", PAGE.replace("31 40", "all"), PAGE.replace("Who should answer the phone?", "Another"), " " * 5000 + PAGE,
                                  PAGE + "x" * back.MOST_LETTERS])
def test_a_file_that_is_no_feedback_for_this_module_is_not_added(folder, page):
    reply = pages.HandIn(MODULE).reply({"type": "feedback", "page": page})
    assert "not the feedback for this module" in reply["problem"] and not (folder / "feedback").exists()


def test_feedback_that_can_not_be_kept_is_said(folder):
    (folder / "feedback").write_text("a file where the folder should be")
    assert "could not be kept" in pages.HandIn(MODULE).reply({"type": "feedback", "page": PAGE})["problem"]


@pytest.mark.parametrize("does, said", [
    (f"import pathlib, sys; at = pathlib.Path(sys.argv[-1], '{MODULE}', 'feedback', 'now'); at.mkdir(parents=True); "
     "assert sys.argv[1:3] == ['fetch_feedback', '02_curbside']; (at / 'p.html').write_text('<meta name=\"course-score\" content=\"31 40\">')", ""),
    ("raise SystemExit(1)", "There is no new feedback yet."), ("import time; time.sleep(30)", None),
])
def test_feedback_is_looked_for_in_the_exchange(folder, monkeypatch, tmp_path, does, said):
    (tmp_path / "nbgrader.py").write_text(does)
    monkeypatch.setattr(back, "HOME", tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    if said is None:
        monkeypatch.setattr(back, "FETCHES_WITHIN_S", 1)
    reply = pages.HandIn(MODULE).reply({"type": "look"})
    assert reply.get("told") == said and ("did not answer" in reply.get("problem", "")) == (said is None)
    assert state.feedback(folder) == ((31, 40) if said == "" else (None, None))


def test_the_card_offers_to_look_where_an_exchange_took_it(chromium):
    receipt = {"at": "2026-01-05T09:00:00Z", "how": "exchange", "file": "", "there": False, "changed": [], "note": None}
    card = Drawn(chromium, {"kind": "handin", "asks_name": False, "name": ""}, {"unanswered": [], "receipt": receipt},
                 answers=lambda message: (None, {"type": "reply", "told": "There is no new feedback yet."}))
    card.page.get_by_role("button", name="Look for feedback").press("Enter")
    expect(card.page.get_by_text("There is no new feedback yet.")).to_be_visible()
    assert card.sent == [{"type": "look"}]


def test_a_module_that_is_not_released_yet_has_no_exercises(tmp_path):
    found = state.read(tmp_path / "05_later.ipynb", tmp_path)
    assert (found.name, found.steps, found.state) == ("05_later", (), "not begun")
