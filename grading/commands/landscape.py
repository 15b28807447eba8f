"""Score random, thoughtful and best settings of each decision."""


def arguments(parser):
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="such as 02_curbside; all when none is named")
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a table is out of date")


def run(chosen):
    import sys

    from grading.landscape import main as landscape

    if landscape(chosen.modules, chosen.check):
        sys.exit(1)
