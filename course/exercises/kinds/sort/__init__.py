"""Items put into groups."""

from course.exercises.exercise import Exercise, Incomplete, NotUnderstood
from course.exercises.options import listed, shuffled
from course.exercises.score import number


class Sort(Exercise):
    """Put each item into a group. The answer and the key map item ids to group ids.

    A catalogued error is a mapping of the items that show it: all must stand so.
    Earned is the share of items put right above what guessing would give, since with two
    groups a guess is right half the time.
    """

    kind = "sort"
    effort = "choice", "items"
    prose = (*Exercise.prose, "items", "groups")

    def __init__(self, path, *, items, groups, **common):
        super().__init__(path, **common)
        self.items, self.groups = dict(items), dict(groups)

    def parse(self, raw):
        if not isinstance(raw, dict) or any(item not in self.items or not isinstance(group, str) or group not in self.groups
                                            for item, group in raw.items()):
            raise NotUnderstood("This does not fit the list on this page. Choose a group for each line.")
        missing = len(self.items) - len(raw)
        if missing:
            raise Incomplete(f"{missing} of {len(self.items)} still without a group. Choose one for each line.")
        return {item: raw[item] for item in self.items}

    def same(self, match, answer):
        return all(answer.get(item) == group for item, group in match.items())

    def mark(self, answer):
        right = sum(answer[item] == self.key[item] for item in self.items) / len(self.items)
        guess = 1 / len(self.groups)
        return max(0.0, (right - guess) / (1 - guess))

    def lines(self, answer):
        return {item: (self.items[item], self.groups[group]) for item, group in answer.items()}

    def worked_out(self, answer, share):
        right, guess = sum(answer[item] == self.key[item] for item in self.items), len(self.items) / len(self.groups)
        return (f"{right} of {len(self.items)} lines stand right. By guessing, {number(round(guess, 1))} would. So only what is above that counts: "
                f"{number(round(max(right - guess, 0), 1))} of {number(round(len(self.items) - guess, 1))}.")

    def describe(self):
        return {"items": shuffled(self.path, self.items), "groups": listed(self.groups)}

    def parts(self, answer):
        return [f"{self.items[item]}: {self.groups[group]}" for item, group in answer.items()]
