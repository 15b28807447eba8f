"""Make a sound notebook of what was handed in: every cell that counts is there once, as its author made it."""

import contextlib
import json

from nbgrader.utils import compute_checksum
from nbformat import from_dict

MOST_CELLS = 2_000
MOST_LETTERS = 200_000
KINDS = ("code", "markdown", "raw")
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


class Refused(Exception):
    """This is no notebook of ours; ``str()`` is a sentence with the reason."""


def parse(raw):
    """The content of a notebook file as JSON data. Raises ``Refused``."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused("The notebook is damaged: it is not UTF-8 text.") from error
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Refused("The notebook is damaged: it is not JSON, or was cut off.") from error
    if not isinstance(content, dict) or content.get("nbformat") != 4 or isinstance(content.get("nbformat"), bool):
        raise Refused("The notebook is not in Jupyter’s format 4.")
    cells = content.get("cells")
    if not isinstance(cells, list) or len(cells) > MOST_CELLS or not all(map(_is_cell, cells)):
        raise Refused("The notebook is damaged: its list of cells can’t be read.")
    return content


def _is_cell(cell):
    if not isinstance(cell, dict) or cell.get("cell_type") not in KINDS or not isinstance(cell.get("metadata", {}), dict):
        return False
    source = _source(cell)
    return isinstance(source, str) and len(source) <= MOST_LETTERS


def _source(cell):
    source = cell.get("source", "")
    with contextlib.suppress(TypeError):  # a list of something else is no source
        return "".join(source) if isinstance(source, list) else source
    return source


def mend(content, sheet):
    """A notebook built anew from one that was handed in.

    Of a cell of the learner's own its text is taken and nothing else; of a cell that the
    gradebook knows, the text where it is the learner's to write, and all else from there.
    Of a doubled cell the last counts, as in nbgrader. A lost one is put back.

    Parameters
    ----------
    content : dict
        What ``parse`` gave.
    sheet : Sheet
        The module's cells.

    Returns
    -------
    dict, list of str
        The notebook, and a sentence for each thing that was mended.
    """
    handed = [(_known(cell, sheet), cell) for cell in content["cells"]]
    last = {source.name: at for at, (source, _) in enumerate(handed) if source}
    notes, cells = [], []
    for at, (source, cell) in enumerate(handed):
        if source and last[source.name] != at:
            notes.append(f"Exercise cell {source.name} was there more than once: the last counts.")
            source = None
        if source:
            notes += _changes(source, cell)
        cells.append(author_cell(source, _clean(_source(cell))) if source else _own_cell(cell, at))
    _put_back(cells, sheet, last, notes)
    return notebook(cells, sheet), list(dict.fromkeys(notes))


def _known(cell, sheet):
    about = cell.get("metadata", {}).get("nbgrader")
    name = about.get("grade_id") if isinstance(about, dict) else None
    return sheet.cell(name) if isinstance(name, str) else None


def _changes(source, cell):
    if cell["cell_type"] != source.cell_type:
        yield f"Exercise cell {source.name} had become {cell['cell_type']}: it was made {source.cell_type} again."
    about = cell["metadata"]["nbgrader"]
    expected = {"grade": source.grade, "solution": source.solution, "locked": source.locked}
    if any(about.get(name, value) != value for name, value in expected.items()) or (
            source.grade and about.get("points", source.points) != source.points):
        yield f"What exercise cell {source.name} says of itself had been changed: it was put right."


def author_cell(source, written=None):
    """A cell of the sheet; ``written`` is the learner's text, which counts where it is theirs to write."""
    text = source.source if written is None or source.locked else written
    about = {"cell_type": source.cell_type, "checksum": source.checksum, "grade": source.grade, "grade_id": source.name,
             "locked": source.locked, "schema_version": 3, "solution": source.solution, "task": False}
    if source.grade:
        about["points"] = source.points
    metadata = {"nbgrader": about}
    if source.tags:
        metadata["tags"] = list(source.tags)
    if source.scored:
        metadata["reads"] = list(source.reads)
    return _cell(source.cell_type, text, metadata, source.name)


def _own_cell(cell, at):
    """A cell that is not scored: what it says of itself is left behind, its text is kept."""
    return _cell(cell["cell_type"], _clean(_source(cell)), {}, f"own-{at}")


def _cell(kind, source, metadata, name):
    cell = {"cell_type": kind, "id": name[:64], "metadata": metadata, "source": source}
    return {**cell, "execution_count": None, "outputs": []} if kind == "code" else cell


def _clean(text):
    """Half a letter can't be written to a file."""
    return text.encode("utf-8", "replace").decode()


def _put_back(cells, sheet, there, notes):
    """Put each lost cell after the one that it followed."""
    for at, source in enumerate(sheet.cells):
        if source.name in there:
            continue
        before = {earlier.name for earlier in sheet.cells[:at]}
        place = max((place + 1 for place, cell in enumerate(cells) if _name(cell) in before), default=0)
        cells.insert(place, author_cell(source))
        notes.append(f"Exercise cell {source.name} was missing: it was put back.")


def _name(cell):
    return cell["metadata"].get("nbgrader", {}).get("grade_id")


def notebook(cells, sheet):
    """A whole notebook of these cells."""
    return {"cells": cells, "metadata": {"course": sheet.course, "kernelspec": KERNEL, "language_info": {"name": "python"}},
            "nbformat": 4, "nbformat_minor": 5}


def untouched_notebook(sheet):
    """A module's own cells, as their author wrote them."""
    return notebook([author_cell(cell) for cell in sheet.cells], sheet)


def untouched(cell):
    """Whether nbgrader would take a written answer for unwritten."""
    return compute_checksum(from_dict(cell)) == cell["metadata"]["nbgrader"]["checksum"]
