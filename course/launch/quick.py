"""Saves a second at each start."""

import sys


def leave_out_address_grammar():
    """Have jsonschema do without its check of international web addresses.

    Loading it compiles a large grammar: 1.2 s of processor time at every start (measured), for a
    check that no schema of Jupyter's asks for. jsonschema treats the library as optional. Must be
    called before anything imports jsonschema, as nbformat and JupyterLab do.
    """
    sys.modules.setdefault("rfc3987_syntax", None)


def nbgrader(*words):
    """The command line of an nbgrader command that does without it too: half of the 2.5 s of its start."""
    does = "import runpy, sys; sys.modules['rfc3987_syntax'] = None; runpy.run_module('nbgrader', run_name='__main__', alter_sys=True)"
    return [sys.executable, "-c", does, *words]
