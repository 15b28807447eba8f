"""Say until when a module is asked for, or set it."""


def arguments(parser):
    parser.add_argument("module", nargs="?", metavar="MODULE", help="such as 02_curbside; all that are built when none is named")
    parser.add_argument("when", nargs="*", metavar="WHEN", help="2027-03-05, which is the end of that day; 2027-03-05 18:00; or none")
    parser.add_argument("--zone", default="", metavar="ZONE", help="where that is the time, such as Europe/Berlin; this machine's unless it is named")


def run(chosen):
    from grading.week.due import main

    main(chosen)
