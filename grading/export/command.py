"""``python3 -m grading export``: results in the form that another system takes, and everybody named who is not in it."""

from pathlib import Path

from course.errors import CourseError
from grading import spreadsheet
from grading.export import canvas, cmi5, moodle, people, plain, scores, xapi
from grading.export.home import ADDRESS, kept
from grading.grade.table import named
from grading.hand_in.entries import shown
from grading.spreadsheet import NAME

MOST_SAID = 12
PLATFORMS = {"canvas": canvas, "moodle": moodle}
NOTHING = "Nothing was handed on."


def export(layout, modules, to, *, roster=None, by="module", points=False, into=None, home=""):
    """Write a file for another system.

    Parameters
    ----------
    layout : Layout
        The course.
    modules : sequence of str
        The modules, or all that have points.
    to : str
        ``canvas``, ``moodle``, ``csv`` or ``xapi``.
    roster : pathlib.Path, optional
        Their list; a must for Canvas and Moodle.
    by : str
        ``module`` or ``exercise``: a column for each.
    points : bool
        For Moodle, in points and not in percent.
    into : pathlib.Path, optional
        The folder; ``grading/exported`` unless it is said.
    home : str
        For xAPI, whose accounts the learners have; kept until another is said.

    Returns
    -------
    tuple of (pathlib.Path, list of str)
        The file, and in sentences what is in it and what is not.

    Raises
    ------
    CourseError
        When a class or the list can't be read, nobody of it is known, or the file can't be written.
    """
    if to in PLATFORMS and roster is None:
        raise CourseError(f"{to.title()} knows learners by its own ids, and no list says which.", NOTHING, f"{PLATFORMS[to].HOW} It is named by --roster FILE.")
    found = scores.classes(layout, modules)
    everyone, columns = scores.learners(found), scores.items(found, by)
    matched = people.match(roster, everyone) if roster else None
    if matched and not matched.rows:
        raise CourseError(f"Nobody in {roster.name} is known here.", f"{NOTHING} Known here: {named(everyone) or 'nobody yet'}.", people.HOW)
    name, said = f"{to}_{_named([one.module for one in found])}", []
    if to == "xapi":
        path, address = place(layout, into) / f"{name}.json", kept(layout.root / "grading", home)
        accounts = theirs(matched, mail=False) if matched else {name: name for name in everyone}
        count = write(path, lambda: xapi.write(path, xapi.statements(found, address, accounts)))
        counted, mails = f"{path}: {count} statements, of accounts at {address}.", [name for name, account in accounts.items() if "@" in account]
        said = [f"Their ids look like mail addresses, which leave this machine with the file: {named(mails)}. Give other ids with --roster."] if mails else []
    else:
        if to in PLATFORMS:
            rows, said = PLATFORMS[to].rows(columns, everyone, matched, **({"points": points} if to == "moodle" else {}))
            if not rows:
                raise CourseError(f"{roster.name} holds nothing by which {to.title()} knows anybody.", NOTHING, PLATFORMS[to].HOW)
        else:
            rows = list(plain.rows(columns, everyone, theirs(matched)))
        path, heads = place(layout, into) / f"{name}_by_{by}.csv", 2 if to == "canvas" else 1
        write(path, lambda: spreadsheet.write(path, rows, "utf-8-sig" if to == "csv" else "utf-8"))
        counted = f"{path}: {_count(len(rows) - heads, 'line')}, {_count(len(columns), 'score')} {'for each learner' if to == 'csv' else 'in each'}."
    return path, [counted, *said, *waiting(columns, everyone), *unmatched(matched, to != "csv")]


def _named(modules):
    return "+".join(modules) if len(modules) < 3 else f"{len(modules)}_modules"


def _count(many, what):
    return f"{many} {what}{'' if many == 1 else 's'}"


def package(layout, modules, *, into=None, home="", where=""):
    """Write a cmi5 package. Returns and raises as ``export`` does."""
    path, address = place(layout, into) / "cmi5.zip", kept(layout.root / "grading", home)
    if where and not ADDRESS.fullmatch(where):
        raise CourseError(f"“{where}” is no address at which a course could be opened.", "No file was written.", "Say it as in --where https://hub.example.org.")
    files = cmi5.package(layout, modules, address, where)
    write(path, lambda: cmi5.write(path, files))
    return path, [f"{path}: {_count(len(files) - 1, 'module')}, to be imported as a cmi5 course. Each is completed once a learner says that they handed in; "
                  "points go by --to canvas, moodle, csv or xapi."]


def place(layout, into):
    """The folder that files are put into."""
    return Path(into).expanduser() if into else layout.root / "grading" / "exported"


def write(path, how):
    """Write a file, whole or not at all, and return what the writer does; no other account of the machine gets in. Raises ``CourseError``."""
    try:
        path.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
        return how()
    except OSError as error:
        raise CourseError(f"{path} can’t be written: {error.strerror or error}.", "What was there before is as it was.",
                          "Make room, or name a folder that is yours to write with --into DIR; then give the command again.") from error


def theirs(matched, mail=True):
    """By learner, what the list knows them by: the first of its ids that is not ours, and an address only where ``mail`` says so."""
    called = [one for columns in (*canvas.COLUMNS.values(), *moodle.KNOWN_BY.values()) for one in columns if one not in (*NAME, "section", "sections")]
    return {name: next((value for one in called if (value := matched.cell(row, one)) and value != name and (mail or "@" not in value)), name)
            for name, row in (matched.rows if matched else {}).items()}


def waiting(columns, everyone):
    """Whose score is not final, by how they stand; and whose is of an earlier hand-in."""
    without, newer = {}, []
    for name, modules in everyone.items():
        for module in dict.fromkeys(item.module for item in columns):
            if (state := scores.state(modules.get(module))) != scores.klass.GRADED:
                without.setdefault(state, {})[name] = None
            elif modules[module].newer:
                newer.append(name)
    if without:
        yield f"Without a score, which is not 0: {'; '.join(f'{state}, {len(names)} ({named(names)})' for state, names in without.items())}."
    late = [name for name, modules in everyone.items() if any(one.lost for one in modules.values())]
    if late and any(item.id != item.module for item in columns):
        yield f"Lost points for being late, which no exercise’s score shows: {named(late)}."
    if newer:
        yield f"Handed in anew and not graded again yet, so with the score from before: {named(newer)}."


def unmatched(matched, left_out):
    """Who is on one side alone, or on theirs twice, and what follows."""
    if matched is None:
        return
    so = "not in the file" if left_out else "without an id of theirs"
    yield from matched.said
    if matched.strangers:
        yield f"On the list and not known here, so not in the file: {len(matched.strangers)} ({_some(matched.strangers)})."
    if matched.missing:
        yield f"Known here and not on the list, so {so}: {len(matched.missing)} ({_some(matched.missing)})."
    for learner, lines in matched.doubled.items():
        yield f"{shown(learner)} is in lines {' and '.join(map(str, lines))} of the list, which differ, so {so}: leave one of them."
    if matched.by_name:
        yield f"Matched by name alone, so look whether they are who you think: {_some(matched.by_name)}."


def _some(names):
    return ", ".join(map(shown, names[:MOST_SAID])) + (f" and {len(names) - MOST_SAID} more" if len(names) > MOST_SAID else "")


def main(chosen):
    """The command."""
    from grading.layout import HERE

    if chosen.to == "cmi5":
        _, said = package(HERE, chosen.modules, into=chosen.into, home=chosen.home, where=chosen.where)
    else:
        roster = Path(chosen.roster).expanduser() if chosen.roster else None
        _, said = export(HERE, chosen.modules, chosen.to, roster=roster, by=chosen.by, points=chosen.points, into=chosen.into, home=chosen.home)
    print("\n".join(shown(line, most=2_000) for line in said))
