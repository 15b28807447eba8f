"""The handbook, command by command in its order, for a class by both roads: from the build to the page that each learner sees."""

import json
import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from grading.__main__ import _parser
from grading.grade import processes
from grading.kernels.sandbox import LIMITS
from tests.grading.conftest import MODULE, ROOT, mark

HANDBOOK, REFERENCE = ((ROOT / path).read_text(encoding="utf-8") for path in ("grading/README.md", "docs/grading.md"))
COMMAND = re.compile(r"(?:`|^    )((?:python3 -m|nbgrader|dask|openssl|mkdir|export) [^`\n]+)", re.MULTILINE)
NAMES = {"02_curbside": MODULE, "MODULE": MODULE, "2027-03-05": str(date.today() + timedelta(days=7))}
# Commands that are no step of one class's way, by the test that runs them.
ELSEWHERE = {"python3 -m course --instructor": "test_inert.py", "python3 -m grading bundle --to DIR --edition spring": "test_editions.py",
             "python3 -m grading bundle --roster FILE --to DIR": "test_editions.py", "python3 -m grading edition [NAME …] [--drop NAME]": "test_editions.py"}
SECTIONS = {title: COMMAND.findall(text) for title, _, text in (part.partition("\n") for part in re.split(r"\n##+ ", HANDBOOK))}
STEPS = dict(re.findall(r"^\| ([a-z ]+) \| (.+) \|.*\|$", HANDBOOK, re.MULTILINE))
NOTES = ["submission_secret.txt", f"{MODULE}.answers.json", f"{MODULE}.ipynb", "timestamp.txt"]
RIGHT, HALF = "mean_min = minutes.mean()", "mean_min = minutes.median()"
MEMO = "Joan is not slow: **7 minutes** is one customer.\n\n<script>alert(1)</script> Cost $5 & $6."
RUN = {"n": 1, "simulator": "till", "levers": {"tills": 2}, "assumptions": {}, "seed": 7, "kpis": {"ontime_share": 0.913}, "at": "2026-11-22T14:02:05Z"}


class Learner:
    """Somebody with a copy of what the handbook's bundle holds, and what the card at the end of the module does for them."""

    def __init__(self, course, bundle, name):
        self.course, self.name, self.hub = course, name, {}
        self.root = bundle.parent / name
        shutil.copytree(bundle, self.root)
        self.folder = self.root / "my-course" / MODULE
        self.folder.mkdir(parents=True)

    def card(self, **message):
        """Press a button of the card; what it answers, and what the card shows then."""
        code = ("import json, sys; from course.desk.pages import HandIn; card = HandIn(sys.argv[1]); "
                "print('\\n' + json.dumps([card.reply(json.loads(sys.argv[2])) if sys.argv[2] != '{}' else {}, card.state()]))")
        done = self.course.run("-c", code, MODULE, json.dumps(message), cwd=self.folder, **{"PYTHONPATH": str(self.root), **self.hub})
        assert done.returncode == 0, done.stderr
        reply, state = json.loads(done.stdout.splitlines()[-1])
        assert "problem" not in reply, reply
        return reply, state

    def hands_in(self, answers, line, runs=(), hub=False):
        """Answer, and press the button, on a hub or on a computer of one's own; how it went, by the receipt."""
        self.hub = {"JUPYTERHUB_USER": self.name} if hub else {"COURSE_EXCHANGE": str(self.root.parent / "nowhere")}
        (self.folder / f"{MODULE}.answers.json").unlink(missing_ok=True)
        self.course.work(self.folder, answers, line, runs)
        (self.folder / "private notes.txt").write_text("not handed in")
        receipt = self.card(**{"type": "hand in", "name": self.name})[1]["receipt"]
        assert not receipt["answered"] and not receipt["note"], "nobody has marked this one"
        return receipt["how"]

    def sees(self, page=None):
        """Look for feedback, or choose the page that was sent: (what the card says, the page), of a hand-in that it says was marked."""
        told, state = self.card(**({"type": "feedback", "page": page} if page else {"type": "look"}))
        assert state["receipt"]["answered"]
        return told["told"], state["score"], state["feedback"]


class Desk:
    """The instructor's, who runs what the handbook says."""

    def __init__(self, course, place):
        self.course, self.place, self.ran = course, place, []

    def runs(self, commands):
        """Run these commands of the handbook in order, each of which must succeed; what they said."""
        return "\n".join(map(self._run, commands))

    def _run(self, command):
        self.ran.append(command)
        if command in ELSEWHERE:
            return ""
        words = [NAMES.get(word, word) for word in re.sub(r"\[.*?\]", "", command).split()]
        files = {"DIR": "bundle", "FILE": "people.csv", "CANVAS.csv": "canvas.csv", "MOODLE.csv": "moodle.csv"}
        words = [str(self.place / files[word]) if word in files else word for word in words]
        words = [str(self.course.root / "grading" / "awarded" / MODULE / "anna.svg") if word == "BADGE.svg" else word for word in words]
        done = self.course.run(*(words[1:] if words[0] == "python3" else ["-m", *words]), HOME=str(self.place))  # whose home the key lies in
        assert done.returncode == 0 and "Traceback" not in done.stderr, f"{command}\n{done.stdout}{done.stderr}"
        return done.stdout + done.stderr


def handed_in(course):
    """What was collected of each learner: the exchange's word only where the newest came through it."""
    return {path.name: sorted((one.name for one in (path / MODULE).iterdir()), key=NOTES.index) for path in (course.root / "grading" / "submitted").iterdir()}


def given(course):
    """The pages as nbgrader's own commands look for them."""
    return {path: path.read_bytes() for path in (course.root / "grading" / "feedback").glob("*/*/*.html")}


def test_the_handbook_s_commands_take_a_class_by_both_roads_to_the_feedback_that_each_learner_sees(course, tmp_path):
    desk = Desk(course, tmp_path)

    def step(name):
        return desk.runs(COMMAND.findall(STEPS[name]))

    def hand_over(learner):
        """What a learner mails to the instructor."""
        archive = course.root / "grading" / "downloaded" / MODULE / "archive"
        archive.mkdir(parents=True, exist_ok=True)
        for parcel in (learner.folder.parent / "hand-in").glob("*.zip"):
            parcel.rename(archive / parcel.name)

    def sent(learner):
        """What the instructor mails to a learner, and then deletes."""
        page = course.root / "grading" / "to-send" / learner.name / f"{learner.name}_feedback_{MODULE}.html"
        text = page.read_text(encoding="utf-8")
        page.unlink()
        return text

    desk.runs(SECTIONS["Editions"]), desk.runs(SECTIONS["The exchange"])
    (tmp_path / "people.csv").write_bytes("id;first name;last name\nanna;Anna;Berg\nbert;Bert;Ek\ncora;Cora;Größe\ndora;Dora;Oh\nfay;Fay;Un\n".encode("utf-16"))
    step("build"), step("release")
    assert "5 on the roster: 5 new" in step("enrol") and f"{MODULE} is due on " in step("set the date")
    anna, bert, cora, dora = (Learner(course, tmp_path / "bundle", name) for name in ("anna", "bert", "cora", "dora"))
    assert anna.hands_in({"m90-1": 15, "m90-3": {"text": MEMO, "runs": [1]}}, RIGHT, [RUN], hub=True) == "exchange"
    assert bert.hands_in({"m90-1": 14}, None, hub=True) == "exchange"
    assert not [path for path in (course.root.parent / "exchange" / "cx" / "inbound").rglob("*") if path.stat().st_mode & 0o007], "whoever hands in lets nobody else in"
    assert cora.hands_in({"m90-1": 14, "m90-3": {"text": "Fifteen an hour.", "runs": []}}, HALF) == "file"
    assert dora.hands_in({"m90-1": 15}, None) == "file"
    hand_over(cora), hand_over(dora)

    said = step("see who is in")
    assert "handed in      4 of 5" in said and "time left:\n  Fay Un (fay)\n" in said and "when you did: nbgrader zip_collect 90_shop:\n  Cora Größe (cora)\n  Dora Oh (dora)\n" in said
    step("collect")
    assert handed_in(course) == {"anna": NOTES, "bert": NOTES, "cora": NOTES[1:], "dora": NOTES[1:]}
    # A record that was left beside the source by mistake must not be laid over a learner's.
    (course.root / "solutions" / MODULE / f"{MODULE}.answers.json").write_text("{}")
    said = step("grade").splitlines()
    assert "graded              4" in said and "memos to mark       2  Exercise 3 · memo to Joan: 2" in said
    assert "  Exercise 3 · memo to Joan: 2 of 2\n" in step("see what waits")
    with Gradebook(course.gradebook, "cx") as book:
        mark(book, "anna", "m90-3", 4.5, "You say what the seven hides.\nWhat would a manager do on Monday?")
    said = step("give back")
    assert "4 new, 0 changed, 0 unchanged" in said and "1 answer waits to be marked, on 1 page" in said

    told, score, page = anna.sees()
    assert (told, score) == ("", "10.5 of 12 points") and "What would a manager do on Monday?" in page and "<script>" not in page
    told, score, page = cora.sees(sent(cora))
    assert (told, score) == ("Your feedback is above.", "1.5 of 12 points") and "Which of the three pulls the mean up?" in page
    told, score, blank = dora.sees(sent(dora))
    assert "1 answer is still to be marked" in page and score == "2 of 12 points" and blank.count("Not answered yet") == 2

    # A second time, by the sections below: newer hand-ins, two by the other road; a memo that is marked later; a name for who has none.
    assert anna.hands_in({"m90-1": 15, "m90-3": {"text": "The mean hides who waits.", "runs": []}}, RIGHT, hub=True) == "exchange"
    assert bert.hands_in({"m90-1": 15}, HALF) == "file" and dora.hands_in({"m90-1": 15}, RIGHT, hub=True) == "exchange"
    hand_over(bert)
    assert "memo before:\n  Anna Berg (anna)\n  Bert Ek (bert)\n  Dora Oh (dora)\n" in desk.runs(SECTIONS["Who has handed in"]), "before it is collected, too"
    said = desk.runs(SECTIONS["Collect"])
    assert handed_in(course) == {"anna": NOTES, "bert": NOTES[1:], "cora": NOTES[1:], "dora": NOTES}
    assert re.search(r"dora_handin_\w+\.zip: It is left, as a newer hand-in of .* was collected before\.", said)
    ours, nbgraders = SECTIONS["Grade"]
    assert "memos to mark       2  Exercise 3 · memo to Joan: 2" in desk.runs([ours]), "the mark was for the memo before"
    assert "  Exercise 3 · memo to Joan: 2 of 2, 1 of them handed in anew after the mark for the one before\n" in desk.runs(SECTIONS["What waits"])
    course.handed_in("eve", {"m90-1": 15, "m90-3": {"text": MEMO, "runs": [1]}}, HALF, [RUN])
    desk.runs([nbgraders])
    desk.runs(SECTIONS["Mark memos"])
    with Gradebook(course.gradebook, "cx") as book:
        assert book.find_student("anna").last_name == "Berg"
        assert {one.name: (one.auto_score, one.needs_manual_grade) for one in book.find_submission_notebook(MODULE, MODULE, "eve").grades} == {
            "m90-1": (2, False), "m90-2": (1.5, False), "m90-3": (None, True)}
        assert "The answer before had 4.5 of 6 points" in book.find_comment("m90-3", MODULE, MODULE, "anna").comment
        mark(book, "anna", "m90-3", 6, "Now I see them.")
        mark(book, "cora", "m90-3", 2, "Who waits?")
    ours, *nbgraders = SECTIONS["Give back"]
    assert "4 new, 1 changed, 0 unchanged" in desk.runs([ours])
    pages = given(course)
    said = desk.runs(nbgraders)
    assert given(course) == pages and len(pages) == 5 and "Not through the exchange, as they handed in by a file: bert, cora, eve." in said
    told, score, page = anna.sees()
    assert (told, score) == ("", "12 of 12 points") and "Now I see them." in page and "on Monday" not in page
    assert [one.sees(sent(one))[1] for one in (bert, cora)] == ["3.5 of 12 points"] * 2 and dora.sees()[1] == "6 of 12 points"
    desk.runs(SECTIONS["Debrief"])
    pack = (course.root / "grading" / "debriefs" / f"{MODULE}-debrief.html").read_text("utf-8")
    assert "5 learners have been graded" in pack and "wrote no questions" in pack and "memo to Joan" in pack and not re.search("anna|berg|seven hides", pack, re.IGNORECASE)
    (tmp_path / "canvas.csv").write_text("Student,ID,SIS User ID,SIS Login ID,Section,Other (7)\n\"Berg, Anna\",11,,anna,One,\n\"Oh, Dora\",12,,dora,One,\n")
    (tmp_path / "moodle.csv").write_text("First name,Surname,Username\nAnna,Berg,anna\nZoe,Ash,zoe\n")
    assert f"{MODULE}: 5 graded of 6" in desk.runs(SECTIONS["See what was hard"])
    step("hand on"), (said := desk.runs(SECTIONS["Hand results on"]))
    assert "On the list and not known here, so not in the file: 1 (Zoe Ash)." in said and "statements, of accounts at https://lms.example.org." in said and "1 module, to be imported" in said
    exported = course.root / "grading" / "exported"
    assert "not handed in" in (exported / f"csv_{MODULE}_by_module.csv").read_text("utf-8-sig") and "Größe" in (course.root / "grades.csv").read_text("utf-8-sig")
    assert "\n\"Berg, Anna\",11,,anna,One,12\n" in (exported / f"canvas_{MODULE}_by_module.csv").read_text("utf-8")
    said = desk.runs(SECTIONS["Certificates and badges"])
    assert "1 new, 0 as before" in said and "Genuine. “Anna Berg” (anna) reached 12 of 12 points (100%)" in said and "which is your own." in said
    assert set(COMMAND.findall(HANDBOOK)) == set(desk.ran), "each command of the handbook is run; test_tls and tests/referee run those of the reference"


def test_the_times_that_the_handbook_promises_are_those_that_are_kept():
    said = re.search(r"Its cells have (\d+) seconds and its score cells (\d+)\..*?After (\d+) minutes at most", REFERENCE, re.DOTALL)
    learner, trusted, minutes = map(int, said.groups())
    assert (learner, trusted) == (LIMITS["learner"].wall_s, LIMITS["trusted"].wall_s)
    assert 60 * (minutes - 1) < processes.MOST_S <= 60 * minutes


@pytest.mark.parametrize("command, test", ELSEWHERE.items())
def test_what_is_run_elsewhere_is_run_there(command, test):
    assert command.rpartition(" ")[2] in Path(__file__).with_name(test).read_text(encoding="utf-8")


@pytest.mark.parametrize("command", [command for found in SECTIONS.values() for command in found if command.startswith("python3 -m grading")] + re.findall(r"python3 -m grading [^`\n]+", REFERENCE))
def test_every_option_that_the_handbook_names_is_one(command, capsys):
    with pytest.raises(SystemExit):
        _parser().parse_args([command.split()[3], "--help"])
    assert set(re.findall(r"--[a-z-]+", command)) <= set(re.findall(r"--[a-z-]+", capsys.readouterr().out))
