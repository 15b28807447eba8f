"""Say who has handed in, who is late, who is missing."""


def arguments(parser):
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="such as 02_curbside; all that are built when none is named")
    parser.add_argument("--json", action="store_true", help="say it as JSON, by learner's id")


def run(chosen):
    from grading.week.who import main

    main(chosen)
