"""The instructor's part of nbgrader's settings: lays its steps onto the course's folders and names the steps that are ours.

``nbgrader_config.py`` reads it where this side of the course is there.
"""

import os
import sys
from pathlib import Path

import nbgrader

from grading import schema

c = get_config()  # noqa: F821 - traitlets provides it

root = Path(__file__).absolute().parents[1]

# nbgrader starts alembic by its name when it brings a gradebook up to date, and a .venv need not be on the PATH; to make one it need not.
schema.begin_no_program()
programs = str(Path(sys.executable).parent)
if programs not in os.environ.get("PATH", "").split(os.pathsep):
    os.environ["PATH"] = os.pathsep.join([programs, os.environ.get("PATH", "")])

# On a server of the house's, or in a file: all of ours and all of nbgrader's look here.
c.CourseDirectory.db_url = os.environ.get("COURSE_GRADEBOOK") or f"sqlite:///{root / 'grading' / 'gradebook.db'}"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "modules"
c.CourseDirectory.submitted_directory = "grading/submitted"
c.CourseDirectory.autograded_directory = "grading/autograded"
c.CourseDirectory.feedback_directory = "grading/feedback"
# A lesson's source and its key lie beside the solution and must never travel with it.
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback", "*.py"]
# On a hub every hand-in is owned by the image's account, whoever it is of.
c.ExchangeCollect.check_owner = not os.environ.get("JUPYTERHUB_USER")
c.ExchangeCollect.update = True  # of each learner the newest counts, by either road and without being asked to
c.ExchangeFactory.collect = "grading.nbgrader.collect.GuardedCollect"
c.ExchangeFactory.release_feedback = "grading.nbgrader.release.GuardedRelease"

c.ExportApp.plugin_class = "grading.nbgrader.export.Export"

# Hand-ins that came as files: NAME_handin_TIME_MODULE.zip, put into grading/downloaded/MODULE/archive.
c.ZipCollectApp.downloaded_directory = "grading/downloaded"
c.ZipCollectApp.force = True  # what is collected again takes the place of what was
c.ZipCollectApp.extractor_plugin = "grading.nbgrader.zip_collect.GuardedExtractor"
c.ZipCollectApp.collector_plugin = "grading.nbgrader.zip_collect.Collector"

# nbgrader's own lists, in its order, with our steps in their places.
c.GenerateAssignment.preprocessors = [
    "nbgrader.preprocessors.IncludeHeaderFooter",
    "nbgrader.preprocessors.InstantiateTests",
    "nbgrader.preprocessors.LockCells",
    "grading.nbgrader.StubSolutions",  # in place of ClearSolutions
    "grading.nbgrader.KeepForLater",  # before ClearOutput: it keeps what a cell shows
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.CheckCellMetadata",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.SaveCells",
    "nbgrader.preprocessors.ClearHiddenTests",
    "nbgrader.preprocessors.ClearMarkScheme",
    "nbgrader.preprocessors.ComputeChecksums",
    "grading.nbgrader.UnsealMemos",
    "nbgrader.preprocessors.CheckCellMetadata",
    "grading.nbgrader.ShowUnanswered",  # last: it runs what learners get
]
# Of nbgrader's autograding nothing runs, whatever loads it: grading.nbgrader.autograde takes its place.
c.Autograde.sanitize_preprocessors = []
c.Autograde.autograde_preprocessors = []
c.GenerateFeedback.preprocessors = ["grading.nbgrader.GatherFeedback"]  # in place of GetGrades
c.HTMLExporter.extra_template_basedirs = [
    str(root / "grading" / "templates"),
    str(Path(nbgrader.__file__).parent / "server_extensions" / "formgrader" / "templates"),
]
c.HTMLExporter.filters = {"as_text": "grading.inert.name", "nonce": "grading.nbgrader.formgrader.nonce", "shown": "grading.shown.cell",
                          "headed": "grading.nbgrader.formgrader.headed",
                          "nameless": "grading.marking.names.masked"}

c.FormgradeExtension.debug = False  # no list of these settings on top of its first page

if "nbgrader.server_extensions.formgrader" in sys.modules:  # each process of nbgrader's has loaded it; whoever only builds has not
    from grading.nbgrader.button import hand_over
    from grading.nbgrader.formgrader import shield
    from grading.nbgrader.marking import take_up
    shield()
    take_up()
    hand_over()
if "nbgrader.converters.autograde" in sys.modules:
    from grading.nbgrader.autograde import take_over
    take_over()
