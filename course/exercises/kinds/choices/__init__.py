"""Several options of several."""

from course.exercises.exercise import Exercise, Incomplete, NotUnderstood
from course.exercises.options import shuffled


class Choices(Exercise):
    """Pick several. The answer is a list of ids; the key is the set of right ids.

    Each option rightly taken or rightly left earns its share, less the same for each
    wrong one, so that taking all or none earns little.
    """

    kind = "choices"
    effort = "choice", "options"
    prose = (*Exercise.prose, "options")

    def __init__(self, path, *, options, **common):
        super().__init__(path, **common)
        self.options = dict(options)

    def chosen(self, answer):
        return list(answer)

    def parse(self, raw):
        if not isinstance(raw, list) or not all(isinstance(one, str) and one in self.options for one in raw):
            raise NotUnderstood("These are not options on this page. Tick the ones that you mean.")
        if not raw:
            raise Incomplete("Nothing is ticked yet. Tick at least one.")
        return sorted(set(raw), key=list(self.options).index)

    def same(self, match, answer):
        return set(match) == set(answer)

    def mark(self, answer):
        right = sum((one in self.key) == (one in answer) for one in self.options)
        return max(0.0, 2 * right / len(self.options) - 1)

    def right(self, model):
        return [label for one, label in self.options.items() if one in self.key]

    def worked_out(self, answer, share):
        right = sum((one in self.key) == (one in answer) for one in self.options)
        return (f"{right} of {len(self.options)} options are taken or left as they should be. Ticking by chance gets half of them, so only what is above half counts.")

    def describe(self):
        return {"options": shuffled(self.path, self.options)}

    def parts(self, answer):
        return [self.options[one] for one in answer]
