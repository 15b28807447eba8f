"""The report's page: one file that asks nobody for anything, in light, dark and print."""

from jinja2 import Environment, FileSystemLoader

from course.exercises.ids import placed
from course.exercises.score import number
from grading import inert
from grading.layout import HERE
from grading.report import draw, look, statistics
from grading.report.statistics import LEAST


def page(reported, gains):
    """The page as HTML; whatever a learner or a machine of theirs wrote is inert in it.

    Parameters
    ----------
    reported : list of (Klass, list of Item, Whole, dict of str to int)
        For each module; the last as ``grading.results.firsts.add`` gives it.
    gains : list of Gain
        By skill, over all of them.
    """
    template = Environment(loader=FileSystemLoader(HERE.root / "grading" / "templates" / "report"), trim_blocks=True).get_template("index.html.j2")
    return template.render(modules=[_module(*one) for one in reported], gains=gains, least=LEAST, band=statistics.band, bar=draw.bar, points=number,
                           before=any(one.before is not None for one in gains), signed=signed, placed=placed,
                           inert=lambda value: inert.text(inert.line(value, 300)))


def _module(klass, items, whole, unscored):
    found = look.look(klass)
    few = whole.n < LEAST
    return {
        "module": klass.module, "title": klass.title, "points": klass.points, "items": [{**vars(one), "unscored": unscored.get(one.exercise.id)} for one in items],
        "whole": whole, "few": few, "states": look.states(klass), "waiting": look.waiting(klass), "flagged": [one for one in items if one.flags],
        "look": found[:look.MOST_NAMES], "more": len(found) - len(found[:look.MOST_NAMES]),
        "chart": "" if few else draw.dumbbells([(one.exercise.heading, one.first if one.firsts else None, one.last) for one in _drawn(items)], _said(_drawn(items))),
        "histogram": "" if few else draw.histogram(whole.histogram, f"How many learners earned which tenth of the points, from the lowest: {', '.join(map(str, whole.histogram))}."),
    }


def _drawn(items):
    """What the chart shows: a prediction earns its points whatever it is, and of memos that nobody has marked there is nothing to draw."""
    return [one for one in items if one.last is not None and not one.exercise.opinion]


def signed(form, value):
    """A number with a true minus, and none before a zero."""
    text = form % value
    return f"{text.replace('-', '')}" if not float(text) else text.replace("-", "−")


def _said(items):
    """The chart of exercises in words: what was hardest at first, and where last answers moved on most."""
    first = [one for one in items if one.firsts]
    if not first:
        return "The mean share of the points in each exercise at last; the table below holds the numbers."
    hardest, moved = min(first, key=lambda one: one.first), max(first, key=lambda one: one.last - one.first)
    return (f"The mean share of the points in each exercise, first and last. Hardest at first: {hardest.exercise.heading}, {hardest.first:.0%}. "
            f"Most was gained in {moved.exercise.heading}: from {moved.first:.0%} to {moved.last:.0%}. The table below holds the numbers.")
