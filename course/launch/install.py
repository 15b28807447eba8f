"""Makes ``.venv`` from requirements.lock, or mends it.

The stamp says "unfinished" from the first file to the last, so an interrupted installation is
thrown away at the next start and never half used.
"""

import shutil
import subprocess

from course.errors import CourseError
from course.launch import environment, failures, installer, uv
from course.launch.lock import alone

BYTES_PER_PIN = 9_000_000  # measured: 1.0 GB for 156 packages; unpacked wheels lie beside it meanwhile
FETCHED_MB = {"learner": 110, "whole": 250}  # measured: 107 for a learner's copy, 245 for the whole course


def install(root, say=print):
    """Make the environment ready. Raises CourseError, with nothing half-made taken for whole."""
    lock = root / ".jupyter" / "setup.lock"
    try:
        with alone(lock, lambda: say("Another start is setting the course up; waiting for it.")):
            if not environment.is_ready(root):
                _install_alone(root, say)
    except OSError as error:
        raise failures.of_files(error, root) from error


def mark_damaged(root):
    """Have the environment made afresh at the next start; one that is only linked to is let go of."""
    folder = environment.environment_folder(root)
    if folder.is_symlink():
        folder.unlink()  # what it points to belongs to someone else
    elif folder.exists():
        environment.write_stamp(root, {"state": "damaged"})


def _install_alone(root, say):
    folder = environment.environment_folder(root)
    if not folder.exists() or environment.read_stamp(root).get("state") == "damaged":
        # From scratch: what was fetched before shares its files with what was installed, and may be damaged like it.
        shutil.rmtree(uv.packages(root), ignore_errors=True)
    clear_if_broken(root, say)
    fresh = not folder.exists()
    if fresh:
        megabytes = FETCHED_MB["whole" if (root / "grading").is_dir() else "learner"]
        say(f"Setting up the course: this happens once. It fetches about {megabytes} MB and writes up to 1 GB.")
        say("On a fast line and a quiet computer that takes a minute; on a slow or busy one, five or more.")
        _check_room(root)
        folder.mkdir()
    else:
        say("Bringing the course's software up to date.")
    environment.write_stamp(root, {"state": "unfinished"})
    if fresh:
        installer.create_environment(root)
    installer.install_all(root)
    environment.write_stamp(root, environment.ready_stamp(root))
    say("The course is set up.")


def clear_if_broken(root, say=print):
    """Remove a ``.venv`` that can't be mended in place; keep one that only lacks the newest pins."""
    folder = environment.environment_folder(root)
    stamp = environment.read_stamp(root)
    if folder.is_symlink():
        folder.unlink()  # what it points to belongs to someone else
    elif folder.exists() and not _can_be_updated(root, stamp):
        if not (stamp or (folder / "pyvenv.cfg").exists() or _is_empty(folder)):
            raise CourseError(
                f"Something else is in the place of {folder}.",
                "The course keeps the software that it needs in a folder of that name.",
                "Move or rename what is there, then start the course again.",
            )
        say("The last set-up is incomplete, damaged or was moved: making it afresh.")
        shutil.rmtree(folder)


def _can_be_updated(root, stamp):
    """True for a finished environment in its place, and for a working one that someone made by hand."""
    now = environment.ready_stamp(root)
    if stamp and any(stamp.get(part) != now[part] for part in ("state", "place", "python")):
        return False
    check = "import sys; sys.exit(sys.prefix == sys.base_prefix or sys.version_info < (3, 11))"
    try:
        command = [str(environment.interpreter(root)), "-c", check]
        return subprocess.run(command, capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _is_empty(folder):
    return folder.is_dir() and not any(folder.iterdir())


def _check_room(root):
    needed = BYTES_PER_PIN * installer.count_pins(root)
    free = shutil.disk_usage(root).free
    if free < needed:
        raise failures.disk_is_full(root, f"it takes {needed / 1e9:.1f} GB, and {free / 1e9:.1f} GB are free")
