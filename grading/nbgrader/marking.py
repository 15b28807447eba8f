"""Marking memos in nbgrader's formgrader: its own pages and marks, with a rubric to click, the next memo on one key, and no mark lost.

The extension has no place for any of this: its handlers are changed as this process has loaded them, before it makes its first page.
"""

import functools
import json

from sqlalchemy.exc import DatabaseError, OperationalError
from tornado import web

from grading import criteria
from grading.grade import marks
from grading.layout import HERE
from grading.marking import change, kept, mark, names, queue
from grading.nbgrader.marking_page import FOLDER, Exporter, comment_rows, for_page, grade_rows, nameless, of_memo, rubrics_of

BUSY = "The gradebook is in use and could not be written. Nothing was saved yet: try again in a moment."
NOT_WRITTEN = "The gradebook could not be written: {}. Nothing was saved. See that its disk has room and can be written to, then try again."


def take_up():
    """Change formgrader; once, however often its settings are read."""
    from nbgrader.apps.api import NbGraderAPI
    from nbgrader.server_extensions.formgrader import apihandlers, base, handlers

    if getattr(base.BaseHandler, "course_marks", False):
        return
    base.BaseHandler.course_marks = True
    stock = base.BaseHandler.gradebook.fget
    base.BaseHandler.gradebook = property(functools.partial(_fresh, stock))
    handlers.SubmissionHandler.exporter = property(Exporter)
    apihandlers.GradeCollectionHandler.get = _guarded(_grades)
    apihandlers.GradeHandler.put = _guarded(_put_grade)
    apihandlers.SubmittedNotebookCollectionHandler.get = _guarded(_submissions)
    apihandlers.CommentCollectionHandler.get = _guarded(_comments)
    apihandlers.CommentHandler.put = _guarded(_put_comment)
    NbGraderAPI.get_notebook_submission_indices = _indices
    of_one = r"([^/]+)/([^/]+)"
    handlers.default_handlers[:0] = [
        (r"/formgrader/memos/?", _handler(base.BaseHandler, get=_list)),
        (rf"/formgrader/memos/{of_one}/(next|back)", _handler(base.BaseHandler, get=_go)),
        (rf"/formgrader/memos/{of_one}/?", _handler(base.BaseHandler, get=_rubric_page)),
        (rf"/formgrader/api/marking/{of_one}", _handler(base.BaseApiHandler, get=_marking, put=_tick)),
        (rf"/formgrader/api/rubric/{of_one}", _handler(base.BaseApiHandler, put=_change)),
        (rf"/formgrader/api/kept/{of_one}", _handler(base.BaseApiHandler, get=_kept, post=_keep, put=_drop)),
        (r"/formgrader/api/names", _handler(base.BaseApiHandler, put=_names)),
    ]


def _handler(kind, **methods):
    return type("Marking", (kind,), {name: _guarded(method) for name, method in methods.items()})


def _guarded(method):
    """As nbgrader guards its own; what can't be done is said as JSON, and a gradebook in use is no error of the server's."""
    from nbgrader.server_extensions.formgrader import base

    @web.authenticated
    @base.check_xsrf
    @base.check_notebook_dir
    @functools.wraps(method)
    def guarded(self, *arguments):
        try:
            return method(self, *arguments)
        except mark.Refused as refused:
            said, status = str(refused), 400
        except mark.Stale:
            said, status = "This was changed meanwhile, by another person or on another page. Nothing of yours was saved.", 409
        except DatabaseError as error:
            self.gradebook.db.rollback()
            locked = isinstance(error, OperationalError) and "locked" in str(error.orig)
            said, status = (BUSY, 503) if locked else (NOT_WRITTEN.format(" ".join(str(error.orig).split())), 500)
        self.set_status(status)
        self.finish(json.dumps({"error": said}))

    return guarded


def _fresh(stock, self):
    """The server's one gradebook, with nothing in it that was read before this request: others write to it, too."""
    book = stock(self)
    if not getattr(self, "course_read", False):
        self.course_read = True
        book.db.rollback()
        if not self.settings.get("course_tables"):
            criteria.ready(book)
            self.settings["course_tables"] = True
    return book


def _indices(self, assignment_id, notebook_id):
    """As nbgrader's, which asks the gradebook twice for each learner: each hand-in's place among all."""
    with self.gradebook as book:
        return {one: at for at, one in enumerate(queue.hand_ins(book, assignment_id, notebook_id))}


def _who(self):
    """Who marks: the same at each request of one browser, and as a person would say it."""
    user = self.current_user
    return getattr(user, "username", str(user)), getattr(user, "display_name", None) or str(user)


def _found(find, *named):
    from nbgrader.api import MissingEntry

    try:
        return find(*named)
    except MissingEntry:
        raise web.HTTPError(404) from None


def _body(self):
    said = self.get_json_body()
    if not isinstance(said, dict):
        raise mark.Refused("This could not be read. Load the page again.")
    return said


def _module(module):
    """A module by its name, or a page that is not there."""
    if module not in HERE.lessons():
        raise web.HTTPError(404)
    return module


# What stock pages ask for and send, each with the version that it shows.

def _grades(self):
    held = _found(self.gradebook.find_submission_notebook_by_id, self.get_argument("submission_id"))
    self.write(json.dumps(grade_rows(self, held, mark.grades(self.gradebook, held, rubrics_of(self, held)))))


def _put_grade(self, grade_id):
    said, grade = _body(self), _found(self.gradebook.find_grade_by_id, grade_id)
    held, name = grade.notebook, grade.name
    rubrics = rubrics_of(self, held)
    mark.by_hand(self.gradebook, held, rubrics, name, said.get("manual_score"), said.get("extra_credit"), said.get("version"))
    self.write(json.dumps({**nameless(self, grade.to_dict()), **for_page(mark.grades(self.gradebook, held, rubrics)[name])}))


def _comments(self):
    held = _found(self.gradebook.find_submission_notebook_by_id, self.get_argument("submission_id"))
    self.write(json.dumps(comment_rows(self, held)))


def _put_comment(self, comment_id):
    said, one = _body(self), _found(self.gradebook.find_comment_by_id, comment_id)
    mark.comment(self.gradebook, one.notebook, one.name, said.get("manual_comment"), said.get("version"))
    self.write(json.dumps({**nameless(self, one.to_dict()), "version": mark.comments(self.gradebook, one.notebook)[one.name]["version"]}))


def _submissions(self, assignment_id, notebook_id):
    rows = self.api.get_notebook_submissions(assignment_id, notebook_id)
    hidden = {"student": names.ANOTHER, "first_name": None, "last_name": None} if names.hidden(FOLDER) else {}
    self.write(json.dumps([{**row, **hidden} for row in rows]))


# Our pages and what they send.

def _list(self):
    book, by = self.gradebook, _who(self)[0]
    rows = []
    for module in HERE.lessons():
        waiting, elsewhere, memos = marks.waiting(book, module), queue.elsewhere(book, module, by), criteria.titles(HERE, module)
        counts = queue.counts(book, module)
        rows += [{"module": module, "exercise": name, "title": title, "waiting": waiting.get(name, 0), "elsewhere": elsewhere.get(name, 0), "memos": counts[name]}
                 for name, title in memos.items() if name in counts]
    self.write(self.render("memos.tpl", base_url=self.base_url, rows=rows, hidden=names.hidden(FOLDER)))


def _rubric_page(self, module, exercise):
    rubric = criteria.rubrics(self.gradebook, HERE, _module(module)).get(exercise)
    if not rubric:
        raise web.HTTPError(404)
    self.write(self.render("rubric.tpl", base_url=self.base_url, module=module, exercise=exercise, title=criteria.titles(HERE, module)[exercise], rubric=rubric,
                           of=sum(one.points for one in rubric), version=change.version(rubric), marked=criteria.marked(self.gradebook, module, exercise),
                           kept=kept.kept(self.gradebook, module, exercise)))


def _go(self, module, exercise, where):
    """To the next memo that waits, or to the one before; to the list where there is none."""
    one = self.get_argument("from", "")
    found = (queue.following(self.gradebook, _module(module), exercise, one, _who(self)[0]) if where == "next"
             else queue.before(self.gradebook, _module(module), exercise, one))
    self.redirect(f"{self.base_url}/formgrader/submissions/{found}/?exercise={exercise}" if found else f"{self.base_url}/formgrader/memos")


def _marking(self, submission, exercise):
    held = _found(self.gradebook.find_submission_notebook_by_id, submission)
    rubrics = rubrics_of(self, held)
    if exercise not in rubrics:
        raise web.HTTPError(404)
    waiting = marks.waiting(self.gradebook, held.assignment.assignment.name).get(exercise, 0)
    self.write(json.dumps(of_memo(mark.grades(self.gradebook, held, rubrics)[exercise], waiting)))


def _tick(self, submission, exercise):
    said, held = _body(self), _found(self.gradebook.find_submission_notebook_by_id, submission)
    rubrics = rubrics_of(self, held)
    if exercise not in rubrics:
        raise web.HTTPError(404)
    mark.tick(self.gradebook, held, rubrics, exercise, said.get("shares"), said.get("version"), _who(self)[1])
    _marking(self, submission, exercise)


def _change(self, module, exercise):
    said = _body(self)
    if exercise not in criteria.rubrics(self.gradebook, HERE, _module(module)):
        raise web.HTTPError(404)
    changed = change.change(self.gradebook, HERE, module, exercise, said.get("criteria"), said.get("version"))
    after = criteria.rubrics(self.gradebook, HERE, module)[exercise]
    self.write(json.dumps({**vars(changed), "said": changed.in_words(), "version": change.version(after)}))


def _kept(self, module, exercise):
    self.write(json.dumps(kept.kept(self.gradebook, _module(module), exercise)))


def _keep(self, module, exercise):
    kept.keep(self.gradebook, _module(module), exercise, _body(self).get("text"))
    _kept(self, module, exercise)


def _drop(self, module, exercise):
    one = _body(self).get("drop")
    if type(one) is int:
        kept.drop(self.gradebook, _module(module), exercise, one)
    _kept(self, module, exercise)


def _names(self):
    names.hide(FOLDER, _body(self).get("hidden") is True)
    self.write(json.dumps({"hidden": names.hidden(FOLDER)}))
