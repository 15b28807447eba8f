"""The pages of those who did not come through the exchange: a folder for each person, to be sent, until whoever sent it deletes it."""

import hashlib
import json

from course.files import whole
from grading.hand_in.files import TIME
from grading.nbgrader.release import CHANGED, NEW, UNCHANGED


def put(layout, module, pages, again=False):
    """Put pages that are new or changed into ``grading/to-send/LEARNER``, which holds all of that person's that are to be sent.

    What was put there before is known by its sum, so that a page which was sent and deleted stays away.

    Parameters
    ----------
    layout : Layout
        The course.
    module : str
        Such as ``02_curbside``.
    pages : dict of str to bytes
        By learner.
    again : bool
        Put unchanged ones, too.

    Returns
    -------
    tuple of (dict of str to str, dict of str to str)
        By learner ``new`` (the first for this hand-in), ``changed`` or ``unchanged``; and why a page could not be put.
    """
    place = layout.root / "grading" / "to-send"
    kept = place / f".{module}.json"  # no learner is called so
    known, became, failed = _known(kept), {}, {}
    for learner, page in pages.items():
        at = layout.root / "grading" / "autograded" / learner / module / TIME
        now, before = [at.read_text(encoding="utf-8") if at.is_file() else "", hashlib.sha256(page).hexdigest()], known.get(learner)
        what = UNCHANGED if now == before else CHANGED if before and before[0] == now[0] else NEW
        if again or what != UNCHANGED:
            try:
                (place / learner).mkdir(parents=True, exist_ok=True)
                (place / learner / f"{learner}_feedback_{module}.html").write_bytes(page)
            except OSError as error:
                failed[learner] = f"The page could not be put to be sent: {error.strerror}."
                continue
        became[learner], known[learner] = what, now
    if pages:
        place.mkdir(parents=True, exist_ok=True)
        with whole(kept) as half:
            half.write_text(json.dumps(known, ensure_ascii=False, indent=1), encoding="utf-8")
    return became, failed


def _known(path):
    """By learner, when what was put was handed in, and the sum of its page; nobody where that can't be read, so that all is put again."""
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
        return known if all(isinstance(one, list) and len(one) == 2 for one in known.values()) else {}
    except (OSError, ValueError, AttributeError):
        return {}
