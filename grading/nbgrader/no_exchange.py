"""What is said where there is no exchange, or none that can be used: nbgrader's own words tell a learner to ask an instructor."""

import os
from pathlib import Path

NONE = "There is no exchange at {root}. {means} {otherwise} To work with an exchange: python3 -m grading exchange makes it there, COURSE_EXCHANGE names another place."
NOT_YOURS = "The exchange at {root} can’t be read and written by you. {means} See that you are in the group that it was made for: python3 -m grading exchange --group NAME."
NO_COHORT = ("The exchange at {root} has no cohort called {cohort}. {means} Where yours has another name, COURSE_ID says it, for learners too; "
             "where it is new, python3 -m grading exchange makes its folders.")


class WithExchange:
    """A step of nbgrader's that needs the exchange; ``means`` and ``otherwise`` say what it is without one, ``folder`` what it needs of a cohort's."""

    means, otherwise, folder = "", "", ""

    def start(self):
        root, cohort = Path(self.root), self.coursedir.course_id
        if not root.is_dir():
            self._end(NONE)
        if not os.access(root, os.R_OK | os.W_OK | os.X_OK):
            self._end(NOT_YOURS)
        if self.folder and not (root / cohort / self.folder).is_dir():
            self._end(NO_COHORT)
        return super().start()

    def _end(self, words):
        self.fail(words.format(root=self.root, cohort=self.coursedir.course_id, means=self.means, otherwise=self.otherwise.format(self.coursedir.assignment_id)))
