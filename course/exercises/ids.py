"""What an exercise's id says: ``m2-6b`` is the second part of exercise 6 of module 2."""

PARTS = {"b": "second", "c": "third", "d": "fourth"}


def whole(part):
    """The exercise that a part belongs to: ``m2-6`` for ``m2-6b``, and for ``m2-6`` itself."""
    return part[:-1] if part[-1:] in PARTS else part


def numbered(part):
    """By what exercises are put in the order of their numbers: (10, ``""``) for ``m2-10``, (6, ``b``) for ``m2-6b``."""
    number = whole(part).rpartition("-")[2]
    return int(number) if number.isdigit() else 0, part[len(whole(part)):]


def called(part):
    """How a sentence names it: ``exercise 6``, or ``the second part of exercise 6``."""
    which = f"the {PARTS[part[-1]]} part of " if whole(part) != part else ""
    return f"{which}exercise {whole(part).rpartition('-')[2]}"


def placed(part):
    """Where it stands in the course: ``module 2, exercise 6b``."""
    module, _, number = part.rpartition("-")
    return f"module {module.lstrip('m')}, exercise {number}"


def heading(part, title="", points=1):
    """How its card is headed: ``Exercise 4 · one number``; what earns no points is a step to try."""
    number = f"{'Exercise' if points else 'Step'} {part.rpartition('-')[2]}"
    return f"{number} · {title}" if title else number
