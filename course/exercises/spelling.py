"""What was typed, as this keyboard and its digits would have it: dashes, spaces and scripts of any program, and number words."""

import re
import unicodedata

ALIKE = str.maketrans("−٫٬⁄", "-.,/")
ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WHOLE = re.compile(rf"\b(?:(?P<tens>{'|'.join(TENS)})(?:[\s-]+(?P<one>{'|'.join(ONES[1:10])}))?|(?P<ones>{'|'.join(ONES)}))\b")
PART = re.compile(r"(?:(?P<whole>\d+)\s+and\s+)?\b(?:(?P<many>an?|1|3)\s+)?(?P<part>half|quarters?)\b")
HUNDRED = re.compile(r"\b(?:(per)|an?|1)\s+hundred\b")


def as_typed_here(text):
    """``text`` with digits, dashes and spaces of any script or word processor as they are typed here, and what can't be seen left out.

    A dash before a number may have become a longer one, a space between thousands a thinner
    one, a fraction a sign of its own. A power such as ² stays what it is: it is no digit.
    """
    return text.translate({ord(sign): _sign(sign) for sign in set(text) if not sign.isascii()}).translate(ALIKE)


def _sign(sign):
    category = unicodedata.category(sign)
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    if category in ("Cf", "Zs"):
        return " " if category == "Zs" else ""
    plain = unicodedata.normalize("NFKC", sign)
    if category == "No" and "⁄" in plain:
        return f" {plain}"
    plain = plain if unicodedata.east_asian_width(sign) == "F" else sign
    return "-" if unicodedata.category(plain[0]) == "Pd" else plain


def in_digits(text):
    """A text in small letters with its number words below a hundred, its halves and its quarters as digits: ``11 1/4``."""
    text = WHOLE.sub(lambda said: str(_whole(said)), text)
    text = HUNDRED.sub(lambda said: f"{said[1] or ''} 100 ", text)
    return PART.sub(lambda said: f"{said['whole'] or ''} {3 if said['many'] == '3' else 1}/{2 if said['part'] == 'half' else 4}", text)


def _whole(said):
    if said["ones"]:
        return ONES.index(said["ones"])
    return 10 * (TENS.index(said["tens"]) + 2) + (ONES.index(said["one"]) if said["one"] else 0)
