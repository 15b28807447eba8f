"""Seal what a page shows once an exercise is answered."""

from nbgrader.preprocessors import NbGraderPreprocessor

from grading.build.later import sealed_cells


class SealLater(NbGraderPreprocessor):
    """In a learner's notebook, what comes later gives nothing away: its cells become one that asks the record first."""

    def preprocess(self, nb, resources):
        nb.cells = sealed_cells(nb.cells, nb.metadata["course"]["module"])
        return nb, resources
