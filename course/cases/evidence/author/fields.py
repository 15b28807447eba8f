"""The columns of the managers' diary: types, units, ranges, keys."""

from course.simulation.tables import Field, Table

TABLES = (
    Table(
        "diary", "Four weeks of forty store managers", "One row for each manager and week: where the hours went, as each wrote them down every evening.",
        (
            Field("row_id", "integer", "Row number", "", 1, 999),
            Field("manager", "string", "Manager's store code"),
            Field("week", "integer", "Week of the diary", "", 1, 4),
            Field("relieved", "integer", "1 if head office took eight hours of reports a week off this store, drawn by lot; 0 if not", "", 0, 1),
            Field("admin_h", "number", "Administration: rotas, reports, orders, mail", "h", 0, 60),
            Field("floor_h", "number", "On the floor with customers", "h", 0, 60),
            Field("team_h", "number", "Coaching and talking with the team", "h", 0, 60),
            Field("total_h", "number", "All hours of the week: the three before it", "h", 0, 70),
        ), "row_id"),
)
