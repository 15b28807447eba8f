"""Mark your own work, where the whole course lies: the page’s button does it."""

from grading.launching import warm


def arguments(parser):
    parser.add_argument("module", metavar="MODULE", help="such as 02_curbside")
    parser.add_argument("folder", metavar="FOLDER", help="where the notebook and its answers are")
    parser.add_argument("--at", required=True, metavar="TIME", help="when it was handed in, such as 2026-11-22 14:02:05 UTC")
    parser.add_argument("--to", required=True, metavar="FILE", help="where the page of feedback is put")


def run(chosen):
    warm("grading.alone", chosen)
