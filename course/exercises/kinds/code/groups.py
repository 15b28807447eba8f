"""The groups that a table was asked for, and which of its numbers stands for which."""

import re
from itertools import product

# How a group that is 0 or 1 may be called whatever it is about.
YES_NO = {"0": ("0.0", "false", "no", "n"), "1": ("1.0", "true", "yes", "y")}
WORD = re.compile(r"\d+\.\d+|[^\W_]+")
FEW = 3


class Groups:
    """One number for each group, or for each pair of groups of two kinds.

    Parameters
    ----------
    kinds : dict of str to (iterable, or dict of label to iterable of str)
        The labels of each kind of group (``{"format": ["small", "large"]}``), each with other words for it
        where people use some: ``{"found": {0: ["missing"], 1: ["there"]}}``. They tell nothing of the numbers.
    """

    def __init__(self, kinds):
        labels = {kind: {str(label): tuple(words) for label, words in (one.items() if isinstance(one, dict) else ((each, ()) for each in one))}
                  for kind, one in kinds.items()}
        self.kinds = {kind: list(one) for kind, one in labels.items()}
        self.cells = [frozenset(cell) for cell in product(*self.kinds.values())]
        self.words = {}
        for kind, one in labels.items():
            for label, words in one.items():
                for word in map(_plain, (label, f"{kind} {label}", *words, *(YES_NO[label] if set(one) == set(YES_NO) else ()))):
                    if self.words.setdefault(word, (kind, label)) != (kind, label):
                        raise ValueError(f"“{word}” stands for two groups: {' and '.join(self.words[word])}, {kind} and {label}")
        self._all = frozenset(label for one in self.kinds.values() for label in one)
        self._longest = max(len(word.split()) for word in self.words)

    @property
    def each(self):
        """``format and policy``, ``value of found``."""
        return " and ".join(f"value of {kind}" if set(labels) == set(YES_NO) else kind for kind, labels in self.kinds.items())

    @property
    def asked(self):
        """``4 were asked for, one for each format and policy``."""
        return f"{len(self.cells)} were asked for, one for each {self.each}"

    def called(self, label):
        """A label as people read it: ``small / app``, ``found 0``."""
        known = [(f"{kind} {one}" if one in YES_NO else one, one) for kind, labels in self.kinds.items() for one in labels if one in label]
        return " / ".join([*(said for said, _ in known), *sorted(label - {one for _, one in known})])

    def place(self, numbers):
        """Say of each number which groups it is of.

        A label may name a group in any case, by another word for it, or joined with others (``small_app``).
        Of two labels that speak of one kind of group, that which tells more of its groups apart counts.

        Parameters
        ----------
        numbers : list of (tuple of str, float)
            From ``shapes.numbers``.

        Returns
        -------
        list of (frozenset of str, float)
            The groups that each number is of, and beside them what else its labels say and not all of them do.
        """
        levels = [self._level(level) for level in zip(*(labels for labels, _ in numbers))]
        owner = {kind: max(range(len(levels)), key=lambda at: len({said.get(kind) for said, _ in levels[at]} - {None})) for kind in self.kinds}
        placed = []
        for row, (_, number) in enumerate(numbers):
            groups = {kind: levels[at][row][0].get(kind) for kind, at in owner.items()}
            rest = {text for said, text in (level[row] for level in levels) if not said or not said.items() <= groups.items()}
            placed.append((frozenset(groups.values()) - {None}, rest - {""}, number))
        idle = set.intersection(*(rest for _, rest, _ in placed))
        return [(groups | (rest - idle), number) for groups, rest, number in placed]

    def _level(self, texts):
        """({kind: label}, the text) of each label of one level."""
        split = [_plain(text).split() for text in texts]
        idle = set.intersection(*map(set, split)) - {part for word in self.words for part in word.split()}
        idle |= {part for kind in self.kinds for part in _plain(kind).split()} - {part for word in self.words for part in word.split()}
        return [(self._read([word for word in words if word not in idle]), text) for text, words in zip(texts, split)]

    def _read(self, words):
        """{kind: label} where every word says one, each kind once; else nothing."""
        said = {}
        while words:
            size = next((size for size in range(min(self._longest, len(words)), 0, -1) if " ".join(words[:size]) in self.words), 0)
            kind, label = self.words.get(" ".join(words[:size]), (None, None))
            if kind is None or kind in said:
                return {}
            said[kind], words = label, words[size:]
        return said

    def problem(self, labels):
        """Why the numbers at these labels are not one for each group, as a sentence and a question; empty when they are.

        Parameters
        ----------
        labels : collection of frozenset of str
            From ``place``, none of them twice.
        """
        labels, cells = list(labels), set(self.cells)
        whole = [label for label in labels if label & self._all in cells]
        rests = {label - self._all for label in whole}
        count = "There is one number" if len(labels) == 1 else f"There are {len(labels)} numbers"
        if set(labels) == cells:
            return ""
        if len(whole) == len(labels) == len(cells) * len(rests):
            names = " and ".join(sorted(" / ".join(sorted(rest)) or "one without a name" for rest in rests))
            return f"There are {len(rests)} numbers for each {self.each}: {names}. Which of them was asked for? Keep only that one."
        if cells < set(labels):
            return f"{count}, and {self.asked}. Which are those? Keep only them."
        if set(labels) < cells:
            lacking = ", ".join(self.called(cell) for cell in self.cells if cell not in labels)
            return f"There is no number for {lacking}, and {self.asked}. Which rows did your line leave out?"
        if len(labels) == len(cells) and not whole:
            return f"{count}, and I can’t tell which belongs to which. Can your line keep {' and '.join(self.kinds)} as labels?"
        some = ", ".join(dict.fromkeys(map(self.called, labels[:FEW]))) + (" …" if len(labels) > FEW else "")
        return f"{count} ({some}), and {self.asked}. Which columns make those groups?"


def _plain(text):
    """Words in small letters, without what joins or encloses them."""
    return " ".join(WORD.findall(text.casefold())) or text
