"""The settings under which Jupyter serves the course: this machine only, the user's own untouched.

They are all there is. What this user, this machine or a hub has set for Jupyter is meant for other
servers: a password, another folder for Jupyter's parts or no settings at all would keep a page shut.
"""

import os
from importlib.metadata import version
from pathlib import Path

from course.launch.environment import steers_python
from course.launch.reading import reader
from course.place import INSTALLED, PACKAGE

LOCAL = "127.0.0.1"
PAGES = PACKAGE / "launch" / "pages"

# The parts of the server that a page needs. nbgrader's tools for making and marking courses, and
# editors' helpers, have no place there: each costs time at the start, and jupytext would take over
# how notebooks are saved.
PARTS_OF_A_PAGE = {"jupyterlab": True, "nbgrader.server_extensions.validate_assignment": True}

# Beginnings of the variables that steer Jupyter, its kernels, or how the course is built and graded.
NOT_FOR_A_PAGE = ("JUPYTER", "JPY_", "NBGRADER_", "COURSE_ANSWERS", "COURSE_BUILD", "COURSE_GRADING")
HUB = "JUPYTERHUB_"  # says who is signed in

# What a page is made of; what else is installed would only have to be read and set going. The page draws
# anywidget's widgets itself: see widgets.js.
EXTENSIONS_OF_A_PAGE = ("@jupyter-widgets/jupyterlab-manager", "course-page")


def take_over(root, instructor=False):
    """Give this process the course's settings, and no others. Must be called before Jupyter is imported."""
    for name in list(os.environ):
        if steers_python(name) or name.startswith(NOT_FOR_A_PAGE) and not name.startswith(HUB):
            del os.environ[name]
    os.environ.update(variables(root, instructor))
    from jupyter_core import paths

    paths.SYSTEM_CONFIG_PATH.clear()
    paths.SYSTEM_JUPYTER_PATH.clear()
    if not instructor:
        # What this Python's folder says beyond which parts of the server to load, it says to others.
        paths.ENV_CONFIG_PATH[:] = [os.environ["JUPYTER_CONFIG_DIR"]]


def variables(root, instructor=False):
    """Environment variables for the server and its kernels.

    Jupyter's and IPython's own folders lie in ``.jupyter``, so that neither the user's settings
    change the course nor the course theirs. ``root`` is among the configuration folders because
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
        "JUPYTER_PATH": _joined(path / "share" for path in (*lab, launch)),
        "JUPYTER_CONFIG_PATH": _joined(settings),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "IPYTHONDIR": str(own / "ipython"),
        **({} if INSTALLED else {"PYTHONPATH": str(PACKAGE.parent)}),
        # A file called pandas.py beside a notebook must not be imported in place of pandas.
        "PYTHONSAFEPATH": "1",
    }


def folder(root, notebook):
    """What the server shows: a learner's work alone, or (no ``notebook``) the whole course."""
    return root / "my-course" if notebook else root


def page(root, notebook):
    """Where the browser lands: ``notebook`` as one document, or the whole tool."""
    return f"/doc/tree/{notebook.relative_to(folder(root, notebook)).as_posix()}" if notebook else "/lab"


def options(root, port, notebook):
    """The server's command line.

    No news, no look for updates, no list of extensions: no request leaves the machine.
    """
    settings = {
        # A name that no file has: what this Python's folder keeps for its other servers is not read.
        "ServerApp.config_file_name": "course_server_config",
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
        settings["ServerApp.jpserver_extensions"] = PARTS_OF_A_PAGE
        settings["ServerApp.extra_template_paths"] = [str(PAGES)]
    return [f"--{name}={value}" for name, value in settings.items()]


def make_a_page(app, root):
    """Have the server send a page with no more than it needs, with its text to be read at once, and with words for when it stays white."""
    from nbformat.v4 import reads

    settings, notary = app.web_app.settings, app.contents_manager.notary
    settings["page_config_hook"] = only_what_a_page_needs
    templates = settings["lab_jinja2_env"].loader.searchpath
    templates[:0] = [str(PAGES), str(Path(templates[0]).parent)]  # ours extends Jupyter's, as static/index.html
    settings["lab_jinja2_env"].globals["read_at_once"] = reader(root, lambda text: notary.check_signature(reads(text)))


def only_what_a_page_needs(_, config):
    """The settings that Jupyter sends a page with, less the front-end extensions that it does without.

    The page's key goes with each connection: a browser that blocks cookies has no other to show.
    """
    extensions = [one for one in config["federated_extensions"] if one["name"] in EXTENSIONS_OF_A_PAGE]
    return {**config, "federated_extensions": extensions, "appendToken": "true", "courseWidgets": version("anywidget")}


def _joined(folders):
    return os.pathsep.join(map(str, folders))
