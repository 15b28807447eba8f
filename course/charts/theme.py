"""The course's chart theme and its renderer: Vega-Lite for the page, SVG for paper.

JupyterLab and Notebook render Vega-Lite 5 themselves; Altair 6 writes version 6, which
they show as text, so the schema's version is put back. Charts here stay within what
both versions share.
"""

import os
import sys

# Altair's validator would build a grammar of web addresses (0.4 s), which no chart of ours has.
sys.modules.setdefault("rfc3987_syntax", None)

import altair as alt  # noqa: E402 - after the line above, or it has no effect
from altair.utils import schemapi  # noqa: E402
from IPython import get_ipython  # noqa: E402

INK, SOFT, LINE = "#1b2530", "#52606d", "#d9dfe5"
LEADER, MANAGER, THINK = "#4338a8", "#0b6e69", "#9a5b00"
FONT = '"Source Sans 3", "Segoe UI", system-ui, "Noto Sans", sans-serif'
VEGALITE = "application/vnd.vegalite.v5+json"
WIDTH = 660


@alt.theme.register("course", enable=False)
def theme():
    """Calm type, few lines, no background: the page's own colour shows through."""
    text = {"labelFont": FONT, "titleFont": FONT, "labelFontSize": 14, "titleFontSize": 14,
            "labelColor": SOFT, "titleColor": SOFT, "titleFontWeight": "normal"}
    return {"config": {
        "background": None, "font": FONT,
        "view": {"stroke": None, "continuousWidth": WIDTH, "discreteWidth": WIDTH},
        "title": {"font": FONT, "fontSize": 18, "fontWeight": 600, "anchor": "start", "color": INK,
                  "subtitleColor": SOFT, "subtitleFontSize": 14, "subtitleFont": FONT, "offset": 12},
        "axis": {**text, "gridColor": LINE, "domain": False, "ticks": False, "labelPadding": 6, "titlePadding": 10, "labelFlush": False},
        "legend": {**text, "orient": "top", "title": None, "symbolSize": 120},
        "line": {"strokeWidth": 3}, "range": {"category": [INK, LEADER, MANAGER, THINK]},
    }}


def use(pictures=False, seen=True):
    """Make this the way that charts are drawn in this kernel; with ``pictures`` as SVG too, for pages that can't run Vega, or with ``"alone"`` as that.

    Altair checks every part of a chart as it is put together, and the whole once more when it is
    drawn. The build has both; a page has the second, and where it is not ``seen``, as in grading, a chart is not drawn.
    """
    alt.theme.enable("course")
    alt.renderers.register("course", render)
    alt.renderers.enable("course", pictures=pictures)
    if not os.environ.get("COURSE_BUILD"):
        schemapi.disable_debug_mode()
    if not seen and get_ipython():
        get_ipython().display_formatter.mimebundle_formatter.for_type(alt.TopLevelMixin, _said)


def _said(chart, **_):
    """What a chart shows, in words, without working out how."""
    return {"text/plain": "" if chart.description is alt.Undefined else chart.description}


def render(spec, pictures=False):
    """A chart as what a notebook keeps. The plain text is the chart's description; with ``pictures`` the SVG goes with it."""
    spec = {**spec, "$schema": "https://vega.github.io/schema/vega-lite/v5.json"}
    bundle = {VEGALITE: spec, "text/plain": spec.get("description", "")}
    return _drawn(bundle) if pictures else bundle, {VEGALITE: {"embed_options": {"renderer": "svg", "actions": False}}}


def pictured(data):
    """An output by MIME type, with the SVG of a chart that has none, where charts are drawn so."""
    wanted = alt.renderers.options.get("pictures") and VEGALITE in data and "image/svg+xml" not in data
    return _drawn(data) if wanted else data


def _drawn(bundle):
    try:
        import vl_convert
    except ImportError:  # a learner's copy comes without it: most Jupyters run Vega themselves
        return bundle
    drawn = {**bundle, "image/svg+xml": vl_convert.vegalite_to_svg(bundle[VEGALITE], vl_version="5.20")}
    return {name: what for name, what in drawn.items() if name != VEGALITE or alt.renderers.options.get("pictures") != "alone"}


def spec(chart):
    """A chart as a Vega-Lite mapping with the theme in it, for the live panel."""
    with alt.theme.enable("course"):
        return chart.to_dict()
