"""A learner's id is checked in one place, and is the same by every road."""

import pytest

from course import learners


@pytest.mark.parametrize("name, kept", [
    ("Amira Said", "amira-said"), ("../../etc", "etc"), ("<b>Jo</b>", "b-jo-b"), ("Amélie Saïd", "amelie-said"), ("山田", ""), ("…", ""), ("O’Brien, Pat", "o-brien-pat"),
    ("J. R. Smith", "j-r-smith"), (" amira ", "amira"), ("a " * 90, ("a-" * 30)[:59]),
    # Whoever types the id that a hub knows them by is that student.
    ("ada.birkett", "ada.birkett"), ("Ada.Birkett", "ada.birkett"), ("bo_lindqvist", "bo_lindqvist"), ("c+d@hartwell.example", "c+d@hartwell.example"), ("said.", "said")])
def test_a_typed_name_becomes_an_id(name, kept):
    assert learners.typed(name) == kept
    assert kept == "" or learners.is_id(kept)


@pytest.mark.parametrize("text", ["", ".", "..", ".amira", "-amira", "+amira", "a b", "a,b", "a'b", "a\\b", "a/b", "a:b", "a*b", "a\nb", "a\n", "é", "a" * 101])
def test_what_no_folder_or_file_can_be_called_is_no_id(text):
    assert not learners.is_id(text)
