"""What a score cell ends in: one number for nbgrader, one card for a manager."""

import math
from dataclasses import dataclass
from html import escape

TITLES = {
    "right": ("✓", "That holds", "good"),
    "partly": ("◐", "Partly there", "think"),
    "think": ("◆", "Think again", "think"),
    "blank": ("○", "Not answered yet", "plain"),
    "recorded": ("✓", "Recorded", "good"),
}


@dataclass(frozen=True)
class Score:
    """The mark of one exercise.

    ``value`` is between 0 and ``points``, or it raises ``ValueError``. Its plain text is a builtin float, which is
    what nbgrader reads; its HTML is the card that is shown with the feedback. On a
    learner's page ``shown`` is false, since the exercise itself says how it stands. An ``answer``
    of several parts has a line for each.
    """

    value: float
    points: float
    title: str
    verdict: str
    answer: str = ""
    says: str = ""
    says_id: str = ""
    shown: bool = True

    def __post_init__(self):
        if not 0 <= self.value <= self.points < math.inf:
            raise ValueError(f"{self.title}: {self.value!r} is no score between 0 and {self.points!r} points")

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/plain": repr(float(self.value)), "text/html": self.card() if self.shown else ""}

    def card(self):
        """The card as HTML. Everything that a learner wrote is escaped."""
        mark, word, tone = TITLES[self.verdict]
        feedback = f' data-feedback="{escape(self.says_id)}"' if self.says_id else ""
        lines = [
            f'<section class="course-card" data-verdict="{self.verdict}"{feedback}>',
            f'<div class="course-top"><span>{escape(self.title)}</span>'
            f"<span>{number(self.value)} of {number(self.points)} points</span></div>",
        ]
        parts = self.answer.splitlines()
        if len(parts) > 1:
            lines.append(f'<div class="course-answer">Your answer:<ul>{"".join(f"<li>{escape(part)}</li>" for part in parts)}</ul></div>')
        elif parts:
            lines.append(f'<p class="course-answer">Your answer: {escape(self.answer)}</p>')
        lines.append(f'<div class="course-note {tone}"><b><span aria-hidden="true">{mark}</span> {word}</b>'
                     f"{escape(self.says)}</div></section>")
        return "".join(lines)


def rounded(value):
    """A mark as it counts: to the hundredth that a card shows, so that points, card and sums agree."""
    return round(float(value), 2)


def number(value):
    """A mark as people write it: ``3`` or ``2.5``."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
