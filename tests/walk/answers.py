"""The key's own answers, given on a page as a manager gives them: each kind of exercise by its controls."""

import re

import nbformat
from nbgrader.utils import is_solution
from playwright.sync_api import expect

from grading.keys import load
from grading.layout import HERE
from tests.panels import moved
from tests.scoring import panels, shown

MARKS = re.compile(r"### (BEGIN|END) SOLUTION\n?")
MEMO = "Run 1 shows it. <script>alert(1)</script> Ask first, and say what it costs."


class Answers:
    """What a module asks, in its order, and the key's answers; ``left`` is the one that a walk leaves for later."""

    def __init__(self, module):
        self.asked = shown(module)
        self.panels = list(panels(module))
        key = load(HERE, module).ANSWERS
        self.right = {name: self._as_kept(name, key[name]) for name, exercise in self.asked.items() if exercise.kind != "code"}
        solved = nbformat.read(HERE.solutions / module / f"{module}.ipynb", as_version=4)
        self.lines = [MARKS.sub("", cell.source).strip() for cell in solved.cells if cell.cell_type == "code" and is_solution(cell)]
        numbers = [number(one) for one in self.asked]
        tied = {exercise.after for exercise in self.asked.values()}
        self.left = next(name for name, exercise in self.asked.items() if exercise.kind == "choice" and not exercise.opinion
                         and name not in tied and f"{number(name)}b" not in numbers and number(name).isdigit())

    def _as_kept(self, name, answer):
        """The key's answer as the page keeps it: a decision with every lever of its card, a memo as the walk writes it."""
        exercise = self.asked[name]
        if exercise.kind == "memo":
            return {"text": MEMO, "runs": [1] if self.panels else []}
        if exercise.kind == "decision":
            return {"levers": {**exercise.panel.describe()["today"], **answer["levers"]}}
        return answer

    def give(self, page, hands, name, answer=None):
        """Answer one exercise, rightly unless another answer is given."""
        exercise = self.asked[name]
        GIVE[exercise.kind](self, page, hands, exercise, self.right.get(name) if answer is None else answer)

    def play(self, page, hands):
        """Move a lever of each simulator: one run is kept."""
        for at, panel in enumerate(self.panels):
            region = page.tab.locator("section.course-sim").nth(at)
            today = panel.describe()["today"]
            lever = panel.describe()["levers"][0]
            move(hands, region, lever, today[lever["name"]], moved(lever))
            expect(region.locator(".course-log tbody tr:not(.course-also)")).to_have_count(1)


def number(name):
    """``m2-6b``: the page writes 6b."""
    return name.rpartition("-")[2]


def move(hands, region, lever, stands, value):
    """Set a lever by its control."""
    if value == stands:
        return
    if lever["kind"] == "choice":
        hands.select(region, lever["label"], value)
    elif lever["kind"] == "bool":
        hands.tick(region, lever["label"], value)
    else:
        hands.slide(region, lever["label"], value)


def _choice(answers, page, hands, exercise, answer):
    hands.choose(number(exercise.id), _words(exercise.options[answer]))


def _choices(answers, page, hands, exercise, answer):
    for option in answer:
        hands.tick(page.task(number(exercise.id)), _words(exercise.options[option]))


def _sort(answers, page, hands, exercise, answer):
    for item in exercise.describe()["items"]:  # from the top of the card downwards
        hands.sort(number(exercise.id), {_words(item["label"]): _words(exercise.groups[answer[item["id"]]])})


def _order(answers, page, hands, exercise, answer):
    hands.order(number(exercise.id), [exercise.items[item] for item in answer])


def _number(answers, page, hands, exercise, answer):
    hands.fill(page.task(number(exercise.id)).get_by_role("textbox"), answer)
    hands.press(page.task(number(exercise.id)), "Save")


def _line(answers, page, hands, exercise, answer):
    for blank, text in answer.items():
        hands.write(number(exercise.id), exercise.blanks[blank], text)
    hands.press(page.task(number(exercise.id)), "Run the line")


def _code(answers, page, hands, exercise, answer):
    at = [name for name, one in answers.asked.items() if one.kind == "code"].index(exercise.id)
    hands.line(answers.lines[at], at)


def _decision(answers, page, hands, exercise, answer):
    card = page.task(number(exercise.id))
    levers = exercise.panel.describe()
    for lever in levers["levers"]:
        move(hands, card, lever, levers["today"][lever["name"]], answer["levers"][lever["name"]])
    hands.press(card, "This is my decision")


def _memo(answers, page, hands, exercise, answer):
    card = page.task(number(exercise.id))
    hands.fill(card.get_by_role("textbox"), answer["text"])
    hands.press(card, "Save")
    for run in answer["runs"]:
        hands.tick(card, f"Run {run}:")


GIVE = {"choice": _choice, "choices": _choices, "sort": _sort, "order": _order, "number": _number, "line": _line, "code": _code, "decision": _decision, "memo": _memo}


def _words(text):
    """What a page shows of a text: code without its backticks."""
    return text.replace("`", "")
