"""What of ours nbgrader runs, each in a place that it has for it; ``grading/settings.py`` says in which.

``stubs``, ``later``, ``unseal`` and ``unanswered`` are steps of releasing a module, ``feedback`` of giving it back. ``collect`` and ``zip_collect``
take hand-ins in, ``release`` gives pages out. ``autograde`` has nbgrader's own command grade as ours does, ``button`` formgrader's
button; ``formgrader`` makes its pages safe to look at. Of grading itself nothing is here.
"""

from grading.nbgrader.feedback import GatherFeedback
from grading.nbgrader.later import KeepForLater
from grading.nbgrader.stubs import StubSolutions
from grading.nbgrader.unanswered import ShowUnanswered
from grading.nbgrader.unseal import UnsealMemos

__all__ = ["GatherFeedback", "KeepForLater", "ShowUnanswered", "StubSolutions", "UnsealMemos"]
