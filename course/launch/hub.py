"""The course as one person's server on a JupyterHub: ``python -m course hub``, which the hub starts in place of its own.

What a learner sees is what ``python3 -m course`` shows, and comes from the same settings; who is
signed in, the port and the address are the hub's to say.
"""

import os
import sys
from pathlib import Path

from course.errors import CourseError
from course.launch import exchange, jupyter, modules, policy, prompt
from course.launch.brackets import take_literally
from course.launch.mend import set_aside_damaged
from course.launch.quick import leave_out_address_grammar

# Said by the hub, in variables of its own.
THE_HUBS = ("ServerApp.ip", "ServerApp.port", "ServerApp.port_retries", "LabApp.default_url")


def serve(root):
    """Serve the first module, with the map to all others, until the hub stops it. Raises CourseError when that can't be."""
    if "JUPYTERHUB_SERVICE_URL" not in os.environ:
        raise CourseError(
            "No hub has started this: it does not say at which address to serve.",
            "This command is for a JupyterHub, which starts it for each person who signs in.",
            "Name it in jupyterhub_config.py (hub/README.md says how); on your own computer, open the course with: python3 -m course",
        )
    exchange.inbound()
    leave_out_address_grammar()
    take_literally(root, Path(sys.prefix))
    jupyter.take_over(root)
    for path in set_aside_damaged(root / ".jupyter"):
        print(f"A file of Jupyter's settings was half written. It is kept as {path}, and plain settings are used.", flush=True)
    first = modules.choose(root, None)
    for name in modules.names(root):  # one that was fetched before is signed, so that it runs when it is opened
        if name == first or (root / "my-course" / name / f"{name}.ipynb").is_file():
            modules.bring(root, name)
    notebook = root / "my-course" / first / f"{first}.ipynb"
    os.chdir(root)
    try:
        from jupyterhub.singleuser.extension import JupyterHubSingleUser
    except ImportError as error:
        raise CourseError(
            f"A part that a hub's image needs is missing: {error}.",
            "The course itself is there; only the part that speaks with the hub is not.",
            "Install it beside the course, in the hub's own version: pip install jupyterhub",
        ) from error
    options = [*_without_the_hubs(jupyter.options(root, 0, notebook)), f"--ServerApp.default_url={jupyter.page(root, notebook)}"]
    server = JupyterHubSingleUser.initialize_server(argv=options)
    policy.keep_to_this_machine()
    prompt.send_at_once()
    signed_in = server.web_app.settings["page_config_hook"]  # the hub's: whose page it is
    jupyter.make_a_page(server, root)
    server.web_app.settings["page_config_hook"] = lambda handler, config: jupyter.only_what_a_page_needs(handler, signed_in(handler, config))
    server.start()


def _without_the_hubs(options):
    return [option for option in options if option.removeprefix("--").partition("=")[0] not in THE_HUBS]
