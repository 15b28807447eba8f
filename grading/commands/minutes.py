"""Say how long each module takes, and what takes longest."""


def arguments(parser):
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="such as 02_curbside; all when none is named")


def run(chosen):
    from grading.build.account import report
    from grading.layout import HERE

    report(HERE, chosen.modules)
