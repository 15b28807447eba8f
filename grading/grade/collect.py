"""nbgrader's ``collect``, for a drop box into which learners write what they like.

Its own copies a link's target as the learner's work, stops the whole batch at a pipe, a huge
folder or a name without a time, and takes ``..`` for a learner.
"""

import tempfile
from datetime import datetime
from pathlib import Path

from nbgrader.exchange.default import ExchangeCollect
from nbgrader.utils import parse_utc
from traitlets import Bool

from grading.grade import quarantine
from grading.grade.command import USUAL_ID
from grading.grade.files import look, shown


class GuardedCollect(ExchangeCollect):
    """Takes the notebook and the record of each hand-in, looked at as files; of one that can't be taken, the reason.

    A newer hand-in takes the place of an older without being asked to: what is collected is what counts.
    """

    update = Bool(True, help=ExchangeCollect.update.help).tag(config=True)

    def _path_to_record(self, path):
        """As nbgrader's, with ``bad`` for a name that it would stop at."""
        name = Path(path).name
        parts = name.rsplit("+", 3)
        try:
            found = super()._path_to_record(path)
        except Exception:  # noqa: BLE001 - a parser of times that fails in many ways
            return {"username": name, "filename": name, "timestamp": datetime.min, "bad": True}
        learner = found["username"]
        return {**found, "bad": len(parts) != 4 or not set(learner) <= USUAL_ID or learner in (".", "..")}

    def copy_files(self):
        for one in (one for one in self.src_records if one["bad"]):
            self.log.warning("%s is left: it is not called LEARNER+MODULE+TIME+NUMBER, as nbgrader submit makes it.", shown(one["filename"]))
        self.src_records = [one for one in self.src_records if not one["bad"]]
        super().copy_files()

    def do_copy(self, src, dest, log=None):
        found = look(Path(src), self.coursedir.assignment_id)
        for said in filter(None, (found.turned_away, found.record_problem, *found.notes)):
            self.log.warning("%s: %s", shown(Path(src).name), said)
        with tempfile.TemporaryDirectory() as safe:
            quarantine.write(Path(safe), Path(dest), found, found.turned_away)
            super().do_copy(safe, dest, log)


def is_newer(folder, module, time):
    """Whether what was collected into a hand-in's folder was handed in after ``time``, a text that nbgrader can read as one."""
    there = look(folder, module).timestamp
    return bool(there) and parse_utc(there) > parse_utc(time)
