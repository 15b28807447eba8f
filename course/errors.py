"""The error that a reader is meant to see: three plain sentences instead of a traceback."""


class CourseError(Exception):
    """Says what happened, what it means for the reader, and what to do next.

    Each of ``happened``, ``means`` and ``todo`` is a sentence or a few, without a line break at the
    end. ``str(error)`` joins them with spaces; the launcher prints one a line.
    """

    def __init__(self, happened, means, todo):
        super().__init__(happened, means, todo)
        self.happened = happened
        self.means = means
        self.todo = todo

    def __str__(self):
        return " ".join(part for part in (self.happened, self.means, self.todo) if part)
