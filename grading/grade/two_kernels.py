"""Run a notebook in two kernels: the learner's cells in a sandbox, the instructor's score cells where no learner's code was."""

import math
import re

from grading import inert
from grading.kernels.sandbox import LIMITS
from grading.kernels.values import NOT_READ, TOO_LONG, TOO_MUCH
from grading.kernels.warm import converse

PLAIN_FLOAT = re.compile(r"\d{1,6}\.\d{1,20}(e-\d{1,3})?", re.ASCII)
MOST_REASON = 200
LOST = ("An answer to this was recorded, but the code gave none when it was run for grading: "
        "a cell that it needs may be missing, changed or in another place.")
# Of what a learner's cells show, plain text is kept and so much of it: of one text, of a cell's outputs, of the whole page.
MOST_LETTERS, MOST_OUTPUTS, MOST_SHOWN_LETTERS = 20_000, 50, 1_200_000
LEFT_OUT = [{"output_type": "stream", "name": "stdout", "text": "… what more was shown here is left out.\n"}]
NO_TEXT = "What was shown here is no plain text, and is left out."


def run(cells, sheet, record, place, limits=LIMITS["learner"]):
    """Run the code cells in their order and write their outputs into them.

    Parameters
    ----------
    cells : list of dict
        A mended notebook's cells; their ``outputs`` are replaced.
    sheet : Sheet
        Whose text of each score cell is run, whatever the notebook says.
    record : dict or None
        The checked answer record.
    place : str
        The folder of the warm process.
    limits : Limits
        What the learner's cells may use.

    Returns
    -------
    dict of str to str
        Why somebody must look, by the name of the score cell that got 0 for it.

    Raises
    ------
    Gone
        When the warm process is gone: nothing is known of this hand-in then.
    """
    code = [(cell, _scored(cell, sheet)) for cell in cells if cell["cell_type"] == "code"]
    steps = _needed([sheet.step(cell) for cell, _ in code], sheet)
    common = {"module": sheet.module, "record": record}
    replies, stopped = converse(place, "learner", {**common, "limits": limits.as_dict(), "steps": steps}, limits.wall_s) if steps else ([], "")
    replies = iter(replies)
    carried, room = {}, MOST_SHOWN_LETTERS
    for at, (cell, source) in enumerate(code):
        if not source:
            outputs = _shown(next(replies, None), stopped) if at < len(steps) else []
            room -= len(str(outputs))
            cell["outputs"] = outputs if room > 0 else LEFT_OUT
        else:
            reply = next(replies, None)
            carried[source.name] = _carried(reply, source, record, stopped) if source.reads else {}
    scored = [(cell, source) for cell, source in code if source]
    ready = [(cell, source) for cell, source in scored if not isinstance(carried[source.name], str)]
    steps = [{"score": source.source, "values": carried[source.name]} for _, source in ready]
    ours = LIMITS["trusted"]
    answers, stopped = converse(place, "trusted", {**common, "limits": ours.as_dict(), "steps": steps}, ours.wall_s) if steps else ([], "")
    replied = {source.name: reply for (_, source), reply in zip(ready, answers, strict=False)}
    review = {}
    for cell, source in scored:
        said = carried[source.name]
        result = said if isinstance(said, str) else _score(replied.get(source.name), source.points, stopped)
        if isinstance(result, str):
            review[source.name] = inert.line(result, MOST_REASON)
        cell["outputs"] = not_scored(review[source.name]) if isinstance(result, str) else result
    return review


def not_scored(reason):
    """The outputs of a score cell that nbgrader reads as 0, and a person as why."""
    return [{"output_type": "error", "ename": "NotScored", "evalue": reason, "traceback": [f"Not scored: {reason}"]}]


def _needed(steps, sheet):
    """The steps up to the last that a score reads from or that is the learner's: after it nothing can matter to anybody."""
    return steps[:max((at for at, step in enumerate(steps, 1) if step.get("read") or step not in sheet.page), default=0)]


def _scored(cell, sheet):
    source = sheet.cell(cell["metadata"].get("nbgrader", {}).get("grade_id"))
    return source if source and source.scored else None


def _carried(reply, source, record, stopped):
    """The values of a score cell by name, or why there are none. What is missing was never set, as on a page that nobody has answered."""
    found = reply.get("values") if isinstance(reply, dict) else None
    if not isinstance(found, dict) or not set(found) <= set(source.reads):
        return f"The learner’s code did not run to the end: {stopped or 'it said something strange'}."
    refused = next((said for said in found.values() if isinstance(said, dict) and said.get("t") == "refused"), None)
    if refused is not None:
        why = refused.get("v")
        # Only in our words: with its own, what runs beside a learner's code would speak to whoever marks as the grader does.
        return f"The value that was handed over can’t be read: {why if why in (TOO_MUCH, TOO_LONG, NOT_READ) else 'it is strange'}."
    if record and source.name in record["answers"] and all(map(_nothing, found.values())):
        return LOST
    return found


def _nothing(said):
    """Whether a name holds what stands in a line that nobody has written."""
    return isinstance(said, dict) and said.get("t") in ("...", "none")


def _score(reply, points, stopped):
    """The outputs of a score cell that ended in one number, or why it did not."""
    if not isinstance(reply, dict):
        return f"The score could not be worked out: {stopped or 'the score cell did not answer'}."
    if "refused" in reply:
        return f"The value that was handed over can’t be read: {reply['refused']}."
    errors = [output for output in reply["outputs"] if output["output_type"] == "error"]
    if errors:
        return f"The score could not be worked out: {errors[0]['ename']}: {errors[0]['evalue']}"
    results = [output["data"] for output in reply["outputs"] if output["output_type"] == "execute_result"]
    text = results[0].get("text/plain", "") if len(results) == 1 else ""
    if not PLAIN_FLOAT.fullmatch(text) or not math.isfinite(float(text)) or not 0 <= float(text) <= points:
        return "The score could not be worked out: the score cell did not end in one number between 0 and its points."
    card = results[0].get("text/html", "")
    return [{"output_type": "execute_result", "execution_count": None, "metadata": {},
             "data": {"text/plain": text, **({"text/html": card} if card else {})}}]


def _shown(reply, stopped):
    """What a learner's cell showed, rebuilt from what its kernel claims."""
    outputs = reply.get("outputs") if isinstance(reply, dict) else None
    if not isinstance(outputs, list):
        return [{"output_type": "stream", "name": "stdout", "text": f"This cell did not run to its end: {stopped}.\n"}]
    kept = [rebuilt for rebuilt in map(_rebuilt, outputs[:MOST_OUTPUTS]) if rebuilt]
    return kept if len(outputs) <= MOST_OUTPUTS else kept + LEFT_OUT


def _rebuilt(output):
    """One output as plain text: whoever opens the graded notebook, in whatever program, is shown letters and nothing that is laid out or fetched."""
    kind = output.get("output_type") if isinstance(output, dict) else None
    if kind == "stream" and output.get("name") in ("stdout", "stderr"):
        return {"output_type": kind, "name": output["name"], "text": _text(output.get("text"))}
    if kind == "error":
        lines = output.get("traceback")
        return {"output_type": kind, "ename": _text(output.get("ename"))[:200], "evalue": _text(output.get("evalue"))[:2_000],
                "traceback": [_text(line)[:2_000] for line in lines[:100]] if isinstance(lines, list) else []}
    if kind in ("display_data", "execute_result") and isinstance(output.get("data"), dict):
        data = {"text/plain": _text(output["data"].get("text/plain", NO_TEXT))}
        return {"output_type": kind, "data": data, "metadata": {}, **({"execution_count": None} if kind == "execute_result" else {})}
    return None


def _text(value):
    return inert.CONTROL.sub("", inert.cut(value, MOST_LETTERS)) if isinstance(value, str) else ""
