"""One number with its unit, typed as people type numbers."""

import math

from course.exercises.exercise import Exercise, NotUnderstood
from course.exercises.kinds.number import slips
from course.exercises.reading import Unclear, read


class Number(Exercise):
    """Type one number. The answer is a float in ``unit``; the key is (value, tolerance).

    Other spellings are taken as meant: ``11,25``, ``1,052``, ``about £3.50``, ``15 in 100``,
    ``11¼``, ``£1.2m``. What can be read in two ways is asked back. ``also`` maps further units
    to what one of them is in ``unit``. ``least`` and ``most`` bound what can be in such a case
    at all, whatever its figures: an answer outside is kept, and asked about at once; they are
    wide enough to tell nothing of the key. ``ordinal`` is for the number of a month or a store:
    whole, and said as "month 17".
    """

    kind = "number"
    effort = "number", 1
    prose = (*Exercise.prose, "unit")
    asks = "Look at it once more: what does the question ask for, and in which unit?"

    def __init__(self, path, *, unit, also=None, least=-math.inf, most=math.inf, ordinal=False, **common):
        super().__init__(path, **common)
        self.unit, self.also, self.least, self.most, self.ordinal = unit, dict(also or {}), least, most, ordinal

    def parse(self, raw):
        if isinstance(raw, bool) or not isinstance(raw, (str, int, float)):
            raise NotUnderstood("Type one number.")
        try:
            value, unit = read(raw, self.unit, self.ordinal) if isinstance(raw, str) else (float(raw), "")
        except (Unclear, OverflowError) as problem:
            raise NotUnderstood(str(problem)) from None
        if not math.isfinite(value) or abs(value) > 1e15:
            raise NotUnderstood("Type one number of an ordinary size.")
        if unit not in ("", self.unit, *self.also):
            raise NotUnderstood(f"This page expects {self.unit or 'a plain number'}, and you wrote “{unit[:40]}”. "
                                f"What is your number in {self.unit or 'plain units'}?")
        if self.unit == "%" and not unit and 0 < abs(value) < 1 and not self.recognise(value):
            raise NotUnderstood(f"Is that {self.text(value)}, or {self.text(value * 100)}? Type it with its per cent sign.")
        if self.ordinal and not value.is_integer():
            raise NotUnderstood(f"Each {self.unit} has a whole number, and {value:.4g} lies between two. Which of them do you mean?")
        return value * self.also.get(unit, 1.0)

    def note(self, answer):
        """The card, with the number as it was read where nothing else repeats it."""
        said = super().note(answer)
        return {**said, "says": f"Read as {self.text(answer)}. {said['says']}"} if said["head"] == "Recorded" else said

    def same(self, match, answer):
        return math.isclose(match, answer, rel_tol=1e-9, abs_tol=1e-9)

    def recognise(self, answer):
        for wrong in self.wrong:
            if wrong.within and not callable(wrong.match) and abs(answer - wrong.match) <= wrong.within:
                return wrong
        return super().recognise(answer)

    def doubt(self, answer):
        if self.least <= answer <= self.most:
            return ""
        shown = self.text(answer)
        if self.ordinal:
            return f"There is no {shown} here. What are the first and the last that you could set?"
        if answer < self.least:
            return f"{shown} is less than there can be here. What would a number below zero mean, and which step made it one?"
        return f"{shown} is more than there can be here. " + (
            "What would more than all of them be?" if self.unit == "%" else "Which step made it so large, and in which unit was each figure?")

    def hint(self, answer):
        return slips.question(self.key[0], answer, self.text(answer), self.unit, self.ordinal, self.prompt) or self.asks

    def mark(self, answer):
        value, tolerance = self.key
        return math.isclose(answer, value, rel_tol=1e-9, abs_tol=tolerance * (1 + 1e-9))

    def right(self, model):
        return [self.text(self.key[0])]

    def worked_out(self, answer, share):
        value, tolerance = self.key
        return f"Anything from {self.text(value - tolerance)} to {self.text(value + tolerance)} earns all points, anything else none."

    def describe(self):
        return {"unit": self.unit, "before": self.unit == "£" or self.ordinal}

    def text(self, answer):
        small = 0 < abs(answer) < 0.1
        shown = f"{abs(answer):.3g}" if small else f"{abs(answer):,.2f}".removesuffix(".00")
        shown = shown if small or self.unit == "£" or "." not in shown else shown.rstrip("0")  # £3.50, and 3.5 of all else
        sign = "−" if answer < 0 else ""
        if self.unit == "£":
            return f"{sign}£{shown}"
        return f"{self.unit} {sign}{shown}" if self.ordinal else f"{sign}{shown}{self.unit}" if self.unit == "%" else f"{sign}{shown} {self.unit}".strip()
