"""``python3 -m course check``: is everything there that the course needs? What is missing is said in a sentence each."""

import importlib.metadata
import os
import shutil
import sys

from course.errors import CourseError
from course.launch import exchange, modules
from course.learners import ALLOWED, hub_user, is_id
from course.place import INSTALLED, shipped

ROOM_MIB = 200


def check(root):
    """Say what is there and what is missing; the exit code: 0 when nothing is."""
    found = [*_software(), *_modules(root), *_room(root), *_exchange(), *_hub(root)]
    for good, sentence in found:
        print(f"{'ok     ' if good else 'MISSING'}  {sentence}")
    missing = sum(not good for good, _ in found)
    print("Nothing is missing." if not missing else f"{missing} of {len(found)} are missing; the sentences above say what to do.")
    return 1 if missing else 0


def _software():
    if sys.version_info < (3, 11):
        yield False, f"This is Python {sys.version.split()[0]}; the course needs 3.11 or newer."
    yield from _installed() if INSTALLED else _in_a_folder()


def _installed():
    from packaging.requirements import Requirement

    needed = [Requirement(line) for line in importlib.metadata.requires("cx-course") or ()]
    for wanted in (one for one in needed if one.marker is None or one.marker.evaluate({"extra": ""})):
        try:
            version = importlib.metadata.version(wanted.name)
        except importlib.metadata.PackageNotFoundError:
            yield False, f"{wanted.name} is not installed: pip install '{wanted}'"
            continue
        if not wanted.specifier.contains(version, prereleases=True):
            yield False, f"{wanted.name} is here in version {version}; the course is made for {wanted.specifier}: pip install '{wanted}'"
    yield True, f"Python {sys.version.split()[0]}, and the course is installed for everybody on this machine."


def _in_a_folder():
    from course.launch import environment

    ready = environment.is_ready(environment.ROOT) or environment.has_dependencies(environment.ROOT)
    yield ready, (f"Python {sys.version.split()[0]}, and the course is set up." if ready
                  else "The course is not set up yet: python3 -m course setup")


def _modules(root):
    try:
        names = modules.names(root)
    except CourseError as error:
        yield False, " ".join(filter(None, error.args))
        return
    folder = modules.released(root)
    changed = [name for name in names if not modules.is_released(root, name, (folder / name / f"{name}.ipynb").read_bytes())]
    yield not changed, (f"{len(names)} modules, as they were released." if not changed else
                        f"Changed since they were released, so they will not run by themselves: {', '.join(changed)}. Get the course anew.")
    tables = list(shipped("datasets").rglob("*.csv"))
    yield bool(tables), f"{len(tables)} tables of data." if tables else "The tables of data are not there. Get the course anew."


def _room(root):
    place = next(folder for folder in (root, *root.parents) if folder.is_dir())
    if not os.access(place, os.W_OK | os.X_OK):
        yield False, f"Your work would lie in {root / 'my-course'}, and you may not write in {place}: have it made yours."
        return
    free = shutil.disk_usage(place).free // 2**20
    yield free >= ROOM_MIB, f"Your work lies in {root / 'my-course'}; {free:,} MiB are free." + ("" if free >= ROOM_MIB else f" {ROOM_MIB} are needed: make room.")


def _exchange():
    try:
        place, root = exchange.inbound(), exchange.folder()
    except CourseError as error:
        yield False, " ".join(filter(None, error.args))
        return
    if not root.is_dir():
        named = "COURSE_EXCHANGE names it, so it was meant to be there" if os.environ.get("COURSE_EXCHANGE") else "so the page makes a file to send"
        yield not os.environ.get("COURSE_EXCHANGE"), f"There is no exchange at {root}, {named}."
        return
    if not place.is_dir():
        yield False, f"The exchange {root} has no cohort {exchange.cohort()}: the instructor runs python3 -m grading exchange, and COURSE_ID is set alike for all."
        return
    yield os.access(place, os.W_OK | os.X_OK), f"Hand-ins go to {place}" + ("." if os.access(place, os.W_OK | os.X_OK) else ", and you may not write there.")
    loose = [folder for folder, bit in ((root, 0o1000), (place, 0o3000)) if folder.stat().st_mode & bit != bit]
    yield not loose, ("There nobody reads or moves what another hands in." if not loose else
                      f"In {' and '.join(map(str, loose))} one learner could move or read what another hands in: the instructor runs python3 -m grading exchange.")


def _hub(root):
    user = hub_user()
    if not user:
        return
    yield is_id(user), f"On this hub you are {user}" + ("." if is_id(user) else f", and a learner is known by {ALLOWED}: the page will ask for a name.")
    try:
        version = importlib.metadata.version("jupyterhub")
    except importlib.metadata.PackageNotFoundError:
        yield False, "The part that speaks with the hub is not installed: pip install jupyterhub, in the hub's own version."
        return
    yield True, f"jupyterhub {version}, which speaks with the hub."
