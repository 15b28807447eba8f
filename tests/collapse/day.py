"""The five years' figures, worked out anew from what can be watched of their months alone."""

import numpy as np


def figures(lines):
    """{KPI: value} from {label: one value a month}."""
    cash, left = lines["Cash at its end"], lines["Left over in the month"]
    opening = cash[0] - left[0]
    return {"months_traded": len(cash), "sold": lines["Sofas sold"].sum(), "returned": lines["Sofas that came back"].sum(),
            "closing_cash_gbp": opening + left.sum(), "lowest_cash_gbp": np.min(opening + left.cumsum())}
