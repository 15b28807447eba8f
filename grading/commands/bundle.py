"""Make the folder that a learner is given, or a file for each of a list of learners."""

from pathlib import Path


def arguments(parser):
    parser.add_argument("--to", required=True, metavar="DIR", help="a folder that is empty or not yet there")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--edition", default="reference", metavar="NAME", help="with other numbers in the tables: any name has its own, such as spring")
    which.add_argument("--roster", type=Path, metavar="FILE",
                       help="a table of learners by id: a zip file for each, of an edition of their own, or of the one in its column edition")


def run(chosen):
    from grading import hand_out
    from grading.layout import HERE

    if chosen.roster:
        hand_out.each(HERE, chosen.roster.expanduser(), chosen.to)
    else:
        hand_out.one(HERE, chosen.edition, chosen.to)
