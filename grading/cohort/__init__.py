"""Make a cohort of hand-ins whose deserved scores are known: ``python3 -m grading cohort``."""

from grading.cohort.generate import generate

__all__ = ["generate"]
