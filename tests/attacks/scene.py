"""Where attacks happen: a course of its own in a folder that anybody may pass, with things in it that would tell."""

import hashlib
import json
import os
import secrets
import shutil
import stat
import subprocess
import tempfile
import zlib
from pathlib import Path

from nbgrader.api import Gradebook

from tests.attacks.attack import LEARNERS_CELL
from tests.attacks.listeners import Listeners
from tests.grading.conftest import copy_course

MODULE = "91_vault"
LESSON = Path(__file__).parent / "lesson"
LINES = {"m91-1-line": 'total = takings["taken_gbp"].sum()', "m91-2-line": 'by_till = takings.groupby("till")["taken_gbp"].sum()'}
FULL = {"m91-1": 4.0, "m91-2": 4.0, "m91-3": 2.0}
POINTS = 13
KINDS = ("HIDDEN", "KEY", "SOLUTION", "RECORD", "STUDENT", "ENVIRONMENT", "OUTSIDE")
LITTER = ("/tmp", "/var/tmp", "/dev/shm", os.path.expanduser("~"), "/home")


class Scene:
    """One course with hand-ins, secrets, listeners and a folder for loot; a context manager."""

    def __init__(self, like=None):
        self.folder = Path(tempfile.mkdtemp(prefix="attacked-", dir="/tmp"))
        self.folder.chmod(0o755)
        self.canaries = like.canaries if like else {kind: f"CANARY-{kind}-{secrets.token_hex(8)}" for kind in KINDS}
        self.loot = self.folder / "loot"
        self.loot.mkdir()
        self.loot.chmod(0o1777)
        (self.folder / "secret.txt").write_text(self.canaries["OUTSIDE"])
        self.honest = []
        if like:
            shutil.copytree(like.root, self.folder / "course", ignore=shutil.ignore_patterns("submitted", "autograded"))
            self.course = type(like.course)(self.folder / "course")
        else:
            self.course = self._built()
        self.root = self.course.root
        self.submitted = self.root / "grading" / "submitted"
        self.submitted.mkdir()
        self.submitted.chmod(0o750)  # as collecting leaves it
        self.listeners = Listeners(self.folder)
        self.ports = self.listeners.ports

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.listeners.close()
        # Folders may lie so deep in folders that a path no longer names them.
        subprocess.run(["rm", "-rf", str(self.folder)], check=False, capture_output=True)

    def _built(self):
        lesson = self.folder / "lesson" / MODULE
        lesson.mkdir(parents=True)
        for path in LESSON.iterdir():
            if path.is_file():
                (lesson / path.name).write_text(self.canaried(path.read_text(encoding="utf-8")), encoding="utf-8")
        course = copy_course(self.folder / "course", lessons=[lesson])
        done = course.grading("build")
        assert done.returncode == 0, done.stderr
        shutil.rmtree(self.folder / "lesson")
        with Gradebook(course.gradebook, "cx") as book:
            book.add_student("somebody", last_name=self.canaries["STUDENT"])
        return course

    def environment(self, **more):
        """Nobody's settings, and a secret of whoever grades."""
        env = {name: value for name, value in os.environ.items() if not name.startswith(("COURSE_", "JUPYTER", "NBGRADER", "DASK"))}
        beside = {f"JUPYTER_{kind}_DIR": str(self.folder / kind.lower()) for kind in ("CONFIG", "DATA", "RUNTIME")}
        return {**env, **beside, "IPYTHONDIR": str(self.folder / "ipython"), "PYTHONPATH": str(self.root), "MY_SECRET": self.canaries["ENVIRONMENT"], **more}

    def canaried(self, text):
        """A text with each secret in its place."""
        for kind, canary in self.canaries.items():
            text = text.replace(f"CANARY-{kind}", canary)
        return text

    def hand_in_honest(self, learner):
        """A hand-in that deserves all that a machine can give."""
        memo = f"It hides that till c was shut on the first day, says {learner}. {self.canaries['RECORD']}"
        at = "2026-11-22T14:02:05Z"
        answers = {"m91-3": "4", "m91-4": {"text": memo, "runs": []}}
        record = {"schema": 1, "module": MODULE, "edition": "reference", "runs": [], "answers": {
            name: {"answer": answer, "at": at, "first": answer, "tries": 1} for name, answer in answers.items()}}
        self._write(learner, LINES, json.dumps(record))
        self.honest.append(learner)

    def hand_in(self, attack):
        """An attack, as a learner of its name hands it in."""
        from tests.attacks.records import text
        folder = self._write(attack.name, {LEARNERS_CELL: attack.cell(self)}, text() if attack.record is None else attack.record)
        for name, content in attack.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content.replace("{LOOT!r}", repr(str(self.loot))).replace("{NAME}", attack.name))
        if attack.change:
            attack.change(folder, self)

    def _write(self, learner, lines, record):
        folder = self.submitted / learner / MODULE
        folder.mkdir(parents=True)
        notebook = json.loads((self.root / "modules" / MODULE / f"{MODULE}.ipynb").read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            cell["source"] = lines.get(cell["id"], cell["source"])
        (folder / f"{MODULE}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
        # Nobody answers in the very second of another: what is the same to the second is looked at for that alone.
        second = zlib.crc32(learner.encode()) % 86_400
        own = f"T{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}Z".encode()
        raw = record if isinstance(record, bytes) else record.encode()
        (folder / f"{MODULE}.answers.json").write_bytes(raw.replace(b"T14:02:05Z", own))
        return folder

    def guarded(self):
        """Whatever grading has no business to change: path to mode and content."""
        found = {}
        for folder in ("course", "solutions", "modules", "datasets", "grading"):
            for path in _below(self.root / folder):
                inside = path.relative_to(self.root)
                handed_in = inside.parts[:2] == ("grading", "submitted")
                if folder == "grading" and not handed_in and path.suffix != ".py":
                    continue
                status = path.lstat()
                small = stat.S_ISREG(status.st_mode) and status.st_size < 10_000_000
                content = hashlib.sha256(path.read_bytes()).hexdigest() if small else str(status.st_size)
                found[str(inside)] = (oct(status.st_mode), content if not path.is_dir() else "")
        return found


def _below(folder):
    """Every file and folder below, but not what graders and Python write, however deep an attack made that."""
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name not in ("__pycache__", ".ipynb_checkpoints", "autograded")]
        yield from (Path(place) / name for name in sorted([*folders, *files]))
