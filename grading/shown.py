"""A graded cell as the person who marks it sees it: a card or a memo as its page lays it out, a learner's code and what it showed as plain text.

Whatever a learner wrote is bounded, says so where it was cut, and stands in a frame that says whose it is: it can neither
cover nor pass for what is the page's own.
"""

from html import escape

import mistune

from grading import inert

MOST_LETTERS, MOST_LINES, MOST_OUTPUTS = 20_000, 400, 50
MEMO = '<div class="memo'
MARKDOWN = mistune.create_markdown(escape=True)
WROTE, SAID, CODE, SHOWED = "What the learner wrote", "What the learner predicted and decided", "The learner’s code", "What the learner’s code showed"


def cell(graded, beside=None):
    """A cell of a graded notebook as HTML. Never raises: what can't be shown says so in its place.

    Parameters
    ----------
    graded : dict
        With ``cell_type``, ``metadata``, ``source`` and, of code, ``outputs``.
    beside : str, optional
        What is told beside a memo, as inert HTML, where its rubric stands to be clicked: here it is left out then.
    """
    try:
        return "".join(_written(graded["source"], beside) if graded["cell_type"] == "markdown" else _run(graded))
    except Exception as error:  # noqa: BLE001 - one cell that is strange is no reason to keep the others from whoever marks them
        return f'<p class="trouble">This part can’t be shown ({type(error).__name__}). The name at the top of this page opens the notebook itself.</p>'


def _written(source, beside):
    """A memo and what it is marked on, or what its author wrote where there is none."""
    memo, _, rest = source.partition("\n") if source.startswith(MEMO) else ("", "", source)
    if memo:
        yield _frame(WROTE, inert.html(memo, inert.MOST_MEMO_LETTERS))
    if beside:
        yield _frame(SAID, beside)
    if beside is not None and memo:
        return
    yield inert.html(MARKDOWN(inert.cut(rest, MOST_LETTERS, MOST_LINES)))


def _run(graded):
    """A score cell's card; of a learner's cell its code and what it showed."""
    outputs = graded["outputs"]
    if graded["metadata"]["nbgrader"].get("solution"):
        yield _frame(CODE, _plain(graded["source"], "learners-code"))
        said, more = "\n".join(filter(None, map(_said, outputs[:MOST_OUTPUTS]))), len(outputs) - MOST_OUTPUTS
        if said or more > 0:
            yield _frame(SHOWED, _plain(said, "learners-output", f"\n… {more:,} more outputs are left out here." if more > 0 else ""))
        return
    for output in outputs[:MOST_OUTPUTS]:
        card = output.get("data", {}).get("text/html")
        yield inert.html(card) if card else _plain(_said(output), "trouble" if output["output_type"] == "error" else "")


def _said(output):
    """An output as plain text; nothing where it has none."""
    if output["output_type"] == "error":
        return f"{'Not scored' if output['ename'] == 'NotScored' else output['ename']}: {output['evalue']}"
    return output["text"] if output["output_type"] == "stream" else output["data"].get("text/plain", "")


def _plain(value, kind, more=""):
    return f'<pre class="{kind}" translate="no">{escape(inert.CONTROL.sub("", inert.cut(value, MOST_LETTERS, MOST_LINES)) + more)}</pre>'


def _frame(whose, content):
    return f'<section class="learners"><p class="whose">{whose}</p>{content}</section>'
