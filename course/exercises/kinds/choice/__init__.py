"""One option of several."""

from course.exercises.exercise import Exercise, NotUnderstood
from course.exercises.options import listed, shuffled


class Choice(Exercise):
    """Pick one option. The answer is an option's id; the key is the right id.

    ``options`` maps ids to what the page says, in an order of the page's own. With
    ``opinion=True`` any answer earns the points, and the order is the author's: a prediction
    is asked before its consequences are shown.
    """

    kind = "choice"
    effort = "choice", 1
    prose = (*Exercise.prose, "options")

    def __init__(self, path, *, options, opinion=False, **common):
        super().__init__(path, **common)
        self.options, self.opinion = dict(options), opinion
        if opinion:
            self.recorded_says = "Kept as your prediction. You will see it again."

    def chosen(self, answer):
        return [answer]

    def parse(self, raw):
        if not isinstance(raw, str) or raw not in self.options:
            raise NotUnderstood("This is not one of the options on this page. Choose one of them.")
        return raw

    def mark(self, answer):
        return self.opinion or answer == self.key

    def describe(self):
        return {"options": listed(self.options) if self.opinion else shuffled(self.path, self.options)}

    def right(self, model):
        return [] if self.opinion else [self.options[self.key]]

    def text(self, answer):
        return self.options[answer]
