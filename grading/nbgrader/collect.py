"""nbgrader's ``collect``, for a drop box into which learners write what they like.

Its own copies a link's target as the learner's work, stops the whole batch at a pipe, a huge
folder or a name without a time, and takes ``..`` for a learner.
"""

import os
import tempfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from nbgrader.exchange.default import ExchangeCollect

from course import learners
from grading.grade.turns import close_to_others
from grading.hand_in import newest, quarantine, times
from grading.hand_in.entries import shown
from grading.hand_in.files import as_it_lies
from grading.nbgrader.no_exchange import WithExchange

try:
    import pwd
except ImportError:  # Windows has no exchange
    pwd = None

MOST_SHOWN = 160
TAKE = "To take it as handed in now: nbgrader collect {module} --student {learner}."


class GuardedCollect(WithExchange, ExchangeCollect):
    """Takes the notebook and the record of each hand-in, looked at as files; of one that can't be taken, the reason."""

    means, folder = "Nothing was collected.", "inbound"
    otherwise = "Where learners send files, put those into grading/downloaded/{0}/archive, then: nbgrader zip_collect {0}."

    def _path_to_record(self, path):
        """As nbgrader's, with ``bad`` for a name that it would stop at."""
        name = Path(path).name
        parts = name.rsplit("+", 3)
        try:
            found = super()._path_to_record(path)
        except Exception:  # noqa: BLE001 - a parser of times that fails in many ways
            return {"username": name, "filename": name, "timestamp": datetime.min, "bad": True, "anothers": ""}
        bad = len(parts) != 4 or parts[1] != self.coursedir.assignment_id or not learners.is_id(found["username"])
        return {**found, "bad": bad, "anothers": self._anothers(path, found["username"])}

    def _anothers(self, path, learner):
        """Who put a hand-in there, where that is one person's account, and neither the named learner's nor ours; else empty."""
        if not self.check_owner or pwd is None:
            return ""
        try:
            owner = os.lstat(path).st_uid
            account = pwd.getpwuid(owner).pw_name
        except (OSError, KeyError):  # a container's account need have no name here
            return ""
        return "" if owner in (0, os.geteuid()) or account == learner or account.lower() in learners.SHARED else account

    def _sort_by_timestamp(self, records):
        """As nbgrader's, newest first; what is dated in the future, or was put there by somebody else, displaces nothing."""
        ranked = sorted(records, key=lambda one: (not one["anothers"], times.rank(one["timestamp"])), reverse=True)
        for one in ranked[1:]:
            if one["anothers"]:
                self._may_come(one)
            elif times.to_come(one["timestamp"]):
                self.log.warning("%s %s. It is left, and %s counts.", shown(one["filename"], MOST_SHOWN), times.claimed(one["timestamp"]),
                                 shown(ranked[0]["filename"], MOST_SHOWN))
        return ranked

    def copy_files(self):
        close_to_others(self.coursedir.root, "submitted", "quarantine")
        self.src_records = [one for one in self.src_records if self._may_come(one)]
        super().copy_files()

    def _may_come(self, one):
        """Whether a hand-in is one, and may take the place of what was collected; nbgrader's own goes by dates alone."""
        if one["bad"]:
            self.log.warning("%s is left: it is not called LEARNER+MODULE+TIME+NUMBER, as nbgrader submit makes it, with a learner of %s. "
                             "If you know whose it is, rename it and collect again.", shown(one["filename"], MOST_SHOWN), learners.ALLOWED)
            return False
        if one["anothers"]:
            self.log.warning("%s is left, as it was put there by %s. If it is %s’s own all the same, copy it under the same name as yourself and collect again.",
                             shown(one["filename"], MOST_SHOWN), shown(one["anothers"]), shown(one["username"]))
            return False
        module = self.coursedir.assignment_id
        folder = Path(self.coursedir.format_path(self.coursedir.submitted_directory, one["username"], module))
        how = TAKE.format(module=module, learner=one["username"])
        may, said = newest.may_come(folder, module, one["timestamp"], how)
        if may and times.to_come(one["timestamp"]) and one["username"] == self.coursedir.student_id:
            said = f"It {times.claimed(one['timestamp'])}. It is taken as handed in now. {newest.may_come(folder, module, times.now(), how)[1]}"
            one["timestamp"], one["taken"] = times.now(), True
        if said:
            self.log.warning("%s: %s", shown(one["filename"], MOST_SHOWN), said)
        return may

    def do_copy(self, src, dest, log=None):
        found = as_it_lies(Path(src), self.coursedir.assignment_id)
        one = next(one for one in self.src_records if one["filename"] == Path(src).name)
        if one.get("taken") or times.to_come(one["timestamp"]) or times.waits(found.timestamp):
            found = replace(found, timestamp=f"{one['timestamp']:%Y-%m-%d %H:%M:%S} UTC")  # that of its name is the one that it was ranked by
        for said in found.said:
            self.log.warning("%s: %s", shown(Path(src).name, MOST_SHOWN), said)
        with tempfile.TemporaryDirectory() as safe:
            quarantine.write(Path(safe), Path(dest), found, found.turned_away)
            super().do_copy(safe, dest, log)
