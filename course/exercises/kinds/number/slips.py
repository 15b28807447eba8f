"""What kind of slip separates a number from the right one, where no catalogue knows it: told by the key, and never telling it.

So it is asked with the score alone. On a page, at once, it would say after each try how far the right number is away; what needs no
key is asked there: a number that can't be, a share without its sign, another unit's name (``Number.parse`` and ``Number.doubt``).
"""

import math
import re

NEAR = 0.05  # what lies this close, as a share, is a slip on the way and not another way
EXACT = 0.01  # of a factor that many numbers come near by chance
UNITS = {60: "minutes and hours", 24: "hours and days", 7: "days and weeks", 12: "months and years", 52: "weeks and years", 365: "days and years"}
COUNT = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+|\d{1,6})(?!\d|[.,]\d)")


def question(right, answer, shown, unit, ordinal, prompt=""):
    """What to ask about a wrong number, or an empty text.

    Parameters
    ----------
    right, answer : float
        In the exercise's unit.
    shown : str
        The answer as the page writes it.
    unit : str
        What the page asks for.
    ordinal : bool
        Whether the number is a thing's own, such as a month's.
    prompt : str
        What was asked, whose counts may have been multiplied or left out.
    """
    if ordinal:
        return f"Did you try what comes just before {shown}, and just after it?" if abs(answer - right) == 1 else ""
    ratio = answer / right if right else 0.0
    if math.isclose(ratio, -1, rel_tol=NEAR):
        return f"Look at the sign of {shown}: which way does it go?"
    if unit == "%" and any(math.isclose(ratio, factor, rel_tol=NEAR) for factor in (0.01, 100)):
        return f"{shown}: is that a part of one, or of a hundred?"
    power = math.log10(ratio) if ratio > 0 else 0.0
    if abs(power) > 0.5 and math.isclose(10 ** round(power), ratio, rel_tol=NEAR):
        return f"Look at the point and the zeros of each figure that went in: what size should {shown} have?"
    if any(_apart(ratio, factor) for factor in UNITS):
        between = next(name for factor, name in UNITS.items() if _apart(ratio, factor))
        return f"{shown}: were {between} mixed up on the way, and which of them does the question ask in?"
    if any(_apart(ratio, count) for count in counts(prompt)):
        return f"Is {shown} for all of them together, or for one, and which was asked?"
    return f"{shown} is near. Which step was rounded on the way, or left out?" if math.isclose(ratio, 1, rel_tol=NEAR) else ""


def counts(prompt):
    """The whole numbers above two that a question names: of so many there may be a total or a mean."""
    return {count for found in COUNT.findall(prompt) if (count := int(found.replace(",", ""))) > 2}


def _apart(ratio, factor):
    """Whether two numbers are that factor apart, whichever is the larger."""
    return any(math.isclose(ratio, one, rel_tol=EXACT) for one in (factor, 1 / factor))
