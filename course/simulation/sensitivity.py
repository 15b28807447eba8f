"""Does the advice survive if an assumption is wrong? Each one up and down, one at a time.

A case says what it concludes, as sizes that must stay above zero; this tries every
assumption and keeps the table as a made file beside the case.
"""

import sys
from dataclasses import fields, replace

from course.simulation import made
from course.simulation.levers import describe

CHANGE = 0.20


def tried(claims, conclusions, assumptions):
    """JSON-able rows, one for each claim: its size as assumed, the weakest case, every case that breaks it.

    claims       {claim: what it says}
    conclusions  function of assumptions -> ({claim: size}, a dict that is kept with the
                 case and whose "in_scope" says whether the conclusions apply at all)
    assumptions  as assumed; each of its fields is moved by a fifth, down and up
    """
    as_assumed, _ = conclusions(assumptions)
    cases = [(f.name, sign, *conclusions(replace(assumptions, **{f.name: getattr(assumptions, f.name) * (1 + sign * CHANGE)})))
             for f in fields(assumptions) for sign in (-1, 1)]
    labels = {d["name"]: d["label"] for d in describe(assumptions)}
    rows = []
    for claim, says in claims.items():
        found = sorted(({"assumption": name, "label": labels[name], "change": sign * CHANGE, "size": round(sizes[claim], 4), **scope}
                        for name, sign, sizes, scope in cases), key=lambda row: (row["size"], row["assumption"]))
        rows.append({"claim": claim, "says": says, "size": round(as_assumed[claim], 4), "cases": len(found),
                     "weakest": found[0], "breaks": [row for row in found if row["size"] <= 0]})
    return rows


def command(arguments, *, file, make, name, about):
    """Make the file, or check it with --check. Exit status 1 when it is stale or a claim breaks in scope.

    make   function that gives the table, with its rows under "claims"
    name   the module that is run, for the message that says how to make the file again
    """
    table = make()
    status = made.command(arguments, file=file, make=lambda: table, name=name, about=about)
    for row in table["claims"]:
        weakest = row["weakest"]
        print(f"{row['claim']:22} {row['size']:9.4f}   weakest {weakest['size']:9.4f} with {weakest['label']} "
              f"{weakest['change']:+.0%}   breaks in {len(row['breaks'])} of {row['cases']}")
    in_scope = [(row["claim"], case["label"]) for row in table["claims"] for case in row["breaks"] if case["in_scope"]]
    for claim, label in in_scope:
        print(f"{claim} breaks with {label}, where the case claims to hold.", file=sys.stderr)
    return 1 if in_scope else status


def firmness(table):
    """A sensitivity table as Markdown: one line for each claim, which says whether it always holds, and where not."""
    change = f"{table['change']:.0%}"
    return "\n".join(f"- {claim['says']}: **{_how(claim, change)}**" for claim in table["claims"])


def _how(claim, change):
    broken = [f"{case['label']} {'+' if case['change'] > 0 else '−'}{change}" for case in claim["breaks"]]
    if not broken:
        return f"holds in all {claim['cases']} cases"
    return f"fails in {len(broken)} of {claim['cases']} cases: {'; '.join(broken)}"
