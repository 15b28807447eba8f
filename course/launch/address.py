"""Where the course is served: a free port, a busy one, a server that runs already, the browser."""

import errno
import html
import json
import os
import socket
import urllib.request
import webbrowser
from pathlib import Path

from course.errors import CourseError
from course.launch.jupyter import LOCAL

ANSWERS_WITHIN_S = 20  # who is busy is not gone; who is gone refuses at once
# Without the proxy that the system may name: this machine is asked, and the token goes nowhere else.
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def of(server, page, token):
    return f"{server.rstrip('/')}{page}?token={token}"


def free_port():
    with socket.socket() as probe:
        probe.bind((LOCAL, 0))
        return probe.getsockname()[1]


def check(port):
    """``port``, if a server may use it. Raises CourseError that names it when not."""
    try:
        with socket.socket() as probe:
            if os.name != "nt":
                # As the server itself does: a port that was closed a moment ago is free.
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((LOCAL, port))
    except OSError as error:
        busy = error.errno == errno.EADDRINUSE
        raise CourseError(
            f"Port {port} is {'in use by another program' if busy else 'not open to you'} on this computer.",
            "The course was asked to use that port and no other, so it did not start.",
            "Choose another number above 1024, close the other program, or leave out --port: "
            "the course then finds a free one.",
        ) from error
    return port


def find_running(root, folder, page):
    """The address of ``page`` on a server that already serves ``folder`` for this course, or None."""
    for path in (root / ".jupyter" / "runtime").glob("jpserver-*.json"):
        try:
            server = json.loads(path.read_text(encoding="utf-8"))
            if Path(server["root_dir"]).resolve() != folder.resolve():
                continue
            request = f"{server['url']}api/status?token={server['token']}"
            with DIRECT.open(request, timeout=ANSWERS_WITHIN_S):
                return of(server["url"], page, server["token"])
        except (OSError, ValueError, KeyError, TypeError):
            continue  # a server that died leaves its file behind
    return None


def show(root, here, browser):
    """Open the address in the browser, by way of a file: a command line is there for all to read."""
    if not browser:
        return
    path = root / ".jupyter" / "runtime" / "open.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_text(
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Opening the course</title>'
        f'<meta http-equiv="refresh" content="0; url={html.escape(here)}">'
        f'<p><a href="{html.escape(here)}">Open the course</a></p></html>',
        encoding="utf-8",
    )
    try:
        webbrowser.open(path.as_uri())
    except webbrowser.Error:
        pass  # the address has been printed
