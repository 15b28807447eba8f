"""Where code runs while work is graded: a learner's cells in a sandbox, score cells beside it.

Both are forks of one warm process (``zygote``), reached through ``warm``. A learner's fork
is shut in by ``sandbox``; what crosses from one to the other are ``values``.
"""
