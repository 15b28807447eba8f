"""The four years' figures, worked out anew from what can be watched of their months alone."""


def figures(lines):
    """{KPI: value} from {label: one value a month}, month 0 first."""
    satisfied, gained = lines["Satisfied, of 100 customers"], lines["Net gain so far"]
    return {**{f"satisfaction{month}": satisfied[month] for month in (3, 12, 24, 48)}, "lowest_month": satisfied.argmin(),
            "engagement24": lines["Engagement"][24], "net12_gbp": gained[12], "net_gbp": gained[-1]}
