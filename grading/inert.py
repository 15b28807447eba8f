"""Make what a learner wrote harmless to show: nothing in it runs, is laid out, or asks for anything."""

import re

import bleach

PLAIN = re.compile(r"[^\w\s,;?–—’‘“”€£]|_", re.UNICODE)
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
HIDDEN = re.compile(r"<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
TAGS = {"abbr", "b", "br", "caption", "code", "dd", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2",
        "h3", "h4", "hr", "i", "li", "ol", "p", "pre", "section", "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "th",
        "thead", "tr", "ul"}
ATTRIBUTES = {"*": ["class", "data-feedback", "data-verdict", "aria-hidden"], "abbr": ["title"], "td": ["colspan"],
              "th": ["colspan", "scope"]}


def text(value):
    """A text as HTML that shows exactly its letters, as HTML and as markdown.

    Every mark that could mean something to either is written as a number; what steers a
    terminal or the direction of writing is left out.
    """
    return PLAIN.sub(lambda mark: f"&#{ord(mark[0])};", CONTROL.sub("", value))


def line(value, most):
    """A text as one line of at most so many letters, which a terminal or a file can show whoever wrote it."""
    plain = CONTROL.sub("", str(value).replace("\n", " ")).encode("utf-8", "replace").decode()
    return plain if len(plain) <= most else f"{plain[:most - 1]}…"


def paragraphs(value):
    """A text of several lines as one line of HTML: an empty line parts paragraphs, a single break stays one."""
    lines = value.replace("\r\n", "\n").replace("\r", "\n").strip()
    blocks = (block for block in re.split(r"\n\s*\n", lines) if block.strip())
    return "".join(f"<p>{'<br>'.join(text(line.strip()) for line in block.splitlines())}</p>" for block in blocks)


def html(value):
    """HTML with only plain elements left in it: no script, style, link, picture, form or frame.

    The content of a script or style goes with it: bleach alone would show it as text.
    """
    return bleach.clean(HIDDEN.sub("", CONTROL.sub("", value)), tags=TAGS, attributes=ATTRIBUTES, strip=True)
