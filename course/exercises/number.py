"""One number with its unit, typed as people type numbers."""

import math
import re

from course.exercises.exercise import Exercise, NotUnderstood
from course.exercises.score import number

# A space groups thousands only, so that "3 50" is two numbers.
NUMBER = re.compile(r"[-+−]?(?:\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)*|[.,]\d+)(?:[eE][-+]?\d+)?")


class Number(Exercise):
    """Type one number. The answer is a float in ``unit``; the key is (value, tolerance).

    Other spellings are taken as meant: ``11,25``, ``1,052``, ``£3.50``, ``80 %``, the unit
    written out. ``also`` maps further units to what one of them is in ``unit``.
    """

    kind = "number"

    def __init__(self, path, *, unit, also=None, **common):
        super().__init__(path, **common)
        self.unit, self.also = unit, dict(also or {})

    def parse(self, raw):
        if isinstance(raw, bool) or not isinstance(raw, (str, int, float)):
            raise NotUnderstood("Type one number.")
        value, unit = (float(raw), "") if not isinstance(raw, str) else read(raw)
        if not math.isfinite(value) or abs(value) > 1e15:
            raise NotUnderstood("Type one number of an ordinary size.")
        factor = self.also.get(unit, 1.0)
        if unit and unit not in self.also and not _same_unit(unit, self.unit):
            raise NotUnderstood(f"This page expects {self.unit or 'a plain number'}, and you wrote “{unit}”. "
                                f"What is your number in {self.unit or 'plain units'}?")
        return value * factor

    def same(self, match, answer):
        return math.isclose(match, answer, rel_tol=1e-9, abs_tol=1e-9)

    def recognise(self, answer):
        for wrong in self.wrong:
            if wrong.within and not callable(wrong.match) and abs(answer - wrong.match) <= wrong.within:
                return wrong
        return super().recognise(answer)

    def mark(self, answer):
        value, tolerance = self.key
        return math.isclose(answer, value, rel_tol=1e-9, abs_tol=tolerance * (1 + 1e-9))

    def describe(self):
        return {"unit": self.unit}

    def text(self, answer):
        shown = number(round(answer, 2)) if abs(answer) >= 0.1 or answer == 0 else f"{answer:.3g}"
        return f"{shown} {self.unit}".strip() if self.unit != "£" else f"£{shown}"


def read(text):
    """A typed number and the unit written beside it; raises ``NotUnderstood``.

    A comma or point followed by exactly three digits, in a number of one to three leading
    digits that does not begin with zero, groups thousands when it is a comma; the last
    separator of a number with both is its decimal point.
    """
    found = NUMBER.findall(text)
    if len(found) != 1:
        raise NotUnderstood("Type one number, with digits." if not found else "Type just one number.")
    digits, rest = found[0], text.replace(found[0], " ", 1)
    digits = re.sub(r"[\u00a0\u202f ]", "", digits).replace("−", "-")
    if "," in digits and "." in digits:
        decimal = "," if digits.rfind(",") > digits.rfind(".") else "."
        digits = digits.replace("." if decimal == "," else ",", "").replace(",", ".")
    elif re.fullmatch(r"[-+]?[1-9]\d{0,2}(,\d{3})+", digits):
        digits = digits.replace(",", "")
    else:
        digits = digits.replace(",", ".")
    try:
        return float(digits), " ".join(rest.split()).strip(" .").lower()
    except ValueError:
        raise NotUnderstood("Type one number, with digits.") from None


def _same_unit(written, unit):
    """Whether the word beside a number is the unit asked for, in full or short, or says nothing."""
    words = {"per cent": "%", "percent": "%", "pct": "%", "pounds": "£", "pound": "£", "gbp": "£", "minutes": "min",
             "minute": "min", "mins": "min", "hour": "hours", "hrs": "hours", "h": "hours", "about": "", "~": "", "=": ""}

    def plain(word):
        word = word.lower().strip().rstrip(".")
        word = words.get(word, word)
        return word[:-1] if word.endswith("s") and len(word) > 2 else word

    return plain(written) in ("", plain(unit))
