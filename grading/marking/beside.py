"""What a learner predicted and decided in a module, in words, for whoever reads the memo: labels and units, as the page said them."""

from course.exercises.exercise import NotUnderstood
from course.exercises.ids import heading
from grading import inert
from grading.build.known import known
from grading.hand_in import answers

MOST_LETTERS = 2_000


def said(layout, module, path):
    """What stands in a graded hand-in's record of predictions and decisions.

    Parameters
    ----------
    layout : Layout
        Whose lesson it is.
    module : str
        The module.
    path : pathlib.Path
        The record; nothing in it is trusted.

    Returns
    -------
    list of (str, str, list of str)
        What it is ("Predicted", "Decided"), the exercise's heading, and what was said, each part in a few words; in the lesson's order.
    """
    found, record = [], answers.parse(path.read_bytes(), module) if path.is_file() else answers.HandedIn()
    for name, one in known(layout, module).items():
        exercise = one.exercise
        if exercise.opinion or exercise.replayed:
            entry = record.answers.get(name, {})
            verb = f"{'Predicted' if exercise.called == 'prediction' else 'Decided'}{', before playing' if exercise.opinion else ''}"
            found.append((verb, heading(name, exercise.title), _parts(exercise, entry.get("first" if exercise.opinion else "answer"))))
    return found


def _parts(exercise, raw):
    if raw is None:
        return ["nothing"]
    try:
        return [inert.cut(str(part), MOST_LETTERS) for part in exercise.parts(exercise.parse(raw))]
    except NotUnderstood:
        return ["what can’t be read: the answer in the record is none that the page makes"]
    except Exception as error:  # noqa: BLE001 - a learner's record may hold anything, and the memo is to be read all the same
        return [f"what can’t be read ({type(error).__name__})"]


def as_html(said):
    """The same as inert HTML; empty for nothing."""
    rows = "".join(f'<tr><th scope="row">{inert.text(what)}</th><td><em>{inert.text(title)}</em><br>{"<br>".join(map(inert.text, parts))}</td></tr>' for what, title, parts in said)
    return f"<table><tbody>{rows}</tbody></table>" if rows else ""
