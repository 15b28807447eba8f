"""What a line has given, as the card below it shows it."""

from html import escape

from course.exercises.table import Table

MOST_ROWS = 12


def as_html(result, name="value"):
    """A small result for the page, its column called ``name`` if it has no name; large ones are cut, everything is escaped."""
    import pandas as pd

    if isinstance(result, pd.Series):
        result = result.to_frame(name if result.name is None else result.name)
    if isinstance(result, pd.DataFrame):
        # The index as columns of its own, so that no heading stays empty.
        return Table(result.head(MOST_ROWS).reset_index(allow_duplicates=True))._repr_html_()
    return f"<p>{escape(f'{result:.3f}' if isinstance(result, float) else str(result)[:400])}</p>"
