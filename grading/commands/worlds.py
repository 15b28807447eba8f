"""Name the figures in the prose that are one month's luck."""

from grading.launching import count


def arguments(parser):
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="such as 02_curbside; all when none is named")
    parser.add_argument("--search", type=count, default=0, metavar="N", help="try the seeds below N as the case's own, nearest to the middle first")


def run(chosen):
    from grading.layout import HERE
    from grading.worlds import report

    report(HERE, chosen.modules, chosen.search)
