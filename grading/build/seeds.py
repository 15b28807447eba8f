"""The claims of the five articles that the course is made from, by their ids.

An id is the article and the claim (``004-22``); a claim that is a figure ends in F.
"""

LAST_CLAIM = {"000": 47, "001": 22, "002": 24, "003": 18, "004": 25}
FIGURES = {"001-03", "001-04", "004-02", "004-03", "004-08", "004-11", "004-19"}


def exists(seed):
    """Whether there is a claim of this id, given with or without its F."""
    article, _, claim = seed.removesuffix("F").partition("-")
    return (len(claim) == 2 and claim.isdigit() and 1 <= int(claim) <= LAST_CLAIM.get(article, 0)
            and (not seed.endswith("F") or seed[:-1] in FIGURES))
