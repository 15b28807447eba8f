"""nbgrader's ``zip_collect``, for files that came by mail or through a learning platform.

Its own extractor unpacks whatever an archive holds, however large, archives inside it too,
and a folder inside can give a hand-in another learner's name.
"""

import logging
from pathlib import Path

from nbgrader.plugins import ExtractorPlugin, FileNameCollectorPlugin

from course import learners
from grading.grade.turns import close_to_others
from grading.hand_in import answers, files, inbox, newest, quarantine, times
from grading.hand_in.entries import NotTaken
from grading.hand_in.named import told

ONCE_MORE = "{learner} handed in more than once: the last counts. {other} is left."
TWO_PEOPLE = ("{learner} may be two people of one name: what {other} holds is not in {last}. The last counts, the other is left. "
              "If they are two, let the older file’s name begin with {learner}-2_handin_ and collect again: then both are taken.")
TO_COME = "{other} {claimed}. It is left, and {last} counts. If it is the newer of the two, put the right time into its name and collect again."
TAKE = "To take it, put the time of today into its name and collect again."

TOTAL = "Collected for {}: {} of {} who handed in by a file.{} Then: python3 -m grading grade {}"
NEEDED = ("No files found", "No release notebooks")

SAME_SECOND = "{learner} handed in twice in the same second: {last} has the later answer, and counts. {other} is left."
UNUSABLE = "{other} can’t be used: {reason} It is left, and {last} counts."


class GuardedExtractor(ExtractorPlugin):
    """Takes each learner's newest hand-in; of one that is turned away, the reason is handed in. Says a line of each that needs a look, and how many came."""

    said = False

    def __init__(self, **how):
        super().__init__(**how)
        if self.parent.log_level > logging.DEBUG:  # nbgrader tells eight lines of each hand-in
            self.log.addFilter(lambda one: one.module != "zipcollectapp" or one.levelno > logging.WARNING or one.getMessage().startswith(NEEDED))

    def extract(self, archive_path, extracted_path):
        courses = self.parent.coursedir
        module = courses.assignment_id
        close_to_others(courses.root, "submitted", "quarantine")
        last_of, taken = self._newest(Path(archive_path), module), 0
        for learner, last in last_of.items():
            folder = Path(courses.format_path(courses.submitted_directory, learner, module))
            if (reason := _unusable(last, module)) and files.look(folder, module).notebook:
                self._say("%s can’t be used: %s It is left, and what was collected before counts.", last.place, reason)
                continue
            may, said = newest.may_come(folder, module, times.parsed(last.time), TAKE)
            if said:
                self._say("%s: %s", last.place, said)
            if may:
                taken += 1
                self._keep(last, folder, Path(extracted_path) / learners.hand_in_name(learner, last.time, module), module)
        self.log.info(TOTAL.format(module, taken, len(last_of), " What needs a look is said above." if self.said else "", module))

    def _say(self, words, *about):
        self.said = True
        self.log.warning(words, *about)

    def _keep(self, one, folder, place, module):
        """Write a hand-in's files where the collector looks, or what stands in their place."""
        place.mkdir(parents=True)
        try:
            for name, raw in one.files().items():
                (place / name).write_bytes(raw)
            said = files.look(place, module).said
        except Exception as error:  # noqa: BLE001 - whatever a hand-in sets off, the others are collected
            reason = _why(error)
            notebook = quarantine.in_place_of(module, reason)
            (place / f"{module}.ipynb").write_bytes(notebook)
            quarantine.keep(folder, notebook, reason)
            said = [f"It is turned away. {reason}"]
        if said:
            self._say("%s: %s", one.place, " ".join(said))

    def _newest(self, folder, module):
        """The hand-in of each learner that was made last; what is said of the others, and of all that is left."""
        found, left = inbox.hand_ins(folder, module)
        for where, reason in left:
            self._say("%s is left: %s", where, reason)
        whose = {}
        for one in found:
            whose.setdefault(one.learner, []).append(one)
        last_of = {learner: max(ones, key=lambda one: (len(ones) == 1 or not _unusable(one, module), times.rank(times.parsed(one.time)),
                                                       _last_answer(one, ones, module)))
                   for learner, ones in whose.items()}
        for learner, last in last_of.items():
            for other in (one for one in whose[learner] if one is not last):
                self._say("%s", _why_left(other, last, module).format(
                    learner=learner, other=other.place, last=last.place, claimed=times.claimed(times.parsed(other.time)),
                    reason=_unusable(other, module)))
        return last_of


class Collector(FileNameCollectorPlugin):
    """Whose each extracted file is, by the folder that the extractor put it into."""

    def collect(self, submitted_file):
        path = Path(submitted_file)
        whose = told(path.parent.name, self.parent.coursedir.assignment_id)
        return {"student_id": whose.learner, "timestamp": whose.time, "file_id": path.name}


def _why_left(other, last, module):
    """What is to be said of a hand-in that is not the one of its learner's which counts."""
    if _unusable(other, module):
        return UNUSABLE
    if times.to_come(times.parsed(other.time)) > times.to_come(times.parsed(last.time)):
        return TO_COME
    if not _goes_on(_answers(last, module), _answers(other, module)):
        return TWO_PEOPLE
    return SAME_SECOND if other.time == last.time else ONCE_MORE


def _last_answer(one, ones, module):
    """When the last answer was given in a hand-in, where another was made in the same second: only that tells which is the later."""
    if sum(other.time == one.time for other in ones) < 2:
        return ""
    return max((entry["at"] for entry in _answers(one, module).values()), default="")


def _unusable(one, module):
    """Why nothing of a hand-in could be graded, such as half a download; empty where something can."""
    try:
        names = one.files()
    except Exception as error:  # noqa: BLE001 - as where it is kept
        return _why(error)
    return "" if any(name.endswith(".ipynb") for name in names) else f"It holds no notebook of {module}."


def _why(error):
    """What is said of a hand-in that could not be read."""
    return str(error) if isinstance(error, NotTaken) else f"It could not be looked at ({type(error).__name__})."


def _goes_on(later, earlier):
    """Whether answers go on from earlier ones: a record keeps each first answer, and counts the tries."""
    return all(name in later and later[name].get("first") == entry.get("first", later[name].get("first"))  # unfinished, it had none yet
               and later[name].get("tries", 1) >= entry.get("tries", 1) for name, entry in earlier.items())


def _answers(one, module):
    """The answers in a hand-in's record; none where it has none that can be read."""
    try:
        found = [answers.parse(raw, module).answers for name, raw in one.files().items() if name.endswith(".json")]
    except Exception:  # noqa: BLE001 - why is said where it is kept
        return {}
    return max(found, key=len, default={})
