"""The report's charts as SVG that needs no script: as wide as its place, in the page's own colours, each with its description. What is shown stands in a table beside it, too."""

from html import escape

ROW, LABEL = 46, 18


def dumbbells(rows, describes):
    """A line for each row from its first share to its last: a ring where it began, a dot where it ended.

    Parameters
    ----------
    rows : list of (str, float or None, float or None)
        Name, first and last share, 0 to 1; without a first there is a dot alone.
    describes : str
        What the chart shows, in a sentence.
    """
    height = ROW * len(rows) + 24
    drawn = [f'<line class="grid" x1="{at}%" x2="{at}%" y1="0" y2="{height - 22}"/><text class="tick" x="{at}%" y="{height - 6}" text-anchor="{anchor}">{at}%</text>'
             for at, anchor in ((0, "start"), (50, "middle"), (100, "end"))]
    for at, (name, first, last) in enumerate(rows):
        top, y = at * ROW + LABEL, at * ROW + LABEL + 14
        drawn.append(f'<text class="label" x="0" y="{top}">{escape(name)}</text>')
        if first is not None and last is not None:
            drawn.append(f'<line class="way" x1="{first:.1%}" x2="{last:.1%}" y1="{y}" y2="{y}"/><circle class="ring" cx="{first:.1%}" cy="{y}" r="5.5"/>')
        if last is not None:
            drawn.append(f'<circle class="dot" cx="{last:.1%}" cy="{y}" r="5.5"/>')
    return _svg(height, describes, drawn)


def histogram(counts, describes):
    """A bar for each tenth of the points."""
    most, height = max(counts, default=0) or 1, 150
    drawn = [f'<line class="grid" x1="0" x2="100%" y1="{height}" y2="{height}"/>']
    for at, count in enumerate(counts):
        tall = (height - 24) * count / most
        drawn.append(f'<rect class="bar" x="{at * 10 + 0.5}%" width="9%" y="{height - tall:.1f}" height="{tall:.1f}"/>')
        drawn.append(f'<text class="tick" x="{at * 10 + 5}%" y="{height - tall - 5:.1f}" text-anchor="middle">{count or ""}</text>')
    drawn += [f'<text class="tick" x="{at}%" y="{height + 17}" text-anchor="{anchor}">{at}%</text>' for at, anchor in ((0, "start"), (50, "middle"), (100, "end"))]
    return _svg(height + 22, describes, drawn)


def bar(share):
    """A share as a bar in a table's cell, which says its number already."""
    return f'<svg class="share" aria-hidden="true" width="100%" height="8"><rect class="bar" width="{share:.1%}" height="8"/></svg>' if share is not None else ""


def _svg(height, describes, drawn):
    return f'<svg role="img" aria-label="{escape(describes)}" width="100%" height="{height}"><title>{escape(describes)}</title>{"".join(drawn)}</svg>'
