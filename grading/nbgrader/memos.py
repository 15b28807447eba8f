"""Memos: written in the record, marked in nbgrader's manually graded cells."""

from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_grade, is_solution

from course.exercises.kinds.memo import MOST_LETTERS
from grading import declared, inert, runs
from grading.grade import marks
from grading.hand_in import answers
from grading.layout import HERE

MOST_LINES = 400


class UnsealMemos(NbGraderPreprocessor):
    """Release a manually graded cell without its checksum.

    A memo is written into the record, so its cell looks untouched on the learner's page, and
    nbgrader's Validate would call it unanswered. Autograding puts the checksum back.
    """

    def preprocess_cell(self, cell, resources, cell_index):
        if cell.cell_type == "markdown" and is_grade(cell) and is_solution(cell):
            cell.metadata.nbgrader.pop("checksum", None)
        return cell, resources


class CopyMemos(NbGraderPreprocessor):
    """Put what was written in the record where nbgrader looks for a written answer.

    nbgrader gives a manually graded cell 0 and shows it to nobody as long as its text is
    the source's. So a recorded memo takes the place of that text, and an unwritten one is
    left. A record that is damaged takes its place too, with the reason: somebody must look.
    """

    def preprocess(self, nb, resources):
        about = resources["nbgrader"]
        module, folder = about["notebook"], Path(resources["metadata"]["path"])
        self.handed_in = answers.read(folder / f"{module}.answers.json", module)
        if self.handed_in.reason:
            self.log.warning("%s, %s: %s", about["student"], module, self.handed_in.reason)
        turned_away = about.get("turned_away", "")
        noted = " ".join(filter(None, (self.handed_in.reason, *about.get("mended", ()))))
        given = marks.given(nb.cells, about["sheet"], self.handed_in.answers)
        nb.metadata["grading"] = {"record": turned_away or noted, "noted": noted, "turned_away": turned_away, "given": given}
        with Gradebook(about["db_url"]) as gradebook:
            notebook = gradebook.find_notebook(module, about["assignment"])
            self.sources = {cell.name: cell.source for cell in notebook.source_cells}
        return super().preprocess(nb, resources)

    def preprocess_cell(self, cell, resources, cell_index):
        if cell.cell_type == "markdown" and is_grade(cell) and is_solution(cell):
            name = cell.metadata.nbgrader.get("grade_id")
            source = self.sources.get(name, "")
            module = resources["nbgrader"]["notebook"]
            cell.source = written(self.handed_in, module, name, source, cell.source)
        return cell, resources


def written(handed_in, module, name, source, typed):
    """What stands in a memo's cell for the person who marks it.

    Parameters
    ----------
    handed_in : HandedIn
        The record.
    module, name : str
        The module and the memo's grade id.
    source, typed : str
        The cell's text as its author wrote it, and as it was handed in.

    Returns
    -------
    str
        The memo, or why it can't be read, or a text typed into the cell, with the rubric
        below it; the author's text when there is none.
    """
    answer = _answer(handed_in, name, source, typed)
    about = declared.rubric(HERE, module, name) or source
    return f"{answer}\n\n---\n\n{about}" if answer else source


def _answer(handed_in, name, source, typed):
    memo, cited = handed_in.memo(name)
    if memo:
        kept = {run["n"]: run for run in handed_in.runs}
        return show(memo, [(n, kept.get(n)) for n in dict.fromkeys(cited)])
    if handed_in.reason and not handed_in.missing:
        return f'<div class="memo-note"><p>{inert.text(handed_in.reason)}</p></div>'
    return "" if typed.strip() in ("", source.strip()) else show(typed, [])


def show(memo, cited):
    """A memo and the runs that it cites as one line of HTML, inert as markdown too.

    MathJax is told to leave it alone, or a memo with two dollar signs would be set as a formula.
    """
    shown = inert.paragraphs(inert.cut(memo, MOST_LETTERS, MOST_LINES))
    return f'<div class="memo tex2jax_ignore mathjax_ignore">{shown}{runs.table(cited)}</div>'
