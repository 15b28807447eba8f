"""``python3 -m grading``: the instructor's commands."""

import argparse
import importlib
import importlib.util
import pkgutil
import sys

from course.errors import CourseError
from course.launch import console
from course.launch.quick import leave_out_address_grammar
from grading import commands
from grading.launching import hear_interrupts, leave_out_servers

NEEDED = ("nbgrader", "jupytext", "nbclient", "distributed")


def main(arguments):
    """Run one command. Returns the exit status."""
    console.take_any_sign()
    hear_interrupts()
    chosen = _parser().parse_args(arguments)
    leave_out_address_grammar()
    leave_out_servers()
    try:
        if any(importlib.util.find_spec(name) is None for name in (*NEEDED, *chosen.needs)):
            from course.launch.start import ensure
            ensure("grading", arguments, extras=("grading",))
        chosen.run(chosen)
    except CourseError as error:
        print("\n".join(filter(None, (error.happened, error.means, error.todo))), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    return 0


def _parser():
    parser = argparse.ArgumentParser(prog="python3 -m grading", description=__doc__.partition(": ")[2])
    each = parser.add_subparsers(required=True, metavar="COMMAND")
    for found in pkgutil.iter_modules(commands.__path__):
        command = importlib.import_module(f"grading.commands.{found.name}")
        one = each.add_parser(found.name.replace("_", "-"), help=command.__doc__.partition("\n")[0])
        getattr(command, "arguments", lambda parser: None)(one)
        one.set_defaults(run=command.run, needs=getattr(command, "NEEDS", ()))
    return parser


if __name__ == "__main__":
    sys.exit(console.heard(main, sys.argv[1:]))
