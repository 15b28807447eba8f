"""What every kind of exercise shares: declaration, feedback at once, and the score."""

import math
from abc import ABC, abstractmethod

from course.exercises import page
from course.exercises.ids import heading
from course.exercises.mode import graded
from course.exercises.records import record
from course.exercises.score import Score, rounded
from course.exercises.wrong import matches
from course.record import NotSaved


class NotUnderstood(ValueError):
    """An answer that can't be read; ``str()`` is a sentence for the learner."""


class Incomplete(NotUnderstood):
    """An answer that is worth keeping but not finished; ``str()`` says what is left."""


class Shown:
    """Something of a lesson that the page draws with a front of its kind. ``path`` is its module and id, such as ``02_curbside/m2-4``.

    What a kind declares of itself stands here, and nothing else asks which kind it is.
    """

    kind = ""  # the folder's name in course/exercises/kinds
    prompt = ""
    points = 0
    opinion = False  # any answer earns the points: a prediction
    by_hand = ""  # what stands in the cell below, where a person marks it; empty where the key does
    after = None  # the id of the exercise that it comes up after
    panel = None  # the simulator on its card
    lists_runs = False  # its card lists the runs that were kept
    quotes = False  # it tells of another exercise's answer, so whenever one is kept it is drawn anew
    effort = None  # what it asks a reader to do, and how often: a number, or the keyword that lists or says it (grading/build/minutes.py)
    prose = ("title", "prompt")  # the keywords whose words a reader reads
    front = None

    def describe(self):
        """What the page needs to draw it, beyond what all share."""
        return {}

    @property
    def spec(self):
        """What is fixed about its front."""
        return {"kind": self.kind, "heading": self.heading, "prompt": self.prompt, "points": self.points, "opinion": self.opinion,
                "by_hand": bool(self.by_hand), **self.describe()}

    def before_cell(self, cell):
        """A cell of the page, by its id, is about to run."""

    def after_cell(self, cell, source, succeeded):
        """A cell has run; whether that was looked at."""
        return False

    def show(self):
        """Draw it, unless the page is being graded."""
        if not graded():
            page.show(self)


class Exercise(Shown, ABC):
    """One exercise, declared in a score cell.

    Parameters
    ----------
    path : str
        Module and grade id, such as ``02_curbside/m2-4``.
    title, prompt : str
        What the card is headed with, and what is asked.
    points : float
        The most that it can earn.
    skill : str
        The skill that it exercises, for item statistics.
    seeds : list of str
        The claims of the articles that it rests on (``004-22``).
    wrong : list of Wrong
        The catalogue of wrong answers: what is said at once, of a few clear errors.
    after : str, optional
        The id of an exercise above: this one, which would tell its answer, is drawn once that is answered.

    ``key`` is set by the hidden part of the score cell only; without it an answer can be
    recognised as a catalogued error, and is otherwise just recorded. The hidden part adds the
    rest of the catalogue, said with the score: at once it would leave the right answer as
    the only one that nothing is said of.
    """

    called, verb = "prediction", "said"  # what its answer is called, and what whoever gave it did
    recorded_says = "Neither right nor wrong yet: it is scored after you hand in."
    replayed = False  # marking one answer plays a model
    kept_whole = True  # a record holds an answer so that it can be marked again from there
    options = {}  # what is chosen from, by id
    looks_above = False  # what it offers are names that cells above it set: drawn before they have run, it would be drawn anew
    asks = "Look at it once more: what does the question ask for?"  # of a wrong answer that the catalogue does not know

    def __init__(self, path, *, title, prompt, points, skill, seeds, wrong=(), after=None):
        self.path = path
        self.module, self.id = path.split("/")
        self.title, self.prompt, self.points = title, prompt, points
        self.skill, self.seeds, self.wrong = skill, list(seeds), list(wrong)
        self.after = after
        self.key = None

    # What each kind of exercise defines -------------------------------------------

    @staticmethod
    def reads(said):
        """What its score takes from the learner's cell above: names and types, by the keywords that it is declared with."""
        return {}

    @abstractmethod
    def parse(self, raw):
        """Turn what was clicked or typed into an answer; raises ``NotUnderstood``."""

    def chosen(self, answer):
        """The ids of the options that an answer, or the key, takes."""
        return []

    def same(self, match, answer):
        """Whether a plain catalogue entry is this answer."""
        return match == answer

    @abstractmethod
    def mark(self, answer):
        """The share of the points earned, from 0 to 1, by ``self.key``."""

    # Each kind says one of these two of its answers; the other follows.
    def parts(self, answer):
        """What an answer consists of, each in a few words, as the feedback repeats it."""
        return [self.text(answer)]

    def text(self, answer):
        """An answer in one line."""
        return "; ".join(self.parts(answer))

    def lines(self, answer):
        """What an answer says of each line of a list, as {id: (line, what is said of it)}; empty where it is one thing."""
        return {}

    def right(self, model):
        """What is right, each part in a few words, by the key and by an answer of the author's that earns all points; only beside a key."""
        return self.parts(self.parse(model))

    def worked_out(self, answer, share):
        """A sentence or two: how the share of the points that an answer earned, 0 to 1, came about."""
        return "Any answer earns the points." if self.opinion else "It earns all of its points or none."

    def facts(self, answer):
        """Numbers that a catalogued sentence may name, beside ``{answer}``."""
        return {}

    def doubt(self, answer):
        """A question about an answer that can't be, whatever is right; empty if it can. Asked at once, so it needs no key."""
        return ""

    def hint(self, answer):
        """What is asked with the score, of an answer that earns nothing and that no catalogue knows. It may look at the key, never tell it."""
        return self.asks

    # What all share ------------------------------------------------------------------

    @property
    def heading(self):
        """``Exercise 4 · one number``; what earns no points is a step to try."""
        return heading(self.id, self.title, self.points)

    def answer(self):
        """The answer as recorded; ``None`` when there is none."""
        return record(self.module).answer(self.id)

    def recognise(self, answer):
        """The first catalogued wrong answer that this is, or ``None``."""
        return next((wrong for wrong in self.wrong if matches(wrong, answer, self.same)), None)

    def say(self, wrong, answer):
        """The catalogued sentence with the learner's own answer in it."""
        return wrong.says.format(answer=self.text(answer), **self.facts(answer))

    def score(self):
        """Work out the Score of the answer given, by the key if there is one."""
        raw = self.answer()
        if raw is None:
            return self._score(0.0, "blank")
        try:
            answer = self.parse(raw)
        except NotUnderstood as problem:
            return self._score(0.0, "think", says=str(problem))
        if self.key is None:
            return self._score(self.points, "recorded", answer="\n".join(self.parts(answer)))
        share = float(self.mark(answer))
        if not math.isfinite(share):
            raise ValueError(f"{self.id}: the share of points is not a number")
        value = rounded(min(max(share, 0.0), 1.0) * self.points)
        verdict = "recorded" if self.opinion else "right" if value == self.points else "partly" if value else "think"
        wrong = None if value == self.points else self.recognise(answer)
        says, known_as = (self.say(wrong, answer), wrong.id) if wrong else self._says(verdict, answer)
        return self._score(value, verdict, answer="\n".join(self.parts(answer)), says=says, says_id=f"{self.id}/{known_as}" if known_as else "")

    def _says(self, verdict, answer):
        """What the feedback says of an answer that the catalogue does not know, and by what name: ``doubt``, ``slip``, or none of what is said of any."""
        if verdict == "think":
            doubt, hint = self.doubt(answer), self.hint(answer)
            return (doubt, "doubt") if doubt else (hint, "slip" if hint != self.asks else "")
        return {"right": "", "recorded": f"Kept as your {self.called}.", "partly": "Some of it holds. Which part would you look at again?"}[verdict], ""

    def _score(self, value, verdict, **said):
        return Score(float(value), self.points, self.heading, verdict, shown=self.key is not None, **said)

    def show(self):
        """Draw the exercise, unless it is being graded, and return its Score."""
        super().show()
        return self.score()

    # What the page sends -------------------------------------------------------------

    def receive(self, raw):
        """Keep what the learner did, and say how it stands (the ``state`` of the front)."""
        finished = True
        try:
            self.parse(raw)
        except Incomplete:
            finished = False
        except NotUnderstood as problem:
            return {**self.state(), "refused": True, "note": note("think", "Not kept yet", str(problem))}
        try:
            self.keep(raw, finished)
        except NotSaved as problem:
            return {**self.state(), "unsaved": True, "note": note(
                "bad", "Not saved", f"Your answer is still on this page, but {problem}. {problem.todo}, then save again.")}
        return self.state()

    def keep(self, raw, finished=True):
        """Put an answer into the record; raises ``NotSaved``."""
        record(self.module).put(self.id, raw, finished)
        page.progress()

    def state(self):
        """How the exercise stands: the answer, when it was saved, and what is said of it."""
        entry = record(self.module).entry(self.id)
        if not entry:
            return {"answer": None, "at": None, "note": None, "done": False}
        state = {"answer": entry["answer"], "at": entry["at"], "done": False}
        try:
            answer = self.parse(entry["answer"])
        except Incomplete as rest:
            return {**state, "note": note("plain", "Kept so far", str(rest))}
        except NotUnderstood as problem:
            return {**state, "note": note("think", "Think again", str(problem))}
        return {**state, "note": self.note(answer), "done": True}

    def note(self, answer):
        """The card under an answer: a thinking error and a question, or ``Recorded``."""
        wrong = self.recognise(answer)
        if wrong:
            return note("think", "Think again", self.say(wrong, answer), f"{self.id}/{wrong.id}")
        doubt = self.doubt(answer)
        if doubt:
            return note("think", "Think again", doubt, f"{self.id}/doubt")
        # Not the green of a right answer: nobody has looked at it yet.
        return note("plain", "Recorded", self.recorded_says if self.points else "Kept on this computer.")


def note(tone, head, says, id=""):  # noqa: A002 - the catalogue's own word
    return {"tone": tone, "head": head, "says": says, "id": id}
