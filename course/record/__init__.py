"""The answer record: one JSON file beside the notebook that holds what a learner did. Standard library only.

It is written at once and atomically on each action of the learner, never when a page is built, so
that a crash, a restart or another machine loses nothing. Two programs may write it, on this machine
or on another that a sync program brings together: what was said to be saved outlives the other's file.
"""

from course.record.keeper import Record
from course.record.trouble import NotSaved

__all__ = ["NotSaved", "Record"]
