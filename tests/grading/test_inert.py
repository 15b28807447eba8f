"""Nothing that a learner wrote, named or called themselves runs on an instructor's pages, or asks for anything elsewhere."""

import json
import shutil
import time
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect

from grading.grade.command import grade
from grading.inert import CONTROL
from grading.layout import Layout
from tests.grading.conftest import MODULE
from tests.house.outside import Outside
from tests.house.serving import start

RUNS = "window.pwned=1;alert(1)"
PICTURE = f'<img src=x onerror="{RUNS}">'
EVERY_WAY = (f'{PICTURE}<script>{RUNS}</script><svg onload="{RUNS}"><image href="http://192.0.2.1/a"/></svg><iframe srcdoc="<script>{RUNS}</script>">'
             f'</iframe><a href="javascript:{RUNS}" autofocus onfocus="{RUNS}">go</a><style>@import "http://192.0.2.1/b";</style>'
             f'<math><mtext><table><mglyph><style><!--</style>{PICTURE}--><form action="http://192.0.2.1/c"><input autofocus onfocus="{RUNS}"></form>'
             '<img src="http://192.0.2.1/d"><link rel=stylesheet href="http://192.0.2.1/e"><meta http-equiv=refresh content="0;url=http://192.0.2.1/f">')
# What would cover a page's own controls or pass for them: its classes, letters with a thousand accents, another direction of writing.
COVERS = ('<div class="navbar navbar-fixed-top modal in course-note good" style="position:fixed;inset:0;z-index:9999" id="m90-1">Checked by the grader</div>'
          '<button class="btn btn-success full-credit">Full credit</button></section></div></body>' + "E" + "\u0301" * 3_000 + " \u202eevitcerid a\u2066 zero\u200bwidth")
EVERY_WAY += COVERS
MARKDOWN = f"[go](javascript:{RUNS}) ![x](http://192.0.2.1/g) $\\href{{javascript:{RUNS}}}{{x}}$ `{PICTURE}`\n\n> {EVERY_WAY}"
LINE = f"""from IPython.display import display, publish_display_data
for kind in ("text/html", "image/svg+xml", "text/markdown", "text/latex", "text/plain"):
    display({{kind: {EVERY_WAY!r}}}, raw=True)
publish_display_data({{"application/javascript": {RUNS!r}, "text/plain": "js"}})
publish_display_data({{"application/vnd.jupyter.widget-view+json": {{"model_id": {PICTURE!r}}}, "text/plain": {PICTURE!r}}})
print({EVERY_WAY!r})
mean_min = 4"""
IDS = (f'"><img src=x onerror={RUNS}>', f"javascript:{RUNS}")
TURNED = "joan\u202e\u200bmot"
IN_ADDRESSES = (*IDS, f'";{RUNS};"', f"</script><script>{RUNS}</script>")


def hand_in(course, learner):
    folder = course.handed_in(learner, {"m90-1": EVERY_WAY, "m90-3": {"text": MARKDOWN, "runs": [1]}}, line=LINE, runs=[
        {"n": 1, "simulator": PICTURE, "levers": {PICTURE: PICTURE}, "assumptions": {}, "seed": 7, "kpis": {PICTURE: 1.0}, "at": "2026-11-22T14:02:05Z"}])
    (folder / f"{PICTURE}.txt").write_text("a file that nobody asked for")
    return folder


@pytest.fixture(scope="module")
def course(built_once, tmp_path_factory):
    """Hostile work by two learners of sound names, one of whom renamed the notebook, and by two of hostile names."""
    copy = type(built_once)(tmp_path_factory.mktemp("inert") / "the course")
    shutil.copytree(built_once.root, copy.root)
    hand_in(copy, "tom")
    renamed = hand_in(copy, "joan")
    (renamed / f"{MODULE}.ipynb").rename(renamed / f"{PICTURE}.ipynb")
    account = grade(Layout(copy.root), MODULE, say=str)
    assert sorted(account.graded) == ["joan", "tom"] and "handed in as" in account.notes["joan"][0]
    for learner in (*IDS, TURNED):
        hand_in(copy, learner)
    return copy


class Desk:
    """The whole tool as ``python3 -m course --instructor`` serves it, and what a browser sees of it."""

    def __init__(self, served, chromium):
        self.served, self.happened = served, []
        self.page = chromium.new_page(extra_http_headers={"Authorization": f"token {served.token}"})
        self.page.on("dialog", lambda dialog: (self.happened.append(dialog.message), dialog.dismiss()))
        self.page.on("request", lambda request: self._asked(request.url))

    def _asked(self, url):
        if not url.startswith((self.served.address.partition("/lab")[0], "data:", "file:")):
            self.happened.append(url)

    def open(self, path, until="networkidle"):
        """What a page shows, when it has come to rest; nothing of a learner's may have run by then."""
        self.happened.clear()
        self.page.goto(path if path.startswith("file:") else self.served.url(path), wait_until=until)
        self.nothing_ran()
        return self.page.locator("body").inner_text()

    def nothing_ran(self):
        assert self.page.evaluate("window.pwned") is None and self.happened == [], self.page.url

    def first(self):
        return self.ask(f"submitted_notebooks/{MODULE}/{MODULE}")[0]["id"]

    def ask(self, path, method="GET"):
        request = Request(self.served.url(f"/formgrader/api/{path}"), method=method, headers={"Authorization": f"token {self.served.token}"})
        with urlopen(request, timeout=120) as answer:
            return json.load(answer)


@pytest.fixture(scope="module")
def desk(course, chromium):
    served = start(course.root, "--instructor")
    desk = Desk(served, chromium)
    yield desk
    desk.page.close()
    served.stop()


def test_names_in_lists_are_text(desk):
    shown = desk.open(f"/formgrader/manage_submissions/{MODULE}")
    assert all(name in shown for name in ("tom", *IDS))
    assert TURNED.replace("\u202e", "\ufffd").replace("\u200b", "\ufffd") in shown and not CONTROL.search(shown)
    for path in ("manage_assignments", f"gradebook/{MODULE}/{MODULE}", "manage_students"):
        desk.open(f"/formgrader/{path}")
    desk.page.goto(desk.served.url(f"/formgrader/gradebook/{MODULE}/{MODULE}"), wait_until="networkidle")
    desk.page.get_by_role("button", name="Show All Names").click()
    expect(desk.page.get_by_role("button", name="Hide All Names"), "the one script in a tag still runs").to_be_visible()


def test_what_the_pages_ask_for_is_no_page(desk):
    for path in (f"submissions/{MODULE}", "students", f"submitted_notebooks/{MODULE}/{MODULE}"):
        desk.open(f"/formgrader/api/{path}", until="load")


def test_no_script_runs_but_the_pages_own(desk):
    for path in ("manage_assignments", f"manage_submissions/{MODULE}", f"submissions/{desk.first()}/"):
        desk.open(f"/formgrader/{path}")
        desk.page.evaluate("""() => { const one = document.createElement("div"); one.innerHTML = "<img src=x onerror='window.pwned=1'>"; document.body.append(one);
                              const two = document.createElement("script"); two.textContent = "window.pwned=1"; document.body.append(two); }""")
        desk.page.wait_for_timeout(50)
        assert desk.page.evaluate("window.pwned") is None


def test_names_in_addresses_are_text(desk):
    for name in map(quote_all, IN_ADDRESSES):
        for path in (f"manage_students/{name}", f"manage_students/{name}/{name}", f"manage_submissions/{name}", f"gradebook/{name}/{name}"):
            desk.open(f"/formgrader/{path}", until="load")


def test_what_was_handed_in_is_text_where_it_is_marked(desk):
    desk.ask(f"submission/{MODULE}/{quote_all(IDS[0])}/autograde", "POST")
    found = desk.ask(f"submitted_notebooks/{MODULE}/{MODULE}")
    assert {one["student"] for one in found} == {"tom", "joan"}, "a name that nobody can have is graded for nobody"
    for one in found:
        shown = desk.open(f"/formgrader/submissions/{one['id']}/")
        assert "onerror" in shown and one["student"] not in desk.page.locator("nav").inner_text()
        desk.page.locator(".glyphicon-eye-open").click()
        expect(desk.page.locator("nav")).to_contain_text(one["student"])
        desk.nothing_ran()
        assert desk.page.locator(".memo").count() == 1 and not CONTROL.search(shown)
        assert desk.page.locator(".nbgrader_cell :is(img, svg, script, iframe, a, form, style, math, link, meta)").count() == 0


COVERED = """() => {
  const own = [...document.querySelectorAll("nav a, button, input, textarea, .panel-heading")].filter(one => one.getClientRects().length);
  const theirs = [...document.querySelectorAll(".learners, .learners *")];
  const box = one => one.getBoundingClientRect();
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5;
  const bad = [];
  for (const control of own) {
    control.scrollIntoView({block: "center"});
    const here = box(control), pinned = control.closest("nav");
    if (control.closest(".learners")) bad.push(["made by a learner", control.outerHTML]);
    if (!pinned && theirs.some(one => meet(here, box(one)))) bad.push(["touched", control.outerHTML]);
    const top = document.elementFromPoint((here.left + here.right) / 2, (here.top + here.bottom) / 2);
    if (!top || top.closest(".learners")) bad.push(["covered", control.outerHTML]);
  }
  const known = ["learners", "whose", "learners-code", "learners-output", "memo", "tex2jax_ignore", "mathjax_ignore", "course-card", "course-top", "course-answer",
    "course-note", "good", "think", "plain"];
  for (const one of document.querySelectorAll(".panel-body .panel-body *")) for (const name of one.classList) if (!known.includes(name))
    bad.push(["passes for the page's own", name]);
  for (const one of document.querySelectorAll(".learners, .panel-body .panel-body, .course-note")) if (!getComputedStyle(one).contain.match(/content|paint/)) bad.push(["may paint outside", one.className]);
  return [own.length, theirs.length, bad];
}"""


def test_nothing_of_a_learners_covers_or_passes_for_the_pages_own(desk):
    desk.open(f"/formgrader/submissions/{desk.first()}/")
    controls, theirs, bad = desk.page.evaluate(COVERED)
    assert controls > 15 and theirs > 5 and bad == []
    assert "Checked by the grader" in desk.page.locator(".learners").first.inner_text(), "it is shown, in a frame that says whose it is"
    desk.page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p class=learners style=\"position:fixed;inset:0;z-index:9999\">Checked</p>')")
    assert {what for what, _ in desk.page.evaluate(COVERED)[2]} >= {"covered", "touched"}, "what would cover them would be seen"


def test_a_notebook_that_is_opened_itself_asks_nobody_outside(course, desk, chromium):
    page = chromium.new_page()
    with Outside() as outside:
        (course.root / "other.ipynb").write_text(outside.notebook(), encoding="utf-8")
        page.goto(desk.served.url("/lab/tree/other.ipynb"))
        page.get_by_text("The last output").wait_for(timeout=60_000)
        page.wait_for_load_state("networkidle")
        assert outside.asked == []
    page.close()


def test_should_something_get_through_the_browser_is_told_neither_to_run_nor_to_fetch_it(desk):
    desk.open(f"/formgrader/submissions/{desk.first()}/")
    refused = []
    desk.page.on("requestfailed", lambda request: refused.append(request.url) if request.failure == "csp" else None)
    harm = EVERY_WAY.partition("<meta")[0]
    desk.page.locator(".panel-body").first.evaluate("(there, html) => there.insertAdjacentHTML('beforeend', html)", harm)
    until = time.monotonic() + 60
    while (len(refused) < 3 or set(desk.happened) != set(refused)) and time.monotonic() < until:
        desk.page.wait_for_timeout(100)
    assert desk.page.evaluate("window.pwned") is None
    assert len(refused) >= 3 and set(desk.happened) == set(refused)


def test_the_page_that_is_given_back_is_text(course, desk):
    assert desk.ask(f"assignment/{MODULE}/tom/generate_feedback", "POST")["success"]
    page = course.root / "grading" / "feedback" / "tom" / MODULE / f"{MODULE}.html"
    for address in (page.as_uri(), "/files/" + quote(str(page.relative_to(course.root)))):
        shown = desk.open(address, until="load")
        assert "onerror" in shown and "tom" in shown


def quote_all(name):
    return quote(name, safe="")
