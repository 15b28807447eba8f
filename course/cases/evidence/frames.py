"""The tables behind the story's charts."""

import pandas as pd


def growth():
    """A grocer's third quarter of 2020 against a year before: ``what``, ``growth`` (share), ``says``, ``on_slide``.

    As trade sites summed up the company's call with investors of 3 December 2020.
    """
    return pd.DataFrame([
        ("Simple Truth", 0.15, "nearly 15%", True), ("Private Selection", 0.17, "over 17%", False),
        ("all own brands", 0.086, "8.6%", False), ("the whole company, without fuel", 0.113, "11.3%", False),
    ], columns=["what", "growth", "says", "on_slide"])
