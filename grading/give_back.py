"""``python3 -m grading give-back``: each learner's page, where it is new or says something else than the one they have.

A page is made for everybody and compared with what was given, byte for byte: whatever a page
says (a mark, a comment, a key's verdict, the exercise's wording), a change of it is found.
Who handed in through the exchange is given theirs there; the others' lie in a folder for each person, to be sent.
"""

import json
import logging
import re
import sys
from collections import Counter
from dataclasses import dataclass, field

from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange import ExchangeError
from sqlalchemy.exc import DatabaseError

from course.errors import CourseError
from course.files import whole_folder
from grading import held_back, to_send
from grading.grade import marks, table
from grading.grade.asked import Asked
from grading.grade.command import held, known, submitted
from grading.grade.recorder import saying_so
from grading.grade.turns import only_grader
from grading.hand_in.entries import shown
from grading.hand_in.files import NOTES, SECRET
from grading.layout import settings
from grading.nbgrader.release import CHANGED, NEW, UNCHANGED, GuardedRelease

QUIET = logging.getLogger(__name__)  # what nbgrader's steps say on the way; what matters of it is in the account
QUIET.disabled = True
CLASS = re.compile(rb'<div class="usual">.*?</div>', re.DOTALL)


@dataclass
class Account:
    """What became of each learner's page: ``new``, ``changed`` or ``unchanged``.

    ``exchange`` and ``files`` are by learner, ``failed`` says why there is no page, ``waiting``
    holds how many answers on a page wait for a person, ``ungraded`` who handed in something else than what is graded.
    """

    exchange: dict = field(default_factory=dict)
    files: dict = field(default_factory=dict)
    failed: dict = field(default_factory=dict)
    waiting: dict = field(default_factory=dict)
    ungraded: list = field(default_factory=list)


class Pages(GenerateFeedback):
    """nbgrader's own step, by which a page can be made before it is known whether to write it."""

    def __init__(self, config, module):
        super().__init__(coursedir=CourseDirectory(config=config, assignment_id=module), config=config, log=QUIET)
        self.exporter = self.exporter_class(parent=self, config=self.config)
        for step in self.preprocessors:
            self.exporter.register_preprocessor(step)

    def make(self, notebook):
        """A graded notebook's page as bytes, and how many of its answers wait for a person."""
        page, resources = self.exporter.from_filename(str(notebook), resources=self.init_single_notebook_resources(str(notebook)))
        return page.encode(), resources["feedback"]["waiting"]


def give_back(layout, module, *, learners=(), again=False, answers_from="", progress=None):
    """Give back what is new or changed.

    Parameters
    ----------
    layout : Layout
        The course.
    module : str
        Such as ``02_curbside``.
    learners : sequence of str
        Only these.
    again : bool
        Put the files of those who did not come through the exchange to be sent again, unchanged ones too.
    answers_from : str
        The day from which what is right is told, such as ``2027-03-03``, or ``now``; it is kept until another is said.
    progress : callable, optional
        Called with (done, all) after each page.

    Returns
    -------
    Account

    Raises
    ------
    CourseError
        When nobody is graded, or the gradebook, a folder or the exchange can't be used.
    """
    module, = layout.chosen([module])
    config = settings(layout)
    account = Account()
    with only_grader(layout), saying_so("given back", "give back"):
        everyone = submitted(layout, module)
        standing = held(config, module, marks.standing)
        digests, *_ = known(Asked(layout, module, config.CourseDirectory.db_url), everyone)
        account.ungraded = [learner for learner, now in digests.items() if standing.get(learner, "").partition(":")[0] != now]
        notebooks = _graded(layout, module, standing, learners)
        if answers_from:
            held_back.keep(layout.root / "grading", module, answers_from)
        pages = Pages(config, module)
        by_exchange, by_file = [], {}
        for done, (learner, notebook) in enumerate(notebooks.items(), start=1):
            try:
                page, account.waiting[learner] = pages.make(notebook)
                has = layout.root / "grading" / "feedback" / learner / module / f"{module}.html"
                page = but_for_the_class(has.read_bytes(), page) if has.is_file() and not again else page
            except (DatabaseError, OSError):
                raise
            except Exception as error:  # noqa: BLE001 - one page that can't be made keeps nobody from theirs
                account.failed[learner] = f"The page could not be made ({type(error).__name__})."
            else:
                _keep(layout, module, learner, page, notebook.parent)
                if (notebook.parent / SECRET).is_file():
                    by_exchange.append(learner)
                else:
                    by_file[learner] = page
            if progress:
                progress(done, len(notebooks))
        account.files, unsent = to_send.put(layout, module, by_file, again)
        account.failed |= unsent
        account.exchange = _release(pages.coursedir, config, by_exchange)
    return account


def _graded(layout, module, standing, learners):
    """The graded notebooks, by learner, of those whom the gradebook has."""
    place = layout.root / "grading" / "autograded"
    found = {learner: path for learner in sorted(standing) if (path := place / learner / module / f"{module}.ipynb").is_file()}
    unknown = [learner for learner in learners if learner not in found]
    if unknown or not found:
        raise CourseError(f"{table.named(unknown) or 'Nobody'} is {'not ' if unknown else ''}graded in {module} yet.", "There is nothing to give back.",
                          f"Grade first: python3 -m grading grade {module}.")
    return {learner: path for learner, path in found.items() if not learners or learner in learners}


def but_for_the_class(has, page):
    """The page that a learner has, where a new one would differ by nothing but how the class did: that alone is no reason to send it again."""
    return has if CLASS.sub(b"", has) == CLASS.sub(b"", page) else page


def _keep(layout, module, learner, page, graded):
    """Write the page where nbgrader's own commands look for it, with what the exchange knows it by; leave it where it is so already."""
    place = layout.root / "grading" / "feedback" / learner / module
    files = {f"{module}.html": page, **{name: (graded / name).read_bytes() for name in NOTES if (graded / name).is_file()}}
    if {name: (place / name).read_bytes() for name in (f"{module}.html", *NOTES) if (place / name).is_file()} == files:
        return
    whole_folder(place, files)


def _release(courses, config, learners):
    """Give pages through the exchange; what became of each."""
    if not learners:
        return {}
    release = GuardedRelease(coursedir=courses, config=config, log=QUIET)
    release.only = set(learners)
    try:
        release.start()
    except ExchangeError as error:
        why = str(error).partition(". ")[0].rstrip(".")
        raise CourseError(f"The exchange can’t be used. {why}.", "The pages are made, and those to be sent lie in grading/to-send/; nobody has theirs through the exchange yet.",
                          "See that its folder is there and is yours to write, then give back again.") from error
    return release.given


def as_text(account, module):
    """The account for a person: how many pages are new, changed, unchanged; where they are; what is still to do."""
    count = Counter({**account.exchange, **account.files}.values())
    lines = [f"{module}: {', '.join(f'{count[what]} {what}' for what in (NEW, CHANGED, UNCHANGED))}."]
    through, to_be_sent = ([learner for learner, what in became.items() if what != UNCHANGED] for became in (account.exchange, account.files))
    if through:
        lines.append(f"Given through the exchange: {len(through)}.")
    if to_be_sent:
        lines.append(f"To be sent: {len(to_be_sent)} ({table.named(to_be_sent)}). Each has a folder of their own in grading/to-send/; "
                     "delete what you have sent.")
    return "\n".join([*lines, *_left(account, module)])


def _left(account, module):
    """What an instructor has yet to do, a sentence each."""
    pages, answers = sum(map(bool, account.waiting.values())), sum(account.waiting.values())
    if answers:
        yield (f"{answers} {'answer waits' if answers == 1 else 'answers wait'} to be marked, on {pages} {'page, which says so' if pages == 1 else 'pages, which say so'}. "
               "Give back again once they are.")
    if account.ungraded:
        yield (f"Not graded, or not as it stands now: {table.named(account.ungraded)}. A newer hand-in or a mended key counts once it is graded: "
               f"python3 -m grading grade {module}, then give back again.")
    for learner, reason in sorted(account.failed.items()):
        yield f"{shown(learner)}: {reason} Grade this one again, with --learner and --force, then give back again."


def graded_modules(layout, learners=()):
    """Of each module in which anybody, or one of these, is graded: who of these is. Raises ``CourseError`` where there is none."""
    place = layout.root / "grading" / "autograded"
    found = {module: [one for one in learners if (place / one / module).is_dir()] for module in layout.lessons() if any(place.glob(f"*/{module}"))}
    found = {module: those for module, those in found.items() if those or not learners}
    if not found:
        raise CourseError(f"{table.named(learners) or 'Nobody'} is {'not ' if learners else ''}graded in any module yet.", "There is nothing to give back.",
                          "Grade first: python3 -m grading grade MODULE.")
    return found


def main(chosen):
    """The command."""
    from grading.layout import HERE

    modules = {module: chosen.learner for module in chosen.modules} or graded_modules(HERE, chosen.learner)
    accounts = {}
    for module, learners in modules.items():
        bar = table.Progress(sys.stderr, "pages made")
        try:
            accounts[module] = give_back(HERE, module, learners=learners, again=chosen.again, answers_from=chosen.answers_from, progress=bar)
        finally:
            bar.end()
        if not chosen.json:
            print(as_text(accounts[module], module))
    if chosen.json:
        print(json.dumps({module: vars(account) for module, account in accounts.items()}))
