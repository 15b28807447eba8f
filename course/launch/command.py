"""The command line of ``python3 -m course``: reads it, and hands over to the room that does it."""

import argparse
import sys
from pathlib import Path

from course.errors import CourseError
from course.launch import console, environment, start

USAGE = """\
python3 -m course [MODULE] [--no-browser] [--port N]   open the course (sets itself up the first time)
python3 -m course --instructor                         open the whole tool, with nbgrader's formgrader
python3 -m course setup                                only set up
python3 -m course test [--thorough] [--no-browser]     run every test; more options go to pytest
python3 -m course check                                say what is missing for it to run, or that nothing is
python3 -m course hub                                  for a JupyterHub, which starts it for each person
python3 -m course export FILE                          put your work into one file, to take elsewhere
python3 -m course import FILE                          take your work from such a file
"""


class Arguments(argparse.ArgumentParser):
    """Refuses a command line in the house's words."""

    def error(self, message):
        raise CourseError(
            f"The command was not understood: {message}.",
            "Nothing was done.",
            "These are the commands:\n" + USAGE,
        )


def main(arguments):
    """Run one command; the exit code: 0 done, 1 could not, 130 stopped by the user."""
    console.take_any_sign()
    try:
        return _run(arguments)
    except CourseError as error:
        sys.stdout.flush()
        print("\n".join(part for part in error.args if part), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130


def _run(arguments):
    commands = {"setup": _setup, "test": _test, "check": _check, "hub": _hub, "export": _export, "import": _import}
    if arguments and arguments[0] in commands:
        return commands[arguments[0]](arguments)
    if {"-h", "--help"} & set(arguments):
        print(USAGE, end="")
        return 0
    return _open(arguments)


def _open(arguments):
    parser = Arguments(add_help=False, allow_abbrev=False)
    parser.add_argument("module", nargs="?")
    parser.add_argument("--no-browser", action="store_true")
    parser.add_argument("--port", type=_port)
    parser.add_argument("--instructor", action="store_true")
    asked = parser.parse_args(arguments)
    if asked.instructor and asked.module:
        parser.error("--instructor opens the whole course, so it takes no module")
    if asked.instructor and not (environment.ROOT / "grading").is_dir():
        raise CourseError(
            "This is a learner's copy of the course: the instructor's side is not in it.",
            "Nothing was opened.",
            "Open the course as a learner, python3 -m course, or get the whole course from whoever gave you this.",
        )
    start.ensure("course", arguments, extras=("grading",) if asked.instructor else ())
    from course.launch.server import serve

    serve(environment.ROOT, asked.module, asked.port, not asked.no_browser, asked.instructor)
    return 0


def _setup(arguments):
    Arguments(add_help=False).parse_args(arguments[1:])
    start.ensure("course", arguments)
    print("The course is ready. Open it with: python3 -m course")
    return 0


def _test(arguments):
    parser = Arguments(add_help=False, allow_abbrev=False)
    parser.add_argument("--thorough", action="store_true")
    parser.add_argument("--no-browser", action="store_true")
    asked, for_pytest = parser.parse_known_args(arguments[1:])
    start.ensure("course", arguments, extras=("grading", "test"))
    from course.launch.testing import run_tests

    return run_tests(environment.ROOT, asked.thorough, not asked.no_browser, for_pytest)


def _check(arguments):
    Arguments(add_help=False).parse_args(arguments[1:])
    from course.launch.check import check

    return check(environment.ROOT)


def _hub(arguments):
    Arguments(add_help=False).parse_args(arguments[1:])
    start.ensure("course", arguments)
    from course.launch.hub import serve

    serve(environment.ROOT)
    return 0


def _export(arguments):
    from course.launch.carry import export_work

    return _told(export_work(environment.ROOT, _file(arguments)))


def _import(arguments):
    from course.launch.unpack import import_work

    return _told(import_work(environment.ROOT, _file(arguments)))


def _file(arguments):
    parser = Arguments(add_help=False)
    parser.add_argument("file", type=Path)
    return parser.parse_args(arguments[1:]).file


def _told(lines):
    print("\n".join(lines))
    return 0


def _port(text):
    if not (text.isdecimal() and 1 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError("a port is a whole number from 1 to 65535")
    return int(text)
