"""Is the trap there, with room to spare: days on which the pot was empty look like days without more guests."""

from course.cases.stall.author.fields import TABLES
from course.simulation.certification import keys, schema
from course.simulation.tables import at_least


def certify(tables):
    """Every Check on {name: DataFrame}."""
    days = tables["days"]
    return [*schema(TABLES, tables), *keys(TABLES, tables), at_least("days on which the pot was empty", int((days["asked"] > days["sold"]).sum()), 3)]
