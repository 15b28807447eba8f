"""Marking memos by a rubric: the points add up in nbgrader's gradebook, and nobody's mark is written over unseen."""

import itertools
import json
from types import SimpleNamespace

import pytest
from sqlalchemy import update

from grading import criteria, declared
from grading.build.known import known
from grading.grade import marks
from grading.layout import HERE, Layout
from grading.marking import beside, change, kept, mark, names, queue
from tests.grading.conftest import MODULE
from tests.grading.marking.to_mark import HOSTILE, MEMO, learners


@pytest.fixture
def desk(course, book):
    """What a server has at hand when somebody marks."""
    layout = Layout(course.root)

    def held(learner):
        return book.find_submission_notebook(MODULE, MODULE, learner)

    def now(learner):
        return mark.grades(book, held(learner), criteria.rubrics(book, layout, MODULE))[MEMO]

    def tick(learner, *shares, seen=None, by="Ann"):
        rubrics = criteria.rubrics(book, layout, MODULE)
        given = {one.id: share for one, share in zip(rubrics[MEMO], shares, strict=False)}
        mark.tick(book, held(learner), rubrics, MEMO, given, seen or now(learner)["version"], by)

    def rewrite(*wanted, seen=None):
        rubric = criteria.rubrics(book, layout, MODULE)[MEMO]
        return change.change(book, layout, MODULE, MEMO, [{"id": one.id, "words": words, "points": points} for one, (words, points) in zip(rubric, wanted, strict=True)],
                             seen or change.version(rubric))

    return SimpleNamespace(book=book, layout=layout, held=held, now=now, tick=tick, rewrite=rewrite)


def test_what_is_ticked_adds_up_to_nbgraders_own_mark(desk):
    for shares, points in [((1, 0), 3), ((1, 1), 6), ((0.5, 1), 4.5), ((0, 0), 0), ((), 0)]:
        desk.tick("joan", *shares)
        grade = desk.book.find_grade(MEMO, MODULE, MODULE, "joan")
        desk.book.db.refresh(grade)
        assert (grade.manual_score, grade.needs_manual_grade) == (points, False)
        assert len(criteria.given(desk.book, MODULE)["joan"][MEMO]) == 2, "what is not met is kept, too"
    assert marks.waiting(desk.book, MODULE)[MEMO] == len(learners(desk.book)) - 1


def test_what_is_no_tick_changes_nothing(desk):
    rubrics, before = criteria.rubrics(desk.book, desk.layout, MODULE), desk.now("joan")
    one = rubrics[MEMO][0].id
    for shares in ({"x": 1}, [1], None, *({one: share} for share in (0.3, 2, -1, True, "1", None, [], float("nan")))):
        with pytest.raises(mark.Refused):
            mark.tick(desk.book, desk.held("joan"), rubrics, MEMO, shares, before["version"], "Ann")
        assert desk.now("joan") == before, shares


def test_a_mark_that_is_typed_is_a_number_of_points_that_the_exercise_has(desk):
    rubrics, before = criteria.rubrics(desk.book, desk.layout, MODULE), desk.now("joan")
    for typed in (-1, 6.01, "seven", float("nan"), float("inf"), "1e999", 10**400, 4.333, True, [], {}):
        for points, extra in [(typed, None), (None, typed)]:
            with pytest.raises(mark.Refused):
                mark.by_hand(desk.book, desk.held("joan"), rubrics, MEMO, points, extra, before["version"])
        assert desk.now("joan") == before, typed
    mark.by_hand(desk.book, desk.held("joan"), rubrics, MEMO, "4.25", "", before["version"])
    assert desk.now("joan")["manual_score"] == 4.25


def test_a_criterion_that_is_changed_changes_every_memo_that_was_marked_by_it_and_says_how_many(desk):
    some = learners(desk.book)[:6]
    for at, learner in enumerate(some):
        desk.tick(learner, at % 2, 0.5)
    mark.by_hand(desk.book, desk.held(some[5]), criteria.rubrics(desk.book, desk.layout, MODULE), MEMO, 5.5, None, None)
    changed = desk.rewrite(("a number of the shop’s", 4), ("what it does not say", 2))
    assert changed == change.Changed(marked=6, marks=5, by_hand=1)
    assert changed.in_words() == "Saved. 6 memos are marked by this rubric. 5 marks are others now. 1 mark was given by hand and stands. Give back again to whoever has a page already."
    assert [desk.now(learner)["manual_score"] for learner in some] == [1, 5, 1, 5, 1, 5.5]
    assert desk.now(learners(desk.book)[7])["manual_score"] is None
    assert [one.words for one in criteria.rubrics(desk.book, desk.layout, MODULE)[MEMO]] == ["a number of the shop’s", "what it does not say"]
    assert desk.rewrite(("a number", 4), ("what it does not say", 2)) == change.Changed(6, 0, 1), "other words are no other mark"


def test_a_rubric_that_does_not_add_up_is_refused_and_nothing_changes(desk):
    desk.tick("joan", 1, 0)
    before = criteria.rubrics(desk.book, desk.layout, MODULE), desk.now("joan")
    for wanted in ([("a", 4), ("b", 3)], [("a", 7), ("b", -1)], [("", 3), ("b", 3)], [("a", 3), ("a", 3)], [("a" * 201, 3), ("b", 3)], [("a", 3.1), ("b", 2.9)],
                   [("a", "3"), ("b", 3)], [("a", True), ("b", 5)], [("a", float("nan")), ("b", 3)], [(None, 3), ("b", 3)]):
        with pytest.raises(mark.Refused):
            desk.rewrite(*wanted)
        assert (criteria.rubrics(desk.book, desk.layout, MODULE), desk.now("joan")) == before, wanted
    with pytest.raises(mark.Stale):
        desk.rewrite(("a", 3), ("b", 3), seen="another")


def test_whoever_marks_what_is_no_longer_there_is_told_and_nothing_is_written(desk):
    def changes():
        desk.tick("joan", 0, 1, by="Ben")
        yield "another ticked it"
        mark.by_hand(desk.book, desk.held("joan"), criteria.rubrics(desk.book, desk.layout, MODULE), MEMO, 2, None, None)
        yield "another typed a mark"
        desk.rewrite(("a number", 2), ("what it does not say", 4))
        yield "the rubric is another"
        row = marks.HELD.c.submission == desk.held("joan").assignment_id
        given = json.loads(desk.book.db.scalar(marks.HELD.select().with_only_columns(marks.HELD.c.given).where(row)))
        given[MEMO]["gave"] = "another memo"
        desk.book.db.execute(update(marks.HELD).where(row).values(given=json.dumps(given)))
        desk.book.db.commit()
        yield "the memo is another"

    seen = desk.now("joan")["version"]
    for what in changes():
        before = desk.now("joan")
        with pytest.raises(mark.Stale):
            desk.tick("joan", 1, 1, seen=seen)
        assert desk.now("joan") == before, what
        seen = before["version"]


def test_two_who_take_the_next_memo_are_handed_different_ones_till_all_are_out(desk):
    whose = {one.id: one.student.id for one in desk.book.notebook_submissions(MODULE, MODULE)}
    all_of_them = set(whose)
    got, at = {"Ann": [], "Ben": []}, {"Ann": "", "Ben": ""}
    for who in itertools.cycle(got):
        if at[who]:
            desk.tick(whose[at[who]], 1, by=who)
        one = queue.following(desk.book, MODULE, MEMO, at[who], who)
        if one is None:
            break
        got[who].append(one)
        at[who] = one
    assert not set(got["Ann"]) & set(got["Ben"]) and {*got["Ann"], *got["Ben"]} == all_of_them
    assert queue.before(desk.book, MODULE, MEMO, max(all_of_them)) == sorted(all_of_them)[-2] and queue.before(desk.book, MODULE, MEMO, min(all_of_them)) is None


def test_a_comment_is_kept_once_and_for_its_exercise(desk):
    for text in ("Whose minutes?", " Whose minutes? ", HOSTILE):
        kept.keep(desk.book, MODULE, MEMO, text)
    assert [one["text"] for one in kept.kept(desk.book, MODULE, MEMO)] == ["Whose minutes?", HOSTILE] and kept.kept(desk.book, MODULE, "m90-9") == []
    for text in ("", "  ", "x" * 2_001, None, 5):
        with pytest.raises(mark.Refused):
            kept.keep(desk.book, MODULE, MEMO, text)
    kept.drop(desk.book, MODULE, MEMO, kept.kept(desk.book, MODULE, MEMO)[0]["id"])
    assert [one["text"] for one in kept.kept(desk.book, MODULE, MEMO)] == [HOSTILE]


def test_a_name_is_masked_as_a_word_and_not_within_one():
    assert names.masked("Also those of maria, tom; tomorrow.", ["tom", "maria"]) == "Also those of (a name that is hidden), (a name that is hidden); tomorrow."
    assert names.masked("", ["tom"]) == "" and names.masked("tom", []) == "tom"


MODULES = [module for module in HERE.lessons() if declared.memos(HERE, module)]


@pytest.mark.parametrize("module", [pytest.param(module, marks=[] if module == "06_truth" else pytest.mark.thorough) for module in MODULES])
def test_what_was_predicted_and_decided_is_told_in_words(module, tmp_path):
    gave = {name: one.model for name, one in known(HERE, module).items() if one.model is not None}
    path = tmp_path / "record.json"
    path.write_text(json.dumps({"schema": 1, "module": module, "edition": "reference", "runs": [], "answers": {
        name: {"answer": model, "first": model, "at": "2026-11-22T14:02:05Z", "tries": 1} for name, model in gave.items() if not known(HERE, module)[name].exercise.by_hand}}))
    said = beside.said(HERE, module, path)
    assert said and all("read" not in part for _, _, parts in said for part in parts)
    words = " ".join(part for _, _, parts in said for part in parts)
    assert not {word for word in words.split() if "_" in word} and "£-" not in words and "<" not in beside.as_html(said).replace("<br>", "").partition("<td>")[2].partition("<em>")[0]
    path.write_text("{")
    assert {part for _, _, parts in beside.said(HERE, module, path) for part in parts} == {"nothing"}
