"""Right answers of module 4, and what proves that each is the only one. Never released."""

# What stands in the record when the solution is executed.
ANSWERS = {
    "m4-1": {"levers": {"fabric": "keep", "discounts": "chase"}},
    "m4-2": ["look", "keep", "fail", "refunds", "lost", "deeper", "limit"],
    "m4-4": "15.1",
}

KEYS = {
    "m4-1": "any decision",
    "m4-2": ANSWERS["m4-2"],
    "m4-4": ((660 - 520 + 0.03 * (0.9 * 1200 + 95 + 45 - 60)) / (0.9 * 1200 + 95 + 45 - 60) * 100, 0.25),
}

RUNS = []
