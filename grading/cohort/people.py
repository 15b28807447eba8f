"""Learners of known ability, all invented, and what each of them does with each exercise."""

import math
from dataclasses import dataclass
from random import Random

GIVEN = ("Ada Bea Cal Dora Eli Fern Gus Hana Ivor Jun Kit Lena Mo Nia Olu Pia Quin Rosa Sami Thea Uma Vik Wren Xan Yara Zeb "
         "Anouk Bram Celeste Dmitri Emeka Farah Goran Hilde Idris Juno Kofi Lucia Mina Noor").split()
FAMILY = ("Ashdown Birkett Calloway Dunmore Eastwick Fairlie Garrow Holloway Inskip Jarrold Kestrel Lovage Marlow Netherby Oakshott "
          "Penhale Quayle Ravensby Sallow Thornby Underhay Vellacott Wexcombe Yarrow Zennor Abara Bellini Castellan Dvorak Eriksen "
          "Fonseca Grabowski Hakimi Ionescu Jansky Kowalczyk Lindqvist Moreau Nakagawa Osei").split()
# Of the answers that are not right: most show an error that the catalogue knows.
WRONG_WAYS = {"catalogued": 0.6, "near": 0.22, "blank": 0.18}


@dataclass(frozen=True)
class Learner:
    """One learner: ``ability`` in standard deviations, and a random stream of their own."""

    id: str
    name: str
    ability: float
    kind: str
    random: Random


def learners(module, n, seed, broken_share, hostile_share):
    """``n`` learners; the same for the same seed, and broken and hostile ones spread among them."""
    draw = Random(f"{module}/{seed}")
    kinds = ["broken"] * round(n * broken_share) + ["hostile"] * round(n * hostile_share)
    kinds += ["honest"] * (n - len(kinds))
    draw.shuffle(kinds)
    taken = set()
    for at, kind in enumerate(kinds):
        random = Random(f"{module}/{seed}/{at}")
        name = f"{random.choice(GIVEN)} {random.choice(FAMILY)}"
        plain = name.lower().replace(" ", ".")
        learner = plain if plain not in taken else f"{plain}.{at}"
        taken.add(learner)
        yield Learner(learner, name, round(random.gauss(0, 1), 3), kind, random)


def difficulties(module, seed, exercises):
    """How hard each exercise is, on the scale of ability."""
    return {name: round(Random(f"{module}/{seed}/{name}").gauss(-0.3, 0.7), 3) for name in exercises}


def does(learner, difficulty):
    """``right``, ``catalogued``, ``near`` or ``blank``; right by the logistic law of ability against difficulty."""
    if learner.random.random() < 1 / (1 + math.exp(difficulty - learner.ability)):
        return "right"
    return learner.random.choices(list(WRONG_WAYS), list(WRONG_WAYS.values()))[0]
