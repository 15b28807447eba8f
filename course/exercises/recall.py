"""A prediction, quoted back once its consequences can be seen."""

from course.exercises import lesson


class Recall:
    """Quote the answer to an earlier choice. It scores nothing and keeps nothing.

    ``of`` is the exercise that was shown above; ``says`` what the page has shown since.
    """

    kind = "recall"
    opinion = False

    def __init__(self, of, says):
        self.of, self.says = of, says
        self.module, self.id, self.front = of.module, f"{of.id}-recall", None
        self.heading, self.prompt, self.points = "Your prediction", "", 0

    def describe(self):
        """Nothing beyond what all share."""
        return {}

    def state(self):
        """The answer as it stands now, in its own words."""
        state = self.of.state()
        said = f"You said: “{self.of.text(state['answer'])}”." if state["done"] else "You made no prediction."
        return {"said": said, "says": self.says, "done": state["done"]}

    def show(self):
        """Draw it, unless the page is being graded."""
        from course.exercises.exercise import graded

        if not graded():
            lesson.show(self)
