"""Parts that cases share: levers, random streams, the event loop, ledgers, runs.

Everything here needs numpy and the standard library alone, so that a model can be
run, tested and timed without a notebook in sight.
"""
