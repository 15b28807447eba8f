"""The exercises of a page are numbered from one on, without a gap."""

import json

from course.exercises import contents
from course.exercises.ids import whole
from grading.layout import HERE


def test_every_page_numbers_its_exercises_from_one_to_the_last():
    for module in HERE.lessons():
        notebook = json.loads((HERE.modules / module / f"{module}.ipynb").read_text("utf-8"))
        numbers = list(dict.fromkeys(whole(one["id"]).rpartition("-")[2] for one in contents.exercises(notebook)))
        assert numbers == [str(number) for number in range(1, len(numbers) + 1)], module
