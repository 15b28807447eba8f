"""Which modules a question is about where none is named: those that the gradebook knows."""

from nbgrader.api import Assignment
from sqlalchemy import select

from course.errors import CourseError
from grading import gradebook
from grading.grade.recorder import saying_so
from grading.layout import settings


def modules(layout, names):
    """The modules of these names, or all that were built. Raises ``CourseError`` for an unknown name, and where nothing is built or can be read."""
    if names:
        return layout.chosen(names)
    config = settings(layout).CourseDirectory
    known = set()
    if not gradebook.missing(config.db_url):
        with saying_so(again="ask", kept="Nothing was changed."), gradebook.opened(config.db_url, config.course_id) as book:
            known = {*book.db.execute(select(Assignment.name)).scalars()}
    found = [module for module in layout.lessons() if module in known]
    if not found:
        raise CourseError("No module is in the gradebook yet.", "Nothing can be told of any.", "Build what you teach first: python3 -m grading build MODULE.")
    return found
