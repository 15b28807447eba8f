"""The shell that cells run in: IPython's, with what they show kept as plain data instead of being sent."""

import ast
import contextlib
import os
import sys
from functools import cache

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.text import SList

MOST_OUTPUT_BYTES = 1_000_000
SHOWN = ("text/plain", "text/html")  # a score cell ends in a card; of what a learner's shows, the text alone goes on from here


class Outputs:
    """What a notebook's cells have shown, up to a number of bytes for all of it."""

    def __init__(self):
        self.left, self.kept = MOST_OUTPUT_BYTES, []

    def add(self, output, size):
        if self.left > 0:
            self.left -= size
            self.kept.append(output if self.left > 0 else
                             {"output_type": "stream", "name": "stdout", "text": "\n… the rest of the output was left out\n"})

    def stream(self, name, text):
        text = text[:max(self.left, 0)]
        last = self.kept[-1] if self.kept else {}
        if last.get("output_type") == "stream" and last.get("name") == name and self.left > len(text):
            last["parts"].append(text)
            self.left -= len(text)
        elif text:
            self.add({"output_type": "stream", "name": name, "parts": [text]}, len(text))

    def bundle(self, kind, data, **more):
        data = {name: str(value) for name, value in data.items() if name in SHOWN}
        self.add({"output_type": kind, "data": data, "metadata": {}, **more}, sum(map(len, data.values())))

    def take(self):
        """The outputs since the last time, as a notebook writes them."""
        kept, self.kept = self.kept, []
        for output in kept:
            if "parts" in output:
                output["text"] = "".join(output.pop("parts"))
        return kept


class Stream:
    """``sys.stdout`` or ``sys.stderr`` of the cells."""

    encoding, errors = "utf-8", "replace"

    def __init__(self, outputs, name):
        self.outputs, self.name = outputs, name

    def write(self, text):
        self.outputs.stream(self.name, str(text))
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        """Nothing waits."""

    def isatty(self):
        return False


class Result(DisplayHook):
    """What a cell ends in."""

    def write_output_prompt(self):
        """There is none."""

    def write_format_data(self, format_dict, md_dict=None):
        self.shell.outputs.bundle("execute_result", format_dict, execution_count=self.prompt_count)

    def finish_displayhook(self):
        """Nothing to print."""

    def flush(self):
        """Forget what was shown, without collecting all rubbish as IPython does: 70 ms, before each score cell."""
        self._ = self.__ = self.___ = ""


class Display(DisplayPublisher):
    """What a cell displays on the way."""

    def publish(self, data, metadata=None, **_):
        self.shell.outputs.bundle("display_data", data)

    def clear_output(self, wait=False):
        """Nothing is taken back."""


class Shell(InteractiveShell):
    """One notebook's shell. ``run`` runs a cell; nothing of it is written to a disk."""

    displayhook_class, display_pub_class = Result, Display

    def __init__(self, **settings):
        self.outputs = Outputs()
        super().__init__(**settings)

    def _showtraceback(self, etype, evalue, stb):
        lines = [str(line)[:2_000] for line in stb][-60:]
        self.outputs.add({"output_type": "error", "ename": etype.__name__[:200], "evalue": str(evalue)[:2_000], "traceback": lines},
                         sum(map(len, lines)))

    def run(self, source):
        """Run a cell. Returns its outputs."""
        with self._shown():
            self.run_cell(source, store_history=True)
        return self.outputs.take()

    def run_authors(self, source, names=None):
        """Run a cell of the author's: plain Python, read once for all forks. With ``names`` it has those and no other. Returns its outputs."""
        if names is not None:
            self.outputs = Outputs()
            self.user_ns.clear()
            self.user_ns.update({"__name__": "__main__", **names})
        with self._shown():
            try:
                body, last = _compiled(source)
                exec(body, self.user_ns)  # noqa: S102 - the author's own text
                shown = eval(last, self.user_ns)  # noqa: S307
                if shown is not None:
                    self.outputs.bundle("execute_result", self.display_formatter.format(shown)[0], execution_count=None)
            except BaseException as problem:  # noqa: BLE001 - as in any cell
                self._showtraceback(type(problem), problem, ())
        return self.outputs.take()

    @contextlib.contextmanager
    def _shown(self):
        before = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = Stream(self.outputs, "stdout"), Stream(self.outputs, "stderr")
        try:
            yield
        finally:
            sys.stdout, sys.stderr = before

    def system(self, cmd):
        """Programs can't run here, and no score comes from one: what a line has them show is left out, and the cell goes on."""
        print("Left out: programs do not run while a page is graded.")

    def getoutput(self, cmd, split=True, depth=0):
        """Nothing, as from a program that says nothing."""
        return SList() if split else ""

    def start_afresh(self):
        """Forget every name and output."""
        self.reset(new_session=True)
        self.outputs = Outputs()
        self.execution_count = 1


@cache
def _compiled(source):
    """A cell as code: what it does, and what it ends in. Raises ``SyntaxError``."""
    body = ast.parse(source).body
    last = body.pop().value if body and isinstance(body[-1], ast.Expr) else ast.Constant(None)
    return compile(ast.Module(body, []), "<cell>", "exec"), compile(ast.fix_missing_locations(ast.Expression(last)), "<cell>", "eval")


def make():
    """The shell, made once before any fork: no history file, no thread, no colours, nobody's start-up files."""
    from traitlets.config import Config

    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    config.InteractiveShell.xmode = "Plain"
    config.InteractiveShell.ast_node_interactivity = "last_expr"
    os.environ.setdefault("IPYTHONDIR", os.path.join(os.getcwd(), ".ipython"))
    return Shell.instance(config=config)
