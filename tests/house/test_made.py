"""Are the figures that a case ships with its charts the ones that its model gives now?"""

import importlib
import json

import pandas as pd
import pytest

from course.simulation import made
from tests.house.copies import folder_of_course

MAKERS = sorted((path.parents[1].name, part) for part in ("frames", "averages") for path in (folder_of_course() / "course" / "cases").glob(f"*/author/{part}.py"))


@pytest.mark.parametrize(("case", "part"), MAKERS)
def test_the_frames_and_averages_of_a_case_are_made_anew_byte_for_byte(case, part):
    assert importlib.import_module(f"course.cases.{case}.author.{part}").main(["--check"]) == 0


def test_a_stale_file_is_named_and_how_to_make_it_again(tmp_path, capsys):
    def command(*arguments, content):
        return made.command(arguments, file=tmp_path / "frames.json", make=lambda: content, name="course.cases.x.author.frames", about="x")

    assert command("--check", content=1) == 1 and "Run: python3 -m course.cases.x.author.frames" in capsys.readouterr().err
    assert command(content=1) == 0 and command("--check", content=1) == 0 and command("--check", content=2) == 1


def test_a_frame_comes_back_from_its_columns_to_six_digits():
    frame = pd.DataFrame({"hour": [8, 9], "share": [1 / 3, 2e6 / 3], "who": ["a", "b"]})
    back = pd.DataFrame(json.loads(json.dumps(made.columns(frame))))
    assert back.dtypes.tolist() == frame.dtypes.tolist() and back["share"].tolist() == [0.333333, 666667.0]
