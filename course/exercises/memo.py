"""A memo, marked by a person against a rubric."""

from course.exercises.exercise import Exercise, Incomplete, NotUnderstood

MOST_LETTERS = 20_000


class Memo(Exercise):
    """Write a text. The answer is ``{"text": …, "runs": [numbers of the runs it cites]}``.

    ``rubric`` maps what is looked for to its points, which add up to ``points``;
    ``words`` is the length to aim at.
    """

    kind = "memo"
    recorded_says = "Marked by a person after you hand in."

    def __init__(self, path, *, rubric, words, **common):
        super().__init__(path, **common)
        self.rubric, self.words = dict(rubric), words
        if sum(self.rubric.values()) != self.points:
            raise ValueError(f"{self.id}: the rubric's points do not add up to {self.points}")

    def parse(self, raw):
        text = raw.get("text") if isinstance(raw, dict) else None
        runs = raw.get("runs", []) if isinstance(raw, dict) else None
        if not isinstance(text, str) or not isinstance(runs, list):
            raise NotUnderstood("The memo could not be read. Write it in the box on this page.")
        if not text.strip():
            raise Incomplete("The memo is empty.")
        if len(text) > MOST_LETTERS:
            raise NotUnderstood(f"The memo has {len(text):,} letters; {MOST_LETTERS:,} is the most. What can go?")
        return {"text": text, "runs": [n for n in runs if isinstance(n, int) and not isinstance(n, bool)]}

    def mark(self, answer):
        return 0.0

    def describe(self):
        rubric = [{"label": label, "points": points} for label, points in self.rubric.items()]
        return {"rubric": rubric, "words": self.words}

    def text(self, answer):
        return f"a memo of {len(answer['text'].split())} words"

    def show(self):
        """Draw the memo's card. It has no Score: nbgrader's manually graded cell carries the points."""
        super().show()
