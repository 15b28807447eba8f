"""The columns of the collapse tables: types, units, ranges, keys."""

from course.cases.collapse.books import CENTRES
from course.simulation.tables import Field, Table

NAMES = ("Aster", "Birch", "Clover", "Dune", "Ember", "Fern", "Heath", "Juniper", "Loam", "Moss", "Pebble", "Tide")
TOPICS = ("cover worn through", "seams opened", "colour faded", "frame creaks", "delivered late", "damaged on arrival",
          "wrong colour", "nobody called back")
MONTHS_SEEN = 24


def _month(name, description):
    return Field(name, "integer", description, "month", 1, MONTHS_SEEN)


_FABRIC = Field("fabric", "string", "Fabric, by its invented name", enum=NAMES)

TABLES = (
    Table("fabrics", "The spring range", "Six fabrics on the same sofas, at one list price.", (
        Field("fabric", "string", "Fabric, by its invented name", enum=NAMES),
        Field("list_gbp", "integer", "List price of a sofa", "£", 1000, 1500),
        Field("cost_gbp", "integer", "Making a sofa in this fabric", "£", 300, 900),
    ), "fabric"),
    Table("sales", "Sales", "Sofas sold, by month and fabric. Sales keeps this table.", (
        Field("sale_id", "integer", "Line number", "", 1, 200),
        _month("month", "Month of sale, 1 is January of the first year"),
        _FABRIC,
        Field("units", "integer", "Sofas sold", "sofas", 0, 3000),
        Field("list_gbp", "integer", "List price of a sofa", "£", 1000, 1500),
        Field("discount_share", "number", "Discount on the list price", "share", 0, 0.5),
        Field("revenue_gbp", "integer", "What buyers paid", "£", 0, 5_000_000),
        Field("cogs_gbp", "integer", "Making the sofas sold", "£", 0, 3_000_000),
    ), "sale_id", {"fabric": ("fabrics", "fabric")}),
    Table("returns", "Returns", "Sofas that came back, by month of return and month of sale. After-sales keeps this table.", (
        Field("return_id", "integer", "Line number", "", 1, 3000),
        _month("month_returned", "Month in which they came back"),
        _month("month_sold", "Month in which they had been sold"),
        _FABRIC,
        Field("units_returned", "integer", "Sofas that came back", "sofas", 1, 1000),
        Field("refund_gbp", "integer", "Refunds, at the prices paid", "£", 1, 1_500_000),
        Field("handling_gbp", "integer", "Collection and handling", "£", 1, 200_000),
        Field("salvage_gbp", "integer", "Got for what came back", "£", 0, 100_000),
    ), "return_id", {"fabric": ("fabrics", "fabric")}),
    Table("ledger", "The four ledgers", "Every line of the books: income above zero, cost below. Their sum is the change in cash.", (
        Field("entry_id", "integer", "Line number", "", 1, 400),
        _month("month", "Month of the entry"),
        Field("cost_centre", "string", "Whose ledger it is", enum=CENTRES),
        Field("line", "string", "What it is for"),
        Field("amount_gbp", "number", "Amount", "£", -5_000_000, 5_000_000),
    ), "entry_id"),
    Table("hr", "Staff", "Staff by month.", (
        _month("month", "Month, 1 is January of the first year"),
        Field("staff", "integer", "Staff at the start of the month", "people", 1, 400),
        Field("leavers", "integer", "Staff who left", "people", 0, 60),
        Field("joiners", "integer", "Staff who joined", "people", 0, 60),
        Field("sick_days", "integer", "Days lost to sickness", "days", 0, 2000),
    ), "month"),
    Table("complaints", "Complaints", "Every complaint that after-sales took down.", (
        Field("complaint_id", "integer", "Complaint number", "", 1, 6000),
        Field("date", "datetime", "Day on which it was taken down"),
        _FABRIC,
        Field("topic", "string", "What it was about", enum=TOPICS),
        Field("months_since_sale", "integer", "Months since the sofa was sold", "months", 0, 9),
    ), "complaint_id", {"fabric": ("fabrics", "fabric")}),
)
