"""``python3 -m grading``: the instructor's commands."""

import argparse
import importlib
import importlib.util
import sys

from course.errors import CourseError
from course.launch.quick import leave_out_address_grammar

NEEDED = ("nbgrader", "jupytext", "nbclient", "distributed")


def main(arguments):
    """Run one command. Returns the exit status."""
    chosen = _parser().parse_args(arguments)
    leave_out_address_grammar()
    try:
        if any(importlib.util.find_spec(name) is None for name in NEEDED):
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
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    build = commands.add_parser("build", help="make the executed solutions and the learners' notebooks")
    build.add_argument("modules", nargs="*", metavar="MODULE", help="such as 02_curbside; all when none is named")
    build.add_argument("--check", action="store_true", help="write nothing; fail when a made file is out of date")
    build.set_defaults(run=_build)
    bundle = commands.add_parser("bundle", help="make the folder that a learner is given")
    bundle.add_argument("--to", required=True, metavar="DIR", help="a folder that is empty or not yet there")
    bundle.set_defaults(run=_bundle)
    exchange = commands.add_parser("exchange", help="make the folder through which work is handed in, so that nobody reads another's")
    exchange.add_argument("--group", metavar="NAME", help="who collects beside you; your own group unless it is named")
    exchange.set_defaults(run=_exchange)
    minutes = commands.add_parser("minutes", help="say how long each module takes, and what takes longest")
    minutes.add_argument("modules", nargs="*", metavar="MODULE", help="such as 02_curbside; all when none is named")
    minutes.set_defaults(run=_minutes)
    landscape = commands.add_parser("landscape", help="score random, thoughtful and best settings of each decision")
    landscape.add_argument("modules", nargs="*", metavar="MODULE", help="such as 02_curbside; all when none is named")
    landscape.add_argument("--check", action="store_true", help="write nothing; fail when a table is out of date")
    landscape.set_defaults(run=_landscape)
    worlds = commands.add_parser("worlds", help="name the figures in the prose that are one month's luck")
    worlds.add_argument("modules", nargs="*", metavar="MODULE", help="such as 02_curbside; all when none is named")
    worlds.add_argument("--search", type=_count, default=0, metavar="N", help="try the seeds below N as the case's own, nearest to the middle first")
    worlds.set_defaults(run=_worlds)
    cohort = commands.add_parser("cohort", help="make hand-ins whose deserved scores are known")
    cohort.add_argument("module", metavar="MODULE")
    cohort.add_argument("-n", type=int, default=40, metavar="N", help="how many learners (40)")
    cohort.add_argument("--seed", type=int, default=1, metavar="S", help="the same seed makes the same hand-ins (1)")
    cohort.add_argument("--to", required=True, metavar="DIR", help="a folder that is empty or not yet there")
    cohort.add_argument("--broken", type=float, default=0.05, metavar="SHARE", help="share with damaged files (0.05)")
    cohort.add_argument("--hostile", type=float, default=0.0, metavar="SHARE", help="share that means harm (0)")
    cohort.set_defaults(run=_cohort)
    certificate = commands.add_parser("certificate", help="make the key by which the workers of many machines, or of dask here, know who may give orders")
    certificate.set_defaults(run=_certificate)
    grade = commands.add_parser("grade", help="score every hand-in of a module")
    grade.add_argument("module", metavar="MODULE", help="such as 02_curbside")
    grade.add_argument("--workers", type=_count, metavar="N", help="processes on this machine; as many as it has cores")
    grade.add_argument("--scheduler", metavar="URL", help="a dask scheduler whose workers do it: a tls:// address")
    grade.add_argument("--learner", action="append", default=[], metavar="ID", help="only this one; may be given again")
    grade.add_argument("--force", action="store_true", help="grade again what is graded; marks given by hand stay")
    grade.add_argument("--unsafe", action="store_true", help="run learners' code without a sandbox")
    grade.add_argument("--json", action="store_true", help="say what became of each hand-in as JSON")
    grade.set_defaults(run=_grade)
    back = commands.add_parser("give-back", help="give each learner the page of feedback that is new or changed")
    back.add_argument("module", metavar="MODULE", help="such as 02_curbside")
    back.add_argument("--learner", action="append", default=[], metavar="ID", help="only this one; may be given again")
    back.add_argument("--again", action="store_true", help="put unchanged pages to be sent, too, as when a mail went astray")
    back.add_argument("--answers-from", default="", metavar="DAY", help="hold back what is right until then, such as 2027-03-03; now lets it out")
    back.add_argument("--json", action="store_true", help="say what became of each page as JSON")
    back.set_defaults(run=_give_back)
    alone = commands.add_parser("alone", help="mark your own work, where the whole course lies: the page’s button does it")
    alone.add_argument("module", metavar="MODULE", help="such as 02_curbside")
    alone.add_argument("folder", metavar="FOLDER", help="where the notebook and its answers are")
    alone.add_argument("--at", required=True, metavar="TIME", help="when it was handed in, such as 2026-11-22 14:02:05 UTC")
    alone.add_argument("--to", required=True, metavar="FILE", help="where the page of feedback is put")
    alone.set_defaults(run=_alone)
    return parser


def _count(text):
    count = int(text)
    if not 1 <= count <= 1_000:
        raise ValueError
    return count


def _certificate(chosen):
    from grading.grade.tls import main as certificate
    certificate(chosen)


def _grade(chosen):
    _warm(chosen, "grading.grade.command")


def _alone(chosen):
    _warm(chosen, "grading.alone")


def _warm(chosen, command):
    from grading.kernels import warm
    from grading.layout import HERE
    # It imports what notebooks need while this process imports nbgrader: each takes a core two seconds.
    begun = warm.begin(HERE)
    try:
        importlib.import_module(command).main(chosen, begun)
    finally:
        warm.end(begun)


def _give_back(chosen):
    from grading.give_back import main as give_back
    give_back(chosen)


def _build(chosen):
    from grading.build.pipeline import build
    from grading.layout import HERE
    build(HERE, chosen.modules, only_check=chosen.check)


def _minutes(chosen):
    from grading.build.account import report
    from grading.layout import HERE
    report(HERE, chosen.modules)


def _landscape(chosen):
    from grading.landscape import main as landscape
    if landscape(chosen.modules, chosen.check):
        sys.exit(1)


def _worlds(chosen):
    from grading.layout import HERE
    from grading.worlds import report
    report(HERE, chosen.modules, chosen.search)


def _exchange(chosen):
    from grading.exchange import make

    print(f"Work is handed in through {make(chosen.group)}.")


def _bundle(chosen):
    from grading.bundle import bundle
    from grading.layout import HERE
    bundle(HERE, chosen.to)


def _cohort(chosen):
    from grading.cohort import generate
    from grading.layout import HERE
    generate(HERE, chosen.module, chosen.n, chosen.seed, chosen.to, chosen.broken, chosen.hostile)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
