"""What a case concludes, from which assumptions, and how far each of them may be wrong.

    STUDY = Study("course.cases.curbside.author.sensitivity", conclusions=conclusions, assumptions=Assumptions(),
                  claims=CLAIMS, like_it="stores", ranges={"naive_share": (0.0, 0.1)})

An assumption is moved by a fifth, down and up, unless ``ranges`` states how far. One that is
assumed to be 0 needs a range: a fifth of nothing is nothing, and tries nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import numpy as np

from course.simulation.levers import describe

CHANGE = 0.20
DRAWS = 200
WORLDS = tuple(range(20_001, 20_021))  # seeds that no page, key or edition uses
ROOT_SEED = 12
CASES = Path(__file__).parents[2] / "cases"


def cases_with(part):
    """The names of the cases whose author has this part, such as ``findings``, in order."""
    return sorted(path.parents[1].name for path in CASES.glob(f"*/author/{part}.py"))


@dataclass(frozen=True)
class Study:
    """One case's conclusions and how they are tried.

    name         the module that holds this as STUDY; its table lies beside it as sensitivity.json
    conclusions  function of (assumptions, seed) -> {claim: size}, above zero where it holds
    assumptions  as assumed
    claims       {claim: what it says, a sentence}; each must hold in three of five of all plays
    this_firm    the same, of claims that are said to hold for this firm and perhaps for no other
    like_it      what a draw of the assumptions is, in the plural: "stores", "firms"
    ranges       {assumption: (low, high)} for those that are not moved by a fifth
    worlds_each  of the 20 worlds, how many each joint draw meets; the next draw begins where this one ended
    scope        function of the assumptions alone that says whether a claim is meant for such a firm, or None
    scope_says   the same in words: "where picking takes at most …"
    """

    name: str
    conclusions: Callable
    assumptions: object
    claims: dict
    this_firm: dict = field(default_factory=dict)
    like_it: str = "stores"
    ranges: dict = field(default_factory=dict)
    worlds_each: int = len(WORLDS)
    scope: Callable | None = None
    scope_says: str = ""

    @property
    def case(self):
        """The case's name."""
        return self.name.split(".")[2]

    @property
    def file(self):
        """Where the made table lies."""
        return CASES / self.case / "author" / "sensitivity.json"

    @cached_property
    def said(self):
        """{claim: what it says}, all of them."""
        return {**self.claims, **self.this_firm}

    @cached_property
    def declared(self):
        """{assumption: as ``describe`` gives it}."""
        return {each["name"]: each for each in describe(self.assumptions)}

    def ends(self, name):
        """(low, high) of an assumption. ValueError for one that is 0 and of which no range is stated."""
        if name in self.ranges:
            return self.ranges[name]
        value = getattr(self.assumptions, name)
        if not value:
            raise ValueError(f"{name} is assumed to be 0, and a fifth of that is 0: state a range for it.")
        low, high = sorted((value * (1 - CHANGE), value * (1 + CHANGE)))
        return low, min(high, 1.0) if self.declared[name]["unit"] == "share" and value <= 1 else high

    def with_one(self, name, value):
        """The assumptions with one of them moved; a whole number stays one."""
        return replace(self.assumptions, **{name: self._whole(name, value)})

    def drawn(self, number):
        """Joint draw ``number`` of 200: every assumption at once, each uniform between its ends and of its own stream."""
        return replace(self.assumptions, **{name: self._whole(name, low + self._luck[name][number] * (high - low))
                                            for name in self.declared for low, high in (self.ends(name),)})

    def worlds_of(self, number):
        """The seeds that joint draw ``number`` meets: in turn, so that all 20 are met equally often."""
        return [WORLDS[(number * self.worlds_each + i) % len(WORLDS)] for i in range(self.worlds_each)]

    @cached_property
    def _luck(self):
        return {name: np.random.default_rng([ROOT_SEED, *name.encode()]).random(DRAWS) for name in self.declared}

    def _whole(self, name, value):
        return round(value) if self.declared[name]["kind"] == "int" else float(value)
