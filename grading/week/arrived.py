"""What has come of a module, by whichever road, collected or not: whose it is and when it was handed in, without a look into the work itself."""

from dataclasses import dataclass
from datetime import datetime

from course import learners
from course.files import NotOrdinary, opened
from course.launch import exchange
from grading.hand_in import inbox
from grading.hand_in.files import MOST_NOTE_BYTES, TIME
from grading.hand_in.times import parsed, rank


@dataclass(frozen=True)
class Arrival:
    """The newest hand-in of somebody: when, in UTC without a zone (``None`` where nobody can tell), and what to do to have it collected; empty where it is."""

    at: datetime | None
    collect: str = ""


def arrivals(layout, module):
    """By learner, their newest hand-in of a module.

    Parameters
    ----------
    layout : Layout
        The course.
    module : str
        Such as ``02_curbside``.
    """
    found = collected(layout, module)
    for learner, at, command in [*_exchanged(module), *_downloaded(layout, module)]:
        before = found.get(learner)
        if at and (not before or rank(at) > rank(before.at or datetime.min)):
            found[learner] = Arrival(at, command)
    return found


def collected(layout, module, place="submitted"):
    """By learner, what lies in ``grading/submitted``, or of which the graded copy lies in ``place``."""
    return {entry.parent.name: Arrival(_time(entry / TIME)) for entry in sorted((layout.root / "grading" / place).glob(f"*/{module}"))}


def _time(path):
    """When it was handed in, by nbgrader's note beside it; ``None`` where there is none that can be read."""
    try:
        with opened(path) as file:
            at = parsed(file.read(MOST_NOTE_BYTES).decode("ascii").strip())
    except (OSError, NotOrdinary, UnicodeDecodeError):
        return None
    return None if at == datetime.min else at


def _exchanged(module):
    """What waits in the exchange: LEARNER+MODULE+TIME+NUMBER, as nbgrader calls it."""
    try:
        names = sorted(path.name for path in exchange.inbound().iterdir())
    except OSError:  # there is none, or it is not ours to look into
        return
    for name in names:
        parts = name.rsplit("+", 3)
        if len(parts) == 4 and parts[1] == module and learners.is_id(parts[0]) and (at := parsed(parts[2])) != datetime.min:
            yield parts[0], at, f"nbgrader collect {module}"


def _downloaded(layout, module):
    """What lies where files are put that came by mail or from a platform."""
    for one in inbox.hand_ins(layout.root / "grading" / "downloaded" / module / "archive", module)[0]:
        yield one.learner, parsed(one.time), f"nbgrader zip_collect {module}"
