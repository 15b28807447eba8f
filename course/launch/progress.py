"""One line that shows that a long step is alive."""

import sys
import threading
import time

REDRAW_S = 0.5
LOG_EVERY_S = 15
WIDE = 78  # of a console's 80; written over whole, since not every console can clear a line


class Progress:
    """While the block runs, shows ``describe()`` and the seconds so far.

    On a terminal the line is redrawn in place; in a log a new one is written every 15 s.
    """

    def __init__(self, describe, to=None):
        self.describe = describe
        self.to = to or sys.stdout
        self.live = self.to.isatty()
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self):
        self.began = time.monotonic()
        self.thread.start()
        return self

    def __exit__(self, *failure):
        self.over.set()
        self.thread.join()
        if self.live:
            self.to.write(f"\r{'':{WIDE}}\r")
            self.to.flush()

    def _run(self):
        while not self.over.wait(REDRAW_S if self.live else LOG_EVERY_S):
            line = f"{self.describe()} · {time.monotonic() - self.began:.0f} s"
            self.to.write(f"\r{line[:WIDE]:{WIDE}}" if self.live else f"{line}\n")
            self.to.flush()
