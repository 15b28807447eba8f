"""A line as people write it into a cell: what the page makes of it, the grading makes of it too; and what stands around it stops nothing unsaid."""

import sys

import pandas as pd
import pytest
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from course.exercises import Code, mistakes, records, straight
from course.exercises import page as open_page
from grading.kernels import shell, values

MODULE = "02_curbside"
ORDERS = pd.DataFrame({"format": ["small", "small", "large", "large"], "policy": ["app", "call"] * 2, "ontime": [1.0, 0.5, 0.75, 0.25]})
STORES = pd.DataFrame({"format": ["small", "large"], "policy": ["app", "call"]})
LINE = 'ontime_by = orders.groupby(["format", "policy"])["ontime"].mean()'
NBSP, NOTHING_SEEN = "\u00a0", "\u200b"
AS_TYPED = [
    f"ontime_by{NBSP}= orders.groupby([“format”, “policy”])[“ontime”].mean()", "ontime_by = orders.groupby([„format“, „policy“])[„ontime“].mean()",
    f"ontime_by = orders.groupby([«{NBSP}format{NBSP}», « policy »])[‹ontime›].mean()", "ontime_by = orders.groupby([‘format’, ’policy’])[‚ontime‘].mean()",
    "ontime_by = orders.groupby([`format`, ´policy´])[`ontime`].mean()", "ontime_by = orders.groupby([\"format”, “policy\"])[″ontime″].mean()",
    "# Amira’s line\nontime_by = orders.groupby([“format”, “policy”])[“ontime”].mean()", "ontime_by ＝ orders．groupby（［\"format\"，\"policy\"］）［\"ontime\"］.mean()",
    f"ontime_by = orders.groupby([\"for{NOTHING_SEEN}mat\", \"policy\"])[\"\ufeffontime\"].mean()", f"{LINE} – 0", f"{LINE}\u2028ontime_by",
    "%time ontime_by = orders.groupby([“format”, “policy”])[“ontime”].mean()",
]
AROUND = [
    LINE, f"{LINE};", f"{LINE}\nontime_by", f"{LINE}\nprint(ontime_by)", f"{LINE}\ndisplay(ontime_by)", f"{LINE}; ontime_by", f"%%time\n{LINE}",
    f"!python --version\n{LINE}", f"%system echo\n{LINE}", f"found = !echo 1\n{LINE}", f"{LINE}\nontime_by?", f"{LINE}\nontime_by.plot()",
    f"{LINE}\nimport matplotlib.pyplot as plt", f"{LINE}\n1 / 0", f"import pandas as pd\n{LINE}",
]
WITHOUT = {
    "ontime_by = print(orders.groupby(['format', 'policy'])['ontime'].mean())": "what is printed or shown is not kept",
    "ontime_by = display(orders)": "what is printed or shown is not kept", "orders.groupby(['format', 'policy'])['ontime'].mean()": "Begin it with “ontime_by =”",
    "ontime_by = ...": "Put your line in place of the three dots", "ontime_by = …": "Put your line in place of the three dots",
    "ontime_by = orders.groupby(['format', 'policy'])": "What is to be worked out for each", "ontime_by = orders.groupby(['format', 'policy']": "The card looks again then",
    "import matplotlib\n" + LINE: "The card looks again then", "ontime_by = orders.groupby(['format', 'policy'])['ontime'].mean(": "The card looks again then",
}


class Cells:
    """A kernel of one kind that has begun a module's page and declared the exercise that its line is for."""

    def __init__(self, kind):
        self.kind, self.running = kind, shell.make() if kind == "graded" else InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))
        self.running.user_ns["orders"], self.running.user_ns["stores"] = ORDERS, STORES
        self.running.run_cell(f"from course.exercises import begin\nbegin({MODULE!r})")
        self.exercise = Code(f"{MODULE}/m2-6", name="ontime_by", groups={"format": ["small", "large"], "policy": ["app", "call"]},
                             title="t", prompt="p", points=4, skill="s", seeds=["004-22"])
        self.exercise.show()

    def run(self, source):
        """What the name of the exercise holds once a cell has run; three dots if it holds nothing."""
        if self.kind == "graded":  # where each line runs once, in a fork of its own
            self.running.user_ns.pop("ontime_by", None)
        self.running.run_cell(source, cell_id="m2-6-line")
        return values.encode(self.running.user_ns.get("ontime_by", ...))


@pytest.fixture
def cells(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("COURSE_ANSWERS", str(tmp_path / "record.json"))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
    before = {name: getattr(sys, name) for name in ("displayhook", "excepthook")}

    def made(kind):
        InteractiveShell.clear_instance()
        shell.Shell.clear_instance()
        monkeypatch.setenv("COURSE_GRADING", "1") if kind == "graded" else monkeypatch.delenv("COURSE_GRADING", raising=False)
        return Cells(kind)

    yield made
    for kind in (shell.Shell, InteractiveShell):
        kind.clear_instance()
    open_page._open.update(exercises={}, panels={}, header=None, watchers=[])
    records.close()
    for name, value in before.items():
        setattr(sys, name, value)


@pytest.fixture
def page(cells):
    """Run a cell of a page, and read the card below it."""
    kernel = cells("page")

    def run(source):
        kernel.run(source)
        return kernel.exercise.front.state

    return run


def test_a_cell_gives_the_same_on_a_page_and_where_it_is_graded(cells):
    graded = {}
    for kind in ("graded", "page"):
        kernel = cells(kind)
        found = {source: kernel.run(source) for source in (*AS_TYPED, *AROUND, *WITHOUT)}
        graded = graded or found
        assert found == graded
    right = values.encode(ORDERS.groupby(["format", "policy"])["ontime"].mean())
    assert [source for source in (*AS_TYPED, *AROUND) if graded[source] != right] == []


def test_no_program_runs_where_a_line_is_graded_and_the_cell_goes_on(cells, tmp_path, capsys):
    kernel = cells("graded")
    for source in ("!touch {place}", "%system touch {place}", "found = !touch {place}", "%sx touch {place}", "%pip install {place}"):
        assert kernel.run(f"{source.format(place=tmp_path / 'made')}\n{LINE}")["t"] == "Series"
    assert not (tmp_path / "made").exists() and "Left out: programs do not run" in capsys.readouterr().out


@pytest.mark.parametrize("source", AS_TYPED)
def test_what_a_word_processor_made_of_a_line_is_read_and_said(page, source):
    state = page(source)
    assert state["done"] and state["note"]["head"] == "Recorded"
    quoted = any(straight._straight(sign) != sign for sign in source)
    assert state["note"]["says"].startswith("Read with straight quotes" if quoted else "Read with plain spaces and signs.")


def test_what_stands_around_a_line_stops_nothing_and_what_did_not_run_is_said(page):
    for source in AROUND:
        state = page(source)
        stopped = source.endswith(("plot()", "plt", "1 / 0"))
        assert state["done"] and ("What follows the line did not run" in state["note"]["says"]) == stopped, source
        assert not state["note"]["says"].startswith("Read with")


@pytest.mark.parametrize("source", WITHOUT)
def test_a_cell_that_sets_no_table_says_why_and_what_an_earlier_one_set_is_gone(page, source):
    assert page(LINE)["done"]
    state = page(source)
    assert not state["done"] and WITHOUT[source] in state["note"]["says"]


@pytest.mark.parametrize("source", ["says = 'it’s “so” – here…'\n" + LINE, "# “quoted” – said\n" + LINE, "f'{1}“'", "1 +", "says = “it’s so"])
def test_a_cell_that_runs_as_it_is_and_one_that_can_not_be_mended_are_left_alone(source):
    assert straight.code(source) == source and straight.said(source) == ""


@pytest.mark.parametrize("typed", ["policy", " 'policy' ", '["policy"]', "[“policy”]", "«\u202fpolicy\u202f»", "`policy`", "orders[“policy”]", "orders.policy",
                                   "pol\u200bicy", "„policy“", "\u00a0policy\u00a0", "[ 'policy' ]"])
def test_a_name_is_taken_without_what_stands_around_it(typed):
    assert straight.name(typed) == "policy"


@pytest.mark.parametrize("name, said", [
    ("policy", "called “policy_x” and “policy_y”"), ("polcy_x", "Did you mean “policy_x”? The columns are: format, policy_x, ontime, policy_y."),
])
def test_a_column_that_a_table_lacks_is_sought_in_that_table(name, said):
    merged = ORDERS.merge(STORES, on="format")
    for line in (lambda: merged.groupby(["format", name]), lambda: merged[name], lambda: merged.groupby("format")[name]):
        with pytest.raises(KeyError) as caught:
            line()
        assert said in mistakes.sentence(caught.value)


def test_a_library_that_the_course_lacks_is_named():
    for line in (lambda: ORDERS.plot(), lambda: __import__("matplotlib")):
        with pytest.raises(ImportError) as caught:
            line()
        assert mistakes.sentence(caught.value).startswith("“matplotlib” is not part of this course")
