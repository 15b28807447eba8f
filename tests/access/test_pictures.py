"""The README's pictures: each is there, small, and said in words."""

import re

from tests.house.copies import folder_of_course
from tests.pictures import MOST_BYTES, PICTURES


def test_each_picture_of_the_readme_is_there_small_and_said_in_words():
    text = (folder_of_course() / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[([^\]]*)\]\((pictures/[^)]+)\)", text)
    assert {path for _, path in shown} == {path.relative_to(PICTURES.parent).as_posix() for path in PICTURES.iterdir()}
    for words, path in shown:
        assert len(words) > 60, path
        assert (PICTURES.parent / path).stat().st_size <= MOST_BYTES, path
