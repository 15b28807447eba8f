"""Make ``vega.js``: Vega, Vega-Lite and their embedder in one file, so that no page fetches them.

    python3 -m course.charts.bundle [--check]
"""

import sys
from pathlib import Path

PLACE = Path(__file__).parents[1] / "lab" / "share" / "labextensions" / "course-page" / "static" / "vega.js"
SNIPPET = "window.courseVega = vegaEmbed;"


def bundle():
    """The script's text; the same for the same version of vl-convert."""
    import vl_convert

    return vl_convert.javascript_bundle(SNIPPET) + "\n"


if __name__ == "__main__":
    text = bundle()
    if "--check" not in sys.argv:
        PLACE.write_text(text, "utf-8")
    elif PLACE.read_text("utf-8") != text:
        sys.exit(f"{PLACE.name} is not what its source makes. Run: python3 -m course.charts.bundle")
