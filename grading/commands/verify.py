"""Say whether a badge or a certificate is genuine, whose it is and what for."""

NEEDS = ("cryptography", "jwt")


def arguments(parser):
    parser.add_argument("file", metavar="FILE", help="a badge (.svg) or a certificate (.html)")
    parser.add_argument("--key", action="append", default=[], metavar="FILE", help="the public.pem of another issuer; may be given again")


def run(chosen):
    from grading.badges.verify import main

    main(chosen)
