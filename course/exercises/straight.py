"""What a word processor makes of a line of code, and what it stood for."""

import ast
import re
import unicodedata
from functools import lru_cache

from IPython import get_ipython
from IPython.core.inputtransformer2 import TransformerManager

from course.exercises.spelling import as_typed_here

# French quotes are set apart by a space of their own, which is no part of a name.
QUOTES = ((re.compile(r"«\s*|\s*»|[“”„‟″＂]"), '"'), (re.compile(r"‹\s*|\s*›|[‘’‚‛′＇`´]"), "'"))
SIGNS = str.maketrans({"…": "...", "×": "*", "÷": "/", "≤": "<=", "≥": ">=", "≠": "!="})
UNSEEN = {"Zs": " ", "Zl": "\n", "Zp": "\n", "Cf": ""}
AROUND = re.compile(r"""^["']+|["']+$""")
FROM_A_TABLE = re.compile(r"(?:[^\W\d]\w*\s*)?\[(.*)\]|[^\W\d]\w*\.([^\W\d]\w*)", re.DOTALL)
TIMED = re.compile(r"^\s*%%?time(it)?\b", re.MULTILINE)  # what follows is a line as any other


@lru_cache(maxsize=256)
def code(source):
    """A cell's source as the kernel can read it.

    What can't be seen never belongs to a line. Quotes and dashes are put right only in a cell that
    can't be read with them and can be without: in the words of a cell that runs they are meant.
    """
    if source.isascii() and "`" not in source:
        return source
    seen = source.translate({ord(sign): UNSEEN.get(unicodedata.category(sign), sign) for sign in set(source)})
    typed = _straight(as_typed_here(seen)).translate(SIGNS)
    return typed if typed != seen and not _runs(seen) and _runs(typed) else seen


def said(source):
    """What was put right in a cell, in a sentence; empty if nothing was."""
    lost = set(source) - set(code(source))
    quotes = {sign for sign in lost if _straight(sign) != sign}
    words = ["straight quotes"] * bool(quotes) + ["plain spaces and signs"] * bool(lost - quotes)
    return f"Read with {' and '.join(words)}." if words else ""


def name(typed):
    """A column's name without what stands around it in a line: ``["format"]``, «format», ``orders.format``."""
    text, before = _straight(as_typed_here(typed)).strip(), None
    while text != before:
        before, inside = text, FROM_A_TABLE.fullmatch(text)
        text = AROUND.sub("", (inside[1] or inside[2] or "") if inside else text).strip()
    return text


def install():
    """Read every cell of this kernel so, on the page and where it is graded alike; once, however often a page begins."""
    running = get_ipython()
    if running is not None and _read not in running.input_transformers_cleanup:
        running.input_transformers_cleanup.append(_read)


def _read(lines):
    return code("".join(lines)).splitlines(keepends=True)


def _straight(text):
    for alike, straight in QUOTES:
        text = alike.sub(straight, text)
    return text


def _runs(source):
    """Whether it can be read as a cell, magics and all."""
    return _parses(source) or _parses(TIMED.sub("", source), as_cell=True)


def _parses(source, as_cell=False):
    try:
        ast.parse(TransformerManager().transform_cell(source) if as_cell else source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True
