"""Is every decision replayed in worlds that no page shows, with what its page holds fixed?"""

from importlib import import_module
from types import SimpleNamespace

import pytest

from grading.build.lesson import read
from grading.keys import load
from grading.layout import HERE
from tests.scoring import exercises, of_kind, released

DECISIONS = pytest.mark.parametrize("module, name", [
    (module, name) for module in HERE.lessons() for name, exercise in released(module).items() if exercise.kind == "decision"])
SHIPPED = [path for folder in ("course", "modules", "datasets") for path in (HERE.root / folder).rglob("*")
           if path.suffix in (".py", ".ipynb", ".json", ".js") and "author" not in path.parts]


@DECISIONS
def test_a_decision_is_replayed_in_the_worlds_held_out_and_in_no_other(module, name, monkeypatch):
    key, replayed = load(HERE, module), []

    def replay(levers, seeds, *best):
        replayed.append(tuple(seeds))
        return SimpleNamespace(share=0.5)

    monkeypatch.setattr(key if hasattr(key, "gap_closed") else key.decision, "gap_closed", replay)
    key.KEYS[name]({})
    assert replayed == [key.HELD_OUT] and len(set(key.HELD_OUT)) >= 8


@DECISIONS
def test_nothing_that_a_learner_has_shows_a_world_held_out(module, name):
    held_out = load(HERE, module).HELD_OUT
    assert exercises(module)[name].panel.simulator.seed not in held_out
    numbers = {form for seed in held_out for form in (str(seed), f"{seed:_}")}
    for path in SHIPPED:
        text = path.read_text("utf-8")
        assert not any(number in text for number in numbers), path


@DECISIONS
def test_the_page_holds_fixed_what_the_replay_holds_fixed(module, name):
    case = read(HERE, module).notebook.metadata["course"]["case"]
    fixed = exercises(module)[name].panel.fixed
    assert getattr(import_module(f"course.cases.{case}.author.decision"), "FIXED", {}).items() <= fixed.items()


@DECISIONS
def test_what_is_said_of_a_decision_kept_names_what_it_is_replayed_on_as_its_prompt_does(module, name):
    decision = exercises(module)[name]
    assert decision.recorded_says.startswith("Kept as your decision.") and f"on {decision.panel.simulator.unseen} that nobody" in decision.recorded_says
    assert decision.panel.simulator.unseen in decision.prompt


@pytest.mark.parametrize("decision", of_kind("Decision"), ids=lambda one: one.path)
def test_a_panel_calls_the_setting_that_nobody_moved_what_its_page_calls_it(decision, monkeypatch, tmp_path):
    monkeypatch.setenv("COURSE_ANSWERS", str(tmp_path / "record.json"))
    spec = decision.panel.describe()
    hints = [hint for *_, hint in spec["played"]["tiles"]]
    assert spec["start"] in hints and (spec["start"] == "today") == any("today" in said for said in (*hints, spec["played"]["said"]))


@pytest.mark.parametrize("decision", [one for one in of_kind("Decision") if one.opinion], ids=lambda one: one.path)
def test_a_decision_that_any_setting_earns_is_no_prediction(decision, tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_ANSWERS", str(tmp_path / "record.json"))
    decision.keep({"levers": {}})
    assert decision.score().says == "Kept as your decision."
