"""A badge as a picture, and a certificate as a page to print: both drawn from what is certified and nothing else, both with the token's place in them."""

import functools
import textwrap
from html import escape
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from grading import inert

TEMPLATES = Path(__file__).parent.parent / "templates" / "badges"
MOST_NAME, MOST_TITLE = 80, 300  # letters
LEADER, MANAGER, INK, SOFT = "#4338a8", "#0b6e69", "#1b2530", "#52606d"
FONT = "font-family=\"'Source Sans 3','Segoe UI',system-ui,'Noto Sans',sans-serif\" text-anchor=\"middle\""


def svg(award, alone=True):
    """The badge as SVG text, without the token in its place.

    Parameters
    ----------
    award : Award
        What it certifies.
    alone : bool
        Whether it is a file of its own, and no part of a page.
    """
    said = said_of(award)
    lines = [*_lines("Where leadership ends and management begins", 22, 2, 17, SOFT, 92), *_lines(said["title"], 22, 4, 26, INK, 190, "700"), *_lines(said["name"], 26, 2, 23, INK, 300),
             *_lines(said["points"], 40, 1, 19, SOFT, 350), *_lines(said["issuer"], 36, 1, 15, SOFT, 380), *_lines(said["day"], 30, 1, 16, SOFT, 404)]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n' if alone else ""
    return (f'{head}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 480" width="480" height="480" role="img" aria-labelledby="badge-title badge-says">'
            f'<title id="badge-title">Badge: {_text(said["title"])}</title><desc id="badge-says">{_text(said["sentence"])}</desc>'
            f'<circle cx="240" cy="240" r="226" fill="#fff"/>'
            f'<path d="M240 10a230 230 0 0 0 0 460" fill="none" stroke="{LEADER}" stroke-width="16"/>'
            f'<path d="M240 10a230 230 0 0 1 0 460" fill="none" stroke="{MANAGER}" stroke-width="16" stroke-dasharray="14 7"/>'
            f'<path d="M150 256h180" stroke="{SOFT}" stroke-width="1.5"/>{"".join(lines)}'
            f'<openbadges:credential xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0" verify=""/></svg>\n')


def certificate(award):
    """The certificate as a page of HTML text, without the token in its place."""
    return _template().render(**said_of(award), modules=award.modules, badge=svg(award, alone=False), key=award.key, cx="Where leadership ends and management begins")


def called(name):
    """What somebody is called on a badge: their own words, on one line, with a mark for each sign that is unseen."""
    return inert.line(inert.name(name), MOST_NAME)


def said_of(award):
    """What both say, in words that are harmless to show and no longer than there is room for."""
    got, most, percent = award.points
    name, by, titles = called(award.name), called(award.issuer), inert.line(award.titles, MOST_TITLE)
    points = f"{got:g} of {most:g} points ({percent}%)"
    return {"name": name, "titles": titles, "title": award.modules[0][1] if len(award.modules) == 1 else f"{len(award.modules)} modules", "points": points, "day": award.day,
            "reached": f"{award.reached:g}", "issuer": by, "several": len(award.modules) > 1,
            "sentence": f"“{name}” ({inert.line(award.learner, MOST_NAME)}) reached {points} in {titles}. Issued on {award.day} by {by}."}


def _lines(said, wide, most, size, colour, middle, weight="400"):
    """A text in at most so many lines round a height; what has no room is left to the signed words."""
    rows = textwrap.wrap(said, wide, max_lines=most, placeholder=" …") or [""]
    top = middle - (len(rows) - 1) * size * 0.6
    for at, row in enumerate(rows):
        yield f'<text {FONT} x="240" y="{top + at * size * 1.2:.0f}" font-size="{size}" font-weight="{weight}" fill="{colour}">{_text(row)}</text>'


def _text(value):
    return escape(inert.CONTROL.sub("", value))


@functools.cache
def _template():
    return Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, keep_trailing_newline=True).get_template("certificate.html.j2")
