"""From a collected folder to scores in the gradebook: ``command`` has the order.

``files`` looks at what was handed in, ``mend`` makes a sound notebook of it, ``kernels`` runs
it in two kernels, ``worker`` does all three for one hand-in, ``recorder`` alone writes.
``collect`` and ``archives`` are how nbgrader's commands fill that folder, ``quarantine`` how its
autograde looks before it opens, ``aside`` why something of ours stands in a file's place.
"""
