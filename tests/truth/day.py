"""The five years' figures, worked out anew from what can be watched of their months alone."""


def figures(lines):
    """{KPI: value} from {label: one value a month}."""
    here, left = lines["Customers"], lines["Customers who leave"]
    return {"year1_late_share": lines["Bills paid late"][:12].sum() / here[:12].sum(), "year1_left": left[:12].sum(), "year3_left": left[:36].sum(),
            "customers_end": here[0] - left.sum()}


def marked(says, setting, lines):
    """The month in which what is said happens first, read off the lines; months are counted from 1."""
    ahead = lines["Ahead of no letter so far"].tolist()
    assert says == "from here on it has cost more than it brought in"
    return 1 + min(month for month in range(len(ahead)) if max(ahead[month:]) < 0)
