"""The columns of the store pickup tables: types, units, ranges, keys."""

from course.simulation.tables import Field, Table

ACTIONS = ("none", "refuse", "look", "colleague", "text", "text+discount")

TABLES = (
    Table(
        "pickups", "Pickup customers", "Every pickup customer of eight Hartwell stores in one week, and what was done when the "
        "order was not where it should be.",
        (
            Field("pickup_id", "integer", "Pickup number", "", 1, 9999),
            Field("store", "string", "Store code"),
            Field("arrived_at", "datetime", "When the customer joined the line, local time"),
            Field("found", "integer", "1 if the order was where it should be", "", 0, 1),
            Field("queue_len", "integer", "Customers in line behind, when the order was found to be missing; 0 if it was not", "people", 0, 60),
            Field("colleague_free", "integer", "1 if the floor colleague was free at that moment; 1 if nothing was missing", "", 0, 1),
            Field("action", "string", "What the clerk did: none (order found), refuse (“not my job”), look (left the till to look), colleague "
                  "(called one), text (texted when it was found), text+discount", enum=ACTIONS),
            Field("discount_gbp", "integer", "Money taken off", "£", 0, 15),
            Field("customer_min", "number", "Minutes that this customer stood and waited for the missing order", "min", 0, 120),
            Field("others_wait_min", "number", "Minutes that it added, in all, to the waits of people behind", "min", 0, 2000),
            Field("returned_90d", "integer", "1 if the customer came back within 90 days", "", 0, 1),
        ), "pickup_id"),
    Table(
        "shoppers", "Shoppers at the same tills", "Every shopper who stood in the same lines that week.",
        (
            Field("shopper_id", "integer", "Shopper number", "", 10001, 40000),
            Field("store", "string", "Store code"),
            Field("arrived_at", "datetime", "When the shopper joined the line, local time"),
            Field("wait_min", "number", "Minutes in line before being served", "min", 0, 240),
        ), "shopper_id"),
    Table(
        "survey", "Survey after a missing order", "Asked at the next visit: do you forgive us that your order was missing?",
        (
            Field("pickup_id", "integer", "The pickup that the question was about", "", 1, 9999),
            Field("forgive", "integer", "1 for yes, 0 for no", "", 0, 1),
        ), "pickup_id", {"pickup_id": ("pickups", "pickup_id")}),
)
