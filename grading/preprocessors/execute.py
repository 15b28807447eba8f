"""Run a hand-in in two kernels: the learner's cells in a sandbox, the score cells where no learner's code was."""

from pathlib import Path

from nbformat import from_dict
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_solution

from grading import handin
from grading.grade import two_kernels, worker
from grading.grade.sheet import sheet
from grading.kernels import shared
from grading.layout import HERE


class ExecuteHandIn(NbGraderPreprocessor):
    """In the place of nbgrader's Execute, which runs both in one kernel: there a pass can be forged."""

    def preprocess(self, nb, resources):
        about = resources["nbgrader"]
        module, folder = about["notebook"], Path(resources["metadata"]["path"])
        asked = sheet(HERE, module, about["db_url"])
        said = nb.metadata.get("grading", {})
        record = handin.read(folder / f"{module}.answers.json", module)
        if said.get("turned_away"):
            review = worker.leave_unscored(nb.cells, asked, said["turned_away"])
        else:
            review = two_kernels.run(nb.cells, asked, record.content, shared.place(HERE, asked))
            review = {**worker.unread(asked, "" if record.missing else record.reason), **review}
        for name, reason in review.items():
            self.log.warning("%s, %s, %s: for review: %s", about["student"], module, name, reason)
        about["review"] = review
        for cell in nb.cells:
            if cell.cell_type == "code":
                cell.outputs = from_dict(cell.outputs)
        return nb, resources


class FlagForReview(NbGraderPreprocessor):
    """After SaveAutoGrades: queue what could not be scored for a person, whose mark then counts, and write down why."""

    def preprocess(self, nb, resources):
        about = resources["nbgrader"]
        where = about["notebook"], about["assignment"], about["student"]
        said = reasons(nb.metadata.get("grading", {}), about.get("review", {}))
        with Gradebook(about["db_url"]) as gradebook:
            for name in about.get("review", {}):
                gradebook.find_grade(name, *where).needs_manual_grade = True
            first = next((cell.metadata.nbgrader.grade_id for cell in nb.cells if is_solution(cell)), None)
            if said and first:
                gradebook.find_comment(first, *where).auto_comment = said
            gradebook.db.commit()
        return nb, resources


def reasons(known, review):
    """What somebody must know of a hand-in, as the first comment has it.

    Parameters
    ----------
    known : dict
        What CopyMemos noted: ``turned_away``, and ``record``, what was found before anything ran.
    review : dict of str to str
        Why an exercise could not be scored.
    """
    if known.get("turned_away"):
        return known["turned_away"]
    return " ".join(filter(None, (known.get("noted"), *(f"For review, {name}: {reason}" for name, reason in review.items()))))
