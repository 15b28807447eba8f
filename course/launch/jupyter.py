"""The settings under which Jupyter serves the course: this machine only, the user's own untouched."""

import os
from pathlib import Path

from course.place import INSTALLED, PACKAGE

LOCAL = "127.0.0.1"

# nbgrader's tools for making and marking courses, and two editors' helpers, have no place in a
# learner's page: each costs time at the start, and jupytext would take over how notebooks are saved.
NOT_FOR_LEARNERS = {
    "nbgrader.server_extensions.formgrader": False,
    "nbgrader.server_extensions.course_list": False,
    "jupyterlab_jupytext": False,
    "jupyter_lsp": False,
}

# What a page is made of; what else is installed would only have to be read and set going.
EXTENSIONS_OF_A_PAGE = ("@jupyter-widgets/jupyterlab-manager", "anywidget", "course-page")


def variables(root: Path, instructor: bool = False) -> dict[str, str]:
    """Environment variables for the server and its kernels.

    Jupyter's and IPython's own folders lie in `.jupyter`, so that neither the user's settings
    change the course nor the course theirs. `root` is among the configuration folders because
    nbgrader looks there for nbgrader_config.py.
    """
    own, launch = root / ".jupyter", PACKAGE / "launch"
    lab = [] if instructor else [PACKAGE / "lab"]
    pages = [] if instructor else [PACKAGE / "lab" / "config", launch / "config" / "page"]
    settings = [*pages, launch / "config", root]
    return {
        "JUPYTER_CONFIG_DIR": str(own),
        "JUPYTER_DATA_DIR": str(own),
        "JUPYTER_RUNTIME_DIR": str(own / "runtime"),
        "JUPYTER_PATH": _before("JUPYTER_PATH", [path / "share" for path in (*lab, launch)]),
        "JUPYTER_CONFIG_PATH": _before("JUPYTER_CONFIG_PATH", settings),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "IPYTHONDIR": str(own / "ipython"),
        **({} if INSTALLED else {"PYTHONPATH": str(PACKAGE.parent)}),
        # A file called pandas.py beside a notebook must not be imported in place of pandas.
        "PYTHONSAFEPATH": "1",
    }


def folder(root: Path, notebook: Path | None) -> Path:
    """What the server shows: a learner's work alone, or (no `notebook`) the whole course."""
    return root / "my-course" if notebook else root


def page(root: Path, notebook: Path | None) -> str:
    """Where the browser lands: `notebook` as one document, or the whole tool."""
    return f"/doc/tree/{notebook.relative_to(folder(root, notebook)).as_posix()}" if notebook else "/lab"


def options(root: Path, port: int, notebook: Path | None) -> list[str]:
    """The server's command line.

    No news, no look for updates, no list of extensions: no request leaves the machine.
    """
    settings = {
        "ServerApp.ip": LOCAL,
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,
        "ServerApp.root_dir": folder(root, notebook),
        "ServerApp.open_browser": False,
        "ServerApp.no_browser_open_file": True,
        "ServerApp.allow_root": True,
        "LabApp.default_url": page(root, notebook),
        "LabApp.news_url": None,
        "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
        "LabApp.extension_manager": "readonly",
    }
    if notebook:
        settings["ServerApp.jpserver_extensions"] = NOT_FOR_LEARNERS
    return [f"--{name}={value}" for name, value in settings.items()]


def only_what_a_page_needs(_, config: dict) -> dict:
    """The settings that Jupyter sends a page with, less the front-end extensions that it does without."""
    return {**config, "federated_extensions": [one for one in config["federated_extensions"] if one["name"] in EXTENSIONS_OF_A_PAGE]}


def _before(variable: str, folders: list[Path]) -> str:
    """Our `folders` before those that a hub may have set in `variable`."""
    theirs = [part for part in os.environ.get(variable, "").split(os.pathsep) if part]
    return os.pathsep.join([*map(str, folders), *theirs])
