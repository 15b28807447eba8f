"""From a collected folder to scores in the gradebook: ``command`` has the order, whichever of its roads was taken.

``sheet`` is what a module asks, ``asked`` whose tables a hand-in is about, ``mend`` makes a sound notebook of a hand-in, ``two_kernels`` runs it, ``worker`` does all of that for one.
``processes`` and ``machines`` have many workers do it, here and elsewhere; ``tls`` and ``edition`` say which those may be. ``recorder``
alone writes, ``marks`` what a person gave, ``memos`` what a person is to mark. ``twins`` compares records, ``table`` says what came of it
all, ``turns`` lets one grader in at a time.
"""
