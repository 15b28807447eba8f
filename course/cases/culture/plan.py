"""Ines's programme, as the page tells of it: not the best one, and the same everywhere."""

PLAN = {"recognised": "customers", "open_times": 4, "relief": 0.25, "seen_days": 2, "one_to_ones": 2.0, "training_h": 4, "steady": 0.5}
LEADERS = ("recognised", "open_times", "layers", "relief", "seen_days")
