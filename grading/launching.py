"""What commands share: how a number is read, and a command that runs notebooks begun beside the process that warms up for them."""

import importlib


def count(text):
    """A number from 1 to 1,000, as an argument. Raises ``ValueError`` for anything else."""
    number = int(text)
    if not 1 <= number <= 1_000:
        raise ValueError
    return number


def warm(command, chosen):
    """Run the ``main`` of a module, such as ``grading.alone``, that runs notebooks."""
    from grading.kernels import guard
    from grading.kernels import warm as kernels
    from grading.layout import HERE
    guard.require_forks()
    # It imports what notebooks need while this process imports nbgrader: each takes a core two seconds.
    begun = kernels.begin(HERE)
    try:
        importlib.import_module(command).main(chosen, begun)
    finally:
        kernels.end(begun)
