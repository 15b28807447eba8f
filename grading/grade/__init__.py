"""From a collected folder to scores in the gradebook: ``command`` has the order.

``files`` looks at what was handed in, ``entries`` and ``records`` say which of it is meant, ``mend`` makes a sound notebook of it,
``kernels`` runs it in two kernels, ``worker`` does all of that for one hand-in, ``recorder`` alone writes. ``processes`` and ``pool``
have many workers do it, here and on other machines; ``button`` is formgrader's.
``collect`` and ``archives`` are how nbgrader's commands fill that folder: ``inbox`` finds the hand-ins among what came, ``named`` says
whose they are, ``packed`` unpacks them, ``times`` says which may displace which. ``quarantine`` is how its autograde looks before it
opens, ``aside`` why something of ours stands in a file's place.
"""
