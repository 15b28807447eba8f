"""How firm each conclusion is, in a reader's words; and which a lesson may not state, or not without its share.

In a lesson's prose

    {{firm}}              every conclusion with its share: for the place where a reader looks under the hood
    {{firm.claim_id}}     "67 of 100 stores like this one", inside the sentence that states the claim
    {{share.claim_id:.0%}}  the same share as a number; {{scope.claim_id:.0%}} that of the firms in scope
    {{holds.claim_id}}    nothing: it ties a sentence to the claim that it states, where the share needs no word

A conclusion that holds in less than 90 % must have its share in the prose of the lesson, by ``firm.`` or ``share.``.
The build refuses a lesson without it. It refuses ``holds`` there too, and all of them
below 60 %, where it is no lesson. A claim of this firm alone always carries its share.
"""

SAID = 0.90  # below this the sentence says its share
LESSON = 0.60  # below this it is no lesson


def words(table):
    """{place: text, or a ValueError that says why it may not stand there} for a lesson's prose."""
    found = {"firm": firmness(table)}
    for row in table["claims"]:
        share = f"{of_a_hundred(row)} {table['like_it']} like this one"
        refused = None
        if row["share"] < LESSON and not row["this_firm"]:
            refused = ValueError(f"{row['claim']} holds in {share}: below {LESSON:.0%} it can't be stated as a lesson")
        found[f"firm.{row['claim']}"] = refused or share
        found[f"share.{row['claim']}"] = refused or row["share"]
        found[f"scope.{row['claim']}"] = refused or row["share_in_scope"]
        if not refused and (row["share"] < SAID or row["this_firm"]):
            refused = ValueError(f"{row['claim']} holds in {share}: the sentence says so, with {{{{firm.{row['claim']}}}}}")
        found[f"holds.{row['claim']}"] = refused or ""
    return found


def unsaid(prose, found):
    """A sentence for each conclusion of less than 90 % whose share the prose does not quote; ``found`` from ``words``."""
    weak = [place.partition(".")[2] for place, text in found.items() if place.startswith("holds.") and isinstance(text, ValueError)]
    return [f"{claim}: its share is to stand in the prose, as {{{{firm.{claim}}}}}" for claim in weak
            if not any(f"{{{{{word}.{claim}" in prose for word in ("firm", "share"))]


def too_weak(table):
    """The rows of a table that may not be stated as a lesson."""
    return [row for row in table["claims"] if row["share"] < LESSON and not row["this_firm"]]


def of_a_hundred(row):
    """ "67 of 100"; never 100 unless it held in every play."""
    return f"{int(row['share'] * 100)} of 100"


def firmness(table):
    """A sensitivity table as Markdown: how it was tried, then one line for each claim with its share and what breaks it first."""
    change = f"{table['change']:.0%}"
    special = "".join(f" “{label}” runs from {low:g} to {high:g}." for label, (low, high) in table["ranges"].items())
    times = f", each {table['worlds_each']} times" if table["worlds_each"] > 1 else ""
    tried = (f"We played {table['draws']} {table['like_it']} like this one{times}, with other customers each time. "
             f"In each of them every assumption is up to {change} lower or higher, all at once.{special}")
    return "\n".join([tried, "", *(f"- {row['says']}: **holds in {of_a_hundred(row)}**{'; ' if first(row) else ''}{first(row)}" for row in table["claims"])])


def first(row):
    """What breaks a claim first, one assumption at a time; empty where none does."""
    if not row["breaks"]:
        return ""
    case = row["breaks"][0]
    to = f"{'+' if case['change'] > 0 else '−'}{abs(case['change']):.0%}" if "change" in case else f"at {case['to']:g}"
    return f"alone, “{case['label']}” {to} breaks it"
