"""What a module's author wrote for whoever debriefs it, ``debrief.py`` beside its key, and what is asked of it. No learner's copy holds it."""

import runpy

from course.errors import CourseError
from course.simulation.author import firmness, sensitivity
from course.simulation.author.study import cases_with
from grading.build import figures, seeds
from grading.build.lesson import findings
from grading.build.whys import sentences

STAGES = {"happened": "What happened", "why": "Why", "work": "What it means at work", "what if": "What if"}
FEWEST_OF_A_STAGE = 2  # so that an hour has more than half an hour
MOST_WORDS = 24
OURS = ("settings", "rows", "on", "exercise", "across", "shows", "also", "readings", "claims", "seeds", "stage", "open")  # what of it no reader reads


def file(layout, module):
    """Where a module's words lie."""
    return layout.solutions / module / "debrief.py"


def read(layout, module, course):
    """The words of a module, filled with the figures that they quote.

    Parameters
    ----------
    course : dict
        What the notebook says of itself: its ``case`` or ``cases``.

    Returns
    -------
    dict
        ``purpose``, ``before``, ``decided``, ``questions``, ``open``, ``marking`` and ``limits``, as README says; empty where there is no file.

    Raises
    ------
    CourseError
        When the file does not run, lacks a part, or quotes a figure that is not there.
    """
    path = file(layout, module)
    if not path.is_file():
        return {}
    try:
        said = runpy.run_path(str(path))
        words = {part.lower(): said[part] for part in ("PURPOSE", "BEFORE", "DECIDED", "QUESTIONS", "OPEN", "MARKING", "LIMITS")}
    except Exception as error:  # it may fail in any way; its author is told which
        raise CourseError(f"solutions/{module}/debrief.py does not run: {type(error).__name__}: {error}.", "The module can’t be debriefed.",
                          "Mend the file; running it with python3 shows the line.") from error
    about, wrong = cases_of(course), []
    found = {name if len(about) == 1 else f"{case}_{name}": value for case in about for name, value in findings(case).items()}
    filled = _filled(words, found, wrong)
    if wrong:
        raise CourseError(f"solutions/{module}/debrief.py: {'; '.join(wrong)}.", "The module can’t be debriefed.",
                          "Name a figure that the case’s findings have, as in {{call7_ontime:.0%}}.")
    return filled


def cases_of(course):
    """The names of the cases that a module is about."""
    return tuple(course.get("cases") or filter(None, [course.get("case")]))


def conclusions(course):
    """{claim: its row, with ``like_it`` and ``change`` of its table} of all that a module's cases conclude."""
    studied = [sensitivity.load(case) for case in cases_of(course) if case in cases_with("sensitivity")]
    return {row["claim"]: {**row, "like_it": table["like_it"], "change": table["change"], "of_worlds": table["worlds"]} for table in studied for row in table["claims"]}


def problems(words, exercises, concluded):
    """What is missing in a module's words, too long, or without a source: a sentence each.

    Parameters
    ----------
    words : dict
        As ``read`` gives them.
    exercises : dict
        All that earns points, by id.
    concluded : dict
        As ``conclusions`` gives it.
    """
    by_stage = {stage: [one for one in words["questions"] if one["stage"] == stage] for stage in STAGES}
    yield from (f"{stage}: fewer than {FEWEST_OF_A_STAGE} questions" for stage, asked in by_stage.items() if len(asked) < FEWEST_OF_A_STAGE)
    for one in words["questions"]:
        yield from (f"“{one['ask']}”: {what}" for what in _of_question(one, exercises, concluded))
    yield from (f"open names {claim}, which no case concludes" for claim in words["open"] if claim not in concluded)
    for picture in filter(None, (words["before"], words["decided"])):
        yield from _of_picture(picture, exercises)
    rubrics = {name: getattr(one, "rubric", {}) for name, one in exercises.items() if getattr(one, "rubric", {})}
    for name, rubric in rubrics.items():
        yield from (f"nothing is said of how to mark “{looked_for}” in {name}" for looked_for in rubric if not words["marking"].get(name, {}).get(looked_for))
        yield from (f"{name} is not marked on “{looked_for}”" for looked_for in words["marking"].get(name, {}) if looked_for not in rubric)
    if not words["limits"] or not all(one["source"] for one in words["limits"]):
        yield "its limits lack a source, or there are none"
    yield from (f"a sentence of {len(one.split())} words, “{one}”" for text in read_aloud(words) for one in sentences(text) if len(one.split()) > MOST_WORDS)


def _of_question(one, exercises, concluded):
    if one["stage"] not in STAGES:
        yield f"there is no stage “{one['stage']}”"
    if not one["expect"] and not one.get("lead"):
        yield "no answer to expect"
    if not one["seeds"] or not all(map(seeds.exists, one["seeds"])):
        yield "no claim of an article, or one that there is not"
    yield from (f"there is no exercise {name}" for name in one["readings"] if name not in exercises)
    yield from (f"no case concludes {claim}" for claim in one["claims"] if claim not in concluded)
    yield from (f"{claim} holds too seldom to be taught" for claim in one["claims"] if claim in concluded and _too_weak(concluded[claim]))


def _too_weak(row):
    return row["share"] < firmness.LESSON and not row["this_firm"]


def _of_picture(picture, exercises):
    asked = exercises.get(picture["exercise"])
    if asked is None:
        yield f"there is no exercise {picture['exercise']}"
    elif "rows" not in picture:
        told = picture.get("settings") or picture.get("says") or {}
        yield from (f"nothing is said of {option} of {picture['exercise']}" for option in asked.options if option not in told)


def read_aloud(words):
    """All texts of it that somebody reads."""
    if isinstance(words, str):
        yield words
    elif isinstance(words, dict):
        for name, one in words.items():
            if name not in OURS:
                yield from read_aloud(one)
    elif isinstance(words, list):
        for one in words:
            yield from read_aloud(one)


def _filled(said, found, wrong):
    """The same with every figure in its place; what is no text stays as it is."""
    match said:
        case str():
            text, problems_of_it = figures.fill(said, found)
            wrong.extend(problems_of_it)
            return text
        case dict():
            return {name: one if name in OURS else _filled(one, found, wrong) for name, one in said.items()}
        case list():
            return [_filled(one, found, wrong) for one in said]
    return said
