"""The page to keep at the end of a module: prediction beside outcome, decision, memo, and the two lines for Monday as a plan with dates."""

import html
import json
import re
from datetime import date, timedelta
from pathlib import Path

from course.desk import marked, state
from course.errors import CourseError
from course.exercises import page, waiting
from course.exercises.exercise import NotUnderstood
from course.exercises.records import record
from course.files import whole
from course.place import shipped

LINE = re.compile(r"(?:\*\*|<strong>)(What only a leader could change|What a manager could do on Monday):(?:\*\*|</strong>)(.*?)(?=\n\n|</p>|$)", re.DOTALL)
SEALED = re.compile(r'later\("([^"]+)", """\n(.*?)\n"""\)', re.DOTALL)
MARKUP = re.compile(r"<[^>]*>|[*`]")
LEADER, MANAGER = "What only a leader could change", "What a manager could do on Monday"
FOLLOWS = "It comes with your feedback, once this is answered, handed in and marked."
NOBODY_COUNTED = "–"
LOOK = Path(__file__).with_suffix(".css")


def make(module, folder):
    """Write the page beside the notebook; its file and its text.

    Parameters
    ----------
    module : str
        Such as ``02_curbside``, whose page is open in this kernel.
    folder : pathlib.Path
        The learner's folder of it.

    Raises ``CourseError`` when it can't be written.
    """
    text = as_html(module, folder, date.today())
    target = folder / f"{module}.to-keep.html"
    try:
        with whole(target) as half:
            half.write_text(text, encoding="utf-8")
    except OSError as error:
        raise CourseError(f"The page to keep could not be written: {error.strerror or error}.", "Nothing of your work is lost; this page has it all.",
                          "See that the disk has room and the folder can be written to, then press the button again.") from error
    return target, text


def told(module, feedback):
    """What a learner predicted, what came of it, and what they decided, in words.

    Returns
    -------
    dict
        ``predicted``, ``came``, ``decided``: a text each, empty where there is none.
    """
    about, marks = {"predicted": "", "came": "", "decided": ""}, marked.read(feedback)
    for exercise in page.exercises(module):
        given = _given(exercise)
        if given is None:
            continue
        if exercise.opinion and not about["predicted"]:
            first = record(module).entry(exercise.id).get("first")
            about["predicted"] = exercise.text(_read(exercise, first) or given)
            about["came"] = _why(marks.get(exercise.id, {}))
        elif exercise.replayed and not exercise.opinion:
            about["decided"] = exercise.text(given)
    return about


def as_html(module, folder, today):
    """The page as HTML that asks for nothing and runs nothing."""
    now, feedback = state.read(shipped("modules") / module / f"{module}.ipynb", folder.parent), state.feedback_page(folder)
    said, lines = told(module, feedback), monday(module, feedback)
    scored = f" · scored {now.score:g} of {now.of:g}" if now.score is not None else ""
    parts = [f'<p class="soft">Module {int(module[:2])} · {_day(today)}{scored}</p><h1>{html.escape(now.title)}</h1>']
    if said["predicted"]:
        parts.append(f'<h2>Before you played, and what came of it</h2><div class="pair"><div><h3>You predicted</h3><p>{html.escape(said["predicted"])}</p></div>'
                     f'<div><h3>What came of it</h3><p>{html.escape(said["came"] or FOLLOWS)}</p></div></div>')
    parts += [part for exercise in page.exercises(module) for part in _part(exercise)]
    parts.append(_plan(lines, today))
    return ('<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">"
            f'<title>{html.escape(now.title)}: to keep</title><style>{LOOK.read_text(encoding="utf-8")}</style></head><body><main>{"".join(parts)}</main></body></html>\n')


def monday(module, feedback):
    """The two lines for Monday by their heading, as far as they may be told: from the lesson once it tells them, and from the feedback."""
    notebook = json.loads((shipped("modules") / module / f"{module}.ipynb").read_text(encoding="utf-8"))
    texts = [feedback]
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        sealed = SEALED.search(source)
        if sealed and page.answered(module, sealed[1].partition("/")[2]):
            texts += [data.get("text/markdown", "") for data, _ in waiting.opened(sealed[2])]
        elif cell["cell_type"] == "markdown":
            texts.append(source)
    return {heading: " ".join(html.unescape(MARKUP.sub("", line)).split()) for text in texts for heading, line in LINE.findall(text)}


def _part(exercise):
    """What is kept of a decision or a memo."""
    given = _given(exercise)
    if given is None or exercise.opinion:
        return
    if exercise.replayed:
        chosen, start = exercise.facts(given)["shown"], {label: text for label, text, _ in exercise.panel.play({}, {}).tiles}
        rows = "".join(f'<tr><th scope="row">{html.escape(label)}</th><td>{html.escape(start.get(label, ""))}</td><td>{html.escape(text)}</td></tr>' for label, text in chosen.items()
                       if {text, start.get(label)} != {NOBODY_COUNTED})
        levers = "".join(f"<li>{html.escape(part)}</li>" for part in exercise.parts(given))
        yield (f"<h2>What you decided</h2><ul>{levers}</ul><table><thead><tr><td></td><th scope=\"col\">At the start</th><th scope=\"col\">As you decided</th></tr></thead>"
               f"<tbody>{rows}</tbody></table>")
    elif exercise.by_hand:
        yield (f'<h2>{html.escape(exercise.title[:1].upper() + exercise.title[1:])}</h2><div class="memo">'
               f'{"".join(f"<p>{html.escape(line)}</p>" for line in given["text"].splitlines() if line.strip())}</div>')


def _plan(lines, today):
    monday = today + timedelta(days=7 - today.weekday())
    rows = [(monday, "Do", lines.get(MANAGER, FOLLOWS)), (monday + timedelta(days=4), "Ask for, from whoever leads", lines.get(LEADER, FOLLOWS)),
            (monday + timedelta(days=28), "Look again", "What has changed, and in which figure would somebody else see it?")]
    steps = "".join(f'<div><h3>{_day(day)} · {what}</h3><p>{html.escape(line[:1].upper() + line[1:])}</p></div>' for day, what, line in rows)
    return f'<h2>On Monday: your plan</h2><div class="plan">{steps}</div>'


def came(feedback, predictions):
    """What a page of feedback says came of the first of these exercises."""
    marks = marked.read(feedback)
    return next(filter(None, (_why(marks.get(one, {})) for one in predictions)), "")


def _why(marks):
    """The sentences below "Why"."""
    inside, found = False, []
    for tag, text in marks.get("blocks", ()):
        if tag == "h3":
            inside = text == "Why"
        elif inside:
            found.append(text)
    return " ".join(found)


def _given(exercise):
    """A finished answer, or ``None``."""
    return _read(exercise, record(exercise.module).answer(exercise.id))


def _read(exercise, raw):
    try:
        return None if raw is None else exercise.parse(raw)
    except NotUnderstood:
        return None


def _day(day):
    return f"{day:%A} {day.day} {day:%B %Y}"
