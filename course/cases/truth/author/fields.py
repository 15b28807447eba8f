"""The columns of the Tarnside tables: types, units, ranges, keys."""

from course.cases.truth.survey import REASONS
from course.simulation.tables import Field, Table

LEVELS = ("desk", "shop", "area", "region", "director")  # who passed a report on; the director’s reach Agnes
NAMES = ("Alder Row", "Beacon", "Castle Gate", "Dock Road", "Elm Park", "Ferry Lane", "Grange", "Harbour", "Ivy Street", "Junction", "Kiln Lane",
         "Lower Town", "Market Cross", "Newbridge", "Old Hall", "Priory", "Quay", "Ropewalk", "Station", "Tower Hill", "Upper Green", "Viaduct", "Weir")
BUSIEST = "Mill Street"  # the shop that writes down most

TABLES = (
    Table("shops", "Shops", "Tarnside’s 24 shops in one year, each with all of its customers.", (
        Field("shop", "string", "Shop, by its invented name", enum=(*NAMES, BUSIEST)),
        Field("pay", "string", "What the manager’s bonus follows", enum=("flat", "score")),
        Field("letter", "string", "Letter with every bill, all year", enum=("none", "capitals")),
        Field("customers", "integer", "Customers when the year began", "customers", 900, 1100),
        Field("complaints", "integer", "Complaints that its desk wrote down", "complaints", 20, 800),
        Field("drops", "integer", "Dropped lines that the lines themselves reported", "drops", 200, 800),
        Field("left", "integer", "Customers who left during the year", "customers", 40, 300),
    ), "shop"),
    Table("accounts", "Accounts", "A quarter of all customers: every fourth account of each shop.", (
        Field("account_id", "integer", "Account number", "", 1, 24_000),
        Field("shop", "string", "Shop, by its invented name", enum=(*NAMES, BUSIEST)),
        Field("letter", "string", "Letter with every bill, all year", enum=("none", "capitals")),
        Field("late_before", "integer", "Bills paid late in the year before", "bills", 0, 12),
        Field("bills", "integer", "Bills sent this year: fewer than twelve to who left", "bills", 1, 12),
        Field("late", "integer", "Of these, paid late", "bills", 0, 12),
        Field("left", "integer", "1 if the customer left during the year", "", 0, 1),
    ), "account_id", {"shop": ("shops", "shop")}),
    Table("visits", "Visits", "One visit of each of these customers. A firm from outside asked all of them for a score; the shop invited some.", (
        Field("visit_id", "integer", "Visit number", "", 1, 9999),
        Field("account_id", "integer", "Account number", "", 1, 24_000),
        Field("shop", "string", "Shop, by its invented name", enum=(*NAMES, BUSIEST)),
        Field("pay", "string", "What the manager’s bonus follows", enum=("flat", "score")),
        Field("reason", "string", "What brought the customer in", enum=tuple(REASONS)),
        Field("invited", "string", "Whether the shop invited the customer to its own survey", enum=("no", "yes")),
        Field("score", "integer", "How likely to recommend Tarnside", "", 0, 10),
        Field("counts_as", "integer", "100 for a promoter, -100 for a detractor, 0 for those between", "", -100, 100),
        Field("stayed", "integer", "1 if still a customer at the end of the year", "", 0, 1),
    ), "visit_id", {"shop": ("shops", "shop"), "account_id": ("accounts", "account_id")}),
    Table("reports", "Reports", "Reports of dropped lines in half a year: written down at the desks, and passed on by each layer. A fault came out in week 14.", (
        Field("report_id", "integer", "Line number", "", 1, 999),
        Field("week", "integer", "Week of the half year", "week", 1, 26),
        Field("passed_by", "string", "Who passed them on; desk: written down there", enum=LEVELS),
        Field("layers", "integer", "Layers that they have passed", "layers", 0, 4),
        Field("reports", "integer", "Reports of dropped lines", "reports", 0, 60),
    ), "report_id"),
)
