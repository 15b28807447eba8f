"""Give out editions of the course: one for everybody, or for each of a list one of their own, and remember who has which."""

import shutil
import tempfile
import zipfile
from collections import Counter
from pathlib import Path

from course.errors import CourseError
from course.files import whole
from course.record.edition import REFERENCE, name
from grading import editions
from grading.build.editions import ready
from grading.bundle import bundle, check_modules, check_place, fill, fill_edition
from grading.hand_in.entries import shown
from grading.week import listed

FOLDER = "cx-course"  # as which a learner's copy is unpacked


def one(layout, edition, to, say=print):
    """A learner's copy of one edition, for everybody.

    Parameters
    ----------
    layout : Layout
        The course.
    edition : str
        What the edition is called.
    to : str or pathlib.Path
        A folder that is empty or not yet there.

    Raises ``CourseError`` as ``bundle`` and ``ready`` do.
    """
    check_place(layout, Path(to).resolve())
    made = ready(layout, [edition], say)[edition]
    bundle(made, to, say)
    if edition != REFERENCE or editions.given(layout) != editions.Given():
        _say_what_counts(editions.give(layout, counts=[made.edition]), say)


def each(layout, roster, to, say=print):
    """A zip file for each of a list of learners, called by their ids: of the edition in the list's column ``edition``, or else of one of their own.

    Parameters
    ----------
    layout : Layout
        The course.
    roster : pathlib.Path
        The list, as ``listed.read`` takes it.
    to : str or pathlib.Path
        A folder that is empty or not yet there.

    Raises
    ------
    CourseError
        When the list can't be read, an edition can't be made, or a file can't be written.
    """
    to = Path(to).resolve()
    check_place(layout, to)
    people, said = listed.read(roster)
    for line in said:
        say(shown(line, most=400))
    before = editions.given(layout).learners
    wanted = {person["id"]: person["edition"] or name(before.get(person["id"], "")) or editions.own(layout, person["id"]) for person in people}
    made = ready(layout, wanted.values(), say)
    for layout_of_one in made.values():
        check_modules(layout_of_one)
    try:
        to.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=to, prefix=".half-") as half:
            common = Path(half) / "common.zip"
            fill(layout, Path(half) / FOLDER, with_edition=False)
            _pack(common, Path(half), Path(half) / FOLDER)
            for learner, edition in wanted.items():
                tables = Path(half) / edition
                if not tables.exists():
                    fill_edition(made[edition], tables / FOLDER)
                with whole(to / f"{learner}.zip") as file:
                    shutil.copyfile(common, file)
                    _pack(file, tables, tables / FOLDER)
    except OSError as error:
        raise CourseError(f"{error.filename or to} could not be written: {error.strerror or error}.", "Some files may be there; none of them is half.",
                          "Mend that, remove what is there, and do this again: editions that are made stay.") from error
    editions.give(layout, learners={learner: made[edition].edition for learner, edition in wanted.items()})
    say(f"{to} holds a file for each of {len(wanted)} learners, with {len(made)} {'edition' if len(made) == 1 else 'editions'} between them. "
        "Each hand-in is graded by the edition that its learner was given.")


def _pack(file, root, folder):
    """Add a folder's files to a zip file, by their names below ``root``."""
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(root).as_posix())


def main(layout, names, dropped, say=print):
    """The command ``edition``: make these, let these count no more, and say what there is."""
    there = {one.name: one.edition for one in editions.there(layout).values()} | {REFERENCE: REFERENCE}
    for called in dropped:
        if called not in there:
            raise CourseError(f"There is no edition {called} here.", "Nothing was changed.", f"Those that are here: {', '.join(sorted(there))}.")
        editions.take_back(layout, there[called])
        if called != REFERENCE:
            shutil.rmtree(layout.of(there[called]).made)
    if names:
        editions.give(layout, counts=[made.edition for made in ready(layout, names, say).values()])
    now, stamp = editions.given(layout), editions.sources(layout)
    of_their_own = Counter(now.learners.values())
    for one in [layout, *editions.there(layout).values()]:
        who = [*(["counts for everybody"] if one.edition in now.counts else []),
               *([f"given to {of_their_own[one.edition]}"] if of_their_own[one.edition] else [])]
        say(f"{one.name}: {', '.join(who) or 'does not count'}{'' if editions.is_ready(one, stamp) else '; the course has changed since it was made'}.")


def _say_what_counts(now, say):
    say(f"Hand-ins count that answer {' or '.join(map(name, now.counts))}. For another one too, the reference for instance: python3 -m grading edition reference.")
