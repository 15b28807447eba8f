"""The columns of the culture tables: types, units, ranges, keys."""

from course.cases.culture.world import ANSWERS, SIZES
from course.simulation.tables import Field, Table

KINDS = ("fresh food", "tills", "pickup")
QUARTERS = 6

_STORE = Field("store", "string", "Store number")
_TEAM = Field("team", "string", "Team: store number and what it does")

TABLES = (
    Table("stores", "Forty stores", "A year of each store: staff survey, customers' answers, leavers, profit.", (
        Field("store", "string", "Store number"),
        Field("size", "string", "Size of the store", enum=SIZES),
        Field("engagement", "number", "Engagement, mean of the staff survey", "points", 20, 100),
        Field("satisfaction", "number", "Of 100 customers asked, satisfied", "points", 40, 100),
        Field("leavers_share", "number", "Staff who left in the year", "share", 0, 1),
        Field("profit_percent", "number", "Profit of the store", "% of sales", -15, 20),
    ), "store"),
    Table("scores", "Team scores", f"Each quarter {ANSWERS} customers of every team are asked.", (
        Field("score_id", "integer", "Line number", "", 1, 1000),
        _STORE,
        _TEAM,
        Field("quarter", "integer", "Quarter", "quarter", 1, QUARTERS),
        Field("answers", "integer", "Customers who answered", "people", 1, 200),
        Field("satisfaction", "number", "Of 100 who answered, satisfied", "points", 0, 100),
        Field("coached", "integer", "1 when the team was coached in this quarter", "", 0, 1),
    ), "score_id", {"store": ("stores", "store")}),
    Table("wave2", "The second wave", "Forty low teams, half of them drawn by lot and coached.", (
        Field("team", "string", "Team: store number and what it does"),
        _STORE,
        Field("coached", "string", "Whether the lot fell on it", enum=("yes", "no")),
        Field("before", "number", "Satisfaction in the quarter in which it was picked", "points", 0, 100),
        Field("afterwards", "number", "Satisfaction two quarters later", "points", 0, 100),
        Field("change", "number", "Afterwards less before", "points", -100, 100),
    ), "team", {"store": ("stores", "store")}),
)
