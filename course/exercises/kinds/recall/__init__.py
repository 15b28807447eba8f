"""A prediction or a decision, quoted back once its consequences can be seen."""

from course.exercises.exercise import NotUnderstood, Shown
from course.exercises.records import record


class Recall(Shown):
    """Quote the answer to an earlier choice or decision. It scores nothing and keeps nothing.

    ``of`` is the exercise that was shown above; ``says`` what the page has shown since: a
    text, or a function of the answer where it depends on what was decided. With ``after``, the id
    of an exercise above, it comes up once that is answered.
    """

    kind = "recall"
    quotes = True

    def __init__(self, of, says, *, after=None):
        self.of, self.says, self.after = of, says, after
        self.module, self.id = of.module, f"{of.id}-recall"
        self.heading = f"Your {of.called}"

    def state(self):
        """The first answer, in its own words: a later one may know what came of it."""
        state = self.of.state()
        if not state["done"]:
            asked = self.of.heading.partition(" · ")[0]
            return {"said": f"{asked} is still open.", "says": f"Once you have answered it, your {self.of.called} comes back here.", "done": False}
        last = self.of.parse(state["answer"])
        first = self._first(last)
        says = self.says(first) if callable(self.says) else self.says
        said = f"You {self.of.verb}: “{self.of.text(first)}”." if first == last else (
            f"You first {self.of.verb}: “{self.of.text(first)}”. You have changed it since, to “{self.of.text(last)}”.")
        return {"said": said, "says": says, "done": True}

    def _first(self, last):
        """The first finished answer, or the last where another version of the course kept what this page can't read."""
        try:
            return self.of.parse(record(self.module).entry(self.of.id).get("first"))
        except NotUnderstood:
            return last
