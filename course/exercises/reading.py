"""Numbers as managers write them: "about 15 per cent", "£1.2m", "11¼", "month 17 of 60".

A typed text becomes tokens. Their kinds, a letter each, are held against ``SENTENCE``, the whole
grammar: words, perhaps a minus, one quantity, words. What it does not cover is asked back, and so
is whatever two people would read as two numbers.
"""

import re
from typing import NamedTuple

from course.exercises.spelling import as_typed_here, in_digits

MOST_LETTERS = 80
# A space or an apostrophe groups thousands only, so that "3 50" is two numbers.
FIGURES = r"(?:\d{1,3}(?:[ '’]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*|[.,]\d+)(?:e[-+]?\d+\b)?"
TOKEN = re.compile(rf"""(?P<n>{FIGURES})|(?P<d>-)|(?P<s>/)|(?P<c>£)
    |(?P<r>\b(?:in|of|per)\b)                      # what puts two numbers into one
    |(?P<w>[^\W\d_]+|%)
    |(?P<x>[^\s.,;:!?'’‘"“”()\[\]…~≈≃])            # what stands in no number; the punctuation left out says nothing""", re.VERBOSE)
SENTENCE = re.compile("(?P<before>[wcr]*)(?P<minus>d?)(?P<currency>c?)(?P<quantity>n|nsn|nnsn|nrn)(?P<after>[wcrsd]*)")
SUM = re.compile(r"\d\s*[*×÷+·^]\s*\d|\d\s*x\s*\d|/.*/")
GROUPED = re.compile(r"[1-9]\d{0,2}(,\d{3})+|[1-9]\d{0,2}(\.\d{3}){2,}")
LOOKS_GROUPED = re.compile(r"[1-9]\d{0,2}\.\d\d0")  # 1.200 is twelve hundred to some, 1.2 to others
EQUALS = re.compile(r"(?<![<>≤≥!~])=")  # what comes before "at most" or "at least" is no sum
SAYS_NOTHING = re.compile(r"\b(or so|more or less|i think|i['’]d say|it is|it['’]s|in all|in total|in progress|on average|at once|"
                          r"at (a|any|one|any one|the same) time|^in)\b")
HEDGES = set("about around approximately approx circa ca roughly nearly almost some say exactly just altogether overall average avg ish "
             "st nd rd th the is are answer result my".split())
MULTIPLES = {"k": 1e3, "thousand": 1e3, "hundred": 1e2, "m": 1e6, "mn": 1e6, "mio": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
SAME = {"pounds": "£", "pound": "£", "gbp": "£", "minutes": "min", "minute": "min", "mins": "min", "hour": "hours", "hrs": "hours", "h": "hours",
        "mth": "month", "mths": "month", "mo": "month", "mos": "month"}


class Unclear(ValueError):
    """A number that can't be read, or in two ways; ``str()`` is a question for the learner."""


class Token(NamedTuple):
    """A piece of what was typed, and where it begins and ends."""

    kind: str
    text: str
    start: int
    end: int


def read(text, unit="", ordinal=False):
    """A typed number and the unit written beside it, in the page's own word where it is that; raises ``Unclear``.

    A comma followed by groups of exactly three digits, in a number that does not begin with
    zero, groups thousands; the last separator of a number with both is its decimal point.
    ``unit`` is what the page asks for: it tells whether "m" is million, minutes or months, and
    that "15 in 100" is a share. ``ordinal`` says that the page asks for a thing's own number,
    so that "17 of 60" is 17.
    """
    text = text.strip()
    if len(text) > MOST_LETTERS:
        raise Unclear(f"That is too long to be one number. Type just the number and its unit, in at most {MOST_LETTERS} characters.")
    text = _what_it_comes_to(_in_one_way(as_typed_here(text).lower()))
    if re.search(r"\(\s*£?\s*[\d.,]+\s*\)", text):
        raise Unclear("In brackets, is it a loss? Type it with a minus sign if so, and without brackets if not.")
    tokens = [Token(found.lastgroup, found[0], *found.span()) for found in TOKEN.finditer(text)]
    said = SENTENCE.fullmatch("".join(token.kind for token in tokens))
    if not said:
        raise _asked(text, tokens)
    part = {name: tokens[slice(*said.span(name))] for name in said.groupdict()}
    sign = -1 if _is_minus(text, **part) else 1
    value = sign * _amount(text, part["quantity"], unit, ordinal)
    scale = part["after"][0].text if part["after"] and part["after"][0].text in MULTIPLES else ""
    if said["quantity"] == "nrn" or (ordinal and said["quantity"] == "nsn"):
        if scale:
            raise _asked(text, tokens)
        return value, unit  # the other words say what there are a hundred, or sixty, of
    return _scaled(value, scale, _words(part["before"] + part["currency"]), _words(part["after"]), unit)


def _in_one_way(text):
    """The text with what says nothing left out, and one way to write minus, per cent and a number in words."""
    text = re.sub(r"\b(minus|negative)\s+", "-", SAYS_NOTHING.sub(" ", text))
    text = re.sub(r"^\s*\+\s*(?=[£\d.])", "", text)
    return in_digits(re.sub(r"\bout\s+of\b", "in", re.sub(r"\bper\s*cent\b|\bp\.c\b|pct\b|pc\b", "%", text)))


def _what_it_comes_to(text):
    """What stands behind the last equals sign that a number stands behind."""
    return next((side for side in reversed(EQUALS.split(text)) if re.search(r"\d", side)), text)


def _is_minus(text, before, minus, after, **_):
    """Whether the number is below zero. A dash that may only be a dash is asked about."""
    unsure = [token for token in after[-1:] if token.kind == "d"]
    for dash in minus:
        after_a_word = any(token.kind == "w" for token in before)
        if after_a_word and not (text[dash.start - 1].isspace() and not text[dash.end].isspace()):
            unsure.append(dash)
    if unsure:
        raise Unclear("Is there a minus in it, or only a dash? Type a minus before the number if it is below zero, and no dash if it is not.")
    return bool(minus)


def _amount(text, quantity, unit, ordinal):
    """What one number, a fraction, a number with a fraction or "15 in 100" comes to."""
    first, *others = [_value(token.text) for token in quantity if token.kind == "n"]
    if not others:
        return first
    joined = quantity[1]
    if ordinal and len(others) == 1 and joined.text in ("of", "/") and first <= others[0]:
        return first  # of so many; there is no seventeenth of five
    if joined.kind == "r" and unit == "%" and others[0]:
        return 100 * first / others[0]
    over, under = (first, *others)[-2:]
    proper = len(others) == 1 or (first.is_integer() and over < under)
    if joined.kind == "r" or not under or not proper:
        raise _asked(text, quantity)
    return (first if len(others) == 2 else 0) + over / under


def _value(written):
    digits = re.sub("[ '’]", "", written)
    if LOOKS_GROUPED.fullmatch(digits):
        raise Unclear(f"Is {digits} meant as {float(digits):g} or as {digits.replace('.', ',')}? "
                      f"Type {float(digits):g} or {digits.replace('.', '')}.")
    if "," in digits and "." in digits:
        decimal, grouping = (",", ".") if digits.rfind(",") > digits.rfind(".") else (".", ",")
        if any(len(group) != 3 for group in digits.partition(decimal)[0].split(grouping)[1:]):
            raise Unclear(f"“{written}” can be read in more than one way. Which number is it, with digits and at most one point?")
        digits = digits.replace(grouping, "")
    elif GROUPED.fullmatch(digits):
        digits = re.sub("[.,]", "", digits)
    try:
        return float(digits.replace(",", "."))
    except ValueError:
        raise Unclear(f"“{written}” can be read in more than one way. Which number is it, with digits and at most one point?") from None


def _words(tokens):
    """What stands beside a number, less what only hedges it and less what a per cent is of."""
    words = [token.text for token in tokens if token.kind != "d" and token.text not in HEDGES]
    return words[:words.index("of")] if "of" in words and "%" in words[:words.index("of")] else words


def _scaled(value, scale, before, after, unit):
    """The number with its "k", "million" or pence worked in, and the unit that is left."""
    if scale in ("m", "mn") and _stem(unit).startswith("m"):
        scale = ""
    elif scale == "m" and "£" not in (unit, *before, *after):
        raise Unclear(f"Is “m” a million or a unit here? Type {value:g} with the word for it.")
    words = before + after[bool(scale):]
    if unit == "£" and words in (["p"], ["pence"]):
        return value * MULTIPLES.get(scale, 1) / 100, "£"
    return value * MULTIPLES.get(scale, 1), plain(" ".join(words), unit)


def plain(words, unit):
    """The page's own word for a unit, where the words mean it, once or twice over ("£3 pounds"); else the words."""
    meant = _stem(words) == _stem(unit) or all(_stem(word) == _stem(unit) for word in words.split())
    return unit if words and (meant or (words in ("m", "mn") and _stem(unit).startswith("m"))) else words


def _stem(word):
    word = SAME.get(word.lower(), word.lower())
    return word[:-1] if word.endswith("s") and len(word) > 2 else word


def _asked(text, tokens):
    """What to ask about a text that is not one quantity with words around it."""
    found = [token.text for token in tokens if token.kind == "n"]
    if SUM.search(text):
        return Unclear("That is a sum still to do. What does it come to, as one number?")
    if len(found) > 1:
        shown = " and ".join(found) if len(found) == 2 else ", ".join(found[:3]) + (" …" if len(found) > 3 else "")
        return Unclear(f"There are {len(found)} numbers here: {shown}. Which one do you mean? Type just one number.")
    return Unclear(f"Is it {found[0]}, and nothing else? Type one number and its unit, without other signs." if found else
                   "Type one number, with digits.")
