"""Give each learner the page of feedback that is new or changed."""


def arguments(parser):
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="such as 02_curbside; all that are graded when none is named")
    parser.add_argument("--learner", action="append", default=[], metavar="ID", help="only this one; may be given again")
    parser.add_argument("--again", action="store_true", help="put unchanged pages to be sent, too, as when a mail went astray")
    parser.add_argument("--answers-from", default="", metavar="DAY", help="hold back what is right until then, such as 2027-03-03; now lets it out")
    parser.add_argument("--json", action="store_true", help="say what became of each page, by module, as JSON")


def run(chosen):
    from grading.give_back import main

    main(chosen)
