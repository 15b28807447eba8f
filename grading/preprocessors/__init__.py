"""Our steps in nbgrader's lists; ``nbgrader_config.py`` says where each stands."""

from grading.preprocessors.execute import ExecuteHandIn, SaveMarks
from grading.preprocessors.feedback import GatherFeedback
from grading.preprocessors.later import KeepForLater
from grading.preprocessors.memos import CopyMemos, UnsealMemos
from grading.preprocessors.mend import MendCells
from grading.preprocessors.stubs import StubSolutions

__all__ = ["CopyMemos", "ExecuteHandIn", "GatherFeedback", "KeepForLater", "MendCells", "SaveMarks", "StubSolutions", "UnsealMemos"]
