"""Does a second engine say the same of every day?"""

from course.cases.stall.author.theory import bowls_gap
from course.cases.stall.model import Assumptions, Levers, draw, simulate
from tests.stall import twin


def agree(levers, world, assumptions=Assumptions()):
    run = simulate(levers, world, assumptions)
    assert run.columns["sold"].tolist() == twin.play(levers, world, assumptions) and bowls_gap(run, levers) <= 0


def test_the_two_agree_today():
    agree(Levers(), draw(1))
