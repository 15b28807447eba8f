"""Is the account that an instructor reads in a terminal inert?"""

from grading.grade.table import as_text


def test_a_learner_s_words_never_steer_the_terminal():
    from types import SimpleNamespace

    account = SimpleNamespace(graded=["a"], unchanged=[], turned_away={"b": "named \x1b]0;owned\x07"},
                              review={"c": {"m2-6": "refused \x1b[2J \r gone"}}, notes={"d": ["\x9b31m"]})
    said = as_text(account)
    assert "named" in said and "refused" in said
    assert all(sign.isprintable() or sign == "\n" for sign in said)
