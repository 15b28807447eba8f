"""The five years' figures, worked out anew from what can be watched of their months alone."""

import numpy as np


def figures(lines):
    """{KPI: value} from {label: one value a month}."""
    cash, left = lines["Cash at its end"], lines["Left over in the month"]
    opening = cash[0] - left[0]
    return {"months_traded": len(cash), "sold": lines["Sofas sold"].sum(), "returned": lines["Sofas that came back"].sum(),
            "closing_cash_gbp": opening + left.sum(), "lowest_cash_gbp": np.min(opening + left.cumsum())}


def marked(says, setting, lines):
    """The month in which what is said happens first, read off the lines."""
    if says.startswith("one sofa comes back"):
        return 1 + next(month for month, (back, sold) in enumerate(zip(lines["Sofas that came back"], lines["Sofas sold"])) if 10 * back >= sold)
    if says == "the bank closes the doors":
        assert lines["Cash at its end"][-1] < 0 or len(lines["Cash at its end"]) < 60
        return len(lines["Cash at its end"])
    return max(setting.from_month, 3) if says == "the fabric is out" else setting.from_month
