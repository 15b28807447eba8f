"""Key figures, declared once as dataclass fields, and numbers as people read them.

Tiles, the log of runs, the sentence for screen readers and the table that a marker sees are
all read from the declaration:

    @dataclass(frozen=True)
    class Kpis:
        ontime_share: float = kpi(label="Ready on time", unit="share", better="more", write=percent)
        call_min_per_day: float | None = kpi(label="On the phone a day", unit="min", better="less",
                                             write=whole_minutes, unknown="not reported by the store")
"""

from dataclasses import field, fields

UNKNOWN = "–"
BETTER = ("more", "less", None)
DIGITS = 6  # of a figure that is kept: two machines may differ in what lies beyond


def kpi(*, label, unit, write, better=None, unknown=""):
    """A figure that a run gives.

    label    as a manager reads it beside its value: the period stands in it ("Left a day")
    unit     of the bare number, such as "share" (0 to 1), "min", "£"
    write    function of the number that gives its text, unit and all
    better   "more" or "less" of it; None where neither is
    unknown  what is said where nobody in the story can know it: its value is then None
    """
    if better not in BETTER:
        raise ValueError(f"better must be one of {BETTER}, not {better!r}")
    return field(metadata={"label": label, "unit": unit, "write": write, "better": better, "unknown": unknown})


def describe(kpis):
    """{name: what was declared of it} of a class or an instance, in order."""
    return {one.name: dict(one.metadata) for one in fields(kpis) if "write" in one.metadata}


def say(declared, value):
    """The text of a value, by what ``describe`` gives of it; a dash where nobody can know it."""
    return UNKNOWN if value is None else declared["write"](value)


def verdict(better, value, before):
    """How a value stands beside an earlier one: "better" or "worse" with the arrow of its way, "more" or "less" where neither is better, "" where nobody can know."""
    if value is None or before is None or value == before:
        return ""
    rises = value > before
    word = ("more" if rises else "less") if better is None else "better" if rises == (better == "more") else "worse"
    return f"{'↑' if rises else '↓'} {word}"


def rounded(value):
    """A figure as it is kept: a builtin float of six digits after the point, or None."""
    return None if value is None else round(float(value), DIGITS)


def percent(value):
    """A share as people read it."""
    return f"{value:.1%}"


def minutes(value):
    """Minutes to one decimal."""
    return f"{value:.1f} min"


def whole_minutes(value):
    """Whole minutes."""
    return f"{value:.0f} min"


def whole(value):
    """A whole number with its thousands apart."""
    return f"{value:,.0f}"


def pounds(value):
    """Whole pounds, with a minus sign where they are lost."""
    return f"{'−' if value < -0.5 else ''}£{abs(value):,.0f}"


def millions(value):
    """Pounds in millions, with a minus sign where they are owed."""
    return f"{'−' if value < -5_000 else ''}£{abs(value) / 1e6:.2f}m"
