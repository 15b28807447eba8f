"""A prediction or a decision, quoted back once its consequences can be seen."""

from course.exercises import lesson


class Recall:
    """Quote the answer to an earlier choice or decision. It scores nothing and keeps nothing.

    ``of`` is the exercise that was shown above; ``says`` what the page has shown since: a
    text, or a function of the answer where it depends on what was decided. With ``after``, the id
    of an exercise above, it comes up once that is answered.
    """

    kind = "recall"
    opinion = False

    def __init__(self, of, says, *, after=None):
        self.of, self.says, self.after = of, says, after
        self.module, self.id, self.front = of.module, f"{of.id}-recall", None
        self.noun, self.verb = ("decision", "decided") if of.kind == "decision" else ("prediction", "said")
        self.heading, self.prompt, self.points = f"Your {self.noun}", "", 0

    def describe(self):
        """Nothing beyond what all share."""
        return {}

    def state(self):
        """The answer as it stands now, in its own words."""
        state = self.of.state()
        if not state["done"]:
            asked = self.of.heading.partition(" · ")[0]
            return {"said": f"{asked} is still open.", "says": f"Once you have answered it, your {self.noun} comes back here.", "done": False}
        answer = self.of.parse(state["answer"])
        says = self.says(answer) if callable(self.says) else self.says
        return {"said": f"You {self.verb}: “{self.of.text(answer)}”.", "says": says, "done": True}

    def show(self):
        """Draw it, unless the page is being graded."""
        from course.exercises.exercise import graded

        if not graded():
            lesson.show(self)
