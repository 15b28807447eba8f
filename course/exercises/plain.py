"""What an exercise or a simulator is where no page draws it: its heading, what is asked, and what there is to choose from, as plain HTML."""

from html import escape

HOW = "To answer, run this page’s cells, or open it as a page of the course: python3 -m course."  # said once on a page, by the line at its top


def html(spec, said=""):
    """The HTML of what a front is given to draw; the line at the top says how to answer, unless the page does above it, since nothing here can be answered.

    Parameters
    ----------
    spec : dict
        As ``Shown.spec`` or ``Panel.describe`` gives it.
    said : str
        What stands for its heading where it has none.
    """
    listed = [*spec.get("items", ()), *spec.get("options", ())]
    choices = [*(one["label"] if isinstance(one, dict) else str(one) for one in listed), *(lever["label"] for lever in spec.get("levers", ()))]
    groups = ", ".join(one["label"] for one in spec.get("groups", ()))
    parts = [f"<p><b>{_said(spec.get('heading') or spec.get('title') or said)}</b></p>", _paragraph(spec.get("prompt") or spec.get("subtitle", "")),
             f"<ul>{''.join(f'<li>{_said(one)}</li>' for one in choices)}</ul>" if choices else "",
             _paragraph(f"Each goes to one of: {groups}" if groups else ""), _paragraph(spec.get("played", {}).get("said", "")),
             f'<p class="course-how">{_said(HOW)}</p>' if spec.get("tells") is False else ""]
    return f'<section class="course-plain">{"".join(parts)}</section>'


def _paragraph(text):
    return f"<p>{_said(text)}</p>" if text else ""


def _said(text):
    """Text with what stands between backticks as code; all of it escaped."""
    return "".join(f"<code>{part}</code>" if at % 2 else part for at, part in enumerate(escape(text).split("`")))
