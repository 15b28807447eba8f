"""Keep nbgrader's formgrader from running what learners wrote or called themselves; it has no setting for that.

Its pages put names into HTML as they are: those in the gradebook, and any in an address
that somebody sends an instructor. So each page escapes what it shows, and carries a policy
by which a browser runs the page's own scripts alone and asks nothing of another machine.
"""

import functools
import re
import secrets

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader

from course.exercises.ids import heading
from grading import declared, inert
from grading.layout import HERE

REST = ("style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'self'; "
        "base-uri 'none'; form-action 'none'; object-src 'none'")
# The hash is that of toggleAllNames(), the one script that stands in a tag of these pages.
PAGE = "default-src 'none'; script-src 'nonce-{}' 'unsafe-hashes' 'sha256-xaPiteI6Q1fG7zz7teIy7XMq1q7pzwVK4Idzx6n9UtY='; " + REST
MARKING = "default-src 'none'; script-src 'self' 'unsafe-inline'; " + REST  # the page on which work is marked is ours, and narrows this by a word of its own
DATA = "default-src 'none'; frame-ancestors 'none'; sandbox"
OURS = HERE.root / "grading" / "templates" / "formgrader"
MENU = re.compile(r'<li[^\n]*/formgrader/gradebook"[^\n]*')
MEMOS = '<li><a href="{{ base_url }}/formgrader/memos">Memos to mark</a></li>'
UNSEEN = re.compile(r"\\u(?:00[01][0-9a-f]|00[89][0-9a-f]|007f|061c|180e|200[bef]|202[89a-e]|206[0-9a-f]|feff)")  # as JSON writes them


def shield():
    """Change formgrader as this process has loaded it, before it makes its first page; once, however often its settings are read."""
    from nbgrader.server_extensions.formgrader import base, formgrader, handlers

    if formgrader.Environment is _environment:
        return
    formgrader.Environment = _environment
    base.BaseHandler.content_security_policy = DATA
    base.BaseHandler.render = functools.partialmethod(_render, base.BaseHandler.render)
    base.BaseApiHandler.write = functools.partialmethod(_write, base.BaseApiHandler.write)
    handlers.SubmissionHandler.content_security_policy = MARKING


def _environment(loader):
    return Environment(loader=_Named(loader), autoescape=True, finalize=lambda value: inert.name(value) if type(value) is str else value)


class _Named(BaseLoader):
    """nbgrader's templates and ours, in which each script names the page's word; the menu of them has our page of memos, too."""

    def __init__(self, loader):
        self.loader = ChoiceLoader([loader, FileSystemLoader(OURS)])

    def get_source(self, environment, template):
        source, *rest = self.loader.get_source(environment, template)
        source = source.replace("<script", '<script nonce="{{ nonce }}"').replace('<li role="presentation"', "<li").replace("<!doctype html>\n<head>", '<!doctype html>\n<html lang="en-GB">\n<head>', 1)
        return MENU.sub(rf"\g<0>\n{MEMOS}", source, count=1) if "/formgrader/memos\"" not in source else source, *rest


def _render(self, stock, name, **said):
    word = nonce()
    self.set_header("Content-Security-Policy", PAGE.format(word))
    return stock(self, name, nonce=word, **said)


def _write(self, stock, chunk):
    """What the pages' own scripts ask for: names too, which they show as text."""
    return stock(self, UNSEEN.sub(r"\\ufffd", chunk) if isinstance(chunk, str) else chunk)


def nonce(_=None):
    """A word that no learner can foresee, by which a page tells its own scripts from others. A filter of a template, too."""
    return secrets.token_urlsafe(18)


def headed(name, module):
    """What a cell is called on the page on which it is marked: its exercise's heading, or whose it is. A filter of a template, too."""
    known = declared.headings(HERE, module)
    whose = max((one for one in known if name.startswith(f"{one}-")), key=len, default="")
    return known.get(name) or (f"{heading(whose)}, the learner’s own cell" if whose else name)
