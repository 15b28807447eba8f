"""The map on the welcome page, and the card at the end of each module that hands it in."""

from pathlib import Path

from course.desk import handin, state
from course.errors import CourseError
from course.exercises import lesson
from course.exercises.exercise import graded
from course.exercises.front import Front

MARKS = {"not begun": "○", "in progress": "◐", "handed in": "◍", "scored": "✓"}


def bring(module):
    """Put a module into the learner's folder unless it is there; its path for the browser."""
    from course.launch import modules

    modules.bring(state.ROOT, modules.choose(state.ROOT, module))
    return f"{module}/{module}.ipynb"


class Page:
    """Something on the page that is no exercise: draws itself and answers its buttons."""

    kind = ""
    said = ""

    def show(self):
        """Draw it, unless the page is being graded."""
        if graded():
            return
        front = Front(self.said, spec={"kind": self.kind, **self.describe()}, state=self.state())

        def receive(_, message, __):
            try:
                reply = self.receive(message)
            except CourseError as problem:
                reply = {"problem": str(problem)}
            front.state = self.state()
            front.send({"type": "reply", **reply})

        def refresh():
            if front.state != (now := self.state()):
                front.state = now

        lesson.watch(refresh)
        front.on_msg(receive)
        front.draw()

    def describe(self):
        """What is fixed about it."""
        return {}


class Map(Page):
    """The modules of the course: how each stands, what is left, and one button to go on."""

    kind = "map"
    said = "The modules of this course"

    def __init__(self, work=None):
        self.work = Path(work or Path.cwd().parent)

    def state(self):
        """Each module with its state, and which of them to go on with."""
        found = [module for module in state.modules(self.work) if module.steps and not module.name.startswith("00")]
        shown = [{
            "name": module.name, "number": int(module.name[:2]), "title": module.title, "mark": MARKS[module.state],
            "state": _words(module), "minutes": module.minutes_left, "begun": bool(module.answered),
            "done": module.state in ("handed in", "scored"),
        } for module in found]
        going = next((one["name"] for one in shown if not one["done"] and one["begun"]), None)
        return {"modules": shown, "next": going or next((one["name"] for one in shown if not one["done"]), None)}

    def receive(self, message):
        """Open a module."""
        return {"go": bring(str(message.get("module")))}


def _words(module):
    if module.state == "scored":
        return f"scored {module.score:g} of {module.of:g}"
    if module.state == "handed in":
        return f"handed in {module.handed_in[:10]}"
    return f"{len(module.answered)} of {len(module.steps)} answered" if module.answered else "not begun"


class HandIn(Page):
    """The end of a module: what is unanswered, one button, a receipt, and later the feedback."""

    kind = "handin"
    said = "Hand this module in"

    def __init__(self, module):
        self.module = module
        self.folder = Path.cwd()

    def describe(self):
        """Whether a name is needed, which is so where a file is sent."""
        return {"asks_name": handin.exchange() is None, "name": handin.learner()}

    def state(self):
        """What is unanswered, what was handed in, and the newest feedback."""
        now = state.read(state.ROOT / "modules" / self.module / f"{self.module}.ipynb", self.folder.parent)
        open_steps = [step.rpartition("-")[2] for step in now.steps if step not in now.answered]
        receipt = state.receipt(self.folder, self.module)
        pages = sorted(self.folder.glob("feedback/**/*.html"), key=lambda path: path.stat().st_mtime)
        return {"unanswered": open_steps, "receipt": receipt or None,
                "score": None if now.score is None else f"{now.score:g} of {now.of:g} points",
                "feedback": pages[-1].read_text("utf-8", "replace") if pages and now.score is not None else None}

    def receive(self, message):
        """Hand in, or open another module."""
        if message.get("type") == "open":
            return {"go": bring(str(message.get("module")))}
        if message.get("type") == "hand in":
            lesson.record(self.module)  # opens it, so that a damaged record is set aside before it is sent
            handin.hand_in(self.module, self.folder, str(message.get("name") or handin.learner()))
        return {}
