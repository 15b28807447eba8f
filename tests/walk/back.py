"""What comes back: two managers, one through the exchange and one by a file, see their feedback, a correction of it, and a second attempt's."""

import json
import shutil

from nbgrader.api import Gradebook
from playwright.sync_api import expect

from tests.walk.page import Page
from tests.walk.way import LEARNER, reads_feedback

MODULE = "02_curbside"
COLLEAGUE = "Tom Reyes"
# The instructor's slip, and what stands there: to be found once the first have complained.
RIGHT, SLIP = '"m2-4": (AN_HOUR * MINUTES / 60, 0.26)', '"m2-4": (AN_HOUR, 0.26)'
TOO_FAR_APART = "Two runs would say more than one."


class Back:
    """The two and their instructor, from the first hand-ins on; ``walk`` is that of who handed in through the exchange, ``again`` their second attempt."""

    def __init__(self, walk, again, colleague, serve, look):
        self.walk, self.again, self.colleague, self.serve, self.look = walk, again, colleague, serve, look
        self.learner, self.instructor = walk.learner, walk.instructor

    def goes(self):
        """The whole way back, in its order."""
        self._colleague_answers_and_packs_a_file()
        self._key(RIGHT, SLIP)
        self.instructor.nbgrader(f"generate_assignment {MODULE} --force", f"collect {MODULE}", f"zip_collect {MODULE}")
        self._grades()
        self._marks({LEARNER: (9, TOO_FAR_APART), "tom-reyes": (7, "Say what it costs.")})
        assert "2 new, 0 changed, 0 unchanged" in self._gives_back()
        page = self._open(self.learner, COURSE_EXCHANGE=str(self.instructor.exchange), JUPYTERHUB_USER=LEARNER)
        self._looks(page, "33.5 of 40 points", TOO_FAR_APART, "first-through-the-exchange")
        self._adds(self.page, "27.5 of 40 points", "Say what it costs.", "first-by-a-file")

        self._tries_again(page)
        self._key(SLIP, RIGHT)
        self.instructor.nbgrader(f"collect {MODULE}", f"zip_collect {MODULE}")
        self._grades()
        self._marks({"tom-reyes": (10, "You did say what it costs, further down.")})
        assert "1 new, 1 changed, 0 unchanged" in self._gives_back()
        self._looks(page, "37 of 40 points", TOO_FAR_APART, "corrected-through-the-exchange")
        self._adds(self.page, "33.5 of 40 points", "further down", "corrected-by-a-file")
        assert page.errors == self.page.errors == []

    def _colleague_answers_and_packs_a_file(self):
        """With a record of their own, and no exchange in reach."""
        theirs = self.learner.folder / "my-course" / MODULE / f"{MODULE}.answers.json"
        record = json.loads(theirs.read_text("utf-8"))
        del record["answers"]["m2-6"]
        for hour, entry in enumerate(record["answers"].values()):
            entry["at"] = f"2026-11-22T{hour:02}:02:05Z"
        record["answers"]["m2-8"]["answer"]["text"] = "Both, from next month on. It costs a build of the app."
        folder = self.colleague.folder / "my-course" / MODULE
        folder.mkdir(parents=True)
        (folder / theirs.name).write_text(json.dumps(record), encoding="utf-8")
        self.page = self._open(self.colleague, COURSE_EXCHANGE=str(self.colleague.home / "nowhere"))
        card = self.page.hand_in
        card.get_by_label("Your name").fill(COLLEAGUE)
        card.get_by_role("button", name="Hand in").click()
        expect(card).to_contain_text("Nobody has it until you send it to your instructor")
        self.look(card, "packed-in-a-file")
        archive = self.instructor.folder / "grading" / "downloaded" / MODULE / "archive"
        archive.mkdir(parents=True)
        (parcel,) = (folder.parent / "hand-in").iterdir()
        shutil.copy(parcel, archive)

    def _tries_again(self, page):
        """With an answer put right."""
        self.again(page, self.walk.hands(page))
        page.hand_in.get_by_role("button", name="Hand in again").click()
        expect(page.hand_in).to_contain_text("It is with your instructor.", timeout=180_000)

    def _open(self, learner, **variables):
        return Page(self.walk.browser, learner.open(self.serve, MODULE, **variables).address)

    def _key(self, said, says):
        key = self.instructor.folder / "solutions" / MODULE / "key.py"
        text = key.read_text("utf-8")
        assert said in text
        key.write_text(text.replace(said, says), "utf-8")

    def _grades(self):
        assert "graded              2" in self.instructor.run("-m", "grading", "grade", MODULE)

    def _marks(self, memos):
        """What formgrader does when an instructor types a mark and a comment."""
        with Gradebook(self.instructor.gradebook, "cx") as book:
            for learner, (points, comment) in memos.items():
                grade = book.find_grade("m2-8", MODULE, MODULE, learner)
                grade.manual_score, grade.needs_manual_grade = points, False
                book.find_comment("m2-8", MODULE, MODULE, learner).manual_comment = comment
            book.db.commit()

    def _gives_back(self):
        return self.instructor.run("-m", "grading", "give-back", MODULE)

    def _looks(self, page, score, words, name):
        """Look for feedback in the exchange."""
        page.hand_in.get_by_role("button", name="Look for feedback").click()
        self._sees(page, score, words, name)

    def _adds(self, page, score, words, name):
        """Choose the file that the instructor sent."""
        sent = self.instructor.folder / "grading" / "to-send" / "tom-reyes" / f"tom-reyes_feedback_{MODULE}.html"
        reads_feedback(self.walk.browser, sent, (score, words))
        page.hand_in.get_by_label("Feedback came back as a file?").set_input_files(sent)
        self._sees(page, score, words, name)
        sent.unlink()

    def _sees(self, page, score, words, name):
        expect(page.hand_in.locator("h3")).to_have_text(f"Your feedback: {score}")
        expect(page.hand_in.frame_locator("iframe").locator("body")).to_contain_text(words)
        expect(page.hand_in).to_contain_text("It was marked: your feedback is above.")
        self.look(page.hand_in, name)
