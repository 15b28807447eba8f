"""Other editions of the course: tables of their own, and every module built against them.

They are no part of any version. ``grading/editions/NAME.SUM/`` holds an edition's ``datasets/``, its
executed ``solutions/``, its ``modules/`` with their manifest and, written last, what it was made
from: without that it is not there, and when that is no longer what the course is, it is made anew.
"""

import multiprocessing
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from course.errors import CourseError
from course.files import whole
from course.record import edition
from grading.build.manifest import manifest
from grading.editions import MADE_FROM, is_ready, sources, there

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,23}")


def ready(layout, names, say=print):
    """Make what is not there, or no longer what the course makes, of these editions.

    Parameters
    ----------
    layout : Layout
        The course.
    names : sequence of str
        What the editions are called; ``reference`` is the course’s own, and is not made here.
    say : callable
        Takes each line of what is said meanwhile.

    Returns
    -------
    dict of str to Layout
        The course with each edition's tables, by its name.

    Raises
    ------
    CourseError
        For a name that is none, tables that no draw makes well enough, a module that can't be
        built against them, or a file that can't be written.
    """
    names = list(dict.fromkeys(names))
    for name in names:
        if name != edition.REFERENCE and not NAME.fullmatch(name):
            raise CourseError(f"An edition can’t be called {name}.", "Nothing was made.", "Take up to 24 letters, digits, - and _, such as spring.")
    stamp = sources(layout)
    found = {name: layout if name == edition.REFERENCE else _drawn(layout, name) for name in names}
    missing = {name: one for name, one in found.items() if not is_ready(one, stamp)}
    if missing:
        say(f"Making {len(missing)} {'edition' if len(missing) == 1 else 'editions'} of the course, "
            f"{len(layout.lessons())} modules each: {', '.join(list(missing)[:5])}{' …' if len(missing) > 5 else ''}.")
        _build(missing, stamp, say)
    for one in there(layout).values():
        if one.name in found and one.edition != found[one.name].edition:
            shutil.rmtree(one.made, ignore_errors=True)  # of this name, with tables that the course no longer makes
    return found


def _drawn(layout, name):
    """The course with the tables of an edition, which are drawn and put in their place. The same bytes have the same place."""
    layout.editions.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=layout.editions, prefix=".half-") as half:
        drawn = Path(half) / "datasets"
        done = subprocess.run([sys.executable, str(layout.root / "datasets" / "generate.py"), "--edition", name, "--to", str(drawn)],
                              capture_output=True, text=True, errors="replace", check=False)
        if done.returncode:
            raise CourseError(f"The tables of the edition {name} could not be drawn: {(done.stderr.strip().splitlines() or ['it does not say why'])[-1]}",
                              "Nothing was made of it.", "Take another name: each has tables of its own.")
        made = layout.of(edition.of(drawn))
        if edition.of(made.data) != made.edition:
            shutil.rmtree(made.data, ignore_errors=True)
            made.made.mkdir(exist_ok=True)
            os.replace(drawn, made.data)
    return made


def _build(missing, stamp, say):
    """Build every module against each of these editions, as many at a time as there are cores."""
    todo = [(name, module) for name, one in missing.items() for module in one.lessons()]
    files, left = {name: {} for name in missing}, {name: len(one.lessons()) for name, one in missing.items()}
    # A fresh process each has the edition's tables, and nothing of another's in its memory.
    with ProcessPoolExecutor(min(os.cpu_count() or 1, len(todo)), multiprocessing.get_context("spawn")) as pool:
        under_way = {pool.submit(_module, missing[name], module): (name, module) for name, module in todo}
        try:
            for done in as_completed(under_way):
                name, module = under_way[done]
                solution, released = done.result()
                _write(missing[name].solution(module), solution)
                files[name][module] = released
                left[name] -= 1
                if not left[name]:
                    _finish(missing[name], files.pop(name), stamp)
                    say(f"Edition {name} is made.")
        except CourseError as error:
            raise CourseError(f"The edition {name} can’t be made. {error.happened}", "No copy of it was given out.", "Take another name: each has tables of its own.") from error
        except BrokenProcessPool as error:
            raise CourseError(f"A process that built {module} ended in the middle of its work.", "What was made before stays.", "There may be too little memory; try again.") from error
        finally:
            pool.shutdown(cancel_futures=True)


def _module(layout, module):
    """Build one module, in a process of its own. Returns what is written."""
    from grading.build import pipeline  # start-up: the process that gives out work needs none of it

    os.environ.update(layout.environment)
    with tempfile.TemporaryDirectory(prefix="course-edition-") as folder:
        return pipeline.make(layout, module, Path(folder), f"sqlite:///{folder}/gradebook.db", say=lambda line: None)


def _finish(layout, released, stamp):
    """Write what is released, and then what it was made from."""
    shutil.rmtree(layout.modules, ignore_errors=True)
    for module, files in released.items():
        for name, content in files.items():
            _write(layout.modules / module / name, content)
    _write(layout.manifest, manifest(released))
    _write(layout.made / MADE_FROM, stamp.encode())


def _write(path, content):
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole(path) as half:
            half.write_bytes(content)
    except OSError as error:
        raise CourseError(f"{path} could not be written: {error.strerror}.", "The edition is not whole, and is not given out.",
                          "Free some space, or make the folder writable, and try again.") from error
