"""Leave out of a learner's notebook what comes with the marks, and seal what comes once an exercise is answered."""

from nbgrader.preprocessors import NbGraderPreprocessor

from grading.build.later import learners_cells


class KeepForLater(NbGraderPreprocessor):
    """In a learner's notebook, what comes later gives nothing away: its cells become one that asks the record first, or a sentence that says where to find it."""

    def preprocess(self, nb, resources):
        nb.cells = learners_cells(nb.cells, nb.metadata["course"]["module"])
        return nb, resources
