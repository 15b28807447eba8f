"""Right answers of the small lesson that the tests build."""

from collections import namedtuple

Check = namedtuple("Check", "name value margin ok")

ANSWERS = {"m90-1": 15, "m90-3": {"text": "Fifteen an hour, if nobody asks for the manager.", "runs": [1]}}
KEYS = {"m90-1": 15, "m90-2": 5.0}
RUNS = [{"simulator": "till", "levers": {"tills": 2}, "seed": 7, "kpis": {"ontime_share": 0.9}}]


def check():
    return [Check("mean is not the median", 1.0, 1.0, KEYS["m90-2"] != 4)]
