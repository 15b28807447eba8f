"""The code and the look of every exercise and simulator, put together from their files: the kernel sends it to a page, and a server may before there is a kernel."""

import json
from pathlib import Path

EXERCISES = Path(__file__).parent / "exercises"
LOOKS = ("front.css", "tiles.css", "day.css", "menus.css")
SCRIPTS = ("core.js", "options.js", "menus.js", "drag.js", "header.js", "day.js", "floor.js", "books.js", "tiles.js", "hood.js", "parts.js", "runs.js", "panel.js", "desk.js")


def page():
    """One JavaScript module whose default export draws a front: ``render({ model, el, part })``."""
    front, kinds = EXERCISES / "front", EXERCISES / "kinds"
    look, code = ("".join(f"{path.read_text('utf-8')}\n" for path in paths) for paths in (
        (*(front / name for name in LOOKS), *sorted(kinds.glob("*/front.css"))), (*(front / name for name in SCRIPTS), *sorted(kinds.glob("*/front.js")))))
    return f"const LOOK = {json.dumps(look)};\n{code}"
