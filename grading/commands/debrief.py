"""Make the facilitator's pack of a module: what the class decided, what to ask, what to expect."""


def arguments(parser):
    parser.add_argument("module", metavar="MODULE", help="such as 02_curbside")
    parser.add_argument("--to", metavar="DIR", help="a folder; grading/debriefs unless it is named")


def run(chosen):
    import os

    os.environ["COURSE_GRADING"] = "1"  # exercises are declared, and nothing is drawn
    from grading.debrief.pack import write
    from grading.layout import HERE

    write(HERE, chosen.module, chosen.to)
