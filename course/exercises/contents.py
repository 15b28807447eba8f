"""Which exercises a module holds, as the build lists them in the notebook's own metadata."""

import json
from pathlib import Path

from course.exercises.mode import built
from course.place import shipped


def exercises(notebook):
    """The exercises of a notebook that earn points, in the order of the page.

    Parameters
    ----------
    notebook : dict
        A notebook as JSON, such as ``modules/02_curbside/02_curbside.ipynb``.

    Returns
    -------
    list of dict
        Each with ``id``, ``exercise`` (the id of its first part), ``heading``, ``kind``, ``points``, ``scored``
        (``"code"`` or ``"hand"``), ``opinion``, ``skill``, ``seeds``, and where it has one ``after`` (the exercise that
        it waits for) and ``rubric``; empty where the notebook lists none.
    """
    try:
        return [one for one in notebook["metadata"]["course"]["exercises"] if one["points"]]
    except (KeyError, TypeError):
        return []


def planned(module):
    """The ids of a module's exercises that earn points, read before any cell of its page has run; empty when they can't be.

    The release is looked at first, which no learner has changed; a build, which is about to make it, looks at its own.
    """
    places = [shipped("modules") / module / f"{module}.ipynb", Path.cwd() / f"{module}.ipynb"]
    for path in reversed(places) if built() else places:
        try:
            return [one["id"] for one in exercises(json.loads(path.read_text(encoding="utf-8")))]
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return []
