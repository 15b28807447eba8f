"""Memos: written in the record, marked in nbgrader's manually graded cells.

nbgrader gives such a cell 0 and shows it to nobody as long as its text is the source's. So a recorded memo takes the place of that
text, and an unwritten one leaves it. A record that is damaged takes its place too, with the reason: somebody must look.
"""

from course.exercises.kinds.memo import MOST_LETTERS
from grading import declared, inert, runs
from grading.layout import HERE

MOST_LINES = 400


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
