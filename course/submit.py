"""nbgrader's `submit`, for an exchange in which graders alone read what is handed in."""

import os
import stat
from pathlib import Path

from nbgrader.exchange.default import ExchangeSubmit

OTHERS = stat.S_IRWXO


class ForGraders(ExchangeSubmit):
    """Where the drop box gives its files to a group (`python3 -m grading exchange`), everybody else loses all rights to a hand-in."""

    def copy_files(self):
        super().copy_files()
        if self._for_a_group():  # nbgrader has just let everybody write there, so that an instructor can delete it
            (Path(self.inbound_path) / self.assignment_filename).chmod(0o2770)

    def set_perms(self, dest, fileperms, dirperms):
        kept = ~OTHERS if self._for_a_group() else ~0
        super().set_perms(dest, fileperms & kept, dirperms & kept)

    def _for_a_group(self):
        return bool(os.stat(self.inbound_path).st_mode & stat.S_ISGID)
