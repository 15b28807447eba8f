"""The learner's desk: the map of modules with how each stands, and handing one in."""

from course.desk.pages import HandIn, Map

__all__ = ["HandIn", "Map"]
