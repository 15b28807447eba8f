"""The words of ``why.py`` beside each key, with the figures that they quote, and what is asked of them. No learner's copy holds them."""

import functools
import re
import runpy

from course.errors import CourseError
from grading.build import figures
from grading.build.lesson import findings
from grading.keys import tables_of

MOST_WORDS, FEWEST_SENTENCES = 25, 2
SENTENCE = re.compile(r"(?<=[.?!])[”’)]*\s+")


def file(layout, module):
    """Where a module's words lie."""
    return layout.solutions / module / "why.py"


def why(layout, module, course):
    """The words of a module, filled.

    Parameters
    ----------
    layout : Layout
        The course, and the edition whose figures are quoted.
    module : str
        Such as ``02_curbside``.
    course : dict
        What its notebook says of itself: its ``case`` or ``cases``.

    Returns
    -------
    dict
        By exercise a text, or for a list {line: text}; empty where there is no file.

    Raises
    ------
    CourseError
        When the file does not run, or quotes a figure that is not there.
    """
    path = file(layout, module)
    return _filled(path, path.stat().st_mtime_ns, tuple(course.get("cases") or filter(None, [course.get("case")])), layout) if path.is_file() else {}


@functools.lru_cache(maxsize=32)
def _filled(path, stamp, cases, layout):
    try:
        with tables_of(layout):
            words = runpy.run_path(str(path))["WHY"]
    except Exception as error:  # it may fail in any way; its author is told which
        raise CourseError(f"solutions/{path.parent.name}/why.py does not run: {type(error).__name__}: {error}.", "What is right can’t be said why.",
                          "Mend the file; running it with python3 shows the line.") from error
    found = {name if len(cases) == 1 else f"{case}_{name}": value for case in cases for name, value in findings(case, layout.name).items()}
    problems = []

    def fill(text):
        filled, wrong = figures.fill(text, found)
        problems.extend(wrong)
        return filled

    filled = {name: {line: fill(text) for line, text in said.items()} if isinstance(said, dict) else fill(said) for name, said in words.items()}
    if problems:
        raise CourseError(f"solutions/{path.parent.name}/why.py: {'; '.join(problems)}.", "What is right can’t be said why.",
                          "Name a figure that the case’s findings have, as in {{call7_ontime:.0%}}.")
    return filled


def sentences(text):
    """A text's sentences."""
    return [one for one in SENTENCE.split(text.strip()) if one]


def problems(asked, words):
    """What is missing in a module's words, or too long: a sentence each.

    Parameters
    ----------
    asked : dict of str to list of str
        All that earns points, by id, and the lines of its list where it is one.
    words : dict
        As ``why`` gives them.
    """
    yield from (f"why.py has words for {name}, which the lesson does not have." for name in words.keys() - asked.keys())
    for name, lines in asked.items():
        said = words.get(name, "")
        if lines:
            told = said if isinstance(said, dict) else {}
            yield from (f"why.py says nothing of the line {line} of {name}." for line in lines if not told.get(line))
            yield from (f"why.py has words for {line} of {name}, which is no line of it." for line in told if line not in lines)
        elif not isinstance(said, str) or len(sentences(said)) < FEWEST_SENTENCES:
            yield f"why.py says less than {FEWEST_SENTENCES} sentences of {name}."
        for text in said.values() if isinstance(said, dict) else [said]:
            yield from (f"why.py, {name}: a sentence of {len(one.split())} words, “{one}”." for one in sentences(text) if len(one.split()) > MOST_WORDS)
