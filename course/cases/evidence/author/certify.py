"""Is the planted trap there, with room to spare, in a diary like managers'?

Schema, realism and trap margins only. What the right answers are, and whether they
are unique, is the answer key's business.
"""

from course.cases.evidence.author.fields import TABLES
from course.simulation.certification import keys, schema
from course.simulation.tables import at_least, at_most

SLIDE = (0.53, 0.57)  # what the share of hours is to come near where nobody was relieved: the article's 54 %
WAYS_APART = 0.025
TEAM_GAINS = (1.6, 2.4)  # of eight hours
BALANCE_H = 1.0
MANAGERS, WEEKS = 40, 4


def certify(tables):
    """Every Check on {name: DataFrame}: an edition is good when all are ok."""
    diary = tables["diary"]
    return [*schema(TABLES, tables), *keys(TABLES, tables), *_consistent(diary), *_trap(diary), *_realism(diary)]


def trap(diary):
    """The trap's sizes: the two shares of administration where nobody was relieved, and what relieved managers have more of, hours a week."""
    by = diary.groupby("relieved")[["admin_h", "floor_h", "team_h", "total_h"]].mean()
    more = (by.loc[1] - by.loc[0]).to_dict()
    usual = diary[diary["relieved"] == 0]
    return {"of_managers": float((usual["admin_h"] / usual["total_h"]).mean()), "of_hours": float(usual["admin_h"].sum() / usual["total_h"].sum()),
            "team_more_h": more["team_h"], "floor_more_h": more["floor_h"], "admin_more_h": more["admin_h"], "total_more_h": more["total_h"]}


def _trap(diary):
    sizes = trap(diary)
    return [
        at_least("share of hours", sizes["of_hours"], SLIDE[0]),
        at_most("share of hours, at most", sizes["of_hours"], SLIDE[1]),
        at_least("mean of shares minus share of hours", sizes["of_managers"] - sizes["of_hours"], WAYS_APART),
        at_least("hours that the team gains", sizes["team_more_h"], TEAM_GAINS[0]),
        at_most("hours that the team gains, at most", sizes["team_more_h"], TEAM_GAINS[1]),
        at_most("longest week with the team, less than administration takes, h", float(diary.groupby("relieved")["team_h"].max().min()), 13.9),
        at_most("hours of administration that relief takes off", sizes["admin_more_h"], -3),
        at_least("hours of administration that relief takes off, at most eight less what comes back", sizes["admin_more_h"], -6.5),
        at_most("the drawn work shorter weeks, h", -sizes["total_more_h"], BALANCE_H),
        at_least("the drawn work shorter weeks, so that it is said, h", -sizes["total_more_h"], 0.1),
    ]


def _consistent(diary):
    parts = diary["admin_h"] + diary["floor_h"] + diary["team_h"]
    per = diary.groupby("manager")
    return [
        at_most("total that is not its parts, h", float((parts - diary["total_h"]).abs().max()), 0.001),
        at_most("a manager relieved in some weeks only", int((per["relieved"].nunique() != 1).sum()), 0),
        at_most("managers without four weeks", int((per["week"].nunique() != WEEKS).sum()), 0),
        at_least("managers", diary["manager"].nunique(), MANAGERS), at_most("managers, at most", diary["manager"].nunique(), MANAGERS),
    ]


def _realism(diary):
    per = diary.groupby("manager")["total_h"].mean()
    return [
        at_least("shortest week of a part-time manager, h", float(per.min()), 16), at_most("longest week, h", float(per.max()), 60),
        at_least("weeks of one manager differ, h", float(diary.groupby("manager")["total_h"].std().mean()), 0.5),
        at_least("no part is ever nothing, h", float(diary[["admin_h", "floor_h", "team_h"]].min().min()), 0.2),
    ]
