"""The page's side of exercises and simulators: native HTML controls in one widget class."""

from pathlib import Path

import anywidget
import traitlets
from IPython.display import display

from course import fronts
from course.exercises import plain, where
from course.exercises.contents import planned
from course.exercises.ids import whole

HERE = Path(__file__).parent
STILL = "application/vnd.course.front+json"  # what a front shows, for a page that has no kernel yet

# What a page asks for once, whoever of its widgets comes first: see stub.js.
PARTS = {"page": fronts.page().encode(), "charts": fronts.CHARTS.read_bytes()}


class Front(anywidget.AnyWidget):
    """One exercise or simulator on the page.

    ``spec`` is what it is (fixed), ``state`` how it stands, ``runs`` the runs kept so far,
    ``marked`` what the feedback on it says.
    What the learner does arrives as messages and is answered by the exercise behind it.
    """

    _esm = (HERE / "stub.js").read_text("utf-8").replace("{version}", fronts.version())
    spec = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)
    runs = traitlets.List().tag(sync=True)
    marked = traitlets.Dict().tag(sync=True)

    def __init__(self, said, **traits):
        super().__init__(**traits)
        self._said = said

    def _handle_custom_msg(self, content, buffers):
        name = content.get("name") if isinstance(content, dict) and content.get("type") == "part" else None
        if name in PARTS:
            self.send({"type": "part", "name": name}, [PARTS[name]])
        else:
            super()._handle_custom_msg(content, buffers)

    @classmethod
    def of(cls, exercise, runs):
        """The front of an exercise, which takes what its page sends; ``draw`` puts it there. ``runs`` are those kept so far, as its page lists them."""
        front = cls(f"{exercise.heading}: {exercise.prompt}", spec=exercise.spec, state=exercise.state(), runs=runs)
        exercise.front = front

        def receive(_, content, __):
            if content.get("type") == "answer":
                front.state = {**exercise.receive(content.get("value")), "seq": content.get("seq")}
            elif exercise.panel is not None:
                front.send(exercise.panel.receive(content))

        front.on_msg(receive)
        return front

    def bundle(self):
        """(data, metadata) of the widget as an output, with what stands in its place where there is no kernel, or no widget can be shown."""
        bundle = self._repr_mimebundle_()
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        still = {"spec": dict(self.spec), "state": dict(self.state), "runs": list(self.runs)}
        return {**data, STILL: still, "text/html": plain.html(self.spec, self._said), "text/plain": self._said}, metadata

    def draw(self):
        """Put the widget on the page."""
        data, metadata = self.bundle()
        display(data, metadata=metadata, raw=True)


def show_panel(panel):
    """Draw a simulator and answer its levers."""
    spec = {"kind": "panel", "heading": panel.heading, **panel.describe()}
    front = Front(f"{panel.heading}. {spec['played']['said']}", spec=spec)
    front.on_msg(lambda _, content, __: front.send(panel.receive(content)))
    panel.front = front
    front.draw()


def _notice(module, record):
    """What a reader is told at the top of the page, and under which heading; empty where there is nothing to say."""
    if record.closed:
        return {"head": "Not yours to write in", "notice": " ".join(filter(None, [where.OPENED, f"{where.todo(module)}.", record.notice]))}
    return {"head": "Your earlier answers", "notice": record.notice}


class Header(Front):
    """The line at the top of a page: how many exercises are answered, and any notice."""

    @classmethod
    def show(cls, module, record, how=False):
        """Draw the line for a module, with every exercise that its page will hold; with ``how``, above it how to answer, until the line is seen."""
        header = cls(f"Module {module}", spec={"kind": "header", "tells": how, "kept": not record.closed, **_notice(module, record)}, state={"steps": []})
        header.record, header.planned = record, planned(module)
        header.update([])
        if how:
            sentence = f"To answer the exercises on this page, open it with python3 -m course {module}."
            shown = display({"text/html": f'<p class="course-how">{sentence}</p>', "text/plain": sentence}, raw=True, display_id=True)
            header.on_msg(lambda *_: shown.update({"text/plain": ""}, raw=True))
        header.draw()
        return header

    def update(self, exercises):
        """Say how each exercise stands; the parts of one (``m2-6``, ``m2-6b``) count as one, practice not.

        Of an exercise whose cell has not run yet, the record alone is asked.
        """
        drawn = {one.id: one for one in exercises if one.points}
        done = {part: drawn[part].state()["done"] if part in drawn else bool(self.record.entry(part)) for part in (*self.planned, *drawn)}
        # A step is found by the heading of its first part that is still open.
        parts = {}
        for part in done:
            parts.setdefault(whole(part), []).append(part)
        steps = [{"heading": next((drawn[part].heading for part in sorted(ids, key=done.get) if part in drawn), ""), "done": all(map(done.get, ids))}
                 for ids in parts.values()]
        if self.state != {"steps": steps}:
            self.state = {"steps": steps}
