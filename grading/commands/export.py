"""Hand results on: to Canvas, Moodle, any spreadsheet, a learning record store (xAPI); or make a course for a platform (cmi5)."""


def arguments(parser):
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="such as 02_curbside; all when none is named")
    parser.add_argument("--to", required=True, choices=("canvas", "moodle", "csv", "xapi", "cmi5"), help="the form")
    parser.add_argument("--roster", metavar="FILE", help="the platform's own export, or a table with a column called learner and one for their ids")
    parser.add_argument("--by", choices=("module", "exercise"), default="module", help="a column for each (module)")
    parser.add_argument("--points", action="store_true", help="for Moodle: in points, not in percent")
    parser.add_argument("--home", default="", metavar="URL", help="for xAPI and cmi5: the address of the platform whose accounts the learners have; kept until you name another")
    parser.add_argument("--where", default="", metavar="URL", help="for cmi5: where learners open the course, such as a hub")
    parser.add_argument("--into", metavar="DIR", help="the folder (grading/exported)")


def run(chosen):
    from grading.export.command import main

    main(chosen)
