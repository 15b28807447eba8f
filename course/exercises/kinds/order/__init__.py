"""Items put in order."""

from itertools import combinations

from course.exercises.exercise import Exercise, NotUnderstood
from course.exercises.options import listed


class Order(Exercise):
    """Put items in order. The answer is a list of all ids.

    The key is a list of chains, each a list of ids that must stand in that order; what no
    chain ties may stand either way round. Earned is the share of the tied pairs that stand
    right, above one half (Kendall's tau, not below zero). A catalogued error is a list that
    the order begins with. The page begins with the author's order.
    """

    kind = "order"
    effort = "choice", "items"
    prose = (*Exercise.prose, "items")

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

    def worked_out(self, answer, share):
        tied = ties(self.key)
        stand = sum(answer.index(before) < answer.index(after) for before, after in tied)
        return (f"{stand} of the {len(tied)} pairs whose order matters stand the right way round. By chance half of them would, so only what is above half counts.")

    def describe(self):
        return {"items": listed(self.items)}

    def text(self, answer):
        return " → ".join(self.items[item] for item in answer)


def ties(chains):
    """The pairs (before, after) that chains tie: each chain's own, and those that follow from several."""
    tied = {pair for chain in chains for pair in combinations(chain, 2)}
    while more := {(a, d) for a, b in tied for c, d in tied if b == c} - tied:
        tied |= more
    return tied
