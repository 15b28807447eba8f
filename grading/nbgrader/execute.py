"""Run a hand-in in two kernels: the learner's cells in a sandbox, the score cells where no learner's code was."""

from pathlib import Path

from nbformat import from_dict
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor

from course.errors import CourseError
from grading.grade import kept_warm, marks, two_kernels, worker
from grading.grade.sheet import sheet
from grading.hand_in import answers, files
from grading.kernels.warm import Gone
from grading.layout import HERE


class ExecuteHandIn(NbGraderPreprocessor):
    """In the place of nbgrader's Execute, which runs both in one kernel: there a pass can be forged."""

    def preprocess(self, nb, resources):
        about = resources["nbgrader"]
        module, folder = about["notebook"], Path(resources["metadata"]["path"])
        asked = sheet(HERE, module, about["db_url"])
        said = nb.metadata.get("grading", {})
        record = answers.read(folder / f"{module}.answers.json", module)
        if said.get("turned_away"):
            review = worker.leave_unscored(nb.cells, asked, said["turned_away"])
        else:
            review = _run(nb.cells, asked, record.content)
            review = {**worker.unread(asked, "" if record.missing else record.reason), **review}
        for name, reason in review.items():
            self.log.warning("%s, %s, %s: for review: %s", about["student"], module, name, reason)
        about["review"], about["sheet"] = review, asked
        for cell in nb.cells:
            if cell.cell_type == "code":
                cell.outputs = from_dict(cell.outputs)
        return nb, resources


def _run(cells, asked, record):
    """As the two kernels do; what loses the warm process is tried once more in a new one, and then left to a person."""
    for _ in range(2):
        try:
            return two_kernels.run(cells, asked, record, kept_warm.place(HERE, asked))
        except Gone:
            kept_warm.stop()
        except CourseError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a hand-in sets off, somebody is told of it, and the others are graded
            return worker.leave_unscored(cells, asked, worker.could_not_cope(error))
    return worker.leave_unscored(cells, asked, worker.TWICE)


class SaveMarks(NbGraderPreprocessor):
    """In the place of nbgrader's SaveAutoGrades: queue what could not be scored, say why, and leave each mark with the answer that it is for."""

    def preprocess(self, nb, resources):
        about = resources["nbgrader"]
        module, student, review = about["notebook"], about["student"], about["review"]
        hand_in = files.look(HERE.root / "grading" / "submitted" / student / about["assignment"], module)
        with Gradebook(about["db_url"]) as gradebook:
            marks.ready(gradebook)
            marks.settle(gradebook, gradebook.find_submission(about["assignment"], student), nb, review=review,
                         digest=marks.digest(hand_in, about["sheet"]), said=reasons(nb.metadata["grading"], review))
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
