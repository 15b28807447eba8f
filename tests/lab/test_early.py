"""A page's kernel starts while Jupyter does, and is the one that Jupyter then finds."""

import json
import os
import re
import urllib.request
from urllib.parse import quote

import nbformat
import pytest
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

from course.launch import jupyter as settings
from tests.house.copies import copy_course
from tests.lab.fixture_page import fixture_notebook
from tests.lab.servers import ROOT, TOKEN


@pytest.mark.parametrize("way", ["lab", "notebook7"])
def test_a_page_s_kernel_is_asked_for_before_jupyter_could(jupyter, visit, way):
    name = jupyter.put(f"zwölf früh {way}.ipynb", fixture_notebook())
    page = visit("about:blank")
    asked = hold_jupyter_back(page.tab)
    page.tab.goto(getattr(jupyter, way)(quote(name)))
    page.live()
    assert asked[0] == name
    (session,) = [one for one in sessions(jupyter) if one["path"] == name]
    assert session["kernel"]["execution_state"] == "idle"


def test_any_other_notebook_is_left_to_jupyter(jupyter, visit):
    name = jupyter.put("plain.ipynb", nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("Hello")]))
    page = visit(jupyter.lab(name))
    page.tab.get_by_role("paragraph").wait_for()
    asked = page.tab.evaluate("performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)")
    assert asked.index("/api/kernels") < asked.index("/api/sessions")


def hold_jupyter_back(tab):
    """The notebooks that a session is asked for, in order. Until the first is, Jupyter is not told what kernels there are, and asks for none."""
    asked, held = [], []

    def kernels(route):
        if asked:
            route.continue_()
        else:
            held.append(route)

    def session(route):
        if route.request.method == "POST":
            asked.append(route.request.post_data_json["path"])
        route.continue_()
        while asked and held:
            held.pop().continue_()

    tab.route(re.compile(r"/api/kernels(\?|$)"), kernels)
    tab.route(re.compile(r"/api/sessions(\?|$)"), session)
    return asked


def sessions(server):
    with urllib.request.urlopen(f"{server.url}/api/sessions?token={TOKEN}") as answer:
        return json.load(answer)


def test_a_kernel_of_the_course_has_loaded_what_pages_need(tmp_path, monkeypatch):
    for name, value in settings.variables(ROOT).items():
        monkeypatch.setenv(name, value)
    spec = KernelSpecManager(kernel_dirs=[f"{folder}/kernels" for folder in os.environ["JUPYTER_PATH"].split(os.pathsep)])
    manager = KernelManager(kernel_name="python3", kernel_spec_manager=spec)
    manager.start_kernel(cwd=str(tmp_path))
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        reply = client.execute("pass", user_expressions={"there": "'altair' in __import__('sys').modules"}, reply=True, timeout=30)
        assert reply["content"]["user_expressions"]["there"]["data"]["text/plain"] == "True"
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def test_a_page_waits_for_no_layout_to_be_kept(tmp_path, serve, visit):
    """Opened by the launcher, Jupyter neither reads nor keeps a layout on the server before it opens the page."""
    copy = copy_course(ROOT, tmp_path / "course")
    page = visit(serve(copy, "00_welcome").address)
    page.tab.wait_for_selector(".course-page .course-task")
    asked = page.tab.evaluate("performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)")
    assert not [one for one in asked if one.startswith("/lab/api/workspaces/") or one == "/api/nbconvert"]
