"""Groups of learners, none of which is so small that somebody could be told by it."""

FEWEST = 5


def folded(counts, fewest=FEWEST):
    """Which groups may be shown.

    What is left out must not be worked out from what is shown either: while the rest is a few, the smallest group that would be shown joins it.

    Parameters
    ----------
    counts : dict
        How many of each group, by its name.

    Returns
    -------
    tuple of (dict, int)
        The groups that may be shown, as they stood in ``counts``, and how many are in none of them: 0, or ``fewest`` or more, or all.
    """
    shown = {name: many for name, many in counts.items() if many >= fewest}
    rest = sum(counts.values()) - sum(shown.values())
    while shown and 0 < rest < fewest:
        rest += shown.pop(min(shown, key=shown.get))
    return shown, rest
