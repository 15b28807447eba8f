"""Mend a hand-in before nbgrader's own steps see it."""

from pathlib import Path

from nbformat import from_dict
from nbgrader.preprocessors import NbGraderPreprocessor

from grading.grade import aside, mend
from grading.grade.sheet import sheet
from grading.layout import HERE


class MendCells(NbGraderPreprocessor):
    """Build the notebook anew, so that a lost, doubled or changed cell neither stops a batch nor earns a point."""

    def preprocess(self, nb, resources):
        about = resources["nbgrader"]
        folder = Path(resources["metadata"]["path"])
        about["sheet"] = sheet(HERE, about["notebook"], about["db_url"])
        notebook, notes = mend.mend(nb, about["sheet"])
        for note in notes:
            self.log.warning("%s, %s: %s", about["student"], about["notebook"], note)
        about["mended"] = notes
        about["turned_away"] = aside.why(folder, (folder / f"{about['notebook']}.ipynb").read_bytes())
        return from_dict(notebook), resources
