"""Attacks that forge a score from inside the kernel in which the learner's code runs."""

from tests.attacks.attack import Attack

RISES = "the score rises above nothing"
SHELL = "from IPython import get_ipython\nip = get_ipython()\n"
INPUT = 'ip.input_transformers_cleanup.append(lambda lines: ["2.0"] if any("exercise" in line for line in lines) else lines)'
TREE = '''
import ast
class Full(ast.NodeTransformer):
    def visit_Module(self, tree):
        return ast.parse("2.0") if "exercise" in ast.unparse(tree) else tree
ip.ast_transformers.append(Full())
'''
RUN = '''
old = ip.run_cell_async
async def forged(raw, *rest, **named):
    named.pop("transformed_cell", None)
    return await old("2.0" if "exercise" in raw else raw, *rest, **named)
ip.run_cell_async = forged
older = ip.run_cell
ip.run_cell = lambda raw, *rest, **named: older("2.0" if "exercise" in raw else raw, *rest, **named)
'''
DISPLAY = 'ip.displayhook.compute_format_data = lambda result: ({"text/plain": "2.0"}, {})'
SILENCE = 'ip.displayhook.quiet = lambda: True'
SYSTEM = "import sys\nsys.displayhook = lambda value: None"
BUILTINS = '''
import builtins
old = builtins.min
builtins.min = lambda *values, **named: values[1] if len(values) == 2 and values[0] == 0.0 else old(*values, **named)
'''
ROUND = '''
import builtins
old = builtins.float
class float(old):
    def __new__(cls, value=0):
        return old.__new__(cls, 2.0 if value == 0 else value)
builtins.float = float
'''
PANDAS = '''
import pandas as pd
pd.Series.items = lambda self: iter([("a", 1.0)])
by_till = pd.Series([1.0], index=["a"])
'''
CLOSE = "import math\nmath.isclose = lambda *values, **named: True\ntotal = 1.0"
COURSE = '''
from course.exercises.exercise import Exercise
Exercise.score = lambda self: self._score(self.points, "right")
'''
SCORE = '''
from course.exercises.score import Score
Score._repr_mimebundle_ = lambda self, *rest, **named: {"text/plain": repr(float(self.points))}
'''
FORMAT = '''
from course.exercises.score import Score
ip.display_formatter.mimebundle_formatter.for_type(Score, lambda score, *rest, **named: {"text/plain": repr(float(score.points))})
'''
KEYS = '''
import types
false = types.ModuleType("grading.keys")
false.key = lambda path: (1.0, 1e12)
import grading
sys.modules["grading.keys"] = grading.keys = false
total = 1.0
'''
IMPORTS = '''
import builtins, types
old = builtins.__import__
def forged(name, *rest, **named):
    if name == "grading.keys":
        return types.SimpleNamespace(key=lambda path: (1.0, 1e12), keys=None)
    return old(name, *rest, **named)
builtins.__import__ = forged
total = 1.0
'''
FINDER = '''
import importlib.abc, importlib.util
class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path, target=None):
        return importlib.util.spec_from_loader(name, self) if name == "grading.keys" else None
    def create_module(self, spec):
        return None
    def exec_module(self, module):
        module.key = lambda path: (1.0, 1e12)
sys.meta_path.insert(0, Finder())
sys.modules.pop("grading.keys", None)
total = 1.0
'''
MESSAGE = '''
def send(*_):
    kernel = ip.kernel
    kernel.session.send(kernel.iopub_socket, "execute_result", {"data": {"text/plain": "2.0"}, "metadata": {}, "execution_count": 1},
                        parent=kernel.get_parent("shell"))
ip.events.register("pre_run_cell", send)
ip.displayhook.quiet = lambda: True
'''
DISPLAY_ID = '''
from IPython.display import display, update_display
def send(*_):
    display({"text/plain": "2.0"}, raw=True, display_id="score")
    ip.display_pub.publish({"text/plain": "2.0"}, transient={"display_id": "score"}, update=True)
ip.events.register("pre_run_cell", send)
old = ip.displayhook.write_format_data
def identified(data, metadata=None):
    ip.displayhook.msg["content"]["transient"] = {"display_id": "score"}
    old({"text/plain": "2.0"}, metadata)
ip.displayhook.write_format_data = identified
'''
THREAD = '''
import threading, time
def late():
    while True:
        try:
            for one in list(ip.user_ns.values()):
                if type(one).__module__.startswith("course.exercises"):
                    type(one).mark = lambda self, answer: 1.0
                    type(one).parse = lambda self, raw: 1.0
                    type(one).answer = lambda self: 1.0
                    type(one).text = lambda self, answer: "x"
        except RuntimeError:
            pass
        time.sleep(0)
threading.Thread(target=late, daemon=True).start()
'''
NAMES = '''
class Names(dict):
    def __getitem__(self, name):
        value = dict.__getitem__(self, name)
        return (lambda path: (1.0, 1e12)) if name == "key" else value
import grading.keys
grading.keys.key = lambda path: (1.0, 1e12)
total = 1.0
'''
COMM = '''
from comm import create_comm
for name in ("course", "jupyter.widget", "score"):
    create_comm(target_name=name, data={"score": 4.0, "grade_id": "m91-1"}).send({"score": 4.0})
'''
EXPORT = '''
import json, builtins
old = json.dumps
def forged(value, *rest, **named):
    if isinstance(value, dict):
        value = {**value, "exercise": 1.0, "key": 1.0, "total": 1690.0 if "total" in value else 0, "__builtins__": {}, "float": 4.0}
    return old(value, *rest, **named)
json.dumps = forged
json.JSONEncoder.encode = lambda self, value: old({"total": 1.0, "exercise": 4.0, "__builtins__": 4.0})
'''

ATTACKS = [
    Attack("forge-input-transformer", "turns the text of a score cell into a number before it is read", RISES, SHELL + INPUT),
    Attack("forge-ast-transformer", "turns the tree of a score cell into a number before it runs", RISES, SHELL + TREE),
    Attack("forge-run-cell", "runs something else than the cell it was given", RISES, SHELL + RUN),
    Attack("forge-displayhook", "shows another result than the one worked out", RISES, SHELL + DISPLAY),
    Attack("forge-silence", "shows no result at all, which stock nbgrader takes for full marks", RISES, SHELL + SILENCE),
    Attack("forge-sys-displayhook", "replaces Python’s own display of results by nothing", RISES, SYSTEM),
    Attack("forge-builtins", "makes the builtin min take the larger", RISES, BUILTINS),
    Attack("forge-float", "makes the builtin float turn 0 into 2", RISES, ROUND),
    Attack("forge-pandas", "makes every Series look the same", RISES, PANDAS),
    Attack("forge-isclose", "makes all numbers close", RISES, CLOSE),
    Attack("forge-course", "gives every exercise full marks in the course’s own code", RISES, COURSE),
    Attack("forge-score", "makes a score say its points", RISES, SCORE),
    Attack("forge-formatter", "registers another way to show a score", RISES, SHELL + FORMAT),
    Attack("forge-keys", "puts another module in the place of the keys", RISES, KEYS),
    Attack("forge-import", "returns other keys from import", RISES, IMPORTS),
    Attack("forge-finder", "finds other keys first", RISES, FINDER),
    Attack("forge-function", "replaces the function that returns a key", RISES, NAMES),
    Attack("forge-iopub", "sends a result of its own, signed with the kernel’s key", RISES, SHELL + MESSAGE),
    Attack("forge-display-id", "updates the score’s output by its display_id", RISES, SHELL + DISPLAY_ID),
    Attack("forge-thread", "goes on in a thread while the score cells run", RISES, SHELL + THREAD),
    Attack("forge-comm", "opens comms that claim a score", RISES, COMM),
    Attack("forge-export", "adds names and values to all JSON that leaves its kernel", RISES, EXPORT),
]
