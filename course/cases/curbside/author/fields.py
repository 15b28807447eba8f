"""The columns of the curbside tables: types, units, ranges, keys."""

from course.simulation.tables import Field, Table

FORMATS = ("small", "large")
PILOT = ("call", "app")

TABLES = (
    Table(
        "stores", "Stores in the pilot", "24 Hartwell stores in one trading week: half asked for substitutes in the "
        "app, half by text and phone. Head office chose which.",
        (
            Field("store", "string", "Store code"),
            Field("name", "string", "Store name, invented"),
            Field("format", "string", "Size of the store", enum=FORMATS),
            Field("policy", "string", "How substitutes are agreed: call (text, then the customer phones) or app "
                  "(message after picking)", enum=PILOT),
            Field("pickers", "integer", "Pickers on shift", "people", 5, 9),
            Field("orders_week", "integer", "Curbside orders in the five days", "orders", 300, 1200),
        ), "store"),
    Table(
        "orders", "Curbside orders", "Every curbside order of the 24 stores, Monday to Friday.",
        (
            Field("order_id", "integer", "Order number", "", 10001, 40000),
            Field("store", "string", "Store code"),
            Field("released_at", "datetime", "When the order reached the picking queue, local time"),
            Field("items", "integer", "Items ordered", "items", 1, 200),
            Field("missing_items", "integer", "Items not on the shelf", "items", 0, 40),
            Field("policy", "string", "How the store agrees substitutes", enum=PILOT),
            Field("phoned", "integer", "1 if the customer phoned and got through", "", 0, 1),
            Field("call_min", "number", "Picker's time on that call, 0 without one", "min", 0, 90),
            Field("ready_min", "number", "From release until ready for pickup", "min", 0.5, 420),
            Field("ontime", "integer", "1 if ready within the promised 60 minutes", "", 0, 1),
            Field("filled_items", "integer", "Missing items that were replaced", "items", 0, 40),
            Field("csat", "integer", "Satisfaction, 1 to 5; blank if the customer did not answer the survey", "points",
                  1, 5, required=False),
        ), "order_id", {"store": ("stores", "store")}),
    Table(
        "comments", "Comments left with the survey", "300 comments from customers who answered the survey.",
        (
            Field("comment_id", "integer", "Comment number", "", 1, 300),
            Field("order_id", "integer", "The order it is about", "", 10001, 40000),
            Field("text", "string", "What the customer wrote"),
        ), "comment_id", {"order_id": ("orders", "order_id")}),
)
