"""Make the learner's notebook from the executed solution, by nbgrader's own generate_assignment."""

import logging
import re
import shutil

from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import capture_log

from course.errors import CourseError
from grading.layout import settings

NOT_RELEASED = shutil.ignore_patterns("*.ipynb", "*.py", "*.answers*.json", "__pycache__", ".*")


def release(layout, module, source, folder, db_url=None):
    """Release one module.

    Parameters
    ----------
    layout : Layout
        Whose ``nbgrader_config.py`` says which steps are taken.
    module : str
        The module's name.
    source : bytes
        The executed solution.
    folder : pathlib.Path
        An empty folder to work in.
    db_url : str, optional
        The gradebook in which the module's cells are registered, where it isn't the course's own.

    Returns
    -------
    dict of str to bytes
        The files of ``modules/NN``, by name.

    Raises
    ------
    CourseError
        With nbgrader's reason, when it refuses.
    """
    inside = folder / "solutions" / module
    shutil.copytree(layout.solutions / module, inside, ignore=NOT_RELEASED)
    (inside / f"{module}.ipynb").write_bytes(source)
    config = settings(layout)
    config.CourseDirectory.root = str(folder)
    config.CourseDirectory.db_url = db_url or config.CourseDirectory.db_url
    config.CourseDirectory.assignment_id = module
    config.ShowUnanswered.edition = layout.edition
    converter = GenerateAssignment(coursedir=CourseDirectory(config=config), config=config)
    converter.force = True
    converter.log.setLevel(logging.ERROR)
    converter.log.propagate = False
    result = capture_log(converter)
    if not result["success"]:
        raise _refused(module, result)
    made = folder / "modules" / module
    return {str(path.relative_to(made)): path.read_bytes() for path in sorted(made.rglob("*")) if path.is_file()}


def _refused(module, result):
    text = result.get("log", "") + result["error"]
    if "there are submissions associated" in text:
        return CourseError(
            f"{module} has hand-ins in the gradebook, and this build adds or removes scored cells.",
            "nbgrader can't tell what an old hand-in earns in a changed module; nothing was written.",
            "Give the changed module a new name, or begin a new gradebook once this module has been given back.")
    # nbgrader logs the exception that it then wraps in one of its own.
    reasons = re.findall(r"^ *((?:\w+\.)*\w*(?:Error|Exception)): (.+)$", text, re.MULTILINE)
    reason = reasons[0][1] if reasons else "it does not say why"
    return CourseError(f"nbgrader would not release {module}: {reason}", "Nothing was written.",
                       "Mend the cell that it names, and build again.")
