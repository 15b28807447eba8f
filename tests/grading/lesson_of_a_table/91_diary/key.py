"""Right answers of a small lesson about a table."""

from course.data import load

_diary = load("evidence/diary")
_weeks = _diary[_diary["relieved"] == 0].groupby("manager")["total_h"].mean()


def ways():
    return {"m91-1": {"right": float(_weeks.max()), "a": float(_weeks.min())}}


ANSWERS = {"m91-1": f"{_weeks.max():.2f}"}
KEYS = {"m91-1": (float(_weeks.max()), 0.01), "m91-2": (_diary.groupby("relieved")["team_h"].mean(), 0.005)}
