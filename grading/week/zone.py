"""In which time zone a module's due date was given: kept beside the gradebook, which has the moment alone."""

import json
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from course.files import whole

NAME = "due.json"


def keep(folder, module, text, zone):
    """Keep in which zone a date was given: the named one, or how far from UTC its text says; of neither, none.

    ``folder`` is the course's ``grading/``. Raises ``OSError``.
    """
    offset = datetime.fromisoformat(text).utcoffset() if len(text) > 10 else None
    kept = {name: one for name, one in _kept(folder).items() if name != module}
    if zone or offset is not None:
        kept[module] = zone or offset.total_seconds()
    with whole(folder / NAME) as half:
        half.write_text(json.dumps(kept, indent=1), encoding="utf-8")


def of(folder, module):
    """The zone, or ``None`` for this machine's: where nothing else was said, or what was said can't be read."""
    said = _kept(folder).get(module)
    try:
        return None if said is None else ZoneInfo(said) if isinstance(said, str) else timezone(timedelta(seconds=said))
    except (ValueError, TypeError, OSError, LookupError):
        return None


def _kept(folder):
    try:
        kept = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}
