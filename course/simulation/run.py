"""What a simulated policy gives back: events, KPIs, a ledger, and what was assumed."""

from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class Run:
    """One policy, met by one world.

    columns      {name: array}, one value per order, units in the names
    kpis         an instance of the case's Kpis; None where nobody in the story could know it yet
    ledger       {cost centre: integer pence over the run}; income above zero, cost below
    assumptions  [{name, label, value, unit, source}]
    days         {name: array}, one value per store-day, for live charts
    hours        {name: array}, one value per hour of the day, for the same
    steps        {name: array}, one value per order: the minutes at which it went on, for whoever watches a day
    """

    columns: dict
    kpis: object
    ledger: dict
    assumptions: list
    days: dict = field(default_factory=dict)
    hours: dict = field(default_factory=dict)
    steps: dict = field(default_factory=dict)

    @cached_property
    def events(self):
        """The columns as a pandas DataFrame, built when first asked for."""
        import pandas  # here, so that a slider move does not pay for a table nobody reads

        return pandas.DataFrame(self.columns)

    def value(self, kpi):
        """The bare number of a KPI. KeyError for one that this run lacks."""
        return vars(self.kpis)[kpi]


def as_records(assumptions, declared):
    """``assumptions`` (an instance) as the list a Run carries; ``declared`` from ``describe``."""
    return [
        {"name": d["name"], "label": d["label"], "value": getattr(assumptions, d["name"]),
         "unit": d["unit"], "source": d["source"]}
        for d in declared
    ]
