"""What kind of slip separates a number from the right one, where no catalogue knows it: told by the key, and never telling it."""

import math

NEAR = 0.05  # what lies this close, as a share, is a slip on the way and not another way


def question(right, answer, shown, unit, ordinal):
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
    return f"{shown} is near. Which step was rounded on the way, or left out?" if math.isclose(ratio, 1, rel_tol=NEAR) else ""
