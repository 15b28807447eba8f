"""``python3 -m grading waiting``: what waits for the instructor, module by module, and where to see to it. Grades nothing."""

import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from urllib.parse import quote

from grading.grade.table import named, plain
from grading.results import klass
from grading.week import asked

NEXT, ALL = "formgrader/memos/{}/{}/next", "formgrader/gradebook/{0}/{0}"

PART = {"anew": "handed in anew after the mark for the one before", "away": "of hand-ins that were turned away"}


@dataclass
class Waits:
    """What waits in a module.

    ``memos`` holds, by the heading of its ``exercise``, how many wait, ``of`` how many that are written, how many are ``anew``: handed in after
    the memo before had its mark, and how many could not be read, as their hand-in was turned ``away``. ``answers`` holds by heading and reason whose answers could not be scored. The others are
    learners' ids: who is ``away`` (turned away), ``ungraded``, or handed in something ``newer`` than what is graded.
    """

    module: str
    memos: dict = field(default_factory=dict)
    answers: dict = field(default_factory=dict)
    away: list = field(default_factory=list)
    ungraded: list = field(default_factory=list)
    newer: list = field(default_factory=list)
    nobody: bool = False


def waiting(layout, module):
    """What waits in a module, as ``Waits``. Raises ``CourseError`` where the class can't be read."""
    read = klass.read(layout, module)
    found = Waits(read.module, nobody=all(one.state == klass.ABSENT for one in read.learners),
                  away=[one.id for one in read.learners if one.state == klass.AWAY and any(answer.needs_mark for answer in one.answers.values())],
                  ungraded=[one.id for one in read.learners if one.state == klass.UNGRADED], newer=[one.id for one in read.learners if one.newer])
    for exercise in read.exercises:
        gave = [(one, one.answers[exercise.id]) for one in read.learners if exercise.id in one.answers]
        waits = [(one, answer) for one, answer in gave if answer.needs_mark]
        if exercise.memo:
            found.memos[exercise.heading] = {
                "exercise": exercise.id, "waiting": len(waits), "of": sum(answer.known is not None or answer.needs_mark for _, answer in gave),
                "anew": sum(answer.anew for _, answer in waits), "away": sum(one.state == klass.AWAY for one, _ in waits)}
        else:
            for name, answer in ((one.id, answer) for one, answer in waits if one.state != klass.AWAY):
                found.answers.setdefault(exercise.heading, {}).setdefault(answer.why or "A mark given by hand, and another score since.", []).append(name)
    return found


def as_text(found, reach):
    """What waits in a module, for a person. ``reach`` is where formgrader is."""
    lines = [f"{found.module}: {_sum(found)}"]
    for heading, count in found.memos.items():
        anew = "".join(f", {count[what]} of them {said}" for what, said in PART.items() if count[what])
        if count["waiting"]:
            lines += [f"  {heading}: {count['waiting']} of {count['of']}{anew}", f"    the next is at {reach}{NEXT.format(quote(found.module), quote(count['exercise']))}"]
    for heading, reasons in found.answers.items():
        lines += [f"  {heading}: {len(learners)} to look at ({named(learners)}). {reason}" for reason, learners in reasons.items()]
    if found.away:
        lines.append(f"  Turned away, 0 points until somebody looks: {len(found.away)} ({named(found.away)}).")
    if found.answers or found.away:
        lines.append(f"    they are at {reach}{ALL.format(quote(found.module))}")
    for learners, what in ((found.ungraded, "Handed in, and not graded"), (found.newer, "Handed in again since graded")):
        if learners:
            lines.append(f"  {what}: {len(learners)} ({named(learners)}). python3 -m grading grade {found.module}")
    return plain(lines)


def _sum(found):
    count = Counter()
    for memo in found.memos.values():
        count.update({what: memo[what] for what in ("waiting", "of")})
    if found.nobody:
        return "nobody has handed in."
    if not found.memos:
        return "it has no memos." if not (found.answers or found.away or found.ungraded or found.newer) else "it has no memos. This waits:"
    return f"{count['waiting']} of {count['of']} memos wait to be marked." if count["waiting"] else "no memo waits." if count["of"] else "nobody has written a memo."


def reach(layout):
    """Where formgrader is: on the server that ``python3 -m course --instructor`` runs here, else on the one that it will."""
    from jupyter_server.serverapp import list_running_servers  # takes a second, and only this command asks

    running = [one["url"] for one in list_running_servers(str(layout.root / ".jupyter" / "runtime")) if one.get("root_dir") == str(layout.root)]
    return running[0] if running else "/"


def main(chosen):
    """The command."""
    from grading.layout import HERE

    found = [waiting(HERE, module) for module in asked.modules(HERE, chosen.modules)]
    if chosen.json:
        return print(json.dumps({one.module: asdict(one) for one in found}))
    where = reach(HERE)
    print("\n".join(as_text(one, where) for one in found))
    if where == "/":
        print("Addresses begin as JupyterLab’s does: python3 -m course --instructor opens it.")
