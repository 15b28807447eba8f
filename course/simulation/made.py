"""Made files: JSON that a case's author works out once, and that is held to what would be made now."""

import argparse
import json
import re
import sys

DIGITS = 6  # more than any chart shows, and fewer than two machines may differ in

NUMBERS = re.compile(r"\[\n([^\[\]{}\"]+)\]")  # a list of nothing but numbers, over several lines


def command(arguments, *, file, make, name, about):
    """Make the file, or check it with --check. Exit status 1 when it is stale.

    make   function that gives what belongs in it, JSON-able
    name   the module that is run, for the message that says how to make the file again
    """
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when the file is out of date")
    chosen = parser.parse_args(arguments)
    content = (NUMBERS.sub(_in_a_line, json.dumps(make(), indent=1, ensure_ascii=False)) + "\n").encode()
    if not chosen.check:
        file.write_bytes(content)
    elif not file.is_file() or file.read_bytes() != content:
        print(f"{file.name} is not up to date. Run: python3 -m {name}", file=sys.stderr)
        return 1
    return 0


def _in_a_line(numbers):
    return f"[{' '.join(numbers[1].split())}]"


def load(file):
    """What the made file holds."""
    return json.loads(file.read_text(encoding="utf-8"))


def plain(figures):
    """Figures by name as builtin ints and floats."""
    return {name: value if isinstance(value, int) else float(value) for name, value in figures.items()}


def columns(frame):
    """A DataFrame as JSON-able columns, floats to six digits; ``pd.DataFrame`` of them is the frame again."""
    return {name: [float(f"{one:.{DIGITS}g}") if isinstance(one, float) else one for one in column.tolist()] for name, column in frame.items()}
