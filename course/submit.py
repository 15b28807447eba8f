"""nbgrader's ``submit``, for an exchange in which graders alone read what is handed in."""

import os
import shutil
import stat
import tempfile
from pathlib import Path

from nbgrader.exchange.default import ExchangeSubmit


class ForGraders(ExchangeSubmit):
    """Where the drop box gives its files to a group (``python3 -m grading exchange``), everybody else loses all rights to a hand-in."""

    def copy_files(self):
        super().copy_files()
        if self._for_a_group():  # nbgrader has just let everybody write there, so that an instructor can delete it
            (Path(self.inbound_path) / self.assignment_filename).chmod(0o770)

    def do_copy(self, src, dest, log=None):
        """As nbgrader's; in the drop box into a folder made there, for one that brings its own rights would keep from the group what is written into it later."""
        if Path(dest).parent != Path(self.inbound_path) or not self._for_a_group():
            super().do_copy(src, dest, log)
            return
        with tempfile.TemporaryDirectory() as place:
            made = Path(place) / "hand-in"
            super().do_copy(src, str(made), log)
            Path(dest).mkdir(mode=0o750)
            for path in sorted(made.rglob("*")):
                target = Path(dest) / path.relative_to(made)
                target.mkdir() if path.is_dir() else shutil.copyfile(path, target)

    def set_perms(self, dest, fileperms, dirperms):
        kept = ~stat.S_IRWXO if self._for_a_group() else ~0
        super().set_perms(dest, fileperms & kept, dirperms & kept)

    def _for_a_group(self):
        return bool(os.stat(self.inbound_path).st_mode & stat.S_ISGID)
