"""How a case describes the tables it makes, and the checks that certify them."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Field:
    """One column. ``type`` is a Table Schema type: string, integer, number, datetime.

    ``unit`` is plain text ("" for a name or a code); ``minimum`` and ``maximum`` are
    inclusive; ``enum`` lists the only values allowed; not ``required`` means that a
    blank has a meaning, which the description gives.
    """

    name: str
    type: str
    description: str
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    enum: tuple = ()
    required: bool = True


@dataclass(frozen=True)
class Table:
    """One table: its fields in column order, its primary key, {column: (table, column)} it refers to."""

    name: str
    title: str
    description: str
    fields: tuple
    key: str
    refers: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Check:
    """One certified claim: ``value`` was wanted to be at least or at most ``margin``, as ``name`` says."""

    name: str
    value: float
    margin: float
    ok: bool


def at_least(name, value, margin):
    """A Check that ``value`` >= ``margin``. NaN fails."""
    return Check(name, float(value), margin, bool(value >= margin))


def at_most(name, value, margin):
    """A Check that ``value`` <= ``margin``. NaN fails."""
    return Check(name, float(value), margin, bool(value <= margin))
