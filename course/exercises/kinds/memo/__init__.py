"""A memo, marked by a person against a rubric."""

import re

from course.exercises.exercise import Exercise, Incomplete, NotUnderstood
from course.exercises.records import record

MOST_LETTERS = 20_000
# "run 3", "Runs 1 and 3", "run no. 2", "runs 1, 2 & 4"; not "we run 3 shops"
NAMED = re.compile(r"(?<!\bwe )(?<!\bto )(?<!\bI )(?<!\byou )(?<!\bthey )\bruns?\s+(?:no\.?\s*|number\s+|#\s*)?(\d{1,4}(?:\s*(?:,|&|and|or|to)+\s*\d{1,4})*)\b(?!\s*%)", re.IGNORECASE)


class Memo(Exercise):
    """Write a text. The answer is ``{"text": …, "runs": [numbers of the runs it cites]}``.

    ``rubric`` maps what is looked for to its points, which add up to ``points``;
    ``words`` is the length to aim at, ``called`` what the page calls such a text.
    """

    kind = "memo"
    effort = "written", "words"
    lists_runs = True
    by_hand = "*Your {called} is handed in with this page. A person marks it.*"
    called = "memo"
    recorded_says = "Marked by a person after you hand in."

    def __init__(self, path, *, rubric, words, called="memo", **common):
        super().__init__(path, **common)
        self.rubric, self.words, self.called = dict(rubric), words, called
        if sum(self.rubric.values()) != self.points:
            raise ValueError(f"{self.id}: the rubric's points do not add up to {self.points}")

    def parse(self, raw):
        text = raw.get("text") if isinstance(raw, dict) else None
        runs = raw.get("runs", []) if isinstance(raw, dict) else None
        if not isinstance(text, str) or not isinstance(runs, list):
            raise NotUnderstood(f"The {self.called} could not be read. Write it in the box on this page.")
        if not text.strip():
            raise Incomplete(f"The {self.called} is empty.")
        if len(text) > MOST_LETTERS:
            raise NotUnderstood(f"The {self.called} has {len(text):,} letters; {MOST_LETTERS:,} is the most. What can go?")
        return {"text": text, "runs": [n for n in runs if isinstance(n, int) and not isinstance(n, bool)]}

    def mark(self, answer):
        return 0.0

    def right(self, model):
        return []

    def worked_out(self, answer, share):
        return "A person marks it, by what stands above."

    def describe(self):
        rubric = [{"label": label, "points": points} for label, points in self.rubric.items()]
        return {"rubric": rubric, "words": self.words, "called": self.called}

    def text(self, answer):
        return f"a {self.called} of {len(answer['text'].split())} words"

    def note(self, answer):
        """What is said under a kept memo, with a question when it names a run that is not attached."""
        said = super().note(answer)
        return {**said, "says": f"{said['says']} {self._loose_runs(answer)}".strip()}

    def _loose_runs(self, answer):
        named = {int(n) for found in NAMED.findall(answer["text"]) for n in re.findall(r"\d+", found)} - set(answer["runs"])
        known = {run["n"] for run in record(self.module).runs}
        loose, unknown = sorted(named & known), sorted(named - known)
        if not self.points or not named:
            return ""
        if loose:
            return f"Your {self.called} names {_runs(loose)}, not ticked above: do you want to attach {'it' if len(loose) == 1 else 'them'}?"
        return f"Your {self.called} names {_runs(unknown)}, and the list above has no such run: which one do you mean?"

    def show(self):
        """Draw the memo's card. It has no Score: nbgrader's manually graded cell carries the points."""
        super().show()


def _runs(numbers):
    """``run 3``, or ``runs 1, 2 and 4``."""
    *first, last = map(str, numbers)
    return f"runs {', '.join(first)} and {last}" if first else f"run {last}"
