"""What the lesson itself says of its memos, and what of it comes with the marks; read from the instructor's own solution, not from what was handed in."""

import ast
import functools
import re
from html import escape

import nbformat
from nbgrader.utils import is_grade

from course.exercises import contents
from course.exercises.ids import called, heading
from grading.build import later

HEADING = re.compile(r"^#+ (.+)$", re.M)


def memos(layout, module):
    """The memos of a module, by grade id.

    Returns
    -------
    dict of str to dict
        ``title`` (text) and ``rubric`` (points by what is looked for); empty when the
        solution is not there.
    """
    return _memos(*_stands(layout, module))


def headings(layout, module):
    """How each exercise of a module that earns points is headed, by grade id: ``Exercise 4 · one number``; empty when the solution is not there."""
    return _headings(*_stands(layout, module))


def with_marks(layout, module):
    """What a module's feedback shows beside the marks, in the lesson's order.

    Returns
    -------
    dict of str to list
        By the exercise below which it stands, for each part ``of`` (the exercise that it tells of),
        ``title`` (its heading in the lesson, or what it is) and ``html``.
    """
    return _with_marks(*_stands(layout, module))


def _stands(layout, module):
    """Where a module's solution is, and when it was written; a build may write it anew while this runs."""
    path = layout.solution(module)
    return path, path.stat().st_mtime_ns if path.is_file() else 0


@functools.lru_cache(maxsize=32)
def _memos(path, stamp):
    notebook = _notebook(path, stamp)
    written = [rubric for cell in notebook.cells if cell.cell_type == "code" and "rubric=" in cell.source for rubric in _rubrics(cell.source)]
    # A notebook's metadata are sorted by name; a lesson's rubric stands in the order in which its author wants it read.
    return {one["id"]: {"title": one.get("title", ""), "rubric": next((rubric for rubric in written if rubric == one["rubric"]), one["rubric"])}
            for one in contents.exercises(notebook) if one.get("rubric")}


def _rubrics(source):
    try:
        return [ast.literal_eval(node.value) for node in ast.walk(ast.parse(source)) if isinstance(node, ast.keyword) and node.arg == "rubric"]
    except (SyntaxError, ValueError):
        return []


@functools.lru_cache(maxsize=32)
def _headings(path, stamp):
    return {one["id"]: one["heading"] for one in contents.exercises(_notebook(path, stamp))}


@functools.lru_cache(maxsize=32)
def _with_marks(path, stamp):
    above, title, told = None, "", {}
    for shown_when, exercise, group in later.groups(_notebook(path, stamp).cells):
        if shown_when == later.MARKS:
            told.setdefault(above, []).append({"of": exercise, "title": title or f"What came of {called(exercise)}", "html": "\n".join(map(_as_html, group))})
        elif is_grade(group[0]):
            above, title = group[0].id, ""
        elif group[0].cell_type == "markdown":
            title = (HEADING.findall(group[0].source) or [title])[-1]
    return told


def _notebook(path, stamp):
    try:
        return nbformat.v4.reads(path.read_text(encoding="utf-8")) if stamp else nbformat.v4.new_notebook()  # as the build made it: checked there
    except (OSError, ValueError):
        return nbformat.v4.new_notebook()


def _as_html(cell):
    """What an author's cell shows, for a page on which nothing runs: a chart as its drawing, with its description."""
    if cell.cell_type == "markdown":
        from nbconvert.filters import markdown2html  # start-up: who grades asks for no page

        return markdown2html(cell.source)
    return "\n".join(_figure(output.data) if "image/svg+xml" in output.data else output.data.get("text/html") or f"<pre>{escape(output.data['text/plain'])}</pre>"
                     for output in cell.outputs if "data" in output)


def _figure(data):
    return f'<figure role="img" aria-label="{escape(data["text/plain"])}">{data["image/svg+xml"]}</figure>'


def rubric(layout, module, exercise):
    """What a memo is marked on, as markdown for the person who marks it; empty when nothing is said."""
    memo = memos(layout, module).get(exercise)
    if not memo:
        return ""
    lines = [f"- {looked_for}: {points}" for looked_for, points in memo["rubric"].items()]
    return "\n".join([f"**{heading(exercise, memo['title'])}**", "", *lines])
