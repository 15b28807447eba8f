"""The map on the welcome page, and the card at the end of each module that hands it in."""

from datetime import datetime
from pathlib import Path

from IPython.display import display

from course.desk import alone, back, handin, keeping, marked, state
from course.errors import CourseError
from course.exercises import page, plain, where
from course.exercises.front import Front
from course.exercises.ids import whole
from course.exercises.mode import built, graded
from course.exercises.records import record
from course.place import HOME, is_the_courses_own, shipped

ORDINALS = ("first", "second", "third", "fourth")
MARKS = {"not begun": "○", "in progress": "◐", "handed in": "◍", "scored": "✓"}


def bring(module):
    """Put a module into the learner's folder unless it is there; its path for the browser."""
    from course.launch import modules

    modules.bring(HOME, modules.choose(HOME, module))
    return f"{module}/{module}.ipynb"


class Page:
    """Something on the page that is no exercise: draws itself and answers its buttons."""

    kind = ""
    said = ""

    def show(self):
        """Draw it, unless the page is being graded."""
        if graded():
            return
        if built():  # it tells of one learner, whom a build does not know
            display({"text/html": plain.html({}, self.said), "text/plain": self.said}, raw=True)
            return
        front = Front(self.said, spec={"kind": self.kind, **self.describe()}, state=self.state())

        def receive(_, message, __):
            reply = self.reply(message)
            content = reply.pop("bytes", None)
            front.state = self.state()
            front.send({"type": "reply", **reply}, buffers=None if content is None else [content])

        def refresh():
            if front.state != (now := self.state()):
                front.state = now

        page.watch(refresh)
        front.on_msg(receive)
        front.draw()

    def reply(self, message):
        """What a button's message leads to; a problem is said on the page."""
        try:
            return self.receive(message)
        except CourseError as problem:
            return {"problem": str(problem)}

    def describe(self):
        """What is fixed about it."""
        return {}


class Map(Page):
    """The modules of the course: how each stands, what is left, and one button to go on."""

    kind = "map"
    said = "The modules of this course"

    def __init__(self, work=None):
        here = where.folder()
        self.work = Path(work or (HOME / "my-course" if is_the_courses_own(here) else here.parent))

    def state(self):
        """Each module with its state, and which of them to go on with."""
        found = [module for module in state.modules(self.work) if module.steps and not module.name.startswith("00")]
        shown = [{
            "name": module.name, "number": int(module.name[:2]), "title": module.title, "mark": MARKS[module.state],
            "state": _words(module), "minutes": module.minutes_left, "begun": bool(module.answered),
            "done": module.state in ("handed in", "scored"),
        } for module in found]
        results = [result for module in found if (result := _result(module, self.work / module.name))]
        going = next((one["name"] for one in shown if not one["done"] and one["begun"]), None)
        return {"modules": shown, "results": results, "next": going or next((one["name"] for one in shown if not one["done"]), None)}

    def receive(self, message):
        """Open a module."""
        return {"go": bring(str(message.get("module")))}


def _named(some, parts):
    """Exercises as the page counts them: ``6``, or ``6 (second part)`` where it is not all of it. ``some`` are of ``parts``."""
    found = {}
    for part in some:
        found.setdefault(whole(part), []).append(part)
    named = []
    for step, mine in found.items():
        every = [part for part in parts if whole(part) == step]
        which = "" if len(mine) == len(every) else f" ({', '.join(ORDINALS[every.index(part)] for part in mine)} part)"
        named.append(step.rpartition("-")[2] + which)
    return named


def _result(module, folder):
    """What came of a module that was handed in: its score, what was predicted and what came of it, and what was decided; ``None`` before."""
    if module.handed_in is None and module.score is None:
        return None
    told = state.receipt(folder, module.name).get("told")
    predicted, decided = (told.get(name) if isinstance(told, dict) and isinstance(told.get(name), str) else "" for name in ("predicted", "decided"))
    return {"name": f"{int(module.name[:2])} {module.title}", "state": _words(module), "predicted": predicted,
            "came": keeping.came(state.feedback_page(folder), module.predictions), "decided": decided}


def _words(module):
    if module.state == "scored":
        return f"scored {module.score:g} of {module.of:g}"
    if module.state == "handed in":
        day = datetime.fromisoformat(module.handed_in).astimezone()
        how = "packed, to be sent," if module.packed else "handed in"
        return f"{how} {day.day} {day:%B}{', changed since' if module.changed else ''}"
    if module.answered == frozenset(module.steps):
        return "all answered, not handed in yet"
    return f"{len(module.answered)} of {len(module.steps)} answered" if module.answered else "not begun"


class HandIn(Page):
    """The end of a module: what is unanswered, one button, a receipt, and later the feedback."""

    kind = "handin"
    said = "Hand this module in"

    def __init__(self, module):
        self.module = module
        self.folder = where.folder()
        self._told = "", {}

    def describe(self):
        """Whether a name is asked for, which is so where nothing here tells who the learner is."""
        return {"asks_name": not handin.known(), "marks_here": alone.can(), "name": state.last_name(self.folder.parent)}

    def state(self):
        """What is unanswered, what was handed in and what has changed since, and the newest feedback."""
        now, feedback = self._now(), state.feedback_page(self.folder)
        if feedback != self._told[0]:  # it is long, and this is asked after every answer
            self._told = feedback, marked.read(feedback)
        page.mark({name: {**said, "same": name not in now.changed} for name, said in self._told[1].items()})
        return {"unanswered": _named(now.unanswered, now.parts), "receipt": self._receipt(_named(now.changed, now.parts)),
                "score": None if now.score is None else f"{now.score:g} of {now.of:g} points",
                "feedback": feedback or None}

    def _now(self):
        return state.read(shipped("modules") / self.module / f"{self.module}.ipynb", self.folder.parent)

    def _receipt(self, changed):
        """The last hand-in as the card tells of it; ``None`` before the first."""
        kept = state.receipt(self.folder, self.module)
        if not kept:
            return None
        file = handin.place(kept, self.folder)
        return {**{name: kept.get(name) for name in ("at", "how", "note", "learner")}, "file": str(file or ""),
                "there": bool(file and file.is_file()), "changed": changed, "answered": state.is_answered(kept, self.folder)}

    def receive(self, message):
        """Hand in, give the packed file to the browser, bring feedback, or open another module."""
        if message.get("type") == "open":
            return {"go": bring(str(message.get("module")))}
        if message.get("type") == "download":
            name, content = handin.packed(state.receipt(self.folder, self.module), self.folder)
            return {"download": name, "bytes": content}
        where.refuse_the_courses_own(self.folder, self.module)
        if message.get("type") == "keep":
            file, text = keeping.make(self.module, self.folder)
            return {"page": text, "told": f"It lies beside this page, as {file.name}."}
        if message.get("type") == "look":
            return {"told": "" if back.fetch(self.module, self.folder) else "There is no new feedback yet."}
        if message.get("type") == "feedback":
            back.add(str(message.get("page")), self._now().title, self.module, self.folder)
            return {"told": "Your feedback is above."}
        if message.get("type") == "hand in":
            record(self.module)  # opens it, so that a damaged record is set aside before it is sent
            receipt = handin.hand_in(self.module, self.folder, str(message.get("name") or ""), keeping.told(self.module, ""))
            if alone.can():
                alone.mark(self.module, self._now().title, self.folder, receipt["at"])
        return {}
