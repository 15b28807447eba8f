"""The picture of decisions as a drawing: a dot for each learner, in rows by what they set, from left to right by where it led."""

import math
from collections import Counter
from itertools import pairwise

import altair as alt
import vl_convert

from course.charts.theme import INK, LEADER, LINE, MANAGER, SOFT

WIDTH, HEAD, ABOVE, BELOW = 600, 40, 66, 72  # pixels; of a row its words, above all rows the marks' words, below the numbers
ROWS, LEAST_ROW, MOST_ROW = 300, 60, 120  # of all rows together, and of one, that of its dots
MOST_DOT, GAP = 20, 1.12  # a dot's width at most, and from one to the next
LARGE, SMALL = 24, 20
TICKS, LINE_PX = 6, 28
BETTER = {"more": "{} →", "less": "← {}", None: "{}"}  # the arrow points to where it is better
DASHED, SOLID = [6, 4], [1, 0]


def drawn(picture):
    """The picture as (SVG, description). Its colours are those of the course's charts, by which a page may turn them for the dark."""
    row_height = min(MOST_ROW, max(LEAST_ROW, ROWS // max(1, len(picture.rows))))
    feet = {row.label: ABOVE + (at + 1) * (row_height + HEAD) for at, row in enumerate(picture.rows)}
    height = ABOVE + len(feet) * (row_height + HEAD) + BELOW
    width, dots = _placed(picture, feet, row_height)
    layers = [_rules([{"x": 0, "x2": WIDTH, "y": foot, "y2": foot} for foot in feet.values()], LINE)]
    for at, (words, value) in enumerate(picture.marks):
        x, colour = _x(picture, value), (SOFT, MANAGER)[at]
        spans = [(LINE_PX * at + LINE_PX, ABOVE), *((foot - row_height, foot) for foot in feet.values())]  # not through the words of a row
        layers += [_rules([{"x": x, "x2": x, "y": top, "y2": foot} for top, foot in spans], colour, (DASHED, SOLID)[at]),
                   _texts([{"x": x, "y": LINE_PX * at + LINE_PX - 4, "text": f"{words}: {picture.write(value)}"}], colour, SMALL, "left" if x < WIDTH / 2 else "right")]
    layers += [_dots(dots, width)] if dots else []
    layers += [_texts([{"x": 0, "y": feet[row.label] - row_height - 4, "text": f"{row.label}: {row.many}"} for row in picture.rows], INK, LARGE, "left"),
               _texts([{"x": _x(picture, value), "y": height - 36, "text": picture.write(value)} for value in _ticks(picture)], SOFT, SMALL, "center"),
               _texts([{"x": WIDTH / 2, "y": height - 6, "text": BETTER[picture.across["better"]].format(picture.across["label"])}], SOFT, SMALL, "center")]
    with alt.theme.enable("course"):
        chart = alt.layer(*layers).encode(
            x=alt.X("x:Q", scale=alt.Scale(domain=[0, WIDTH]), axis=None), y=alt.Y("y:Q", scale=alt.Scale(domain=[height, 0]), axis=None),
        ).properties(width=WIDTH, height=height).configure(padding={"left": 40, "right": 40, "top": 0, "bottom": 0}).to_dict()
    return vl_convert.vegalite_to_svg({**chart, "$schema": "https://vega.github.io/schema/vega-lite/v5.json"}, vl_version="5.20"), described(picture)


def described(picture):
    """The picture in words."""
    rows = "; ".join(f"{row.label}, {row.many}, the middle one at {next(iter(row.middles.values()))}" for row in picture.rows)
    marks = ", ".join(f"{words} {picture.write(value)}" for words, value in picture.marks)
    return f"{picture.across['label']} on the page’s own customers, a dot for each decision. {rows + '. ' if rows else ''}For comparison: {marks}."


def _rules(values, colour, dash=SOLID):
    return alt.Chart(alt.Data(values=values)).mark_rule(aria=False, color=colour, strokeWidth=2, strokeDash=dash).encode(x2="x2:Q", y2="y2:Q")


def _texts(values, colour, size, align):
    return alt.Chart(alt.Data(values=values)).mark_text(aria=False, color=colour, fontSize=size, align=align, baseline="bottom", fontWeight=600 if size == LARGE else 400).encode(text="text:N")


def _dots(values, width):
    return alt.Chart(alt.Data(values=values)).mark_circle(aria=False, color=LEADER, opacity=1, size=math.pi / 4 * width * width)


def _placed(picture, feet, row_height):
    """How wide a dot is, and where each lies: those of one round number in a block of their own, on the foot of their row."""
    blocks = sorted(Counter(picture.dots).items())
    width = next((tenths / 10 for tenths in range(MOST_DOT * 10, 4, -1) if _apart(picture, blocks, row_height, tenths / 10 * GAP)), 0.4)
    step = width * GAP
    return width, [{"x": round(_x(picture, value) + (at % beside - (beside - 1) / 2) * step, 2), "y": round(feet[row] - (at // beside + 0.5) * step - 1, 2)}
                   for (row, value), many in blocks for beside in [_beside(many, row_height, step)] for at in range(many)]


def _apart(picture, blocks, row_height, step):
    """Whether no block of a row lies over the next one."""
    half = [_beside(many, row_height, step) * step / 2 for _, many in blocks]
    return all(row != after or _x(picture, value) + half[at] <= _x(picture, following) - half[at + 1]
               for at, (((row, value), _), ((after, following), _)) in enumerate(pairwise(blocks)))


def _beside(many, row_height, step):
    """How many dots of a block stand beside each other, so that it is no higher than its row."""
    return math.ceil(many / max(1, int(row_height / step)))


def _x(picture, value):
    scale = picture.scale
    return round(WIDTH * (value - scale.low) / (scale.most - scale.low), 2)


def _ticks(picture):
    """A few round numbers along the axis."""
    scale = picture.scale
    every = next(times for times in (1, 2, 5, 10, 20) if scale.steps / times <= TICKS)
    return [at * scale.step for at in range(round(scale.low / scale.step), round(scale.most / scale.step) + 1) if at % every == 0]
