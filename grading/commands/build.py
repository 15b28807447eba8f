"""Make the executed solutions and the learners' notebooks."""


def arguments(parser):
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="such as 02_curbside; all when none is named")
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a made file is out of date")


def run(chosen):
    from grading.build.pipeline import build
    from grading.layout import HERE

    build(HERE, chosen.modules, only_check=chosen.check)
