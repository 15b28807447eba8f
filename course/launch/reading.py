"""A module as it can be read at once: sent with the page's address, before Jupyter, its kernel or anything else is there.

What is read is the release's own text; of a learner's copy, which anybody may have sent, only the
reader's line and what the cards showed last are taken, and both as text. What has been answered is the
record's to say; where it can't be read, nothing is answered here.
"""

import json
from functools import lru_cache
from html import escape
from pathlib import Path

from course import fronts
from course.launch.modules import released
from course.record.content import check
from course.record.files import load

STILL = "application/vnd.course.front+json"
STATIC = Path(__file__).parents[1] / "lab" / "share" / "labextensions" / "course-page" / "static"


def reader(root, trusts):
    """For the settings of one of Jupyter's pages: ``cells``, ``look`` and ``code`` of what is read meanwhile, or None.

    ``early`` says whether it can be answered, ``engine`` whether the page's kernel may record that before
    Jupyter is there: not for a notebook whose text ``trusts`` does not know, or that waits to be switched on.
    """

    def read(config):
        path = Path(str(config.get("treePath", "")))
        name = path.parent.name
        if path.parts != (name, f"{name}.ipynb") or not name:
            return None
        try:
            text = (root / "my-course" / path).read_text("utf-8")
            release, mine = json.loads((released(root) / path).read_text("utf-8")), json.loads(text)
            about = release["metadata"]["course"]
            states = _states(about["exercises"], _answers(name, root / "my-course" / name))
            engine = bool(states) and _runs(mine["metadata"]) and trusts(text)
            return {"title": about["title"], "cells": "".join(_cells(release["cells"], mine["cells"], states, engine)), "early": bool(states), "engine": engine, **_look()}
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return None

    return read


def _runs(about):
    """Whether a page with this header runs in the course's kernel as it is opened."""
    return about.get("kernelspec", {}).get("name") == "python3" and not about["course"].get("opened_untrusted")


@lru_cache
def _look():
    return {"look": "".join((STATIC / name).read_text("utf-8") for name in ("page.css", "prose.css", "print.css")), "code": json.dumps(fronts.page()).replace("<", "\\u003c"), "version": fronts.version()}


def _answers(module, folder):
    """What a learner's record of a module holds, by exercise; None where it is not sound, which the page itself says and mends."""
    path = folder / f"{module}.answers.json"
    try:
        content = load(path)
    except FileNotFoundError:
        return {}
    except OSError:
        return None
    return None if check(content, module) else content["answers"]


def _states(exercises, answers):
    """How each exercise stands, by its heading."""
    if answers is None:
        return {}
    found = {one["heading"]: answers.get(one["id"], {}) for one in exercises}
    return {heading: {"answer": entry.get("answer"), "at": entry.get("at"), "note": None, "done": False} for heading, entry in found.items()}


def _cells(release, mine, states, engine):
    """Each cell as the page will show it. ValueError where the learner's copy is of another release."""
    if [_told(cell) for cell in release] != [_told(cell) for cell in mine]:
        raise ValueError
    for cell, own in zip(release, mine, strict=True):
        tags = cell["metadata"].get("tags", [])
        kind = "Markdown" if cell["cell_type"] == "markdown" else "Code"
        inside = _prose("".join(cell["source"])) if kind == "Markdown" else _code(cell, own, tags, states, engine)
        wide = " page-wide" if "wide" in tags else ""
        answer = " page-answer" if "answer" in tags else ""
        yield f'<div class="jp-Cell jp-{kind}Cell{wide}{answer}" data-page="{cell["cell_type"]}">{inside}</div>'


def _told(cell):
    """What a learner doesn't change of a cell."""
    about = cell["metadata"].get("nbgrader", {})
    return cell["id"], None if about.get("solution") else "".join(cell["source"])


def _prose(source):
    return f'<div class="jp-Cell-inputWrapper"><div class="jp-RenderedHTMLCommon jp-MarkdownOutput">{_markdown()(source)}</div></div>'


@lru_cache
def _markdown():
    import mistune

    return mistune.create_markdown(escape=False, plugins=["table", "strikethrough"])


def _code(cell, own, tags, states, engine):
    if "answer" in tags:
        line = escape("".join(own["source"]))
        return f'<p class="page-label">Your line</p><div class="jp-InputArea-editor"><pre class="page-line">{line}</pre></div><div class="page-run"></div>'
    kept = [output["data"][STILL] for output in own.get("outputs", []) if STILL in output.get("data", {})]
    code = "".join(cell["source"]) if engine and _alone(cell["metadata"]) else ""
    shown = "".join(filter(None, (_output(output.get("data", {}), kept, states, code) for output in cell.get("outputs", []))))
    return f'<div class="jp-Cell-outputWrapper"><div class="jp-OutputArea">{shown}</div></div>' if shown else ""


def _alone(about):
    """Whether an exercise brings along all that it needs, as the page itself asks it (live.js)."""
    return about.get("reads") == {} and not about.get("looks_above")


def _output(data, kept, states, code):
    if STILL in data:
        front = kept.pop(0) if kept else data[STILL]
        state = states.get(front["spec"].get("heading"))
        front, early = ({**front, "state": state}, f' data-early data-code="{escape(code)}"') if state else (front, "")
        return f'<div class="jp-OutputArea-output"><div class="page-still"{early} data-front="{escape(json.dumps(front))}"></div></div>'
    if "image/svg+xml" in data:
        picture = f'<div role="img" aria-label="{escape("".join(data["text/plain"]))}">{"".join(data["image/svg+xml"])}</div>'
        return f'<div class="jp-OutputArea-output"><div class="page-chart vega-embed">{picture}</div></div>'
    if "text/html" in data:
        return f'<div class="jp-OutputArea-output jp-RenderedHTML jp-RenderedHTMLCommon">{"".join(data["text/html"])}</div>'
    return ""
