"""The facilitator's pack: every figure is the records', nobody can be told by it, and every module has one."""

import random
import re
from collections import Counter
from datetime import datetime
from functools import cache
from html import unescape
from statistics import median_low

import pytest
from hypothesis import given
from hypothesis import strategies as some
from playwright.sync_api import expect

from course import cases
from course.charts.theme import LEADER
from course.errors import CourseError
from course.exercises.kinds.decision.author import settings
from course.simulation import kpis
from grading.build import known, whys
from grading.debrief import groups, pack, picture, plan, words
from grading.layout import HERE
from grading.results import graded
from grading.results.klass import GRADED, Answer, Exercise, Klass, Learner
from tests.access.checks import violations

MODULES = [module for module in HERE.lessons() if whys.file(HERE, module).is_file()]
HARM = "<script>alert('Ada Ashdown')</script>"
NO_REQUEST = re.compile(r"(?:src|href|action)=|@import|url\(|https?://(?!www\.w3\.org/)|fetch\(|XMLHttp")
PARTS = re.compile(r"\b(?:earns?|costs|gets?) (?:one|two|three|four|\d)|\b(?:one|two|three) of (?:two|three|four)\b")
RAW_NAME = re.compile(r"\b[a-z]+_(?:gbp|share|min|traded|weeks)\b|\{\{|\bNone\b|\bnan\b")


def klass_of(module, many, seed=1):
    """A made class: predictions and decisions of many kinds, errors of the catalogue, names and memos that mean harm."""
    luck, found = random.Random(seed), known.known(HERE, module)
    asked = [Exercise(name, one.exercise.title, one.exercise.heading, one.exercise.kind, one.exercise.points, one.exercise.skill, one.exercise.opinion, bool(one.exercise.by_hand),
                      getattr(one.exercise, "rubric", {}), one.exercise.after) for name, one in found.items()]
    learners = [Learner(f"ada.{at}", HARM, GRADED, datetime(2026, 11, 1), answers={name: _answer(one, luck) for name, one in found.items()}, module=module) for at in range(many)]
    return Klass(module, "", tuple(asked), tuple(learners))


def _answer(one, luck):
    exercise, first = one.exercise, one.model
    if exercise.by_hand:
        return Answer(None, None, None, True, last={"text": HARM}, first={"text": HARM}, comment=HARM)
    if exercise.kind == "decision" and luck.random() < 0.8:
        first = {"levers": {name: luck.choice([value for value in settings(exercise.panel.simulator.levers[name]) if value != ""]) for name in exercise.panel.only}}
    elif exercise.opinion:
        first = luck.choice([*getattr(exercise, "options", [first]), HARM])
    letter = luck.choice([*(wrong.id for wrong in exercise.wrong[:3]), "", HARM, None])
    return Answer(0.0, 0.0, letter, False, last=first, first=first)


def material_of(module, there):
    """What the pack of a module is made from, for a class that is made up, without a gradebook."""
    return pack.Material(there, known.known(HERE, module), *written(module))


@cache
def written(module):
    course, _, _ = graded.lesson(HERE, module)
    return words.read(HERE, module, course), words.conclusions(course), pack.landscapes(course)


def page_of(module, there):
    return pack.rendered(pack.laid_out(material_of(module, there)))


@pytest.fixture(scope="module", params=MODULES)
def made(request):
    """(module, material, what is shown, page) of a class of thirty."""
    material = material_of(request.param, klass_of(request.param, 30))
    shown = pack.laid_out(material)
    return request.param, material, shown, pack.rendered(shown)


def test_every_module_says_what_to_ask_and_its_page_says_it_in_time(made):
    module, material, shown, page = made
    assert material.words, f"solutions/{module}/debrief.py is missing: README says what it holds"
    assert not list(words.problems(material.words, {name: one.exercise for name, one in material.known.items()}, material.concluded))
    text = unescape(re.sub(r"<[^>]*>", "", page))
    assert [one for one in words.read_aloud(material.words) if one not in text] == []
    advice = " ".join(said for rubric in material.words["marking"].values() for said in rubric.values())
    assert not PARTS.search(advice), "a criterion is met, half met or not met: the page on which memos are marked has nothing between"
    assert not NO_REQUEST.search(page) and not RAW_NAME.search(text), (NO_REQUEST.search(page), RAW_NAME.search(text))
    screens = shown["screens"]
    stages = [one["stage"] for one in screens]
    assert list(dict.fromkeys(stages)) == ["opening", "happened", "why", "work", "what if", "closing"]
    for length in plan.LENGTHS:
        times = [one["times"][length] for one in screens if length in one["lengths"]]
        assert sum(times) == length and min(times) >= 2


def test_nobody_is_named_and_nothing_that_a_learner_wrote_is_there(made):
    *_, page = made
    assert not re.search("ashdown|alert|ada\\.", page, re.IGNORECASE)


def test_every_figure_is_what_the_records_say(made):
    """Counted and replayed again, by another way than the pack's."""
    _, material, shown, page = made
    for said in filter(None, (material.words["before"], material.words["decided"])):
        exercise = material.known[said["exercise"]].exercise
        one = next(one for one in shown["pictures"] if one["exercise"] == exercise.id)
        (_options if one["kind"] == "options" else _dots)(exercise, said, one, [learner.answers[exercise.id].first for learner in material.klass.learners])
    for read in shown["read"]:
        letters = Counter(letter for learner in material.klass.learners if (letter := learner.answers[read.exercise].known) is not None)
        assert read.answered == letters.total() and all(one.many >= 5 for one in read.readings)
        for one in read.readings:
            assert one.many in {letters[wrong.id] for wrong in material.known[read.exercise].exercise.wrong if wrong.says.endswith(one.says[-25:])}, (read, one)
    assert shown["read"] and f"{len(material.klass.learners)} learners have been graded" in page


def _options(exercise, said, one, answers):
    chosen = Counter(answer for answer in answers if answer in exercise.options)
    many = {each["label"]: each["many"] for each in one["options"] if each["many"]}
    assert many and all(chosen[option] == many[label] >= 5 for option, label in exercise.options.items() if label in many)
    assert sum(many.values()) + one["rest"] == chosen.total() and (one["rest"] == 0 or one["rest"] >= 5)
    if "shows" in said:
        case = cases.case(said["on"])
        for option, each in zip(exercise.options, one["options"]):
            run = case.simulate(case.levers(**said["settings"][option]), case.world(), case.assumptions())
            assert each["led"] == [kpis.say(kpis.describe(case.kpis)[name], run.value(name)) for name in said["shows"]]


def _dots(exercise, said, one, answers):
    case, led = cases.case(said["on"]) if "on" in said else exercise.panel.simulator.case, {}
    assumed = case.assume({} if "on" in said else exercise.panel.assumed)
    answers = [answer for answer in answers if answer != HARM]
    for answer in answers:
        levers = {**vars(case.levers()), **answer["levers"], **exercise.panel.fixed}
        run = case.simulate(case.levers(**levers), case.world(assumed), assumed)
        led.setdefault(next(label for label, holds in said["rows"].items() if holds(levers)), []).append(run.value(said["across"]))
    assert one["many"] == len(answers) == sum(row.many for row in one["rows"]) == one["svg"].count(f'fill="{LEADER}"')
    own = [row for row in one["rows"] if row.label in led]
    assert own and all(row.many == len(led[row.label]) >= 5 for row in own)
    step, declared = one["scale"].step, kpis.describe(case.kpis)[said["across"]]
    assert float(re.search(rf'd="M([\d.]+),0A[^"]*" fill="{LEADER}"', one["svg"])[1]) >= 6  # seen from the last row of the room
    for row in own:
        assert row.middles[said["across"]] in {kpis.say(declared, step * round(value / step)) for value in (median_low(led[row.label]),)}


@given(some.dictionaries(some.integers(0, 9), some.integers(0, 30), max_size=8))
def test_no_group_under_five_is_shown_and_none_can_be_worked_out(counts):
    shown, rest = groups.folded(counts)
    assert all(counts[name] == many >= 5 for name, many in shown.items()) and sum(shown.values()) + rest == sum(counts.values())
    assert rest == 0 or rest >= 5 or not shown


@pytest.mark.parametrize(("many", "says"), [(0, "Nobody has been graded in this module yet."), (1, "Fewer than five have been graded"), (4, "Fewer than five have been graded")])
def test_an_empty_class_and_a_class_of_a_few_have_their_page_and_show_nothing_of_theirs(many, says):
    shown = pack.laid_out(material_of("02_curbside", klass_of("02_curbside", many)))
    page = pack.rendered(shown)
    assert says in page and not re.search(r"\d+ learners", page)
    assert not any(one.get("many") or one.get("answered") for one in shown["pictures"]) and not shown["read"]


def test_where_nearly_all_decided_alike_all_are_shown_in_one_row_so_that_the_few_are_not_told():
    asked = {name: one.exercise for name, one in known.known(HERE, "04_collapse").items()}
    said = written("04_collapse")[0]["decided"]
    ways = [{"levers": {"fabric": fabric, "discounts": discounts}} for fabric, discounts in (("withdraw", "none"), ("keep", "chase"))]
    drawn = picture.picture(asked[said["exercise"]], said, ways[:1] * 20 + ways[1:] * 2)
    assert [(row.label, row.many) for row in drawn.rows] == [(picture.TOGETHER, 22)] and drawn.many == len(drawn.dots) == 22


def test_the_same_class_gives_the_same_bytes_in_whatever_order_it_is_read():
    there = klass_of("04_collapse", 12)
    turned = Klass(there.module, there.title, there.exercises, there.learners[::-1])
    assert page_of("04_collapse", there) == page_of("04_collapse", turned)


def test_what_an_author_left_out_is_named():
    sound, concluded, _ = written("02_curbside")
    asked = {name: one.exercise for name, one in known.known(HERE, "02_curbside").items()}
    question = {"stage": "why", "ask": "Why?", "expect": [], "readings": ["m2-99"], "claims": ["nothing"], "seeds": ["009-01"]}
    for part, harm, names in [("questions", sound["questions"][:3], "why: fewer than 2 questions"), ("questions", [*sound["questions"], question], "no answer to expect"),
                              ("questions", [*sound["questions"], question], "there is no exercise m2-99"), ("questions", [*sound["questions"], question], "no case concludes nothing"),
                              ("questions", [*sound["questions"], question], "no claim of an article"), ("purpose", "word " * 25 + "end.", "a sentence of 26 words"),
                              ("marking", {}, "nothing is said of how to mark"), ("limits", [{"says": "It is so.", "source": ""}], "lack a source"), ("open", ["nothing"], "open names nothing"),
                              ("before", {**sound["before"], "settings": {}}, "nothing is said of staff")]:
        assert any(names in one for one in words.problems({**sound, part: harm}, asked, concluded)), names


def test_a_module_without_exercises_and_a_place_that_can_not_be_written_are_said_in_a_sentence(tmp_path, monkeypatch):
    """One without a decision, and without words of its author's, is made by the handbook's test."""
    with pytest.raises(CourseError, match="There is nothing to debrief in 00_welcome"):
        pack.page(HERE, "00_welcome")
    (tmp_path / "a file").write_text("")
    monkeypatch.setattr(pack, "page", lambda *_: "")
    with pytest.raises(CourseError, match="could not be written"):
        pack.write(HERE, "02_curbside", tmp_path / "a file", say=str)


def test_it_is_projected_by_keys_alone_and_read_by_light_and_dark_without_a_request(chromium, tmp_path):
    file = tmp_path / "debrief.html"
    file.write_text(page_of("04_collapse", klass_of("04_collapse", 12)), encoding="utf-8")
    page, asked, said = chromium.new_page(viewport={"width": 1280, "height": 720}), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(file.as_uri())
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    expect(page.locator("input:checked")).to_have_value("60")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    seen, now = [], page.locator(".screen.now")
    for _ in range(20):
        seen.append(now.get_attribute("id"))
        assert now.evaluate("(node) => node.scrollHeight <= node.clientHeight && node.scrollWidth <= node.clientWidth"), "a screen is cut"
        assert page.locator(".screen:visible").count() == 1 and not page.locator(".cover, .notes").first.is_visible()
        if "question" in now.get_attribute("class"):
            size = "(node) => parseFloat(getComputedStyle(node).fontSize)"
            assert not now.locator(".answers").is_visible() and not now.locator(".lead").is_visible() and now.locator(".ask").evaluate(size) >= 40
            page.keyboard.press("Enter")
            assert now.locator(".answers").is_visible() and not now.locator(".lead").is_visible() and now.locator(".expect").evaluate(size) >= 20
        page.keyboard.press("Space")
    assert len(dict.fromkeys(seen)) == 12 and seen[-1] == seen[11] and violations(page) == []
    page.keyboard.press("ArrowLeft")
    expect(now).to_have_id(seen[10])
    page.keyboard.press("Escape")
    expect(page.locator(".notes")).to_be_visible()
    expect(page.locator("nav.bar")).to_be_hidden()
    page.emulate_media(media="print")
    assert page.locator(".lead:visible").count() >= 2 and page.locator(".answers:visible").count() == 8 and page.locator(".controls").is_hidden()
    assert asked == [file.as_uri()] and not said
    page.close()
