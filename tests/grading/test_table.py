"""Is the account that an instructor reads in a terminal inert, and does it say what waits?"""

import json

from grading.grade.command import Account
from grading.grade.table import as_json, as_text


def test_a_learner_s_words_never_steer_the_terminal():
    account = Account(graded=["a"], turned_away={"b": "named \x1b]0;owned\x07"},
                      review={"c": {"m2-6": "refused \x1b[2J \r gone"}}, notes={"d": ["\x9b31m"]})
    said = as_text(account)
    assert "named" in said and "refused" in said
    assert all(sign.isprintable() or sign == "\n" for sign in said)


def test_a_name_that_is_no_text_can_be_written_whatever_the_terminal_takes():
    account = Account(graded=["a\udcff", "é"])
    assert json.loads(as_json(account).encode("ascii").decode())["graded"] == account.graded


def test_what_waits_for_a_person_is_counted_by_exercise():
    said = as_text(Account(graded=["a"], memos={"m2-7": 40, "m2-8": 56}, answers={"m2-1": 3}, headings={"m2-8": "Exercise 8 · memo"})).splitlines()
    assert "memos to mark      96  Exercise 7: 40, Exercise 8 · memo: 56" in said and "answers to see      3  Exercise 1: 3" in said
    assert "memos to mark       0" in as_text(Account()).splitlines()


def test_who_was_turned_away_is_said_to_be_among_what_waits():
    said = as_text(Account(graded=["a"], turned_away={"b": "no notebook"}, answers={"m2-1": 1, "m2-2": 1})).splitlines()
    assert "turned away         1  their exercises wait below, among the memos and the answers" in said and "for review          0" in said
    assert "turned away         0" in as_text(Account(graded=["a"], answers={"m2-1": 1})).splitlines()
