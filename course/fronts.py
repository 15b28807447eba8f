"""The code and the look of every exercise and simulator, put together from their files: the kernel sends it to a page, and a server may before there is a kernel."""

import json
import zlib
from pathlib import Path

EXERCISES = Path(__file__).parent / "exercises"
LOOKS = ("front.css", "tiles.css", "day.css", "menus.css")
SCRIPTS = ("core.js", "options.js", "menus.js", "drag.js", "header.js", "day.js", "floor.js", "books.js", "tiles.js", "hood.js", "parts.js", "runs.js", "panel.js", "desk.js")


CHARTS = Path(__file__).parent / "lab" / "share" / "labextensions" / "course-page" / "static" / "vega.js"


def version():
    """A name for this code and the charts' library together, by which a page knows whether its kernel has the same."""
    return f"front-{zlib.crc32(CHARTS.read_bytes(), zlib.crc32(page().encode())):08x}"


def page():
    """One JavaScript module whose default export draws a front: ``render({ model, el, part })``."""
    front, kinds = EXERCISES / "front", EXERCISES / "kinds"
    look, code = ("".join(f"{path.read_text('utf-8')}\n" for path in paths) for paths in (
        (*(front / name for name in LOOKS), *sorted(kinds.glob("*/front.css"))), (*(front / name for name in SCRIPTS), *sorted(kinds.glob("*/front.js")))))
    return f"const LOOK = {json.dumps(look)};\n{code}"
