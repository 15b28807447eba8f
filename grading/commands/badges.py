"""Make a certificate and an Open Badge for each who reached what you set."""

NEEDS = ("cryptography", "jwt")


def percent(text):
    value = float(text.removesuffix("%"))
    if not 0 < value <= 100:
        raise ValueError(text)
    return value


def arguments(parser):
    parser.add_argument("modules", nargs="+", metavar="MODULE", help="such as 02_curbside; one badge for all that are named")
    parser.add_argument("--reached", required=True, type=percent, metavar="PERCENT", help="the share of the points of each module that it takes, such as 70")
    parser.add_argument("--issuer", default="", metavar="NAME", help="who issues it; kept until you name another")
    parser.add_argument("--learner", action="append", default=[], metavar="ID", help="only this one; may be given again")


def run(chosen):
    from grading.badges.command import main

    main(chosen)
