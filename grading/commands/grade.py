"""Score every hand-in of a module."""

from grading.launching import count, warm


def arguments(parser):
    parser.add_argument("module", metavar="MODULE", help="such as 02_curbside")
    parser.add_argument("--workers", type=count, metavar="N", help="processes on this machine; as many as it has cores")
    parser.add_argument("--scheduler", metavar="URL", help="a dask scheduler whose workers do it: a tls:// address")
    parser.add_argument("--learner", action="append", default=[], metavar="ID", help="only this one; may be given again")
    parser.add_argument("--force", action="store_true", help="grade again what is graded; marks given by hand stay")
    parser.add_argument("--unsafe", action="store_true", help="run learners' code without a sandbox")
    parser.add_argument("--json", action="store_true", help="say what became of each hand-in as JSON")


def run(chosen):
    warm("grading.grade.command", chosen)
