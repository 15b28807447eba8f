"""One random stream per process, all from one seed."""

from numpy.random import Generator, PCG64, SeedSequence


def streams(seed, names):
    """{name: Generator}, independent streams spawned from ``seed`` (an int or ints).

    A name's stream depends on its place in ``names``: append, never insert, and what
    was drawn before stays as it was.
    """
    children = SeedSequence(seed).spawn(len(names))
    return {name: Generator(PCG64(child)) for name, child in zip(names, children)}
