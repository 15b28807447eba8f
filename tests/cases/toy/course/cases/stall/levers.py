"""What may be set at the stall, by whom, and what is taken as given."""

from dataclasses import dataclass

from course.simulation.levers import assumption, lever


@dataclass(frozen=True)
class Levers:
    """One lever of the owner, two of the cook. Defaults: today."""

    board: str = lever("none", label="What the board says", unit="", owner="leader", source="assumed",
                       choices={"none": "Nothing", "price": "The price of a bowl"}, short={"none": "nothing", "price": "the price"})
    bowls: int = lever(60, label="Bowls cooked a day", unit="bowls", owner="manager", source="assumed", lo=20, hi=120, step=5)
    count: bool = lever(False, label="Count who goes away", unit="", owner="manager", source="assumed")


@dataclass(frozen=True)
class Assumptions:
    """The street and its guests."""

    guests: float = assumption(80.0, label="Guests a day, mean", unit="guests", source="assumed", lo=20.0, hi=140.0, step=5.0)
    shy_share: float = assumption(0.30, label="Guests who pass without a price", unit="share", source="assumed", lo=0.0, hi=0.6, step=0.05)
    price_gbp: float = assumption(4.0, label="Price of a bowl", unit="£", source="assumed", lo=2.0, hi=8.0, step=0.5)
    cost_gbp: float = assumption(1.5, label="Cost of a bowl", unit="£", source="assumed", lo=0.5, hi=3.0, step=0.5)
