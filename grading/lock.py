"""The part of ``requirements.lock`` that a learner needs."""

import re

BLOCK = re.compile(r"^(?=[A-Za-z0-9])", re.MULTILINE)
NAME = re.compile(r"[A-Za-z0-9._-]+")
SINGLE_WORDS = re.compile(r"[-_.]+")


def learners_part(lock, wanted):
    """The pins of some packages and of all that they need, on every platform.

    Parameters
    ----------
    lock : str
        A lock file whose pins each end in comments that say what needs them (``# via``).
    wanted : list of str
        Requirements, such as ``altair>=6.0,<7``.

    Returns
    -------
    str
        The pins as they stand in the lock, in its order, hashes kept.

    Raises
    ------
    KeyError
        For a wanted package that the lock does not have.
    """
    pins = [block for block in BLOCK.split(lock) if NAME.match(block)]
    needed_by = {}
    for pin in pins:
        needed_by.setdefault(_name(pin), set()).update(_via(pin))
    closure = {_name(requirement) for requirement in wanted}
    if not closure <= needed_by.keys():
        raise KeyError(", ".join(sorted(closure - needed_by.keys())))
    before = set()
    while before != closure:
        before = set(closure)
        closure |= {name for name, parents in needed_by.items() if parents & closure}
    return "".join(pin for pin in pins if _name(pin) in closure)


def _name(text):
    """A package's name as the index compares it."""
    return SINGLE_WORDS.sub("-", NAME.match(text)[0]).lower()


def _via(pin):
    """The packages that a pin's comments name, one a line or after the word ``via``."""
    comments = (line.strip().lstrip("# ").removeprefix("via").strip() for line in pin.splitlines() if line.lstrip().startswith("#"))
    return {_name(comment) for comment in comments if NAME.match(comment)}
