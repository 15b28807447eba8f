"""Say what waits for you: memos to mark, and what could not be scored."""


def arguments(parser):
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="such as 02_curbside; all that are built when none is named")
    parser.add_argument("--json", action="store_true", help="say it as JSON")


def run(chosen):
    from grading.week.waiting import main

    main(chosen)
