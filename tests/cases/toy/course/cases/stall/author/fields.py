"""The columns of the stall's table."""

from course.simulation.tables import Field, Table

TABLES = (Table("days", "Days at the stall", "Twenty days, one row each.", (
    Field("day", "integer", "Day, from 1", "", 1, 20), Field("asked", "integer", "Guests who asked for a bowl", "guests", 0, 500),
    Field("sold", "integer", "Bowls sold", "bowls", 0, 60)), "day"),)
