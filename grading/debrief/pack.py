"""Put a module's pack together: what its author wrote, what the class gave, what the model concludes. Nothing of a learner's own text is in it."""

import base64
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import jinja2
from markupsafe import Markup

from course import cases
from course.errors import CourseError
from course.files import whole
from course.simulation import kpis
from course.simulation.author import firmness
from grading.build.known import known
from grading.debrief import plan, words
from grading.debrief.drawn import drawn
from grading.debrief.groups import FEWEST
from grading.debrief.picture import discovered, picture
from grading.debrief.readings import options, readings
from grading.results import firsts, graded, klass

TEMPLATES = Path(__file__).parents[1] / "templates" / "debrief"
MOST_READINGS = 2  # below one question
ARTICLES = {"000": "the article on leadership and culture", "001": "the article on five areas where leaders matter", "002": "the article on a retailer’s collapse",
            "003": "the article on enlightened leaders", "004": "the article on leadership and management"}


@dataclass(frozen=True)
class Material:
    """All that a pack is made from: the class, its exercises with their keys, the author's words, what is concluded, what decisions score."""

    klass: klass.Klass
    known: dict
    words: dict
    concluded: dict
    landscape: dict

    def given(self, exercise, which="last"):
        """What each of the class gave for an exercise, first or last; without those who gave nothing."""
        found = (getattr(one.answers[exercise], which) for one in self.klass.graded if exercise in one.answers)
        return [one for one in found if one is not None]

    def answers(self, exercise):
        """All answers to an exercise, as the class has them."""
        return [one.answers[exercise] for one in self.klass.graded if exercise in one.answers]


def write(layout, module, to=None, say=print):
    """Write the pack of a module, one page that stands by itself, and say where.

    Parameters
    ----------
    layout : Layout
        The course.
    module : str
        Such as ``02_curbside``.
    to : str or pathlib.Path, optional
        A folder; ``grading/debriefs`` unless it is named.

    Raises
    ------
    CourseError
        For an unknown module or one without exercises, for words that can't be used, and where nothing can be written.
    """
    content = page(layout, module).encode("utf-8")
    folder = Path(to).absolute() if to else layout.root / "grading" / "debriefs"
    path = folder / f"{module}-debrief.html"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with whole(path) as half:
            half.write_bytes(content)
    except OSError as error:
        raise CourseError(f"{path} could not be written: {error.strerror or error}.", "Nothing was left behind; an older pack is as it was.",
                          "Free some space or name another folder with --to, and try again.") from error
    say(f"The facilitator’s pack of {module} is {path}. Open it in any browser; it asks nobody for anything.")


def page(layout, module):
    """The pack of a module as HTML. The same class gives the same bytes. Raises ``CourseError`` as ``write`` does."""
    return rendered(laid_out(gather(layout, module)))


def rendered(shown):
    """The page of what is laid out."""
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    script = (TEMPLATES / "page.js").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return environment.get_template("page.html.j2").render(**shown, script=Markup(script), digest=digest, style=Markup((TEMPLATES / "page.css").read_text(encoding="utf-8")))


def gather(layout, module):
    """The ``Material`` of a module. Raises ``CourseError`` as ``write`` does."""
    layout.chosen([module])
    course, asked, _ = graded.lesson(layout, module)
    if not asked:
        raise CourseError(f"There is nothing to debrief in {module}.", "It scores nothing, and asks for no decision.",
                          "Name a module with exercises, such as the first case.")
    exercises, said, concluded = known(layout, module), words.read(layout, module, course), words.conclusions(course)
    if said and (missing := list(words.problems(said, {name: one.exercise for name, one in exercises.items()}, concluded))):
        raise CourseError(f"solutions/{module}/debrief.py can’t be used:\n  " + "\n  ".join(missing), "Nothing was written.", "Mend the file, and try again.")
    there = klass.read(layout, module)
    firsts.add(there, layout, replayed=False)
    return Material(there, exercises, said, concluded, landscapes(course))


def landscapes(course):
    """What the module's decisions score, by exercise: the made tables beside its cases."""
    found = {}
    for case in words.cases_of(course):
        path = Path(cases.__file__).parent / case / "author" / "landscape.json"
        if path.is_file():
            table = json.loads(path.read_text(encoding="utf-8"))
            found[table["exercise"].partition("/")[2]] = table
    return found


def laid_out(material):
    """Everything that the template shows, as plain values."""
    many = len(material.klass.graded)
    pictures = [one for one in (_before(material), *_decided(material)) if one]
    read = {name: readings(one.exercise, material.answers(name)) for name, one in material.known.items() if not one.exercise.by_hand and not one.exercise.opinion}
    screens = _screens(material, pictures, read)
    return {
        "module": material.klass.module, "title": material.klass.title, "many": many, "few": 0 < many < FEWEST, "fewest": FEWEST, "purpose": material.words.get("purpose", ""),
        "screens": screens, "lengths": [{"minutes": length, "session": plan.SESSIONS[length], "stages": _stages(screens, length)} for length in plan.LENGTHS],
        "read": [one for one in read.values() if one.readings], "all_read": bool(read), "pictures": pictures,
        "concluded": [_firm(row) for row in material.concluded.values()], "scored": [_scored(material, name, table) for name, table in material.landscape.items() if name in material.known],
        "memos": [_memo(material, name, one) for name, one in material.known.items() if getattr(one.exercise, "rubric", None)],
        "limits": material.words.get("limits", []), "written": bool(material.words),
    }


def _screens(material, pictures, read):
    """One thing for each screen, in the order of a debrief, with the minutes that it has at each length; 0 where it is left out."""
    screens = [{"stage": "opening", "kind": "opening", "lengths": plan.LENGTHS}]
    if pictures:
        screens.append({"stage": "happened", "kind": "picture", "lengths": plan.LENGTHS})
    questions = material.words.get("questions", [])
    for stage in words.STAGES:
        for one in (one for one in questions if one["stage"] == stage):
            screens.append({"stage": stage, "kind": "question", "lengths": [length for length in plan.LENGTHS if one in plan.asked(questions, stage, length)], **_question(material, one, read)})
        if stage == "why" and material.words.get("open"):
            screens.append({"stage": "why", "kind": "model", "lengths": plan.LENGTHS, "claims": [_firm(material.concluded[claim]) for claim in material.words["open"]]})
    screens.append({"stage": "closing", "kind": "closing", "lengths": plan.LENGTHS})
    for length in plan.LENGTHS:
        there = [one for one in screens if length in one["lengths"]]
        for one, minutes in zip(there, plan.minutes([one["stage"] for one in there], length)):
            one.setdefault("minutes", {})[length] = minutes
    names = {"opening": "Beginning", **words.STAGES, "closing": "End"}
    return [{**one, "id": f"screen-{at}", "called": names[one["stage"]], "times": {length: one["minutes"].get(length, 0) for length in plan.LENGTHS}} for at, one in enumerate(screens, 1)]


def _stages(screens, length):
    """[(stage in words, its minutes)] of a debrief of so many minutes."""
    found = {}
    for one in screens:
        found[one["called"]] = found.get(one["called"], 0) + one["times"][length]
    return list(found.items())


def _question(material, one, read):
    of_these = sorted(((reading.many, read[name].answered, read[name].heading, reading.says) for name in one["readings"] if name in read for reading in read[name].readings), reverse=True)
    made = [dict(zip(("many", "answered", "heading", "says"), each)) for each in of_these[:MOST_READINGS]]
    return {"ask": one["ask"], "expect": one["expect"], "lead": one.get("lead", []), "readings": made,
            "claims": [_firm(material.concluded[claim]) for claim in one["claims"]], "seeds": [_article(seed) for seed in one["seeds"]]}


def _firm(row):
    """A conclusion, how often it holds, and what breaks it first."""
    holds = firmness.of_a_hundred(row)
    return {"says": row["says"], "of": f"of 100 {row['like_it']} like this one", "number": holds.partition(" ")[0], "holds": f"{holds} {row['like_it']} like this one",
            "share": row["share"], "worlds": f"{row['worlds']} of {row['of_worlds']}", "this": row["this_firm"], "breaks": firmness.first(row)}


def _article(seed):
    article, _, claim = seed.partition("-")
    return f"{ARTICLES[article]}, claim {claim.rstrip('F')} ({seed})"


def _before(material):
    """What was said or decided before anything was known, and what came of it; ``None`` where the module asks for nothing of the kind."""
    said = material.words.get("before")
    if not said:
        return None
    one = material.known[said["exercise"]]
    if "rows" in said:
        return _drawn(picture(one.exercise, said, material.given(one.exercise.id, "first")), "before")
    shown, rest = options(one.exercise, material.given(one.exercise.id, "first"))
    many = sum(shown.values()) + rest
    return {"kind": "options", "when": "before", "title": said["title"], "exercise": one.exercise.id, "answered": many if shown else 0, "rest": rest if shown else 0,
            "options": [{"label": label, "many": shown.get(option), "part": shown.get(option, 0) / many if many else 0, "led": _led_to(said, option)} for option, label in one.exercise.options.items()],
            "columns": _columns(said), "figures": "shows" in said}


def _columns(said):
    """What is told of each option, as headings."""
    declared = kpis.describe(cases.case(said["on"]).kpis) if "shows" in said else {}
    return [declared[name]["label"] for name in said["shows"]] if declared else ["What came of it"]


def _led_to(said, option):
    """What an option leads to, by heading: the author's words, or the figures of its setting on the page's own customers."""
    if "says" in said:
        return [said["says"][option]]
    case = cases.case(said["on"])
    played, declared = vars(case.run(case.set(said["settings"][option])).kpis), kpis.describe(case.kpis)
    return [kpis.say(declared[name], played[name]) for name in said["shows"]]


def _decided(material):
    """The picture of each decision that earns points by what it leads to; of what an author says nothing it is discovered."""
    said = {one["exercise"]: one for one in (material.words.get("decided"),) if one}
    for name, one in material.known.items():
        if one.exercise.replayed and not one.exercise.opinion:
            yield _drawn(picture(one.exercise, said.get(name) or discovered(one.exercise), material.given(name), one.model), "decided")


def _drawn(made, when):
    svg, description = drawn(made)
    return {"kind": "dots", "when": when, "title": made.title, "exercise": made.exercise, "svg": Markup(svg), "description": description, "rows": made.rows, "shown": made.shown,
            "many": len(made.dots), "hidden": made.hidden, "unread": made.unread if made.unread >= FEWEST else 0, "rounded": made.write(made.scale.step), "scale": made.scale}


def _scored(material, name, table):
    """What thoughtful settings of a decision earn, and how the class stands beside 200 drawn at random."""
    one = material.known[name].exercise
    return {"heading": one.heading, "thoughtful": [{"why": each["why"], "share": each["score"]} for each in table["thoughtful"]], "random": table["random"], "full": table["full_at_random"]}


def _memo(material, name, one):
    said = material.words.get("marking", {}).get(name, {})
    return {"heading": one.exercise.heading, "why": one.why, "criteria": [{"looked_for": looked_for, "points": points, "advice": said.get(looked_for, "")} for looked_for, points in one.exercise.rubric.items()]}
