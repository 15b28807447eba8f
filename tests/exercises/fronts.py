"""A front drawn in a browser without Jupyter: the kernel's side is Python in the same test."""

import json

from course.exercises import front

WIDGET = """
window.held = HELD;
window.heard = {};
window.sent = [];
window.model = {
  get: (name) => window.held[name],
  on: (event, act) => (window.heard[event] ??= []).push(act),
  send: async (message) => {
    window.sent.push(message);
    const { state, said } = (await window.toKernel?.(message)) ?? {};
    if (state && JSON.stringify(state) !== JSON.stringify(window.held.state)) window.keep("state", state); // as Jupyter does
    if (said) window.tell("msg:custom", said, []);
  },
};
window.tell = (event, ...what) => (window.heard[event] ?? []).forEach((act) => act(...what));
window.keep = (name, value) => { window.held[name] = value; window.tell(`change:${name}`); };
widget.render({ model: window.model, el: document.querySelector("main"), part: async () => window.courseVega ?? new Promise(() => {}) });
"""


# A context and a page of its own take a browser most of a second of a processor: one front is drawn after another on the
# same page, which is empty again before the next. Only what has to do with its clock, or was closed, is begun anew.
WIDE = {"width": 1280, "height": 720}
STOPPED = "!/native code/.test(setTimeout)"  # the test's clock, which belongs to all of the context

drawn = []
_kept = []


class Sheet:
    """A page to draw on: ``answers`` is the kernel's part of the front that is there, ``errors`` what it raised."""

    def __init__(self, context):
        self.page, self.answers, self.errors = context.new_page(), None, []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.expose_function("toKernel", lambda message: dict(zip(("state", "said"), self.answers(message))) if self.answers else {})

    def cleared(self):
        """Leave it as it came, and alone in its context; whether that can be."""
        if self.page.is_closed() or self.page.evaluate(STOPPED):
            return False
        for other in self.page.context.pages:
            if other is not self.page:
                other.close()
        self.page.goto("about:blank")
        self.page.set_viewport_size(WIDE)
        self.page.emulate_media(media="null", color_scheme="null", reduced_motion="null")
        self.page.mouse.move(0, 0)
        self.answers, self.errors = None, []
        return True


def close():
    """Take away what a test has drawn."""
    for one in drawn:
        if not _kept and one.sheet.cleared():
            _kept.append(one.sheet)
        elif not (_kept and one.page.context is _kept[0].page.context):
            one.page.context.close()
    drawn.clear()


def sheet(browser):
    """An empty page: the one that was used before, or, beside what the test has drawn already, another."""
    return _kept.pop() if _kept else Sheet(drawn[-1].page.context if drawn else browser.new_context(viewport=WIDE))


class Drawn:
    """One widget on an empty page.

    ``spec``, ``state`` and ``runs`` are as :class:``course.exercises.front.Front`` holds them;
    ``answers(message)`` is the kernel's part: (the new state, what it says), either ``None``.
    Without it the kernel is silent. ``page`` is the code of another front than ours.
    """

    def __init__(self, browser, spec, state=None, runs=(), answers=None, live=False, page=None):
        self.sheet = sheet(browser)
        self.sheet.answers, self.page, self.errors = answers, self.sheet.page, self.sheet.errors
        drawn.append(self)
        self.page.evaluate("document.body.innerHTML = '<main></main>'")  # a document written anew would let no pointer be captured
        held = json.dumps({"spec": spec, "state": state or {}, "runs": list(runs)})
        parts = [*([front.PARTS["charts"].decode()] if live else []), page or front.PARTS["page"].decode()]
        script = "\n".join(parts).replace("export default", "const widget =")
        self.page.add_script_tag(content=f"{script}\n{WIDGET.replace('HELD', held)}")

    def keep(self, name, value):
        """Change a trait as the kernel does."""
        self.page.evaluate("([name, value]) => window.keep(name, value)", [name, value])

    @property
    def sent(self):
        """Every message that the page has sent."""
        return self.page.evaluate("window.sent")

    @property
    def said(self):
        """What a reader sees."""
        return self.page.locator("main").inner_text()


def stop_the_clock(page):
    """From here on time passes in the page when a test says so, and not as long as a busy machine takes."""
    page.clock.install(time=0)
    page.clock.pause_at(1)


def exercise(browser, one, **more):
    """An exercise drawn with its own Python side behind it, as ``Front.show`` does."""
    def answers(message):
        if message.get("type") != "answer":
            return None, one.panel.receive(message)
        return {**one.receive(message["value"]), "seq": message["seq"]}, None

    return Drawn(browser, one.spec, one.state(), answers=answers, live=one.panel is not None, **more)
