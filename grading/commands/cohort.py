"""Make hand-ins whose deserved scores are known."""


def arguments(parser):
    parser.add_argument("module", metavar="MODULE")
    parser.add_argument("-n", type=int, default=40, metavar="N", help="how many learners (40)")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="the same seed makes the same hand-ins (1)")
    parser.add_argument("--to", required=True, metavar="DIR", help="a folder that is empty or not yet there")
    parser.add_argument("--broken", type=float, default=0.05, metavar="SHARE", help="share with damaged files (0.05)")
    parser.add_argument("--hostile", type=float, default=0.0, metavar="SHARE", help="share that means harm (0)")


def run(chosen):
    from grading.cohort import generate
    from grading.layout import HERE

    generate(HERE, chosen.module, chosen.n, chosen.seed, chosen.to, chosen.broken, chosen.hostile)
