"""Is the referee's table of each case what its model says, and is no weak claim taught?"""

from dataclasses import asdict, dataclass, fields, replace
from functools import partial

import pytest

from course.simulation import made
from course.simulation.author import sensitivity
from course.simulation.author.firmness import LESSON, too_weak, unsaid, words
from course.simulation.author.sensitivity import held, holds, studies
from course.simulation.author.study import DRAWS, WORLDS, Study
from course.simulation.levers import assumption
from grading.build.lesson import read
from grading.layout import HERE

STUDIES = {study.name.split(".")[2]: study for study in studies()}
CELLS = (3, 77, 150)  # joint draws that are played again, each in one of its worlds


@pytest.fixture(params=STUDIES, scope="module")
def case(request):
    study = STUDIES[request.param]
    return study, made.load(study.file)


def test_every_case_has_a_table_of_all_its_claims(case):
    study, table = case
    assert [row["claim"] for row in table["claims"]] == list(study.said) and table["like_it"] == study.like_it
    assert {row["cases"] for row in table["claims"]} == {2 * len(fields(study.assumptions)) - len(table["moves_nothing"])}


def test_every_claim_holds_as_assumed_and_none_is_too_weak_for_a_lesson(case):
    _, table = case
    assert all(row["size"] > 0 for row in table["claims"]) and not too_weak(table)


def test_every_joint_draw_meets_every_world(case):
    _, table = case
    assert (table["draws"], table["worlds"], table["plays"]) == (200, 20, 4_000)


def test_the_shares_are_those_of_the_plays(case):
    study, table = case
    for row in table["claims"]:
        plays = held(row)
        assert len(plays) == table["plays"] == DRAWS * study.worlds_each and row["share"] == round(sum(plays) / len(plays), 4)


def test_some_plays_and_trials_made_anew_say_what_the_table_says(case):
    """The command's --check, a thorough test below, makes all of it anew."""
    study, table = case
    rows = {row["claim"]: row for row in table["claims"]}
    for number in CELLS:
        at = number % study.worlds_each
        for claim, size in study.conclusions(study.drawn(number), study.worlds_of(number)[at]).items():
            assert held(rows[claim])[number * study.worlds_each + at] == holds(size), (claim, number)
    assert {claim: round(size, 4) for claim, size in study.conclusions(study.assumptions).items()} == {claim: row["size"] for claim, row in rows.items()}
    weakest = max(rows.values(), key=lambda row: len(row["breaks"]))
    one = weakest["weakest"]
    end = study.ends(one["assumption"])[one["change"] > 0 if "change" in one else one["to"] == study.ends(one["assumption"])[1]]
    assert round(study.conclusions(study.with_one(one["assumption"], end))[weakest["claim"]], 4) == one["size"]


@pytest.mark.thorough
def test_the_whole_table_is_made_anew_byte_for_byte(case):
    study, _ = case
    assert sensitivity.command(study, check=True) == 0


@dataclass(frozen=True)
class Shop:
    price: float = assumption(10.0, label="Price", unit="£", source="assumed", lo=0.0, hi=20.0, step=1.0)
    people: int = assumption(4, label="People", unit="people", source="assumed", lo=1, hi=9, step=1)
    colour: float = assumption(1.0, label="Colour", unit="", source="assumed", lo=0.0, hi=2.0, step=0.1)
    seen: float = assumption(0.0, label="Seen", unit="share", source="assumed", lo=0.0, hi=1.0, step=0.1)


def shop(given=Shop(), seed=0):
    """Two conclusions: one needs a price above 9, one an even world."""
    return {"pays": given.price - 9 + given.people * 0 - given.seen, "even": 1.0 if seed % 2 == 0 else -1.0}


STUDY = Study("tests.shop", conclusions=shop, assumptions=Shop(), claims={"pays": "It pays", "even": "It is even"}, like_it="shops",
              ranges={"seen": (0.0, 0.5)}, scope=lambda a: a.price >= 10, scope_says="where the price is 10 or more")


@pytest.fixture(scope="module")
def rows():
    table = sensitivity.table(STUDY, processes=1)
    return {**table, "claims": {row["claim"]: row for row in table["claims"]}}


def test_what_moves_nothing_is_not_counted_and_is_said(rows):
    assert [(trial["assumption"], trial.get("change", trial.get("to"))) for trial in rows["moves_nothing"]] == [
        ("people", -0.2), ("people", 0.2), ("colour", -0.2), ("colour", 0.2), ("seen", 0.0)]
    assert rows["claims"]["pays"]["cases"] == 3


def test_the_share_is_over_all_draws_and_a_scope_has_its_own(rows):
    pays = rows["claims"]["pays"]
    assert pays["share"] == pays["draws"] / DRAWS and 0.4 < pays["share"] < 0.7 and pays["share_in_scope"] == 1.0
    assert 80 < rows["scope"]["draws"] < 120 and pays["breaks"][0]["change"] == -0.2


def test_the_luck_of_a_world_counts(rows):
    even = rows["claims"]["even"]
    assert (even["size"], even["worlds"], even["draws"], even["share"]) == (1.0, len(WORLDS) // 2, 0, 0.5)  # half is not most


def test_an_assumption_of_nothing_needs_a_stated_range():
    with pytest.raises(ValueError, match="state a range"):
        replace(STUDY, ranges={}).ends("seen")


def test_joint_draws_stay_when_an_assumption_is_added():
    @dataclass(frozen=True)
    class Larger(Shop):
        more: float = assumption(1.0, label="More", unit="", source="assumed", lo=0.0, hi=2.0, step=0.1)

    larger = asdict(replace(STUDY, assumptions=Larger()).drawn(5))
    assert {name: larger[name] for name in asdict(Shop())} == asdict(STUDY.drawn(5)) != asdict(STUDY.drawn(6))
    assert isinstance(STUDY.drawn(5).people, int)


def test_draws_meet_all_worlds_equally_often_in_turn():
    met = [seed for number in range(DRAWS) for seed in replace(STUDY, worlds_each=3).worlds_of(number)]
    assert {met.count(seed) for seed in WORLDS} == {DRAWS * 3 // len(WORLDS)}


def made_row(**changed):
    return {"claim": "pays", "says": "It pays", "this_firm": False, "share": 0.67, "share_in_scope": None, "breaks": [], **changed}


def said(**changed):
    return words({"like_it": "shops", "change": 0.2, "ranges": {}, "draws": 200, "worlds_each": 20, "claims": [made_row(**changed)]})


def test_a_sentence_may_be_silent_from_ninety_in_a_hundred_on_and_is_refused_below_sixty():
    assert said(share=0.95)["holds.pays"] == "" and said(share=0.999)["firm.pays"] == "99 of 100 shops like this one"
    assert isinstance(said(share=0.89)["holds.pays"], ValueError) and said(share=0.67)["firm.pays"].startswith("67 of 100")
    assert isinstance(said(share=LESSON - 0.01)["firm.pays"], ValueError) and too_weak({"claims": [made_row(share=LESSON - 0.01)]})


def test_what_holds_for_this_firm_alone_always_carries_its_share():
    alone = said(share=0.95, this_firm=True), said(share=0.3, this_firm=True)
    assert all(isinstance(each["holds.pays"], ValueError) for each in alone) and alone[1]["firm.pays"].startswith("30 of 100")


def test_a_lesson_that_leaves_out_the_share_of_a_weak_conclusion_is_refused():
    found = said(share=0.67)
    assert unsaid("It pays in {{firm.pays}}.", found) == unsaid("It pays in {{share.pays:.0%}}.", found) == unsaid("It pays.", said(share=0.95)) == []
    assert "its share is to stand in the prose" in unsaid("It pays.{{holds.pays}}", found)[0]


def test_every_case_with_a_table_has_a_lesson_that_lists_it():
    listed = {lesson.course["case"] for lesson in map(partial(read, HERE), HERE.lessons()) if any("{{firm}}" in cell.source for cell in lesson.notebook.cells)}
    assert listed == set(STUDIES)
