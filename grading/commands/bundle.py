"""Make the folder that a learner is given."""


def arguments(parser):
    parser.add_argument("--to", required=True, metavar="DIR", help="a folder that is empty or not yet there")


def run(chosen):
    from grading.bundle import bundle
    from grading.layout import HERE

    bundle(HERE, chosen.to)
