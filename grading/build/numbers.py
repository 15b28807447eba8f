"""Numbers that an edition's tables decide, in the catalogue of errors: a lesson writes those of the reference edition, as plain numbers."""

import re

from grading.build.declare import declared


def follow(notebook, key):
    """Put into each exercise's catalogue the numbers that ``ways`` of the key gives for its letters, to as many digits as the lesson writes.

    A number that already says what the key says stays as it is written.
    """
    ways = key.ways() if hasattr(key, "ways") else {}
    for cell in notebook.cells:
        said = declared(cell.source) if cell.cell_type == "code" else None
        for letter, value in (ways.get(said.id, {}) if said else {}).items():
            cell.source = re.sub(rf'(Wrong\("{re.escape(letter)}", )(-?\d[\d_]*(?:\.\d+)?)(?=,)', lambda found, value=value: found[1] + _written(value, found[2]), cell.source)


def _written(value, before):
    digits = len(before.partition(".")[2])
    return before if round(value, digits) == float(before) else f"{value:.{digits}f}"
