"""Make other editions of the course, whose tables have other numbers; say which there are, and which count."""


def arguments(parser):
    parser.add_argument("names", nargs="*", metavar="NAME", help="such as spring; answers to it count from then on. Without a name it says what there is")
    parser.add_argument("--drop", action="append", default=[], metavar="NAME", help="answers to this one count no more; may be given again")


def run(chosen):
    from grading.hand_out import main
    from grading.layout import HERE

    main(HERE, chosen.names, chosen.drop)
