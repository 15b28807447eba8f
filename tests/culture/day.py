"""The four years' figures, worked out anew from what can be watched of their months alone."""


def figures(lines):
    """{KPI: value} from {label: one value a month}, month 0 first."""
    satisfied, gained = lines["Satisfied, of 100 customers"], lines["Net gain so far"]
    return {**{f"satisfaction{month}": satisfied[month] for month in (3, 12, 24, 48)}, "lowest_month": satisfied.argmin(),
            "engagement24": lines["Engagement"][24], "net12_gbp": gained[12], "net_gbp": gained[-1]}


def marked(says, setting, lines):
    """The month in which what is said happens first, read off the lines."""
    satisfied, gained = lines["Satisfied, of 100 customers"].tolist(), lines["Net gain so far"].tolist()
    if says == "fewest customers are satisfied":
        return satisfied.index(min(satisfied))
    if says == "it has paid for itself":
        return min(month for month in range(len(gained)) if min(gained[month:]) > 0)
    return {"quarter": 4, "half": 7, "year": 13, "two": 25}[setting.held]
