"""A line of pandas to complete on the page."""

import re

from course.exercises import mistakes, names, straight
from course.exercises.exercise import Exercise, Incomplete, NotUnderstood, note
from course.exercises.reading import Unclear, read
from course.exercises.results import as_html


class Line(Exercise):
    """Fill the blanks in a line of pandas, which then runs in the learner's kernel.

    ``template`` holds ``{name}`` for each blank; ``blanks`` maps names to labels. The answer
    and the key map names to text (the key to a set of accepted texts). A blank in quotes
    takes any text, one without quotes a whole number and nothing else: a record that
    somebody else wrote must never run as code when the page opens. A name is taken without
    the quotes and brackets that stand around it, and the page says so. ``within`` maps the name
    of a blank to the first and the last number that its column has; any other is asked about.
    """

    kind = "line"
    effort = "blank", "blanks"
    looks_above = True
    prose = (*Exercise.prose, "template", "blanks")
    recorded_says = f"The line runs. {Exercise.recorded_says}"

    def __init__(self, path, *, template, blanks, within=None, **common):
        super().__init__(path, **common)
        self.template, self.blanks, self.within = template, dict(blanks), dict(within or {})
        self.bare = {name for name in self.blanks if f'"{{{name}}}"' not in template}

    def parse(self, raw):
        if not isinstance(raw, dict) or set(raw) != set(self.blanks) or not all(
                isinstance(typed, str) and len(typed) <= 80 for typed in raw.values()):
            raise NotUnderstood("This does not fit the line on this page. Fill each blank with a name.")
        typed = {name: straight.name(raw[name]) for name in self.blanks}
        if not all(typed.values()):
            raise Incomplete("A blank is still empty.")
        return {name: self._whole(name, text) if name in self.bare else text for name, text in typed.items()}

    def _whole(self, name, text):
        """A whole number as its plain digits; a word of the blank's own label may stand beside it."""
        try:
            value, beside = read(text)
        except Unclear:
            value, beside = 0.5, ""
        if not value.is_integer() or abs(value) >= 1e9 or not set(beside.split()) <= set(self.blanks[name].lower().split()):
            raise NotUnderstood(f"This blank takes a whole number, and “{text}” is not one.")
        return str(int(value))

    def same(self, match, answer):
        return all(answer.get(name) == typed for name, typed in match.items())

    def mark(self, answer):
        return sum(answer[name] in self.key[name] for name in self.blanks) / len(self.blanks)

    def right(self, model):
        return [f"`{self.text(self.parse(model))}`"]

    def worked_out(self, answer, share):
        return f"Each blank earns the same, and {round(share * len(self.blanks))} of {len(self.blanks)} are as they should be."

    def doubt(self, answer):
        odd = next((name for name, (first, last) in self.within.items() if not first <= int(answer[name]) <= last), None)
        return f"The table runs from {self.within[odd][0]} to {self.within[odd][1]}, and has no {answer[odd]}. Which of its rows do you want?" if odd else ""

    def hint(self, answer):
        what = " and ".join(f"the {label}" for label in self.blanks.values())
        return f"Read the line aloud once more, with {what}. Which question does it answer, and which one was asked?"

    def describe(self):
        return {"template": self.template, "blanks": self.blanks, "choices": self.choices()}

    def choices(self):
        """{blank: [text]} of what can be chosen for it: all columns of the table that stands before it, or its whole range.

        Nothing of it rests on the answer. A blank of neither is typed.
        """
        tables, offered = names.tables(names.held()), {}
        for name in self.blanks:
            before = re.findall(r"\w+", self.template.partition(f"{{{name}}}")[0])
            if name in self.within:
                first, last = self.within[name]
                offered[name] = [str(number) for number in range(first, last + 1)]
            elif name not in self.bare:
                offered[name] = next((tables[word] for word in reversed(before) if word in tables), [])
        return {name: choices for name, choices in offered.items() if choices}

    def text(self, answer):
        return self.template.format(**answer)

    def state(self):
        state = super().state()
        if state["done"]:
            answer = self.parse(state["answer"])
            other = [f"“{answer[name]}”" for name, typed in state["answer"].items() if typed.strip() != answer[name]]
            if other:
                state["note"]["says"] = f"Read as {' and '.join(other)}. {state['note']['says']}"
        return state

    def note(self, answer):
        """What the line gives, or why it does not run, with what is said of every answer."""
        try:
            result = names.evaluate(self.template.format(
                **{name: typed.replace("\\", "\\\\").replace('"', '\\"') for name, typed in answer.items()}))
        except Exception as error:  # noqa: BLE001 - any mistake of the line is said in words
            return note("think", "The line does not run yet", mistakes.sentence(error))
        return {**super().note(answer), "result": as_html(result)}
