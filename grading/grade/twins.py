"""Who gave another's answers at the very second at which the other gave them: nobody does that by chance."""

import hashlib
import json
from collections import Counter, defaultdict


def prints(hand_in, sheet):
    """What a hand-in's recorded answers are known by: a digest of each exercise, its answer and its time.

    How the file is laid out, and what else it holds, changes none of them. Never raises for what the record holds.

    Parameters
    ----------
    hand_in : HandIn
        What ``files.look`` gave.
    sheet : Sheet
        Whose exercises count.

    Returns
    -------
    frozenset of bytes
    """
    if not hand_in.record:
        return frozenset()
    try:
        answers = json.loads(hand_in.record)["answers"]
        return frozenset(_print(cell.name, answers[cell.name]) for cell in sheet.cells if cell.grade and cell.name in answers)
    except (ValueError, RecursionError, KeyError, TypeError):
        return frozenset()


def _print(name, entry):
    return hashlib.sha256(json.dumps([name, entry["answer"], entry["at"]], sort_keys=True).encode()).digest()


def twins(known):
    """Who shares more than half of the answers with whom, by whoever of the two gave more.

    Parameters
    ----------
    known : dict of str to frozenset
        Each learner's ``prints``.

    Returns
    -------
    dict of str to list of str
        The others of each learner, sorted; empty for most.
    """
    holders = defaultdict(list)
    for learner, own in known.items():
        for one in own:
            holders[one].append(learner)
    found = {}
    for learner, own in known.items():
        shared = Counter(other for one in own for other in holders[one] if other != learner)
        found[learner] = sorted(other for other, count in shared.items() if 2 * count > max(len(own), len(known[other])))
    return found
