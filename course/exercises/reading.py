"""Numbers as managers write them: "about 15 per cent", "£1.2m", "1,200"."""

import re
import unicodedata

MOST_LETTERS = 80
# A space or an apostrophe groups thousands only, so that "3 50" is two numbers.
NUMBER = re.compile(r"[-+−]?(?:\d{1,3}(?:[\u00a0\u202f '’]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)*|[.,]\d+)(?:[eE][-+]?\d+)?")
GROUPED = re.compile(r"[-+]?[1-9]\d{0,2}(,\d{3})+")
LOOKS_GROUPED = re.compile(r"[-+]?[1-9]\d{0,2}\.\d\d0")  # 1.200 is twelve hundred to some, 1.2 to others
SUM = re.compile(r"\d\s*[*/×÷+·:]\s*\d|\d\s*x\s*\d", re.IGNORECASE)
HEDGES = re.compile(r"\b(about|around|approximately|approx|circa|ca|roughly|nearly|almost|some|say|or so|more or less|i think|it is|it’s|"
                    r"it's|exactly|just|in all|in total|altogether|st|nd|rd|th)\b\.?|[~≈=≃]")
MULTIPLES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
SAME = {"per cent": "%", "percent": "%", "pct": "%", "pc": "%", "p.c": "%", "pounds": "£", "pound": "£", "gbp": "£", "minutes": "min",
        "minute": "min", "mins": "min", "hour": "hours", "hrs": "hours", "h": "hours"}


class Unclear(ValueError):
    """A number that can't be read, or in two ways; ``str()`` is a question for the learner."""


def read(text, unit=""):
    """A typed number and the unit written beside it, in the page's own word where it is that; raises ``Unclear``.

    A comma followed by groups of exactly three digits, in a number that does not begin with
    zero, groups thousands; the last separator of a number with both is its decimal point.
    ``unit`` is what the page asks for: it tells whether "m" is million or minutes.
    """
    text = text.strip()
    if len(text) > MOST_LETTERS:
        raise Unclear(f"That is too long to be one number. Type just the number and its unit, in at most {MOST_LETTERS} characters.")
    text = "".join(map(_of_this_keyboard, text))
    text = re.sub(r"^([^\d]*[-+−])\s+(?=[\d.,£])", r"\1", text)  # "- 3"
    text = re.sub(r"([-+−])\s*£\s*", r"£\1", text)  # "-£3"
    found = NUMBER.findall(text)
    if SUM.search(text):
        raise Unclear("That is a sum still to do. What does it come to, as one number?")
    if len(found) != 1:
        raise Unclear(f"There are {len(found)} numbers here: {_list(found)}. Which one do you mean? Type just one number."
                      if found else "Type one number, with digits.")
    if re.search(r"\(\s*£?\s*" + re.escape(found[0]), text):
        raise Unclear("In brackets, is it a loss? Type it with a minus sign if so, and without brackets if not.")
    value = _value(found[0])
    return _scaled(value, _words(text.replace(found[0], " ", 1)), unit)


def _of_this_keyboard(sign):
    """A digit of any script, or a sign as wide as a Chinese one, as it is typed here: else "３,５００" groups nothing."""
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    return unicodedata.normalize("NFKC", sign) if unicodedata.east_asian_width(sign) == "F" else sign


def _value(written):
    digits = re.sub(r"[\u00a0\u202f '’]", "", written).replace("−", "-")
    if LOOKS_GROUPED.fullmatch(digits):
        raise Unclear(f"Is {digits} meant as {float(digits):g} or as {digits.replace('.', ',')}? "
                      f"Type {float(digits):g} or {digits.replace('.', '')}.")
    if "," in digits and "." in digits:
        decimal = "," if digits.rfind(",") > digits.rfind(".") else "."
        digits = digits.replace("." if decimal == "," else ",", "").replace(",", ".")
    else:
        digits = digits.replace(",", "" if GROUPED.fullmatch(digits) else ".")
    try:
        return float(digits)
    except ValueError:
        raise Unclear(f"“{written}” can be read in more than one way. Which number is it, with digits and at most one point?") from None


def _words(rest):
    """What stands beside a number, less what only hedges it."""
    rest = HEDGES.sub(" ", rest.lower())
    rest = re.split(r"\bof\b", rest)[0]
    return " ".join(rest.replace("£", " £ ").replace("%", " % ").split()).strip(" .,:;!?-–")


def _scaled(value, words, unit):
    """The number with its "k", "million" or pence worked in, and the unit that is left."""
    parts = words.split()
    for word in [part for part in parts if part in MULTIPLES and not (part == "m" and unit == "min")]:
        value *= MULTIPLES[word]
        parts.remove(word)
    if unit == "£" and parts in (["p"], ["pence"]):
        return value / 100, "£"
    return value, plain(" ".join(parts), unit)


def plain(words, unit):
    """The page's own word for a unit, where the words mean it, once or twice over ("£3 pounds"); else the words."""
    meant = _stem(words) == _stem(unit) or all(_stem(word) == _stem(unit) for word in words.split())
    return unit if words and (meant or (unit == "min" and words == "m")) else words


def _stem(word):
    word = SAME.get(word.lower().strip(" ."), word.lower().strip(" ."))
    return word[:-1] if word.endswith("s") and len(word) > 2 else word


def _list(found):
    shown = [one if at == 0 else one.lstrip("-+−") for at, one in enumerate(found[:3])]  # "10-12" is no minus twelve
    return " and ".join(shown) if len(found) < 3 else ", ".join(shown) + (" …" if len(found) > 3 else "")
