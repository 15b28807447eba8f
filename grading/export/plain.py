"""A table for any other system: a line for each learner and module or exercise, with the state of each in words."""

from grading import spreadsheet
from grading.export import scores

HEADINGS = ("learner", "name", "id there", "module", "item", "title", "points", "of", "state", "handed in (UTC)", "days late")


def rows(columns, everyone, theirs):
    """The rows of the table.

    Parameters
    ----------
    columns, everyone
        As for ``canvas.rows``.
    theirs : dict of str to str
        By learner, what another system knows them by; nobody where it was not said.
    """
    yield HEADINGS
    for name, modules in everyone.items():
        for item in columns:
            one = modules.get(item.module)
            said = next(iter(modules.values())).name
            yield [name, said, theirs.get(name, ""), item.module, item.id, item.title, spreadsheet.number(item.score(one)), spreadsheet.number(item.points), scores.state(one),
                   one.handed_in.strftime("%Y-%m-%d %H:%M:%S") if one and one.handed_in else "", f"{one.late.total_seconds() / 86_400:.1f}" if one and one.late else ""]
