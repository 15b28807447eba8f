"""Our steps in nbgrader's lists; ``nbgrader_config.py`` says where each stands."""

from grading.nbgrader.execute import ExecuteHandIn, SaveMarks
from grading.nbgrader.feedback import GatherFeedback
from grading.nbgrader.later import KeepForLater
from grading.nbgrader.memos import CopyMemos, UnsealMemos
from grading.nbgrader.mend import MendCells
from grading.nbgrader.stubs import StubSolutions

__all__ = ["CopyMemos", "ExecuteHandIn", "GatherFeedback", "KeepForLater", "MendCells", "SaveMarks", "StubSolutions", "UnsealMemos"]
