"""How firmly the advice stands when an assumption is wrong, as the hood says it."""


def firmness(table):
    """A case's sensitivity table in sentences.

    ``table`` is what the case's ``sensitivity.json`` holds. Returns a list of
    (whether it always holds, the claim, how far it holds).
    """
    change = f"{table['change']:.0%}"
    said = []
    for claim in table["claims"]:
        broken = [f"{case['label']} {'+' if case['change'] > 0 else '−'}{change}" for case in claim["breaks"]]
        how = (f"holds in all {claim['cases']} cases" if not broken
               else f"fails in {len(broken)} of {claim['cases']} cases: {'; '.join(broken)}")
        said.append((not broken, claim["says"], how))
    return said
