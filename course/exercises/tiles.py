"""Key figures as people read them, and the tile that shows one large beside today's."""


UNKNOWN = "–"


def percent(value):
    """A share as people read it; a dash for what nobody could know."""
    return UNKNOWN if value is None else f"{value:.1%}"


def minutes(value):
    """Minutes to one decimal."""
    return UNKNOWN if value is None else f"{value:.1f} min"


def minutes_a_day(value):
    """Whole minutes a day."""
    return UNKNOWN if value is None else f"{value:.0f} min"


def pounds_a_day(value):
    """Whole pounds a day."""
    return UNKNOWN if value is None else f"{'−' if value < -0.5 else ''}£{abs(value):,.0f}"


def millions(value):
    """Pounds in millions, with a minus sign where they are owed."""
    return UNKNOWN if value is None else f"{'−' if value < -5_000 else ''}£{abs(value) / 1e6:.2f}m"


def tile(label, value, today, write, unknown):
    """(label, value as `write` says it, today's beside it); `unknown` is said where nobody could know."""
    hint = "today" if value == today else f"today {write(today)}" if today is not None else f"today {unknown}"
    return [label, write(value), hint if value is not None else unknown]
