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


drawn = []


def close():
    """Close every page that a test has drawn."""
    while drawn:
        drawn.pop().page.context.close()


class Drawn:
    """One widget on an empty page.

    ``spec``, ``state`` and ``runs`` are as :class:``course.exercises.front.Front`` holds them;
    ``answers(message)`` is the kernel's part: (the new state, what it says), either ``None``.
    Without it the kernel is silent. ``page`` is the code of another front than ours.
    """

    def __init__(self, browser, spec, state=None, runs=(), answers=None, live=False, page=None):
        self.page = browser.new_page()
        self.errors = []
        drawn.append(self)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.set_content("<main></main>")
        if answers is not None:
            self.page.expose_function("toKernel", lambda message: dict(zip(("state", "said"), answers(message))))
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


def exercise(browser, one, **more):
    """An exercise drawn with its own Python side behind it, as ``Front.show`` does."""
    def answers(message):
        if message.get("type") != "answer":
            return None, one.panel.receive(message)
        return {**one.receive(message["value"]), "seq": message["seq"]}, None

    return Drawn(browser, one.spec, one.state(), answers=answers, live=one.panel is not None, **more)
