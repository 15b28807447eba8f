"""Report what a class found hard: one page, and tables."""


def arguments(parser):
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="such as 02_curbside; all that somebody handed in when none is named")
    parser.add_argument("--to", default="", metavar="DIR", help="the folder for the page and the tables (grading/reports)")


def run(chosen):
    from grading.report.command import main

    main(chosen)
