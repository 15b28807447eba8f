"""The way that every module's walk goes: answer, lose the kernel, come back, hand in, be graded, read what comes back."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import psutil
from nbgrader.api import Gradebook
from playwright.sync_api import expect

from grading.keys import load
from grading.layout import HERE
from tests.walk.page import Page

LEARNER = "amira.said"  # as a hub knows her: the account there is the same for everybody
HIDDEN = ("HIDDEN TESTS", "grading.keys", "import ", "Traceback")


@dataclass(frozen=True)
class Lesson:
    """A module as a walk answers it.

    ``first`` answers all but one exercise, ``there`` looks whether it stands on the page when that
    is opened anew, ``last`` answers the one left out. ``but`` is what the record then holds other
    than the key's answers, ``deserved`` the automatic scores, ``feedback`` words of the page that comes back.
    """

    module: str
    first: Callable
    there: Callable
    last: Callable
    but: dict
    deserved: dict
    feedback: tuple


class Walk:
    """One manager on the way through a module: the learner's bundle, served, and a browser; and the instructor's own course."""

    def __init__(self, lesson, hands, learner, instructor, serve, browser):
        self.lesson, self.hands, self.learner, self.instructor, self.browser = lesson, hands, learner, instructor, browser
        self.pages = []
        instructor.nbgrader(f"release_assignment {lesson.module}")
        self.served = learner.open(serve, lesson.module, COURSE_EXCHANGE=str(instructor.exchange), JUPYTERHUB_USER=LEARNER)

    def answers_comes_back_and_hands_in(self):
        """All but one answer, a crash, a page that is as it was left, the last answer, one button, a receipt."""
        page = self._open()
        self.lesson.first(page, self.hands(page))
        expect(page.tab.locator(".course-status", has_text="Saving…")).to_have_count(0)  # what the page calls saved must outlive the crash
        kill_kernels(self.served)
        page.close()
        page = self._open()
        self.lesson.there(page)
        self.lesson.last(page, self.hands(page))
        expect(page.hand_in).to_contain_text("Every exercise is answered.")
        self.hands(page).press(page.hand_in, "Hand in")
        expect(page.hand_in).to_contain_text(f"as {LEARNER}It is with your instructor.", timeout=180_000)
        page.close()
        self.served.stop()

    def leaves_a_sound_record(self):
        """What was answered is what was kept; no page failed or asked another machine for anything. The record."""
        assert [page.errors for page in self.pages] == [[], []]
        hosts = {urlsplit(url).hostname for page in self.pages for url in page.requests if url.startswith("http")}
        assert hosts == {"127.0.0.1"}
        path = self.learner.folder / "my-course" / self.lesson.module / f"{self.lesson.module}.answers.json"
        record = json.loads(path.read_text("utf-8"))
        given = {name: entry["answer"] for name, entry in record["answers"].items()}
        meant = {**load(HERE, self.lesson.module).ANSWERS, **self.lesson.but}
        assert given.keys() == self.lesson.deserved.keys()
        assert {name: given[name] for name in meant} == meant  # what a line of code gave is scored, not compared
        return record

    def is_graded(self):
        """Collected and graded by nbgrader's own commands, to the exact score; the feedback page reads well."""
        steps = ("generate_assignment --force", "collect", "autograde", "generate_feedback")
        self.instructor.nbgrader(*(f"{step} {self.lesson.module}" for step in steps))
        with Gradebook(self.instructor.gradebook, "cx") as book:
            (submission,) = book.assignment_submissions(self.lesson.module)
            assert submission.student_id == LEARNER
            assert {grade.name: grade.auto_score for grade in submission.notebooks[0].grades} == self.lesson.deserved
            assert submission.notebooks[0].needs_manual_grade
        (feedback,) = (self.instructor.folder / "grading" / "feedback").glob(f"*/{self.lesson.module}/{self.lesson.module}.html")
        reads_feedback(self.browser, feedback, self.lesson.feedback)

    def _open(self):
        self.pages.append(Page(self.browser, self.served.address))
        return self.pages[-1]


def kill_kernels(served):
    """End every kernel of the served course at once, as a crash does."""
    children = psutil.Process(served.process.pid).children(recursive=True)
    kernels = [child for child in children if any("ipykernel" in part for part in child.cmdline())]
    assert kernels, "there was no kernel to lose"
    for kernel in kernels:
        kernel.kill()


def reads_feedback(browser, path, words):
    """The page that comes back: scores and words, no code, nothing that runs, no request."""
    tab = browser.new_page()
    asked, talked = [], []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("dialog", lambda dialog: (talked.append(dialog.message), dialog.dismiss()))
    tab.goto(path.as_uri())
    body = tab.locator("body")
    for said in words:
        expect(body).to_contain_text(said)
    for hidden in HIDDEN:
        expect(body).not_to_contain_text(hidden)
    assert asked == [path.as_uri()] and talked == []
    tab.close()
