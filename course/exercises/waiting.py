"""What comes up once an exercise is answered: until then the kernel gives none of it, wherever the page is opened."""

import base64
import bz2
import json
import uuid

from IPython.display import display, update_display

from course.exercises import lesson
from course.exercises.ids import called


def later(path, sealed):
    """Show what the lesson keeps for later, as soon as an exercise is answered, rightly or not.

    Parameters
    ----------
    path : str
        The module and the exercise that it waits for, such as ``02_curbside/m2-6``.
    sealed : str
        What is shown, as the build wrote it: outputs that nobody reads in passing.
    """
    from course.exercises.exercise import graded

    if not graded():
        module, after = path.split("/")
        shown = opened(sealed)
        lesson.wait(sealed, Place(module, after, len(shown), lambda: shown))


def opened(sealed):
    """The outputs that the build sealed: a list of (data by MIME type, metadata)."""
    return json.loads(bz2.decompress(base64.b64decode(sealed)))


class Place:
    """A place on the page for ``size`` outputs, which ``draw()`` gives once exercise ``after`` is answered; until then a sentence."""

    def __init__(self, module, after, size, draw):
        self.module, self.after, self.draw = module, after, draw
        self.slots, self.shown = [uuid.uuid4().hex for _ in range(size)], False

    def show(self):
        """Put it on the page, as it stands now."""
        self.shown = lesson.answered(self.module, self.after)
        for slot, (data, metadata) in zip(self.slots, self.draw() if self.shown else self._closed()):
            display(data, metadata=metadata, raw=True, display_id=slot)

    def refresh(self):
        """An answer was kept: open, if it is the one."""
        if not self.shown and lesson.answered(self.module, self.after):
            self.shown = True
            for slot, (data, metadata) in zip(self.slots, self.draw()):
                update_display(data, metadata=metadata, raw=True, display_id=slot)

    def _closed(self):
        asked, rerun, rest = f"This part opens once you have answered {called(self.after)}", " and run this cell again", "."
        # Our own page opens it by itself, and leaves out the middle.
        html = f'<p class="course-waits">{asked}<span class="course-rerun">{rerun}</span>{rest}</p>'
        return [({"text/html": html, "text/plain": f"{asked}{rerun}{rest}"}, {}), *[({"text/plain": ""}, {})] * (len(self.slots) - 1)]
