"""Keep nbgrader's formgrader from running what learners wrote or called themselves; it has no setting for that.

Its pages put names into HTML as they are: those in the gradebook, and any in an address
that somebody sends an instructor. So each page escapes what it shows, and carries a policy
by which a browser asks nothing of another machine.
"""

import functools
import secrets

from jinja2 import Environment

# Its own pages have scripts among their markup. The page on which memos are marked is ours, and stricter.
PAGE = ("default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; object-src 'none'")
FILE = "default-src 'none'; sandbox"


def shield():
    """Change formgrader as this process has loaded it, before it makes its first page."""
    from nbgrader.server_extensions.formgrader import base, formgrader, handlers

    formgrader.Environment = functools.partial(Environment, autoescape=True)
    base.BaseHandler.content_security_policy = PAGE
    handlers.SubmissionFilesHandler.content_security_policy = FILE


def nonce(_):
    """A word that no learner can foresee, by which a page tells its own scripts from others. A filter of its template."""
    return secrets.token_urlsafe(18)
