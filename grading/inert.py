"""Make what a learner wrote harmless to show: nothing in it runs, is laid out, asks for anything, or takes long to look at."""

import re
from html import escape, unescape

PLAIN = re.compile(r"[^\w\s,;?–—’‘“”€£]|_", re.UNICODE)
# What steers a terminal, turns the direction of writing, or stands unseen between letters. Two joiners stay: whole languages need them.
UNSEEN = (r"\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
          r"\U000e0000-\U000e007f")
ACCENTS = r"\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u0e31-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
CONTROL = re.compile(f"[{UNSEEN}]|(?<=[{ACCENTS}]{{4}})[{ACCENTS}]")  # no writing has five accents on a letter: a thousand reach over half a page
MOST_MEMO_LETTERS, MOST_CARD_LETTERS, MOST_DEEP = 300_000, 40_000, 20  # of their HTML, in which a letter may take nine
# Our own markup, to the letter: whatever is none of it stays text. No attempt at a match goes past the next "<", so it takes as long as the text is.
TAG = re.compile(r'<(/?)([a-z][a-z0-9]{0,9})((?: [a-z-]{1,20}="[^"<>]*+")*+) ?/?>')
ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
ALONE = {"br", "hr"}
TAGS = ALONE | {"b", "caption", "div", "em", "h3", "h4", "li", "ol", "p", "section", "span", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"}
VALUES = {"class": r"course-card|course-top|course-answer|course-note (good|think|plain)|memo tex2jax_ignore mathjax_ignore|memo-note",
          "data-verdict": r"[a-z]{1,20}", "data-feedback": r"[\w./:-]{1,80}", "aria-hidden": "true", "scope": "row|col", "colspan": "[1-9]"}


def text(value):
    """A text as HTML that shows exactly its letters, as HTML and as markdown.

    Every mark that could mean something to either is written as a number; what is unseen or
    turns the direction of writing is left out.
    """
    return PLAIN.sub(lambda mark: f"&#{ord(mark[0])};", CONTROL.sub("", value))


def line(value, most):
    """A text as one line of at most so many letters, which a terminal or a file can show whoever wrote it."""
    plain = CONTROL.sub("", str(value).replace("\n", " ")).encode("utf-8", "replace").decode()
    return plain if len(plain) <= most else f"{plain[:most - 1]}…"


def name(value):
    """What somebody or something is called, with a mark for each sign that is unseen: two names that look alike are alike."""
    return CONTROL.sub("\ufffd", value)


def cut(value, most, lines=None):
    """The beginning of a text, at most so many letters and lines, and a sentence that says how much of it that is."""
    kept = value[:most]
    if lines and kept.count("\n") >= lines:
        kept = "\n".join(kept.split("\n", lines)[:lines])
    return value if len(kept) == len(value) else f"{kept}\n… {len(value) - len(kept):,} more letters are left out here."


def paragraphs(value):
    """A text of several lines as one line of HTML: an empty line parts paragraphs, a single break stays one."""
    lines = [line.strip() for line in value.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n")]
    blocks = "\n".join(map(text, lines)).split("\n\n")
    return "".join(f"<p>{block.strip().replace(chr(10), '<br>')}</p>" for block in blocks if block.strip())


def html(value, most=MOST_CARD_LETTERS):
    """HTML of ours with nothing else in it: a tag that the course does not write itself shows its letters.

    It takes as long as the text is; what is too long is cut, and says so. What is opened is closed, and nothing else is.
    """
    kept, opened, at = [], [], 0
    value = cut(value, most)
    for tag in TAG.finditer(value):
        closes, kind, said = tag.groups()
        if not (not said and opened[-1:] == [kind] if closes else _ours(kind, said) and len(opened) < MOST_DEEP):
            continue
        kept += [_letters(value[at:tag.start()]), f"<{closes}{kind}{said}>"]
        at = tag.end()
        if closes:
            opened.pop()
        elif kind not in ALONE:
            opened.append(kind)
    return "".join([*kept, _letters(value[at:]), *(f"</{kind}>" for kind in reversed(opened))])


def _ours(kind, said):
    return kind in TAGS and all(name in VALUES and re.fullmatch(VALUES[name], value) for name, value in ATTRIBUTE.findall(said))


def _letters(value):
    return escape(CONTROL.sub("", unescape(value)), quote=False)
