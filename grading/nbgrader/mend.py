"""Mend a hand-in before nbgrader's own steps see it."""

from pathlib import Path

from nbformat import from_dict
from nbgrader.preprocessors import NbGraderPreprocessor

from grading.grade import mend, worker
from grading.grade.sheet import sheet
from grading.hand_in import files
from grading.layout import HERE


class MendCells(NbGraderPreprocessor):
    """Build the notebook anew, so that a lost, doubled or changed cell neither stops a batch nor earns a point."""

    def preprocess(self, nb, resources):
        about = resources["nbgrader"]
        folder = Path(resources["metadata"]["path"])
        about["sheet"] = sheet(HERE, about["notebook"], about["db_url"])
        about["turned_away"] = files.look(folder, about["notebook"]).turned_away
        try:
            notebook, notes = mend.mend(nb, about["sheet"])
        except Exception as error:  # noqa: BLE001 - whatever a hand-in sets off, somebody is told of it, and the others are graded
            notebook, notes = mend.untouched_notebook(about["sheet"]), []
            about["turned_away"] = worker.could_not_cope(error)
        for note in notes:
            self.log.warning("%s, %s: %s", about["student"], about["notebook"], note)
        about["mended"] = notes
        return from_dict(notebook), resources
