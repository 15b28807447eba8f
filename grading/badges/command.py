"""``python3 -m grading badges``: a badge and a certificate for each who reached what the instructor sets, and who did not, and why."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from course.errors import CourseError
from course.files import whole
from grading.badges import credential, issuer, picture, withdrawn
from grading.grade.table import named
from grading.results import klass, standing

DRAWN = {".svg": picture.svg, ".html": picture.certificate}


@dataclass
class Account:
    """What became of each learner: a badge that is ``new``, or the ``same`` as before; who ``waits`` for a mark, is ``below``, is ``absent`` or ``away``;
    whose badge is ``withdrawn``, as a mark is another since and they no longer reach what it asked for, and whose is in doubt until they are marked, ``open``;
    and who has one without a name, ``nameless``."""

    new: list = field(default_factory=list)
    same: list = field(default_factory=list)
    waits: list = field(default_factory=list)
    below: list = field(default_factory=list)
    away: list = field(default_factory=list)
    absent: list = field(default_factory=list)
    withdrawn: list = field(default_factory=list)
    open: list = field(default_factory=list)
    nameless: list = field(default_factory=list)


def award_badges(layout, modules, reached, by, *, learners=(), now=None):
    """Write the files of everybody who reached it, leave those that say so already, and withdraw those that are no longer earned or were written anew.

    Parameters
    ----------
    layout : Layout
        The course.
    modules : sequence of str
        The modules, in each of which it must be reached.
    reached : float
        The share of a module's points that it takes, in percent.
    by : Issuer
        Who signs.
    learners : sequence of str
        Only these.
    now : datetime.datetime, optional
        In UTC.

    Returns
    -------
    tuple of (Account, pathlib.Path)
        And the folder.

    Raises
    ------
    CourseError
        When a class can't be read, one of ``learners`` is not in it, a module has no points, or a file can't be written.
    """
    classes = [klass.read(layout, name) for name in layout.chosen(modules)]
    blank = [one.module for one in classes if not one.points]
    if blank:
        raise CourseError(f"{blank[0]} has no points, so nothing can be reached in it.", "Nothing was issued.", "Name the other modules.")
    everyone = {}
    for one in classes:
        for learner in one.learners:
            everyone.setdefault(learner.id, []).append((one, learner))
    unknown = sorted(set(learners) - everyone.keys())
    if unknown:
        raise CourseError(f"{named(unknown)} is not known here.", "Nothing was issued.", f"Those who are: {named(everyone)}.")
    place, account = layout.root / "grading" / "awarded" / "+".join(one.module for one in classes), Account()
    now = (now or datetime.now(UTC)).replace(microsecond=0)
    try:
        for name, found in everyone.items():
            if learners and name not in learners:
                continue
            why = _missing(found, len(classes), reached)
            if why:
                getattr(account, why).append(name)
                before, badge = _has(place / f"{name}.svg", by)
                if before and why != "below":
                    account.open.append(name)
                elif before and _missing(found, len(classes), before.reached):
                    withdrawn.keep(by.place, gone=[badge], day=now.date())
                    for ending in DRAWN:
                        (place / f"{name}{ending}").unlink(missing_ok=True)
                    account.withdrawn.append(name)
            else:
                done = tuple((one.module, one.title, learner.score, one.points) for one, learner in found)
                award = credential.Award(name, picture.called(found[0][1].name), done, reached, by.name, now, issuer.fingerprint(by.public))
                (account.new if _write(place, award, by) else account.same).append(name)
                if found[0][1].name == name:
                    account.nameless.append(name)
    except OSError as error:
        raise CourseError(f"{place} can’t be written: {error.strerror}.", "The badges that are there are whole; the others are not made yet.",
                          "Make room, or see that the folder is yours to write; then give the command again.") from error
    return account, place


def _missing(found, modules, reached):
    """What a learner lacks, as ``Account`` calls it; empty where nothing."""
    states = {standing.state(learner) for _, learner in found}
    if klass.AWAY in states:
        return "away"
    if len(found) < modules or states & {klass.ABSENT, klass.UNGRADED}:
        return "absent"
    if states != {klass.GRADED}:
        return "waits"
    return "below" if any(100 * learner.score < reached * about.points - 1e-9 for about, learner in found) else ""


def _write(place, award, by):
    """Write both files of an award, unless they are there and say the same. Returns whether there is a new badge."""
    before, badge = _has(place / f"{award.learner}.svg", by)
    if before and before.issuer == award.issuer and (before.name, before.modules, before.reached) == (award.name, award.modules, award.reached):
        if (place / f"{award.learner}.html").is_file():
            return False
    drawn = {ending: draw(award) for ending, draw in DRAWN.items()}
    claims = credential.claims(award, by, [text.encode() for text in drawn.values()])
    token = credential.sign(claims, by)
    withdrawn.keep(by.place, gone={badge} - {None, claims["id"]}, back=[claims["id"]], day=award.on.date())
    place.parent.mkdir(mode=0o750, exist_ok=True)  # nobody else of this machine reads who reached what
    place.mkdir(exist_ok=True)
    for ending, text in reversed(drawn.items()):  # what a second run looks at is written last
        with whole(place / f"{award.learner}{ending}") as half:
            half.write_text(credential.put_in(text, token), encoding="utf-8", newline="")
    return True


def _has(path, by):
    """The award of a badge that is there and was signed with this key, and its id, or ``None`` for both."""
    try:
        body = credential.signed(credential.PLACE.search(path.read_text(encoding="utf-8"))[1], by.public)
        return credential.award(body, by.public), body["id"]
    except (OSError, ValueError, TypeError, CourseError):
        return None, None


def as_text(account, place, layout, by, reached):
    """What became of everybody, in sentences."""
    lines = [f"{len(account.new)} new, {len(account.same)} as before: a badge (.svg) and a certificate (.html) for each, in {place.relative_to(layout.root)}/. "
             f"Issued by {by.name} with the key {issuer.fingerprint(by.public)}."]
    told = {"waits": "Waits for a mark", "below": f"Below {reached:g}%", "away": "Turned away", "absent": "Not handed in or not graded in one of the modules",
            "withdrawn": "Their badge is withdrawn, as they no longer reach what it asked for, so tell them",
            "open": "Has a badge, which stands until all of theirs is marked",
            "nameless": "On their badges by id alone, since the gradebook has no name (python3 -m grading roster FILE, then again)"}
    lines += [f"{said}: {len(getattr(account, what))} ({named(getattr(account, what))})." for what, said in told.items() if getattr(account, what)]
    if account.new:
        lines.append(f"Send each learner their own two files. Whoever verifies them needs {issuer.folder() / issuer.PUBLIC}, which is no secret; key.pem beside it is.")
    return "\n".join(lines)


def main(chosen):
    """The command."""
    from grading.layout import HERE

    by = issuer.own(issuer.folder(), chosen.issuer)
    account, place = award_badges(HERE, chosen.modules, chosen.reached, by, learners=chosen.learner)
    print(as_text(account, place, HERE, by, chosen.reached))
