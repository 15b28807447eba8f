"""Let a memo's cell be answered elsewhere than in itself."""

from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_grade, is_solution


class UnsealMemos(NbGraderPreprocessor):
    """Release a manually graded cell without its checksum.

    A memo is written into the record, so its cell looks untouched on the learner's page, and
    nbgrader's Validate would call it unanswered. Grading puts the checksum back.
    """

    def preprocess_cell(self, cell, resources, cell_index):
        if cell.cell_type == "markdown" and is_grade(cell) and is_solution(cell):
            cell.metadata.nbgrader.pop("checksum", None)
        return cell, resources
