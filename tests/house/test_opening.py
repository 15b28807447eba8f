"""The course as a learner starts it: one command, one page, this machine only, stopped with Ctrl-C."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import urlopen

import pytest
from jupyter_client.manager import start_new_kernel

from course.errors import CourseError
from course.launch import address, command, jupyter
from tests.house.copies import copy_course, folder_of_course
from tests.house.outside import Outside, blocked, refuses
from tests.house.serving import start
from tests.house.small import only_small

PAGE = "/doc/tree/01_small/01_small.ipynb"


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A copy of the course that holds one small module only."""
    return only_small(copy_course(folder_of_course(), tmp_path_factory.mktemp("opening") / "course"))


@pytest.fixture(scope="module")
def opened(small):
    """The small module, served as for a learner."""
    served = start(small)
    yield served
    served.stop()


def run(folder, *arguments):
    """Run a command of the course to its end."""
    return subprocess.run(
        [sys.executable, "-m", "course", *arguments], cwd=folder, text=True, capture_output=True,
        env={**os.environ, "PYTHONPATH": str(folder)}, timeout=300, check=False,
    )  # fmt: skip


def test_one_command_opens_the_first_module_as_one_document(opened):
    assert urlsplit(opened.address).path == PAGE
    assert urlsplit(opened.address).hostname == "127.0.0.1"
    with urlopen(opened.address, timeout=60) as answer:
        assert b"jupyter-config-data" in answer.read()


def test_a_page_is_sent_no_front_end_extension_that_it_does_without(opened):
    sent = json.loads(re.search(rb'id="jupyter-config-data"[^>]*>(.*?)</script>', opened.get(PAGE), re.DOTALL)[1])
    assert {extension["name"] for extension in sent["federated_extensions"]} == set(jupyter.EXTENSIONS_OF_A_PAGE)


def test_nobody_gets_in_without_the_token(opened):
    with pytest.raises(HTTPError, match="403"):
        urlopen(opened.address.split("/doc")[0] + "/api/contents", timeout=60)


def test_only_the_learners_own_work_is_served(opened):
    names = [item["name"] for item in json.loads(opened.get("/api/contents"))["content"]]
    assert names == ["01_small"]


def test_the_module_is_trusted_so_that_it_runs_when_opened(opened):
    cells = json.loads(opened.get("/api/contents/01_small/01_small.ipynb"))["content"]["cells"]
    assert [cell["metadata"].get("trusted") for cell in cells if cell["cell_type"] == "code"] == [True]


def test_nbgraders_validate_works_from_a_learners_page(opened):
    question = urlencode({"path": "01_small/01_small.ipynb"}).encode()
    with urlopen(opened.url("/assignments/validate"), data=question, timeout=60) as answer:
        assert json.load(answer)["success"] is True
    log = (opened.folder / ".jupyter" / "server.log").read_text(encoding="utf-8")
    assert "No nbgrader_config.py file found" not in log


def test_the_marking_tools_are_no_part_of_a_learners_page(opened):
    with pytest.raises(HTTPError, match="404"):
        opened.get("/formgrader")


def test_a_second_start_leads_to_the_course_that_is_open(opened):
    done = run(opened.folder, "--no-browser")
    assert done.returncode == 0
    assert opened.address in done.stdout


def test_a_busy_port_is_named_and_nothing_is_started(opened):
    port = str(urlsplit(opened.address).port)
    done = run(opened.folder, "--no-browser", "--port", port)
    assert done.returncode == 1
    assert f"Port {port} is in use" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_import_while_the_course_is_open_is_refused(opened, tmp_path):
    assert run(opened.folder, "export", str(tmp_path / "work.zip")).returncode == 0
    done = run(opened.folder, "import", str(tmp_path / "work.zip"))
    assert "Stop the course" in done.stderr


def test_ctrl_c_stops_it_in_one_line_and_leaves_nothing_running(small, serve, tmp_path):
    folder = only_small(copy_course(small, tmp_path / "course"))
    served = serve(folder, "01_small")
    before = len(served.printed)
    printed = served.stop(signal.SIGINT).splitlines()
    assert served.process.returncode == 0
    last = [line for line in printed[before:] if line and "press Ctrl-C" not in line]
    assert last == ["The course has stopped. Your work is in my-course."]
    with pytest.raises(OSError, match="refused"):
        urlopen(served.address, timeout=2)


def test_a_part_that_went_missing_is_told_and_mended_at_the_next_start(small, tmp_path):
    """JupyterLab is hidden from the import, as if its folder had been deleted."""
    folder = copy_course(small, tmp_path / "course")
    (folder / ".venv").unlink(missing_ok=True)
    script = (
        "import sys; sys.modules['jupyterlab.labapp'] = None\n"
        "from course.launch import environment, install, server\n"
        f"server.mark_damaged = lambda root: print('marked', root, file=sys.stderr)\n"
        "from pathlib import Path\n"
        f"try: server.serve(Path({str(folder)!r}), None, None, False, False)\n"
        "except Exception as error: open('said', 'w').write(type(error).__name__ + str(error))"
    )
    subprocess.run([sys.executable, "-c", script], cwd=folder, env={**os.environ, "PYTHONPATH": str(folder)}, check=False)
    said = (folder / "said").read_text()
    assert said.startswith("CourseErrorA part of the course's software is missing")
    assert "Start the course again" in said


def test_a_start_that_fails_is_told_on_the_terminal_and_not_only_in_the_log(small, tmp_path):
    folder = copy_course(small, tmp_path / "course")
    (folder / ".venv").unlink(missing_ok=True)
    script = (
        "import sys; sys.modules['jupyterlab.labapp'] = None\n"
        "from course.launch import command, start\n"
        "start.ensure = lambda *_, **__: None\n"
        "sys.exit(command.main(['--no-browser']))"
    )
    env = {**os.environ, "PYTHONPATH": str(folder)}
    done = subprocess.run([sys.executable, "-c", script], cwd=folder, env=env, text=True, capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("A part of the course's software is missing") and "Start the course again" in done.stderr
    assert "Traceback" not in done.stderr


def test_two_starts_at_once_open_one_course(small, tmp_path):
    folder = copy_course(small, tmp_path / "course")
    command_line = [sys.executable, "-m", "course", "--no-browser"]
    env = {**os.environ, "PYTHONPATH": str(folder)}
    both = [subprocess.Popen(command_line, cwd=folder, env=env, text=True, stdout=subprocess.PIPE) for _ in range(2)]
    try:
        opened = [next(line.strip() for line in process.stdout if line.strip().startswith("http")) for process in both]
        assert opened[0] == opened[1]
        assert len(list((folder / ".jupyter" / "runtime").glob("jpserver-*.json"))) == 1
    finally:
        for process in both:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=60)


def test_a_file_beside_a_notebook_never_takes_the_place_of_a_library(small, tmp_path, monkeypatch):
    (tmp_path / "toolz.py").write_text("raise SystemExit('the wrong toolz')")
    (small / ".jupyter").mkdir(exist_ok=True)
    for name, value in jupyter.variables(small).items():
        monkeypatch.setenv(name, value)
    manager, client = start_new_kernel(kernel_name="python3", cwd=str(tmp_path))
    try:
        printed = []
        reply = client.execute_interactive(
            "import toolz, course; print(course.__file__)", timeout=30,
            output_hook=lambda message: printed.append(message["content"].get("text", "")),
        )  # fmt: skip
        assert reply["content"]["status"] == "ok"
        assert str(folder_of_course() / "course") in "".join(printed)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def test_nbgraders_commands_know_the_course_from_the_folder_of_a_module(small):
    """The buttons for handing in run them there."""
    ask = "from nbgrader.apps import NbGrader; app = NbGrader(); app.initialize([]); print(app.coursedir.course_id)"
    variables = {**os.environ, **jupyter.variables(small)}
    (small / "my-course").mkdir(exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-c", ask], cwd=small / "my-course", env=variables, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "cx"


def test_an_instructor_gets_the_whole_tool_with_formgrader(small, serve, tmp_path):
    served = serve(copy_course(small, tmp_path / "course"), "--instructor")
    assert urlsplit(served.address).path == "/lab"
    assert b"formgrader" in served.get("/formgrader").lower()
    names = {item["name"] for item in json.loads(served.get("/api/contents"))["content"]}
    assert {"course", "modules", "README.md"} <= names


def test_a_page_shows_a_notebook_of_somebody_else_without_asking_anybody_outside(opened, chromium):
    page = chromium.new_page()
    refused = blocked(page)
    with Outside() as outside:
        (opened.folder / "my-course" / "01_small" / "other.ipynb").write_text(outside.notebook(), encoding="utf-8")
        page.goto(opened.url("/doc/tree/01_small/other.ipynb"))
        page.get_by_text("The last output").wait_for(timeout=90_000)
        assert refuses(page, refused, "1", "2"), "the browser was asked to, and refused"
        page.wait_for_load_state("networkidle")
        assert outside.asked == []
        assert all(outside.address in said for said in refused), "nothing of the page's own is refused"
    page.close()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--port", "0"], "from 1 to 65535"),
        (["--port", "http"], "from 1 to 65535"),
        (["--prot", "8888"], "--prot"),
        (["setup", "now"], "now"),
        (["export"], "file"),
        (["--instructor", "01_small"], "takes no module"),
    ],
)
def test_a_command_line_with_a_slip_is_answered_with_the_commands(capsys, arguments, said):
    assert command.main(arguments) == 1
    printed = capsys.readouterr().err
    assert said in printed
    assert "python3 -m course setup" in printed


def test_a_port_that_may_not_be_used_is_told_apart_from_a_busy_one():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(CourseError, match="in use by another program"):
            address.check(other.getsockname()[1])
    assert address.check(address.free_port())


def test_the_way_to_the_browser_does_not_show_the_token_to_other_users(tmp_path, monkeypatch):
    seen = []
    monkeypatch.setattr(address.webbrowser, "open", seen.append)
    address.show(tmp_path, "http://127.0.0.1:1/?token=secret", browser=True)
    assert "secret" not in seen[0]
    page = tmp_path / ".jupyter" / "runtime" / "open.html"
    assert "token=secret" in page.read_text()
    assert page.stat().st_mode & 0o077 == 0


def test_a_server_on_this_machine_is_asked_directly_whatever_proxy_is_set(tmp_path, monkeypatch):
    """A proxy that answers everything would get the token, and a server that died would look open."""
    with socket.socket() as proxy:
        proxy.bind(("127.0.0.1", 0))
        proxy.listen()
        proxy.settimeout(0.2)
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.getsockname()[1]}")
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        runtime = tmp_path / ".jupyter" / "runtime"
        runtime.mkdir(parents=True)
        died = {"root_dir": str(tmp_path), "url": f"http://127.0.0.1:{address.free_port()}/", "token": "secret"}
        (runtime / "jpserver-1.json").write_text(json.dumps(died))
        assert address.find_running(tmp_path, tmp_path, "") is None
        with pytest.raises(TimeoutError):
            proxy.accept()
