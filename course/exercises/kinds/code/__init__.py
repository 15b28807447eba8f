"""A line of pandas to write in a code cell."""

import math

from course.exercises import names, page, straight
from course.exercises.exercise import Exercise, NotUnderstood, note
from course.exercises.kinds.code import menus, shapes
from course.exercises.kinds.code.groups import Groups
from course.exercises.records import record
from course.exercises.results import as_html
from course.exercises.score import number
from course.exercises.wrong import matches
from course.record import NotSaved

EXACT = 1e-6
NEAR = 0.05  # as a share of each number: the same question, over other rows or averaged in another way


class Code(Exercise):
    """Write a line of pandas in the code cell above; the score reads the name that it sets.

    ``name`` is that name. It holds one number, or one for each of ``groups``, as
    ``Groups`` takes them: then the answer maps sets of labels to
    numbers, so that the order of grouping, and whether labels stand in rows or columns, do not
    matter. The key is (number or table, tolerance). Where ways of averaging differ in a later
    digit only, ``decimals`` says how many an answer must have to be told apart. ``least`` and
    ``most`` bound what such a number can be at all, as in ``Number``.
    """

    kind = "code"
    effort = "line", 1
    kept_whole = False  # what a line gave is kept in words, and not its numbers to the last digit
    asks = "Read your line once more: which rows does it take, which column, and is it a mean, a sum or a count as asked?"

    def __init__(self, path, *, name, groups=None, decimals=0, least=-math.inf, most=math.inf, **common):
        super().__init__(path, **common)
        self.least, self.most = least, most
        self.name, self.groups, self.decimals = name, Groups(groups) if groups else None, decimals

    @staticmethod
    def reads(said):
        return {said["name"]: "Series" if said.get("groups") else "number"}

    def describe(self):
        return {"cell": f"{self.id}-line", **menus.describe(self.name)}

    def answer(self):
        value = names.held().get(self.name, ...)
        return None if value is ... else shapes.NOTHING if value is None else value

    def parse(self, raw):
        wanted = f"{self.name} should hold one number" + (f" for each {self.groups.each}" if self.groups else "")
        value = self.read(raw)
        if value is None:
            raise NotUnderstood(f"{wanted}, and it is {shapes.kind_of(raw)}.".replace("?.", "?"))
        return value

    def read(self, raw):
        """The number in a value, or its numbers by the labels that tell them apart; ``None`` where there is none.

        Raises ``NotUnderstood`` where two numbers have the same label.
        """
        if self.groups is None:
            return shapes.number(raw)
        found = shapes.numbers(raw, self.groups.kinds)
        if not found:
            return None
        placed = self.groups.place(found)
        labels = [label for label, _ in placed]
        twice = next((label for label in labels if labels.count(label) > 1), None)
        if twice is not None:
            raise NotUnderstood(f"More than one number stands for {self.groups.called(twice) or 'the same group'}. Which of them do you mean?")
        return dict(placed)

    def recognise(self, answer):
        for wrong in self.wrong:
            if matches(wrong, answer, lambda match, given, within=wrong.within or EXACT: _agree(self.read(match), given, within)):
                return wrong
        return None

    def doubt(self, answer):
        """What is not as asked about a table's form, or can't be. With the key it is said whether the numbers themselves are there."""
        if self.groups is None:
            return self._odd([answer])
        said = self.groups.problem(answer) or self._odd(answer.values()) or self._rounded(answer)
        if not said or self.key is None or not self._holds_them(answer):
            return said
        return f"{'These are the numbers asked for.' if len(answer) == len(self.groups.cells) else 'The numbers asked for are among these.'} {said}"

    def _odd(self, values):
        odd = next((value for value in values if value < self.least or value > self.most), None)
        if odd is None:
            return ""
        shown = f"{odd:,.{0 if abs(odd) >= 100 else 2}f}".replace("-", "−")
        return f"{'One of these' if self.groups else 'This'} is {shown}, and no such number can be. Which step made it so?"

    def _rounded(self, answer):
        values = answer.values()
        for digits in range(1, self.decimals):
            if all(abs(value - round(value, digits)) < EXACT / 10 for value in values) and not all(value.is_integer() for value in values):
                return (f"These are rounded to {digits} decimal{'s' * (digits > 1)}, and two ways of averaging look alike then. "
                        "Can your line leave the rounding out?")
        return ""

    def _holds_them(self, answer):
        """Whether each number of the key is there, at whatever label, each in a place of its own."""
        left = list(answer.values())
        value, tolerance = self.key
        for wanted in self.read(value).values():
            found = next((one for one in left if math.isclose(one, wanted, rel_tol=1e-9, abs_tol=tolerance)), None)
            if found is None:
                return False
            left.remove(found)
        return True

    def hint(self, answer):
        if self.groups is None:
            return _slip({"": self.read(self.key[0])}, {"": answer}) or self.asks
        if self._holds_them(answer):
            return "These are the numbers asked for, and they stand at other labels. Which number belongs to which group?"
        asked = _slip(self.read(self.key[0]), answer)
        if asked:
            return asked
        if _agree(self.read(self.key[0]), answer, 0.0, NEAR):
            return "These lie near what was asked. Does your line use every row, and does every row count the same?"
        return f"There is one number for each {self.groups.each}. {self.asks}"

    def right(self, model):
        """The author's line, which ``model`` is here, and what it gives."""
        return [f"`{model}`", *self.text(self.read(self.key[0])).split("; ")]

    def mark(self, answer):
        value, tolerance = self.key
        return _agree(self.read(value), answer, tolerance)

    def score(self):
        if self.key is not None and self.answer() is None and self.name not in names.held():
            # A line that nobody touched sets three dots.
            return self._score(0.0, "think", says=f"Your line did not run to its end, or set no {self.name}. Does it run when the page is opened anew?")
        return super().score()

    def text(self, answer):
        if self.groups is None:
            return number(round(answer, 4))
        return "; ".join(f"{self.groups.called(label)}: {number(round(value, 3))}" for label, value in answer.items())

    def state(self):
        raw = self.answer()
        if raw is None:
            return {"answer": None, "at": None, "note": None, "done": False}
        try:
            answer = self.parse(raw)
        except NotUnderstood as problem:
            # What an earlier line gave is still in the record, and it is this line that is handed in.
            return {"answer": None, "at": None, "refused": True, "note": note("think", "Think again", str(problem)), "done": False}
        at = record(self.module).entry(self.id).get("at")
        return {"answer": self.text(answer), "at": at, "done": True, "note": {**self.note(answer), "result": as_html(self._shown(raw, answer), self.name)}}

    def _shown(self, raw, answer):
        """A table as the line left it, and what was read of anything else."""
        import pandas as pd

        if self.groups is None:
            return answer
        if isinstance(raw, (pd.Series, pd.DataFrame)):
            return raw
        return pd.Series({self.groups.called(label): value for label, value in answer.items()}).rename_axis("group")

    def before_cell(self, cell):
        """What a line set when it last ran is not handed in: only what it sets now."""
        if cell == f"{self.id}-line":
            names.held().pop(self.name, None)

    def after_cell(self, cell, source, succeeded):
        """Look again when the learner's line has run, or another cell that speaks of its name."""
        if cell != f"{self.id}-line" and self.name not in source:
            return False
        self.look(succeeded, straight.said(source))
        return True

    def look(self, succeeded=True, read_as=""):
        """The learner's cell has run: keep what it gave if that is new, and say how it stands.

        ``read_as`` is what was put right before it ran, in a sentence.
        """
        state = self.state()
        earlier = record(self.module).answer(self.id) is not None
        if state["note"] is None:
            state = {**state, "refused": not succeeded or earlier, "note": self._nothing(succeeded)}
        if state["done"] and state["answer"] != record(self.module).answer(self.id):
            try:
                self.keep(state["answer"])
                state = self.state()
            except NotSaved as problem:
                state = {**state, "note": note("bad", "Not saved", f"Your line is still on this page, but {problem}. "
                                               f"{problem.todo}, then run the line again.")}
        elif not state["done"]:
            page.progress()
        after = "" if succeeded or state["answer"] is None else "What follows the line did not run, and changes nothing here."
        before = "What an earlier line gave no longer counts: the line that stands above is handed in." if earlier and not state["done"] else ""
        state["note"]["says"] = " ".join(filter(None, (read_as, state["note"]["says"], after, before)))
        if self.front is not None and self.front.state != state:
            self.front.state = state

    def _nothing(self, succeeded):
        """What is said of a line that has set no name."""
        if names.held().get(self.name) is ...:
            return note("plain", "Not begun", "Put your line in place of the three dots, then run it.")
        if succeeded:
            return note("think", "Think again", f"Your line runs, and what it gives has no name. Begin it with “{self.name} =”.")
        return note("plain", "Run a line that works first", "The card looks again then.")


def _agree(one, other, tolerance, share=1e-9):
    """Whether two numbers, or two mappings to numbers with the same labels, agree."""
    if isinstance(one, dict) != isinstance(other, dict) or one is None:
        return False
    if not isinstance(one, dict):
        return math.isclose(one, other, rel_tol=share, abs_tol=tolerance)
    return one.keys() == other.keys() and all(
        math.isclose(value, other[label], rel_tol=share, abs_tol=tolerance) for label, value in one.items())


def _slip(right, answer):
    """What to ask where every number is the right one but for one kind of slip; empty where it is not. With the score alone: it knows the key."""
    if right.keys() != answer.keys() or not all(right.values()):
        return ""
    ratios = [answer[label] / value for label, value in right.items()]
    if all(math.isclose(ratio, -1, rel_tol=EXACT) for ratio in ratios):
        return "Look at the sign of these: what was taken from what?"
    if any(all(math.isclose(ratio, factor, rel_tol=EXACT) for ratio in ratios) for factor in (0.01, 100)):
        return "Are these parts of one, or of a hundred, and which was asked?"
    if all(1.5 < ratio < 1e9 and math.isclose(ratio, round(ratio), rel_tol=EXACT) for ratio in ratios):
        return "Is each of these the sum of its rows, or the mean of them, and which was asked?"
    return ""
