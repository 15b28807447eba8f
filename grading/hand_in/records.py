"""Which of the files that came is the record of answers, whatever it is called and wherever it lies: it is known by what it holds."""

from dataclasses import dataclass

from course.record.content import MOST_BYTES
from course.record.merge import merged
from grading.hand_in import answers
from grading.hand_in.entries import NOTEBOOK, NotTaken, listed

MOST_READ_BYTES = 5 * MOST_BYTES
NONE_OF_THIS = "What came beside the notebook is no record of this module’s answers: {names}."
WHAT = "answer record"
TOO_MUCH = "More came than is read in search of the record of answers: {names}. None is taken: only that record should stay in the hand-in."
SEVERAL = ("Several records of answers came, and none of them has the last answer to every exercise: {names}. None is taken "
           "until it is known which counts: only that one should stay in the hand-in.")


@dataclass(frozen=True)
class Record:
    """The record of answers among a hand-in's files.

    ``content`` are its bytes, ``problem`` is a sentence where it can't be used, ``notes`` are
    sentences that must be said; ``files`` are all files that have to do with it, as (entry, bytes or ``None``).
    """

    content: bytes | None = None
    problem: str = ""
    notes: tuple = ()
    files: tuple = ()


def record(entries, book, module):
    """Find the record of answers; never raises for what the files hold.

    The only file that can be one, beside the notebook and under the record's own name, is taken
    as it is. Else what reads as a record of this module is taken; of several, those beside the
    notebook first, the one that holds the last answer to every exercise.

    Parameters
    ----------
    entries : list of Entry
        All files of the hand-in.
    book : Entry or None
        Its notebook, where it has one.
    module : str
        Such as ``02_curbside``.
    """
    beside = book.folder if book else ()
    own = (*beside, f"{module}.answers.json")
    likely = sorted((entry for entry in entries if entry is not book and _likely(entry, module)),
                    key=lambda entry: (entry.path != own, entry.folder != beside, not _meant(entry, module), len(entry.path), entry.path))
    if not likely or [entry.path for entry in likely] == [own]:
        return _as_it_is(likely)
    read, left = [], MOST_READ_BYTES
    for entry in likely:
        read.append((entry, *_read(entry, module)))
        left -= len(read[-1][1] or b"")
        if left < 0:
            return Record(problem=TOO_MUCH.format(names=listed(likely)), files=tuple((entry, raw) for entry, raw, _ in read))
    sound = [one for one in read if one[2] is not None]
    if not sound:
        meant = [entry for entry in likely if _meant(entry, module)]
        return _as_it_is(meant) if meant else Record(notes=(NONE_OF_THIS.format(names=listed([entry for entry, *_ in read])),),
                                                     files=tuple((entry, raw) for entry, raw, _ in read))
    spoilt = [(entry, raw) for entry, raw, content in read if content is None and _meant(entry, module)]
    return _fullest(_distinct([one for one in sound if one[0].folder == beside] or sound), own, spoilt)


def _likely(entry, module):
    return not entry.hidden and not NOTEBOOK.search(entry.name) and (entry.name.lower().endswith(".json") or _meant(entry, module))


def _meant(entry, module):
    """Whether a file is called like this module's record, however that name was changed."""
    return module in entry.name.lower() and "answers" in entry.name.lower()


def _read(entry, module):
    """The bytes of a file and the record that they hold, or two ``None``."""
    try:
        raw = entry.read(MOST_BYTES, WHAT)
    except NotTaken:
        return None, None
    return raw, answers.parse(raw, module).content


def _as_it_is(entries):
    """The first of these, sound or not: whoever grades says what is wrong with it."""
    for entry in entries:
        try:
            raw = entry.read(MOST_BYTES, WHAT)
        except NotTaken as problem:
            return Record(problem=str(problem), files=((entry, None),))
        return Record(raw, files=((entry, raw),))
    return Record()


def _distinct(found):
    """Each record once, whatever it is called."""
    kept = []
    for one in found:
        if not any(all(one[2][part] == other[2][part] for part in ("edition", "answers", "runs")) for other in kept):
            kept.append(one)
    return kept


def _fullest(found, own, spoilt):
    """Of sound records, the one that has all that is in the others."""
    names, files = listed([entry for entry, *_ in found]), (*((entry, raw) for entry, raw, _ in found), *spoilt)
    whole = [one for one in found if all(_has_all_of(one[2], other[2]) for other in found)]
    if not whole:
        return Record(problem=SEVERAL.format(names=names), files=files)
    entry, raw, _ = max(whole, key=lambda one: (max((answer["at"] for answer in one[2]["answers"].values()), default=""), len(one[2]["runs"])))
    notes = [f"The answers were handed in as {entry.shown}."] if entry.path != own else []
    if len(found) > 1:
        notes.append(f"Several records of answers came: {names}. {entry.shown} has the last answer to every exercise, and counts.")
    if spoilt:
        notes.append(f"Not a record that can be used: {listed([entry for entry, _ in spoilt])}.")
    return Record(raw, notes=tuple(notes), files=files)


def _has_all_of(content, other):
    """Whether a record has each answer of another about the same tables, or a later one to the same exercise: it is the same whichever of the two counts in a tie."""
    if content["edition"] != other["edition"]:
        return False
    content, other = ({**one, "runs": []} for one in (content, other))
    return merged(other, content)["answers"] == content["answers"] == merged(content, other)["answers"]
