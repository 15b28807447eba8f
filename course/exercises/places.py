"""A place on the page for what comes up once an exercise is answered."""

import uuid

from IPython.display import display, update_display

from course.exercises.ids import called


class Place:
    """A place on the page for ``size`` outputs, which ``draw()`` gives once ``is_open()``; until then a sentence that names the exercise ``after``."""

    def __init__(self, after, size, draw, is_open):
        self.after, self.draw, self.is_open = after, draw, is_open
        self.slots, self.shown = [uuid.uuid4().hex for _ in range(size)], False

    def show(self):
        """Put it on the page, as it stands now."""
        self.shown = self.is_open()
        for slot, (data, metadata) in zip(self.slots, self.draw() if self.shown else self._closed()):
            display(data, metadata=metadata, raw=True, display_id=slot)

    def refresh(self):
        """An answer was kept: open, if it is the one."""
        if not self.shown and self.is_open():
            self.shown = True
            for slot, (data, metadata) in zip(self.slots, self.draw()):
                update_display(data, metadata=metadata, raw=True, display_id=slot)

    def _closed(self):
        asked, rerun, rest = f"This part opens once you have answered {called(self.after)}", " and run this cell again", "."
        # Our own page opens it by itself, and leaves out the middle.
        html = f'<p class="course-waits">{asked}<span class="course-rerun">{rerun}</span>{rest}</p>'
        return [({"text/html": html, "text/plain": f"{asked}{rerun}{rest}"}, {}), *[({"text/plain": ""}, {})] * (len(self.slots) - 1)]
