"""Four weeks of forty managers' hours: where they went, and who got those that head office gave back.

The planted trap is a mechanism. Every store sends the same reports, whatever its size: so
administration takes a larger share of a short week than of a long one, and the mean of the
managers' shares is higher than the share of all hours. Sixteen stores, two drawn by lot from
every five of like size, are freed of eight hours of reports. Other administration takes
nearly half of them back.
"""

import numpy as np
import pandas as pd

from course.cases.evidence.author.certify import MANAGERS, WEEKS, certify
from course.cases.evidence.author.fields import TABLES
from course.simulation import editions
from course.simulation.editions import Edition
from course.simulation.streams import streams

__all__ = ["DESCRIPTION", "TABLES", "TITLE", "Edition", "certify", "make", "tables"]

TITLE = "Managers' hours at Hartwell: four weeks of forty diaries"
DESCRIPTION = "Synthetic. A small model of a manager's week made every row: no real manager or store is in it."
WEEK_H = (19, 56)  # contracts, part-time to long, even between
WEEK_SD_H = 2.0
REPORTS_H = 15.2  # the same for every store
GROWS = 0.15  # rotas and orders, as a share of the week
FLOOR = 0.62  # of what is left
OF_LIKE_SIZE, DRAWN, RELIEF_H = 5, 2, 8.0  # two of every five stores of like size
TAKEN_BACK = 0.45  # of a relieved hour, by other administration
TO_TEAM = 0.25
LUCK = 0.10  # how far a week's parts stray, as a share of each


def tables(edition="reference"):
    """{table name: DataFrame} of a certified edition."""
    return make(edition).tables


def make(edition="reference"):
    """The Edition of that name. RuntimeError if no draw of many passes certification."""
    return editions.make("evidence", edition, _build, certify)


def _build(seed):
    """Table and truth from a seed, certified or not."""
    rng = streams(seed, ("contracts", "weeks", "lot", "luck"))
    contract = np.linspace(*WEEK_H, MANAGERS) + rng["contracts"].uniform(-1, 1, MANAGERS)
    drawn = np.concatenate([rng["lot"].permutation(OF_LIKE_SIZE) < DRAWN for _ in range(MANAGERS // OF_LIKE_SIZE)])
    mixed = rng["contracts"].permutation(MANAGERS)
    contract, drawn = contract[mixed], drawn[mixed]
    week = np.maximum(contract[:, None] + rng["weeks"].normal(0, WEEK_SD_H, (MANAGERS, WEEKS)), WEEK_H[0] - 3)
    rest = np.maximum(week - REPORTS_H - GROWS * week, 1.5)
    relief = RELIEF_H * drawn[:, None]
    parts = np.stack([
        week - rest - relief * (1 - TAKEN_BACK),
        rest * FLOOR + relief * (1 - TAKEN_BACK - TO_TEAM),
        rest * (1 - FLOOR) + relief * TO_TEAM,
    ]) * rng["luck"].uniform(1 - LUCK, 1 + LUCK, (3, MANAGERS, WEEKS))
    admin, floor, team = (part.ravel().round(1) for part in parts)
    diary = pd.DataFrame({
        "row_id": np.arange(1, MANAGERS * WEEKS + 1), "manager": np.repeat([f"H{n:02d}" for n in range(1, MANAGERS + 1)], WEEKS),
        "week": np.tile(np.arange(1, WEEKS + 1), MANAGERS), "relieved": np.repeat(drawn.astype(int), WEEKS),
        "admin_h": admin, "floor_h": floor, "team_h": team, "total_h": (admin + floor + team).round(1),
    })
    return {"diary": diary}, {"relief_h": RELIEF_H, "to_team_h": RELIEF_H * TO_TEAM}
