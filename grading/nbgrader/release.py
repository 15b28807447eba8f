"""nbgrader's ``release_feedback`` for a class of which some handed in through the exchange and others by a file.

Its own stops for everybody at the first who has no word of the exchange's, which is how it
knows whose a page is, and copies again what lies there already.
"""

import os
from pathlib import Path

from nbgrader.exchange.default import ExchangeReleaseFeedback
from nbgrader.utils import notebook_hash

from course.files import whole
from grading.hand_in.entries import shown
from grading.hand_in.files import SECRET
from grading.nbgrader.no_exchange import WithExchange

NEW, CHANGED, UNCHANGED = "new", "changed", "unchanged"


def became(there, page):
    """Whether a page is new, changed or unchanged beside the one that was given; ``there`` is its bytes, or ``None``."""
    return NEW if there is None else UNCHANGED if there == page else CHANGED


class GuardedRelease(WithExchange, ExchangeReleaseFeedback):
    """Gives what is new or changed to those who came through the exchange; says who else has a page.

    Afterwards ``given`` says by learner what became of a page, and ``by_file`` holds the pages of
    the rest. With ``only``, a set of learners, no other's page is looked at.
    """

    means, otherwise = "No page was given.", "For those who sent a file: python3 -m grading give-back {0}."
    only = None

    def copy_files(self):
        left_out = set((self.coursedir.student_id_exclude or "").split(","))
        self.given, self.by_file = {}, {}
        for page in sorted(Path(self.coursedir.root).glob(os.path.relpath(self.src_path, self.coursedir.root) + "/*.html")):
            learner = page.parent.parent.name
            if learner in left_out or self.only is not None and learner not in self.only:
                continue
            secret = _bytes(page.with_name(SECRET))
            if secret and secret.isalnum():
                self.given[learner] = self._give(page, Path(self.dest_path) / f"{notebook_hash(secret=secret.decode(), notebook_id=page.stem)}.html")
            else:
                self.by_file[learner] = page
        for learner, what in self.given.items():
            self.log.info("The feedback for %s is %s.", shown(learner), what)
        if self.by_file:
            self.log.warning("Not through the exchange, as they handed in by a file: %s. Their pages lie in %s; python3 -m grading give-back %s "
                             "puts those that are to be sent into one folder.", ", ".join(map(shown, self.by_file)),
                             self.coursedir.feedback_directory, self.coursedir.assignment_id)

    @staticmethod
    def _give(page, to):
        content = page.read_bytes()
        what = became(_bytes(to), content)
        if what != UNCHANGED:
            with whole(to) as half:
                half.write_bytes(content)
                half.chmod(0o644)
        return what


def _bytes(path):
    """What a file holds; ``None`` where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
