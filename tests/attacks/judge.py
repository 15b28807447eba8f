"""Whether an attack succeeded: by its own aim, and by all other damage."""

import os
import re

from tests.attacks.graders import litter
from tests.attacks.scene import FULL, POINTS

MOST_BYTES = 5_000_000


def evidence(attack, scene, graded):
    """What shows that this attack succeeded, in a few words each; empty when it failed."""
    row = graded.rows.get(attack.name)
    found = [*_scores(attack, row), *_taken(attack, scene, row, graded)]
    got = [int(count) for count in re.findall(r"GOT (\d+)", row.shown)] if row else []
    if attack.most and got and max(got) > attack.most:
        found.append(f"reached {max(got):,}")
    if row and row.bytes > MOST_BYTES:
        found.append(f"a notebook of {row.bytes / 1e6:.0f} MB")
    if attack.loud and not (row and row.told):
        found.append("looks like an ordinary zero" if row and row.scores else "is nowhere in the gradebook, nor named")
    return found


def _scores(attack, row):
    scores = row.scores if row else {}
    for cell, score in scores.items():
        if (score or 0) - attack.deserves.get(cell, 0.0) > 1e-9:
            yield f"{cell} earns {score:g}"
    for cell, deserved in attack.deserves.items():
        if (scores.get(cell) or 0) < deserved:
            yield f"{cell} is right and earns {scores.get(cell)}"
    if row and row.most not in (None, POINTS):
        yield f"the module has {row.most:g} points"


def _taken(attack, scene, row, graded):
    loot = [path.name for path in scene.loot.iterdir() if path.name == attack.name]
    if loot:
        yield f"loot: {(scene.loot / loot[0]).read_text()[:40]}"
    if row:
        yield from (f"shows the secret of the {kind.lower()}" for kind, canary in scene.canaries.items() if canary in row.shown)
        yield from (f"took {what[:40]}" for what in re.findall(r"^TOOK (.*)", row.shown, re.MULTILINE)[:1] if not loot)
    if re.search(rf"(?<![\w-]){re.escape(attack.name)}(?![\w-])", scene.listeners.heard):
        yield "was heard"
    for path in litter(attack.name):
        os.unlink(path)
        yield f"left {path}"


def damage(scene, graded, memos=True):
    """What befell everybody: honest hand-ins without their full score, changed files, processes that are left.

    Stock nbgrader knows nothing of a ``memos`` that lies in the record.
    """
    for learner in scene.honest:
        row = graded.rows.get(learner)
        scores = {cell: (row.scores if row else {}).get(cell) for cell in FULL}
        if scores != FULL:
            yield f"{learner} deserves {sum(FULL.values()):g} and has {scores if row and row.scores else 'no row'}"
        elif memos and not row.waiting:
            yield f"the memo of {learner} waits for nobody"
    if graded.status is None:
        yield f"grading did not end within {graded.seconds:.0f} s"
    yield from (f"{path} is changed" for path in graded.changed[:3])
    yield from (f"still runs: {process}" for process in graded.left[:3])


def tried(attack, graded):
    """Whether the attacker's cell began to run, as far as its output was kept."""
    row = graded.rows.get(attack.name)
    return bool(row) and f"TRIED {attack.name}" in row.shown
