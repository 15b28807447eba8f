"""Put a list of people into the gradebook: who takes part, by name."""


def arguments(parser):
    parser.add_argument("file", metavar="FILE", help="a list as text (CSV): id, first_name, last_name, and email where you have it")


def run(chosen):
    from grading.week.roster import main

    main(chosen)
