"""Lets the course lie in a folder such as ``Training [2026]``."""

import glob
import os


def take_literally(*folders):
    """Have ``glob`` take the names of these folders as they stand, though “[2026]” in one looks like a pattern.

    Jupyter finds its own parts by patterns that begin with such a path; without them a page stays
    white. Must be called before anything of Jupyter is imported: it takes these functions by name.
    """
    starts = [str(folder) for folder in folders if glob.escape(str(folder)) != str(folder)]
    if starts:
        glob.glob, glob.iglob = (_literal(search, starts) for search in (glob.glob, glob.iglob))


def _literal(search, starts):
    def searching(pattern, *how, **more):
        pattern = os.fspath(pattern)
        start = next((start for start in starts if isinstance(pattern, str) and pattern.startswith(start)), None)
        return search(glob.escape(start) + pattern[len(start):] if start else pattern, *how, **more)

    return searching
