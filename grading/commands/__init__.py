"""The instructor's commands, one file for each, discovered and never listed.

A file's first line is what ``--help`` says of it, ``arguments(parser)`` declares what it takes (it may be missing),
``run(chosen)`` does it. ``NEEDS`` names packages that it alone needs. What a command needs is imported in ``run``: every command's file is read at every start.
"""
