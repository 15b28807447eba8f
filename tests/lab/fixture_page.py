"""The notebook that the tests of the look open: one of each part, and nothing from a real module."""

import json

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

COURSE = {"module": "99_fixture", "title": "Who should answer the phone?", "minutes": 30}

HEAD = """\
<p class="course-eyebrow">Module 2 · Leading and managing customer experience</p>

# Who should answer the phone?

<p class="course-meta">Curbside substitution · about 30 minutes · 8 exercises · 40 points</p>

It is ten past five at the Hartwell Road store. Amira has six orders on the shelf, two cars in the bay, and a \
phone that has not stopped since four. Each ring is a customer who got the text: *one of your items is \
unavailable – call us to choose another.* She picks it up. Behind her, the promise on order 117 runs out."""

FACT = """\
<div class="course-fact"><b>54 %</b> of managers’ time goes on administration.<br>
<small>As quoted in the article; traced to a survey of 1,770 managers in 14 countries (2016).</small></div>

## What the week looked like

The shop is as full at eleven as it is at five. The phone is not."""

FIGURE = """\
<figure class="course-figure"><strong>Orders are late when the phone is busy</strong>
<img alt="A flat line" src="data:image/svg+xml;utf8,\
<svg xmlns='http://www.w3.org/2000/svg' width='320' height='60'><path d='M0 50H320' stroke='gray'/></svg>">
<figcaption>Hartwell Road, one week, 1,052 orders. The data are synthetic.</figcaption></figure>"""

TABLE = """\
## Three policies, one week

| Policy | Pickers | Ready on time | Filled |
|---|--:|--:|--:|
| Text, then wait for a call | 7 | 79.2 % | 41 % |
| Ask when the order is placed | 7 | 96.5 % | 80 % |
| Text, then wait, with twice the pickers | 14 | 92.1 % | 47 % |

- A leader can change what is asked of the customer.
- A manager can change who picks, and when.

## Your turn

Which policy keeps its promise most often? Complete the line."""

BEGIN = "import json\norders = {'policy': ['call', 'order'], 'ontime': [0.792, 0.965]}"

SPEC = {
    "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
    "width": 640, "height": 200,
    "title": {"text": "Orders are late when the phone is busy, not when the shop is full", "anchor": "start"},
    "description": "Line chart: on-time share falls from 97 % to 61 % between 15 and 17 o’clock.",
    "data": {"values": [{"hour": h, "share": s} for h, s in
                        zip(range(9, 19), [97, 96, 95, 95, 94, 90, 88, 72, 61, 75])]},
    "mark": {"type": "line", "point": {"color": "#1b2530"}, "color": "#1b2530"},
    "config": {"background": None, "view": {"stroke": None}, "title": {"color": "#1b2530", "fontSize": 18},
               "axis": {"gridColor": "#d9dfe5", "labelColor": "#52606d", "titleColor": "#52606d", "labelFontSize": 14,
                        "titleFontSize": 14, "domain": False}},
    "encoding": {"x": {"field": "hour", "type": "quantitative", "scale": {"zero": False}},
                 "y": {"field": "share", "type": "quantitative", "title": "ready on time, %"}},
}
CHART = f"""\
from IPython.display import display
display({{"application/vnd.vegalite.v5+json": json.loads({json.dumps(json.dumps(SPEC))}),
         "text/plain": "a chart"}}, raw=True,
        metadata={{"application/vnd.vegalite.v5+json": {{"embed_options": {{"renderer": "svg", "actions": False}}}}}})"""

HTML = """\
from IPython.display import HTML
HTML("<p id='card' style='margin:0'>79.2 % of the orders were ready on time.</p>")"""

WIDGET = """\
import anywidget, traitlets
class Choice(anywidget.AnyWidget):
    _esm = '''export default { render({ model, el }) {
      el.innerHTML = `<fieldset class="task"><legend>Whose lever is this?</legend>
        <label><input type="radio" name="q" value="m"> The manager of the store</label>
        <label><input type="radio" name="q" value="l"> The leader of customer experience</label></fieldset>`;
      el.addEventListener("change", e => { model.set("picked", e.target.value); model.save_changes(); }); } }'''
    _css = '''.task{border:1px solid #8884;border-radius:10px;padding:18px 22px}
      .task label{display:flex;gap:10px;min-height:32px}.task legend{font-weight:600}'''
    picked = traitlets.Unicode("").tag(sync=True)
choice = Choice()
choice"""

WIDE = """\
HTML('<section class="course-wide" style="border:1px solid #8886;border-radius:10px;padding:18px 22px;height:260px">'
     'A simulator is wider than the text</section>')"""

ANSWER = "ontime_by_policy = ..."
SCORE = """\
HTML(f"<p id='score'>Your answer so far: {ontime_by_policy}</p>")"""
SAID = "display(HTML('<p id=\"said\">The line has a mistake, said in words.</p>'))"
RAISES = "raise ValueError('a traceback that no manager should read')"


def fixture_notebook(course=COURSE):
    """Build the notebook; ``course=None`` leaves the metadata key out, so that the page must stay stock Jupyter."""
    story = {"editable": False, "deletable": False}
    locked = {**story, "jupyter": {"source_hidden": True}}
    cells = [
        new_code_cell(BEGIN, metadata=locked),
        new_markdown_cell(HEAD, metadata=story),
        new_markdown_cell(FACT, metadata=story),
        new_code_cell(CHART, metadata=locked),
        new_markdown_cell(FIGURE),
        new_code_cell(HTML, metadata=locked),
        new_code_cell(WIDGET, metadata=locked),
        new_markdown_cell(TABLE),
        new_code_cell(ANSWER, metadata={"tags": ["answer", "raises-exception"]}),
        new_code_cell(SCORE, metadata=locked),
        new_code_cell(f"{SAID}\n{RAISES}", metadata=locked),
        new_markdown_cell("## Run the store for thirty days\n\nThe same 4,509 orders meet every policy."),
        new_code_cell(WIDE, metadata=locked),
    ]
    for number, cell in enumerate(cells):
        cell["id"] = f"c{number}"
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    if course is not None:
        metadata["course"] = course
    return new_notebook(cells=cells, metadata=metadata)
