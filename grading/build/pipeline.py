"""The order in which a lesson becomes a solution with outputs, and then the learner's notebook.

Figures are filled before anything is run; a lesson is checked before it
is executed; it is normalised before nbgrader sees it, so that nbgrader's own button makes
the same bytes as this command.
"""

import shutil
import tempfile
from pathlib import Path

import nbformat

from course.errors import CourseError
from course.files import whole
from grading.build.checks import check, is_scored
from grading.build.execute import execute
from grading.build.known import explained
from grading.build.lesson import STEPS, read
from grading.build.manifest import manifest
from grading.build.normalise import normalise
from grading.build.release import release
from grading.gradebook import reach
from grading.layout import settings


def build(layout, names=(), *, only_check=False, say=print):
    """Build modules, or check that what stands in the course is what a build would make.

    Parameters
    ----------
    layout : Layout
        The course.
    names : sequence of str
        The modules; all when empty.
    only_check : bool
        Compare bytes and write nothing, not even to the gradebook.
    say : callable
        Takes each line of what is said meanwhile.

    Raises
    ------
    CourseError
        When a lesson can't be built, a file can't be written, or a check finds a stale file.
    """
    chosen = layout.chosen(names)
    if not only_check:
        reach(settings(layout).CourseDirectory.db_url)  # what is wrong with it is said before minutes of work
    with tempfile.TemporaryDirectory(prefix="course-build-") as folder:
        gradebook = f"sqlite:///{folder}/gradebook.db" if only_check else None
        made, released = {}, _standing(layout)
        for module in chosen:
            workspace = Path(folder) / module
            workspace.mkdir()
            solution, files = make(layout, module, workspace, gradebook, say)
            made[layout.solutions / module / f"{module}.ipynb"] = solution
            made |= {layout.modules / module / name: content for name, content in files.items()}
            released[module] = files
        released = {module: files for module, files in released.items() if module in layout.lessons()}
        made[layout.manifest] = manifest(released)
    stale = _superseded(layout, released)
    if only_check:
        _compare(layout, made, stale)
        say(f"{len(made)} made files are up to date.")
    else:
        _write(layout, made, stale)
        say(f"{len(made)} files written.")


def make(layout, module, workspace, gradebook, say):
    """The executed solution of one module, and the files that are released; nothing is written to the course."""
    lesson = read(layout, module)
    for step in STEPS:
        step(lesson)
    check(lesson)
    execute(lesson, layout, workspace)
    explained(layout, lesson)
    normalise(lesson.notebook)
    solution = (nbformat.writes(lesson.notebook) + "\n").encode()
    files = release(layout, module, solution, workspace, gradebook)
    scored = [cell for cell in lesson.notebook.cells if is_scored(cell)]
    say(f"{module}: {len(scored)} exercises scored in full, {sum(c.metadata.nbgrader.points for c in scored):g} points")
    return solution, files


def _standing(layout):
    """The files of every module that is released now."""
    return {folder.name: {str(path.relative_to(folder)): path.read_bytes()
                          for path in sorted(folder.rglob("*")) if path.is_file()}
            for folder in sorted(layout.modules.glob("*")) if (folder / f"{folder.name}.ipynb").is_file()}


def _superseded(layout, released):
    """Files in ``modules/`` that no lesson makes any more."""
    wanted = {layout.modules / module / name for module, files in released.items() for name in files} | {layout.manifest}
    return [path for path in sorted(layout.modules.rglob("[!.]*")) if path.is_file() and path not in wanted
            and not any(part.startswith(".") for part in path.relative_to(layout.modules).parts)]


def _compare(layout, made, stale):
    differing = [path for path, content in made.items() if not path.is_file() or path.read_bytes() != content]
    if differing or stale:
        listed = ", ".join(str(path.relative_to(layout.root)) for path in sorted([*differing, *stale]))
        raise CourseError(f"These files are not what a build makes: {listed}.",
                          "A lesson was changed after they were made, or they were changed by hand.",
                          "Run python3 -m grading build, look at the difference, and commit both.")


def _write(layout, made, stale):
    """Write all files, each in one move, and remove what is no longer made."""
    path = layout.modules
    try:
        for path, content in made.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with whole(path) as half:
                half.write_bytes(content)
        for path in stale:
            path.unlink()
            if not any(path.parent.iterdir()):
                shutil.rmtree(path.parent)
    except OSError as error:
        raise CourseError(f"{path.relative_to(layout.root)} could not be written: {error.strerror}.",
                          "The files before it were written; this one and those after it are as they were.",
                          "Make the folder writable, or free some space, and build again.") from error
