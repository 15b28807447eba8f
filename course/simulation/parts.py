"""What a figure is made of: the parts of an order's time, or of what a day costs and who pays it, as a simulator's page lists them."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Parts:
    """A figure of a run, taken apart.

    what    the figure, as the title says it: "that a day costs everybody"
    of      function of a Run that gives {label: (who pays it, amount)}, or None where nobody can know; the amounts add up to ``kpi``
    kpi     the name of the KPI that they add up to
    unit    the smallest amount that is written, such as 1 (pound) or 0.1 (minutes)
    write   function of an amount that gives its text
    who     what heads the column of who pays; empty where there is none
    unknown what is said where nobody can know
    """

    what: str
    of: Callable
    kpi: str
    unit: float
    write: Callable
    who: str = ""
    unknown: str = ""

    def played(self, run):
        """The parts of a run as the page lists them: {"title", "who", "total", "parts": [[label, who, text, size]]}; sizes are whole units and add up to the total's."""
        found = self.of(run)
        if found is None:
            return {"title": self.unknown, "who": self.who, "total": "", "parts": []}
        sizes = apportioned([amount / self.unit for _, amount in found.values()])
        text = [self.write(size * self.unit) for size in sizes]
        total, signed = self.write(sum(sizes) * self.unit), min(sizes) < 0
        most = min(range(len(sizes)), key=sizes.__getitem__) if signed else max(range(len(sizes)), key=sizes.__getitem__)
        label = list(found)[most]
        title = f"{total} {self.what}; what takes most: {label[0].lower()}{label[1:]}, {text[most]}" if signed else f"Of {total} {self.what}, {text[most]}: {label[0].lower()}{label[1:]}"
        return {"title": title, "who": self.who, "total": total,
                "parts": [[label, who, said, size] for (label, (who, _)), said, size in zip(found.items(), text, sizes)]}


def apportioned(amounts):
    """Whole numbers that add up to the amounts' rounded sum: each rounded as it is anywhere else, and what is over laid to the largest, where it is least."""
    whole = [round(amount) for amount in amounts]
    whole[max(range(len(amounts)), key=lambda at: abs(amounts[at]))] += round(sum(amounts)) - sum(whole)
    return whole


def ledger(payers, share=1.0, names=None):
    """The ``of`` of a ledger: ``payers`` {cost centre: who pays it}, ``share`` of a run's pence that is shown, in pounds; ``names`` {cost centre: label}."""
    def of(run):
        return {(names or {}).get(centre, centre[0].upper() + centre[1:]): (payers[centre], pence / 100 * share) for centre, pence in run.ledger.items()}

    return of
