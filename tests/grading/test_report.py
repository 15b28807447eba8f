"""The report of a class: what it says, to whom it says nothing, and that whatever a learner wrote is inert in it."""

import csv
import errno
import io
import re
from datetime import datetime, timedelta
from html.parser import HTMLParser

import pytest

from course.errors import CourseError
from grading.grade.recorder import WHAT_TO_DO
from grading.layout import HERE
from grading.report import command, items, look, page, skills, tables
from grading.results import firsts
from grading.results.klass import ABSENT, AWAY, GRADED, Answer, Exercise, Klass, Learner
from grading.spreadsheet import text

MODULE = "02_curbside"
EVIL = "=1+1\"<script>alert(1)</script><img src=http://evil.example/x>"


@pytest.fixture(scope="module")
def asked():
    return firsts.exercises(HERE, MODULE)


def klass(asked, learners):
    exercises = tuple(Exercise(name, one.exercise.title, one.exercise.heading, one.exercise.kind, one.exercise.points, one.exercise.skill, one.exercise.opinion,
                               bool(one.exercise.by_hand), (), one.exercise.after) for name, one in asked.items())
    return Klass(MODULE, "Who should answer the phone?", exercises, tuple(learners))


def learner(asked, at, last, first=None):
    """Of each exercise in ``last`` the answer that counts, scored as grading scores it; another one at first where ``first`` has it."""
    answers = {}
    for name, one in asked.items():
        raw = last.get(name)
        points, known = (0.0, None) if raw is None else firsts.scored(one.exercise, raw)
        answers[name] = Answer(points, points, known, False, last=raw, first=(first or {}).get(name, raw), tries=0 if raw is None else 2 if first else 1)
    return Learner(f"learner-{at}", EVIL if at == 0 else f"Learner {at}", GRADED, datetime(2026, 3, 2), timedelta(hours=2) if at == 1 else None, answers=answers,
                   edition="reference", module=MODULE)


@pytest.fixture(scope="module")
def reported(asked):
    """Twelve: all take the wrong option at first; six of them come to the right one. One more is turned away, one is absent."""
    right, wrong = {"m2-1": "phone", "m2-3": "bend", "m2-4": "11.25"}, {"m2-1": "phone", "m2-3": "full", "m2-4": "675"}
    learners = [learner(asked, at, right, wrong) if at < 6 else learner(asked, at, {**wrong, "m2-4": "11.25"}) for at in range(12)]
    learners += [Learner("away", EVIL, AWAY, why=f"The hand-in holds no notebook. {EVIL}"), Learner("absent", "Ab Sent", ABSENT)]
    read = klass(asked, learners)
    unscored = firsts.add(read, HERE)
    return read, *items.items(read, asked), unscored


def by_id(found):
    return {one.exercise.id: one for one in found}


def test_what_was_hard_is_read_from_first_answers_and_the_last_stand_beside(reported):
    _, found, whole, unscored = reported
    choice = by_id(found)["m2-3"]
    assert (choice.first, choice.last, choice.firsts, choice.again, choice.n, choice.answered) == (0, 0.5, 12, 6, 12, 12) and not unscored
    assert {(part.name, part.right): (part.first, part.last, part.of) for part in choice.choices if part.first or part.last} == {
        ("full", False): (12, 6, 12), ("bend", True): (0, 6, 12)}
    assert [(part.name, part.first, part.last) for part in choice.errors] == [("b", 12, 6)]
    number = by_id(found)["m2-4"]
    assert [(part.name, part.first, part.last) for part in number.errors] == [("a", 6, 0)] and (number.first, number.last) == (0.5, 1)
    assert (whole.n, whole.first, whole.last) == (12, 2 + 1.5, 2 + 1.5 + 3) and sum(whole.histogram) == 12


def test_what_does_not_vary_or_any_answer_earns_is_in_no_reliability(reported):
    _, found, whole, _ = reported
    assert [one.exercise.id for one in found if one.counts] == ["m2-4"] and whole.alpha is None
    assert {one.exercise.id for one in found if one.r is None} == set(by_id(found))


def test_a_wrong_option_ahead_of_the_right_one_and_few_points_at_last_are_flagged_and_a_prediction_never_is(reported):
    flagged = {one.exercise.id: one.flags for one in reported[1] if one.flags}
    assert "12 gave one wrong answer, and 0 what is right" in flagged["m2-3"][0] and "m2-4" not in flagged and "m2-1" not in flagged
    assert ["0%" in flags[-1] for name, flags in flagged.items() if name == "m2-7"] == [True]


def test_one_that_goes_against_the_others_is_flagged(asked):
    able, others = {"m2-4": "11.25", "m2-6b": "mix", "m2-3": "full"}, {"m2-4": "675", "m2-6b": "mix", "m2-3": "bend"}
    read = klass(asked, [learner(asked, at, able if at % 2 else others) for at in range(40)])
    firsts.add(read, HERE)
    one = by_id(items.items(read, asked)[0])["m2-3"]
    assert one.r == pytest.approx(-1) and "do worse here" in one.flags[0]


def test_a_gain_is_of_the_same_learners_and_has_its_interval(reported, asked):
    gain = {one.skill: one for one in skills.gains([reported[0]], {MODULE: asked})}["Little’s law"]
    assert (gain.n, gain.again, gain.first, gain.last, gain.gain) == (12, 6, 0.5, 1, 0.5) and gain.interval[0] < 0.5 < gain.interval[1]


def test_a_decision_made_beforehand_is_replayed_as_the_last_one_is_and_stands_beside_it(monkeypatch):
    module = "04_collapse"
    asked = firsts.exercises(HERE, module)
    monkeypatch.setattr(firsts, "scored", lambda exercise, raw: (3.0 if raw["levers"] == {"fabric": "withdraw", "discounts": "none"} else 0.0, ""))
    learners = [learner({}, at, {}) for at in range(12)]
    for at, one in enumerate(learners):
        one.answers = {"m4-1": Answer(2.0, 2.0, "", False, first={"levers": {"fabric": "withdraw", "discounts": "none"} if at < 3 else {}}, tries=1),
                       "m4-7": Answer(3.0, 3.0, "", False, first_score=1.5, tries=2)}
    gain, = skills.gains([klass(asked, learners)], {"02_curbside": asked})
    assert (gain.exercises, gain.n, gain.before, gain.said, gain.first, gain.last, gain.again) == (("m4-7",), 12, 0.25, 12, 0.5, 1, 12)


def test_a_skill_of_two_exercises_counts_each_learner_once(asked):
    read = klass(asked, [learner(asked, at, {"m2-3": "bend", "m2-4": "11.25"}, {"m2-3": "full", "m2-4": "11.25"}) for at in range(10)])
    firsts.add(read, HERE)
    held = [(read, read.exercise(name)) for name in ("m2-3", "m2-4")]
    gain = skills._gain("both", held, {MODULE: asked})
    assert (gain.n, gain.again, gain.first, gain.last, gain.interval) == (10, 10, 0.5, 1, (0.5, 0.5))


@pytest.mark.parametrize("many", [0, 1, 9])
def test_of_few_nothing_is_said_that_one_could_be_told_by(asked, many):
    read = klass(asked, [learner(asked, at, {"m2-3": "full"}) for at in range(many)])
    unscored = firsts.add(read, HERE)
    found, whole = items.items(read, asked)
    assert all(one.first is one.last is one.r is one.tries is None and not (one.choices or one.errors or one.lines or one.flags) for one in found)
    assert whole.alpha is whole.first is whole.last is None and not whole.histogram
    said = page.page([(read, found, whole, unscored)], skills.gains([read], {MODULE: asked}))
    assert ("Of fewer than 10" in said) == bool(many) and "<svg" not in said


def test_of_a_few_answers_among_many_blank_ones_nothing_is_said_either(asked):
    read = klass(asked, [learner(asked, at, {"m2-1": "phone", "m2-3": "full" if at < 9 else None, "m2-4": "675"}) for at in range(12)])
    unscored = firsts.add(read, HERE)
    found, whole = items.items(read, asked)
    few, many = (by_id(found)[name] for name in ("m2-3", "m2-4"))
    assert few.answered == 9 and few.tries is None and not few.choices and not few.errors and many.errors and many.tries == 1
    assert "Fewer than 10 answered" in page.page([(read, found, whole, unscored)], [])


def test_a_module_that_scores_nothing_is_passed_over_and_said_where_it_is_named(monkeypatch, tmp_path):
    welcome = Klass("00_welcome", "Welcome", (), (Learner("ada", "Ada", GRADED),) * 12)
    monkeypatch.setattr(command.klass, "each", lambda layout, modules: [welcome])
    for named, said in (([], "Nobody has handed in anything yet"), (["00_welcome"], "nothing to report of 00_welcome")):
        with pytest.raises(CourseError, match=said):
            command.report(HERE, named, tmp_path / "none")


class Seen(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.links, self.described = set(), [], []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.add(tag)
        self.links += [value for name, value in attrs.items() if name in ("src", "href", "xlink:href", "action", "srcset", "background", "poster", "data")]
        if tag == "svg":
            self.described.append(attrs.get("aria-label") if attrs.get("role") == "img" else attrs.get("aria-hidden") == "true")


def test_the_page_asks_nobody_for_anything_and_what_a_learner_wrote_is_inert_in_it(reported, asked):
    said = page.page([reported], skills.gains([reported[0]], {MODULE: asked}))
    seen = Seen()
    seen.feed(said)
    assert not seen.tags & {"script", "img", "link", "iframe", "object", "form"} and all(one.startswith("#") for one in seen.links)
    assert "default-src 'none'" in said and not re.search(r"url\(|@import|https?://", said) and "script" in said and "<script" not in said
    assert seen.described and all(seen.described) and said == page.page([reported], skills.gains([reported[0]], {MODULE: asked}))


def test_every_line_of_every_table_fits_its_heading_and_no_cell_is_a_formula(reported, asked):
    read, found, *_ = reported
    for rows in (tables.learners(read), tables.items(MODULE, found), tables.answers(MODULE, found), tables.gains(skills.gains([read], {MODULE: asked}))):
        lines = list(csv.reader(io.StringIO(text(rows))))
        assert len(lines) > 1 and {len(line) for line in lines} == {len(lines[0])}
        assert not [cell for line in lines for cell in line if cell[:1] in "=+@" and cell]
    rows = [dict(zip(*pair)) for head, *rest in [list(tables.learners(read))] for pair in [(head, row) for row in rest]]
    assert rows[1]["hours late"] == 2 and rows[12]["state"] == AWAY and rows[13]["points"] is None and rows[0]["m2-3 points at first"] == 0
    heads, *rest = tables.items(MODULE, found)
    code = dict(zip(heads, next(row for row in rest if row[1] == "m2-6")))
    assert code["first answers scored"] == 0 and code["facility at first"] is None is not code["facility at last"]


def test_who_needs_somebody_to_look_is_named_with_the_reason(reported, asked):
    read = reported[0]
    assert look.look(read)[0] == (EVIL, f"The hand-in holds no notebook. {EVIL}") and dict(look.states(read)) == {"graded": 12, AWAY: 1, ABSENT: 1, "late": 1}
    one = learner(asked, 3, {})
    one.newer, one.answers["m2-6"].why, one.answers["m2-6"].needs_mark, one.answers["m2-8"].needs_mark = True, "The code never ended.", True, True
    assert [why for _, why in look.look(klass(asked, [one]))] == [look.WAITS, "exercise 6: The code never ended."] and look.waiting(klass(asked, [one])) == {"Exercise 8 · memo to the CX leader": 1}


def test_a_decision_beyond_what_is_replayed_is_counted_and_not_guessed(asked, monkeypatch):
    monkeypatch.setattr(firsts, "MOST_PLAYED", 0)
    one = learner(asked, 0, {})
    one.answers["m2-7"] = Answer(6.0, 6.0, "", False, last={"levers": {"substitution": "both"}}, first={"levers": {"substitution": "app"}}, tries=2)
    read = klass(asked, [one])
    assert firsts.add(read, HERE) == {"m2-7": 1} and read.learners[0].answers["m2-7"].first_score is None


def test_a_first_line_of_code_is_scored_by_what_a_last_one_gave_and_never_as_words(asked):
    read = klass(asked, [learner(asked, at, {}) for at in range(3)])
    for one, first, last, points in zip(read.learners, ("0.62", "0.7", "0.5"), ("0.7", "0.7", "0.7"), (4.0, 4.0, 4.0)):
        one.answers["m2-6"] = Answer(points, points, "", False, last=last, first=first, tries=2)
    assert firsts.add(read, HERE) == {"m2-6": 2} and [one.answers["m2-6"].first_score for one in read.learners] == [None, 4.0, None]


@pytest.mark.parametrize("odd", [[], {}, "\ud800", 10**400, [[[]]], {"levers": 3}, {"levers": {"substitution": []}}, True, "9" * 100_000])
def test_a_first_answer_that_is_none_costs_nobody_the_report(asked, odd):
    for one in asked.values():
        if not one.exercise.by_hand and one.exercise.kind != "code":
            assert firsts.scored(one.exercise, odd) in (None, (0.0, "")) or one.exercise.opinion


def test_a_full_disk_is_said_in_a_sentence_and_what_was_there_is_kept(tmp_path, monkeypatch, reported):
    (tmp_path / "report.html").write_text("the one before")

    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_text", full)
    with pytest.raises(CourseError) as error:
        command._write(tmp_path, "new", [reported], [])
    assert "No space left" in error.value.happened and WHAT_TO_DO[errno.ENOSPC] in error.value.todo
    assert (tmp_path / "report.html").read_text() == "the one before" and not list(tmp_path.glob(".*"))
