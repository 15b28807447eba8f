"""Does an author's own cell run as it would in a notebook, without the notebook's machinery?"""

import pytest

from grading.kernels import shell


@pytest.fixture(scope="module")
def running():
    return shell.make()


def test_what_it_ends_in_is_its_result_and_what_it_prints_is_kept(running):
    printed, result = running.run_authors("print('so')\nclass Price(float):\n    def _repr_html_(self): return '<b>4</b>'\nPrice(4)", {})
    assert (printed["name"], printed["text"]) == ("stdout", "so\n")
    assert result["output_type"] == "execute_result" and result["data"] == {"text/plain": "4.0", "text/html": "<b>4</b>"}


@pytest.mark.parametrize("source", ["", "price = 4", "None", "# nothing"])
def test_what_ends_in_nothing_shows_nothing(running, source):
    assert running.run_authors(source, {}) == []


@pytest.mark.parametrize(("source", "name"), [("1 / 0", "ZeroDivisionError"), ("1 +", "SyntaxError"), ("raise SystemExit", "SystemExit")])
def test_whatever_it_raises_is_said_and_stops_nothing(running, source, name):
    outputs = running.run_authors(source, {})
    assert [(one["output_type"], one["ename"]) for one in outputs] == [("error", name)]


def test_it_has_the_names_that_it_is_given_and_none_of_another_cell(running):
    assert running.run_authors("price", {"price": 4.0})[0]["data"]["text/plain"] == "4.0"
    assert running.run_authors("price", {})[0]["ename"] == "NameError"


def test_among_a_learners_cells_it_has_theirs(running):
    running.start_afresh()
    running.run("price = 4.0")
    running.run_authors("twice = 2 * price")
    assert running.run("twice")[0]["data"]["text/plain"] == "8.0"


def test_what_is_beyond_the_limit_is_said_once_however_often_more_is_shown():
    outputs = shell.Outputs()
    for _ in range(3):
        outputs.bundle("display_data", {"text/plain": "x" * shell.MOST_OUTPUT_BYTES})
        outputs.stream("stdout", "more")
    assert [output["text"] for output in outputs.take() if output["output_type"] == "stream"] == ["\n… the rest of the output was left out\n"]
    outputs.bundle("display_data", {"text/plain": "y"})
    assert outputs.take() == []
