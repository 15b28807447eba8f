"""Are statements what the xAPI specification says, and is a file that is sent twice the same as one sent once?"""

import json
import re
import uuid
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import jsonschema
import pytest

from course.errors import CourseError
from grading.export import command, home, xapi
from grading.results.klass import Answer, Klass, Learner
from tests.grading.test_export import AT, CLASSES, PHONE, course_of, handed_on

HOME = "https://lms.example.org"
PUBLISHED = Path(__file__).with_name("published")
ADL = {"answered", "asked", "attempted", "attended", "commented", "completed", "exited", "experienced", "failed", "imported", "initialized", "interacted", "launched",
       "mastered", "passed", "preferred", "progressed", "registered", "responded", "resumed", "scored", "shared", "suspended", "terminated", "voided"}
ALL = {name: name for name in ("anna", "bert", "fay")}
LEVERS = {"levers": {"lines": 2, "who": "till", "table": {"a": [1, None]}}}


def published():
    """The schema that was published, with the formats that it names."""
    formats = jsonschema.FormatChecker(formats=())
    for name, pattern in json.loads((PUBLISHED / "xapi-formats.json").read_text(encoding="utf-8")).items():
        formats.checks(name)(lambda value, pattern=re.compile(pattern): not isinstance(value, str) or bool(pattern.search(value)))
    return jsonschema.Draft4Validator(json.loads((PUBLISHED / "xapi.json").read_text(encoding="utf-8")), format_checker=formats)


SCHEMA = published()


@pytest.fixture
def here(tmp_path, monkeypatch):
    return course_of(tmp_path, monkeypatch)


def faults(statement):
    """What is wrong with a statement: by the published schema, and by what 1.0.3 says beyond it (xAPI-Data.md, 2.2, 2.4)."""
    yield from (error.message for error in SCHEMA.iter_errors({"statement": statement}))
    if uuid.UUID(statement["id"]).variant != uuid.RFC_4122:
        yield "the id is no UUID of RFC 4122"
    if None in json.loads(json.dumps(list(_values({name: value for name, value in statement.items() if name != "result"})))):
        yield "null stands outside of an extension"
    told = statement.get("result", {}).get("score", {})
    if told and not told["min"] <= told["raw"] <= told["max"]:
        yield "raw lies outside of min and max"
    if "mbox" in json.dumps(statement):
        yield "a mail address"
    if statement["verb"]["id"] not in {f"http://adlnet.gov/expapi/verbs/{verb}" for verb in ADL}:
        yield "the verb is none of ADL's vocabulary"
    datetime.fromisoformat(statement["timestamp"])


def _values(value):
    if isinstance(value, dict):
        for one in value.values():
            yield from _values(one)
    elif isinstance(value, list):
        for one in value:
            yield from _values(one)
    else:
        yield value


def with_decision(decided=LEVERS, at="2026-11-22T14:02:05Z"):
    """Anna's class, with a decision in place of the number."""
    one = CLASSES[PHONE]
    decision = replace(one.exercises[0], kind="decision")
    anna = one.learners[0]
    told = Learner(anna.id, anna.name, anna.state, handed_in=AT, module=PHONE, answers={**anna.answers, decision.id: Answer(4.0, 4.0, "", False, last=decided, at=at)})
    return Klass(PHONE, one.title, (decision, one.exercises[1]), (told,))


def test_every_statement_is_what_the_specification_says(here):
    raw, said = handed_on(here, "xapi", modules=(), home=HOME + "/")
    told = json.loads(raw)
    assert len(told) > 15 and not {fault for one in told for fault in faults(one)} and f"{len(told)} statements" in said
    assert {one["actor"]["account"]["homePage"] for one in told} == {HOME} and {tuple(one["actor"]) for one in told} == {("objectType", "account")}


def test_the_check_finds_what_is_none():
    good = next(xapi.statements([with_decision()], HOME, ALL))
    assert not list(faults(good))
    for bad in ({"id": "1"}, {"timestamp": "99"}, {"actor": {"mbox": "a@b.example"}}, {"verb": {"id": "https://x.example/decided"}}, {"result": {"score": {"raw": 3, "min": 0, "max": 2}}}):
        try:
            found = list(faults(good | bad))
        except ValueError as error:
            found = [error]
        assert found, bad


def test_sending_twice_changes_nothing_and_a_new_score_is_a_new_statement_beside_the_old(here):
    first, again = (handed_on(here, "xapi", home=HOME)[0] for _ in range(2))
    assert first == again
    told = {one["id"]: one for one in json.loads(first)}
    anna = CLASSES[PHONE].learners[0]
    better = Learner(anna.id, anna.name, anna.state, handed_in=AT, module=PHONE, answers={**anna.answers, "m2-8": Answer(6.0, None, "", False)})
    later = {one["id"]: one for one in xapi.statements([Klass(PHONE, CLASSES[PHONE].title, CLASSES[PHONE].exercises, (better,))], HOME, ALL)}
    new = [one for name, one in later.items() if name not in told]
    assert {(one["verb"]["display"]["en-GB"], one["object"]["id"].rpartition("/")[2], one["result"]["score"]["raw"]) for one in new} == {("scored", "m2-8", 6.0), ("scored", PHONE, 10.0)}
    assert all(told[name] == one for name, one in later.items() if name in told), "what has one id says one thing"


def test_what_waits_has_no_score_and_who_is_not_graded_no_statement(here):
    told = json.loads(handed_on(here, "xapi", home=HOME)[0])
    assert {one["actor"]["account"]["name"] for one in told} == {"anna", "bert", "=eve()", "fay"}
    bert = [(one["verb"]["display"]["en-GB"], one["object"]["id"].rpartition("/")[2]) for one in told if one["actor"]["account"]["name"] == "bert"]
    assert sorted(bert) == [("answered", "m2-1"), ("answered", "m2-8"), ("completed", PHONE), ("scored", "m2-1")]


def test_a_decision_carries_its_levers():
    told = list(xapi.statements([with_decision()], HOME, ALL))
    assert told[0]["result"] == {"extensions": {f"{HOME}/cx-course/levers": LEVERS["levers"]}} and told[0]["object"]["definition"]["type"].endswith("/simulation")
    assert not {fault for one in told for fault in faults(one)}


@pytest.mark.parametrize("decided", [None, "all", {"levers": 3}, {"levers": {"a": "x" * 5_000}}, []])
def test_what_a_record_claims_to_be_a_decision_is_left_out_where_it_is_none(decided):
    told = list(xapi.statements([with_decision(decided)], HOME, ALL))
    assert "extensions" not in told[0].get("result", {}) and not {fault for one in told for fault in faults(one)}


@pytest.mark.parametrize("at", ["", "2026-99-99T99:99:99Z"])
def test_an_answer_without_a_time_has_that_of_the_hand_in(at):
    assert next(xapi.statements([with_decision(at=at)], HOME, ALL))["timestamp"] == "2026-11-22T14:02:05Z"


def test_with_a_list_accounts_are_named_as_the_platform_names_them_and_nobody_else_is_sent(here):
    raw, said = handed_on(here, "xapi", "learner,username\nanna,u4711\n", home=HOME)
    assert {one["actor"]["account"]["name"] for one in json.loads(raw)} == {"u4711"} and "Known here and not on the list, so not in the file: 5" in said


def test_no_mail_address_is_sent_unless_it_is_somebody_s_id_which_is_said(here, monkeypatch):
    raw, said = handed_on(here, "xapi", "learner,email,username\nanna,anna@school.example,\nbert,b@school.example,u12\n", home=HOME)
    assert {one["actor"]["account"]["name"] for one in json.loads(raw)} == {"anna", "u12"} and "@" not in raw.decode() and "look like mail" not in said
    monkeypatch.setitem(CLASSES, PHONE, Klass(PHONE, "Phone", CLASSES[PHONE].exercises, (replace(CLASSES[PHONE].learners[0], id="anna@school.example"),)))
    assert "Their ids look like mail addresses, which leave this machine with the file: anna@school.example." in handed_on(here, "xapi")[1]


@pytest.mark.parametrize("address", ["lms.example.org", "https://lms.example.org/a b", "javascript:alert(1)", "mailto:a@b.example"])
def test_an_address_that_is_none_is_said(here, address):
    with pytest.raises(CourseError, match="no address of a system"):
        handed_on(here, "xapi", home=address)


def test_the_address_is_said_once(here):
    with pytest.raises(CourseError, match="Nobody said whose accounts"):
        handed_on(here, "xapi")
    handed_on(here, "xapi", home=HOME)
    assert json.loads(handed_on(here, "xapi")[0])[0]["actor"]["account"]["homePage"] == HOME
    (here.root / "grading" / home.NAME).write_text("{")
    with pytest.raises(CourseError, match="can’t be read"):
        command.export(here, (PHONE,), "xapi")
