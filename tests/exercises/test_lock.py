"""Does a locked decision stand, and is a decision quoted back in its own words?"""

import pytest

from course.cases.curbside.simulator import simulator
from course.exercises import Choice, Decision, Recall, Wrong, records

COMMON = {"title": "t", "prompt": "p", "points": 2, "skill": "s", "seeds": ["004-22"]}


@pytest.fixture(autouse=True)
def record(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_ANSWERS", str(tmp_path / "record.json"))
    monkeypatch.setenv("COURSE_GRADING", "1")


def decision(**more):
    return Decision("m/x-1", simulator=simulator(), only=["substitution"], **COMMON, **more)


def test_a_locked_decision_stands_and_a_second_one_is_told_so():
    locked = decision(lock=True, opinion=True)
    first = locked.receive({"levers": {"substitution": "app"}})
    again = locked.receive({"levers": {"substitution": "both"}})
    assert first["note"]["head"] == "Recorded" and again["note"]["head"] == "Locked"
    assert "Ask in the app" in again["note"]["says"] and locked.answer() == {"levers": {"substitution": "app"}}


def test_what_was_no_decision_does_not_lock():
    locked = decision(lock=True, opinion=True)
    assert locked.receive({"levers": {"substitution": "magic"}})["note"]["head"] == "Not kept yet"
    assert locked.receive({"levers": {"substitution": "both"}})["note"]["head"] == "Recorded"


def test_without_a_lock_the_last_decision_counts():
    free = decision()
    free.receive({"levers": {"substitution": "app"}})
    free.receive({"levers": {"substitution": "both"}})
    assert free.answer() == {"levers": {"substitution": "both"}}


def test_an_opinion_earns_its_points_whatever_the_setting():
    free = decision(opinion=True, wrong=[Wrong("a", lambda a: False, "?")])
    free.receive({"levers": {"substitution": "call"}})
    free.key = "any decision"
    assert free.score().value == 2 and free.score().verdict == "recorded"


def test_a_decision_is_quoted_with_what_follows_from_it():
    made = decision(opinion=True)
    recall = Recall(made, lambda answer: f"It was {answer['substitution']}.")
    assert recall.state() == {"said": "Exercise 1 is still open.", "says": "Once you have answered it, your decision comes back here.", "done": False}
    made.receive({"levers": {"substitution": "app"}})
    assert recall.state()["says"] == "It was app." and "Ask in the app, after picking" in recall.state()["said"]


def test_a_prediction_is_quoted_in_the_words_of_its_option():
    choice = Choice("m/x-2", options={"a": "More staff"}, opinion=True, **COMMON)
    assert Recall(choice, "Later.").state()["says"] == "Once you have answered it, your prediction comes back here."
    choice.receive("a")
    assert Recall(choice, "Later.").state() == {"said": "You said: “More staff”.", "says": "Later.", "done": True}


def test_what_was_said_first_is_quoted_once_it_was_changed():
    """A prediction that is changed after playing is none any more."""
    choice = Choice("m/x-2", options={"a": "More staff", "b": "A rule"}, opinion=True, **COMMON)
    recall = Recall(choice, lambda answer: f"It was {answer}.")
    for said in ("a", "b"):
        choice.receive(said)
    assert recall.state()["said"] == "You first said: “More staff”. You have changed it since, to “A rule”." and recall.state()["says"] == "It was a."
    choice.receive("a")
    assert recall.state()["said"] == "You said: “More staff”."


def test_a_first_answer_of_another_version_is_left_out():
    choice = Choice("m/x-2", options={"a": "More staff", "b": "A rule"}, opinion=True, **COMMON)
    records.record("m").put("x-2", "an option that is gone")
    choice.receive("b")
    assert Recall(choice, "Later.").state()["said"] == "You said: “A rule”."
