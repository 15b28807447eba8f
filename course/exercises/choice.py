"""Exercises that are answered by clicking: one choice, several, groups, an order."""

from hashlib import sha256
from itertools import combinations

from course.exercises.exercise import Exercise, Incomplete, NotUnderstood


class Choice(Exercise):
    """Pick one option. The answer is an option's id; the key is the right id.

    ``options`` maps ids to what the page says, in an order of the page's own. With
    ``opinion=True`` any answer earns the points, and the order is the author's: a prediction
    is asked before its consequences are shown.
    """

    kind = "choice"

    def __init__(self, path, *, options, opinion=False, **common):
        super().__init__(path, **common)
        self.options, self.opinion = dict(options), opinion
        if opinion:
            self.recorded_says = "Kept as your prediction. You will see it again."

    def parse(self, raw):
        if not isinstance(raw, str) or raw not in self.options:
            raise NotUnderstood("This is not one of the options on this page. Choose one of them.")
        return raw

    def mark(self, answer):
        return self.opinion or answer == self.key

    def describe(self):
        return {"options": _pairs(self.options) if self.opinion else shuffled(self.path, self.options)}

    def text(self, answer):
        return self.options[answer]


class Choices(Exercise):
    """Pick several. The answer is a list of ids; the key is the set of right ids.

    Each option rightly taken or rightly left earns its share, less the same for each
    wrong one, so that taking all or none earns little.
    """

    kind = "choices"

    def __init__(self, path, *, options, **common):
        super().__init__(path, **common)
        self.options = dict(options)

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

    def describe(self):
        return {"options": shuffled(self.path, self.options)}

    def parts(self, answer):
        return [self.options[one] for one in answer]


class Sort(Exercise):
    """Put each item into a group. The answer and the key map item ids to group ids.

    A catalogued error is a mapping of the items that show it: all must stand so.
    Earned is the share of items put right above what guessing would give, since with two
    groups a guess is right half the time.
    """

    kind = "sort"

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

    def describe(self):
        return {"items": shuffled(self.path, self.items), "groups": _pairs(self.groups)}

    def parts(self, answer):
        return [f"{self.items[item]}: {self.groups[group]}" for item, group in answer.items()]


class Order(Exercise):
    """Put items in order. The answer is a list of all ids.

    The key is a list of chains, each a list of ids that must stand in that order; what no
    chain ties may stand either way round. Earned is the share of the tied pairs that stand
    right, above one half (Kendall's tau, not below zero). A catalogued error is a list that
    the order begins with. The page begins with the author's order.
    """

    kind = "order"

    def __init__(self, path, *, items, **common):
        super().__init__(path, **common)
        self.items = dict(items)

    def parse(self, raw):
        if not isinstance(raw, list) or sorted(map(str, raw)) != sorted(self.items):
            raise NotUnderstood("This does not fit the list on this page. Move the lines until the order is yours.")
        return raw

    def same(self, match, answer):
        return answer[:len(match)] == list(match)

    def mark(self, answer):
        tied = ties(self.key)
        concordant = sum(answer.index(before) < answer.index(after) for before, after in tied)
        return max(0.0, 2 * concordant / len(tied) - 1)

    def describe(self):
        return {"items": _pairs(self.items)}

    def text(self, answer):
        return " → ".join(self.items[item] for item in answer)


def ties(chains):
    """The pairs (before, after) that chains tie: each chain's own, and those that follow from several."""
    tied = {pair for chain in chains for pair in combinations(chain, 2)}
    while more := {(a, d) for a, b in tied for c, d in tied if b == c} - tied:
        tied |= more
    return tied


def shuffled(path, options):
    """Options as the page lists them: always alike for one exercise, and not as the author wrote them."""
    return _pairs({name: options[name] for name in sorted(options, key=lambda name: sha256(f"{path} {name}".encode()).digest())})


def _pairs(options):
    return [{"id": name, "label": label} for name, label in options.items()]
