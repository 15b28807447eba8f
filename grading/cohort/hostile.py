"""Hand-ins that mean harm, of a kind that does none outside the folder it is graded in.

They are for rehearsals: what a grader must withstand in full is in ``tests/attacks``.
"""

FORGE = """
import ast
from IPython import get_ipython
class Full(ast.NodeTransformer):
    def visit_Module(self, tree):
        return ast.parse("1e3") if "exercise" in ast.unparse(tree) else tree
get_ipython().ast_transformers.append(Full())
"""
SILENCE = """
import sys
from IPython import get_ipython
get_ipython().displayhook.finish_displayhook = lambda *_: None
"""
PATCH = """
from course.exercises.exercise import Exercise
from course.exercises.score import Score
Exercise.score = lambda self: Score(self.points, self.points, "", "right")
"""
FALSE_KEYS = """
import sys, types
false = types.ModuleType("grading.keys")
false.key = lambda path: None
sys.modules["grading.keys"] = false
import course.exercises.exercise as exercise
exercise.Exercise.mark = property(lambda self: lambda answer: 1.0)
"""
LEAVE = """
import os
os._exit(0)
"""
LOUD = """
for _ in range(400):
    print("loud " * 10_000)
"""
PEEK = """
import glob, os
for path in glob.glob("../../**/*", recursive=True)[:200]:
    if os.path.isfile(path):
        print(path, open(path, "rb").read(80))
"""
CROWD = """
import os, time
for _ in range(40):
    if os.fork() == 0:
        time.sleep(15)
        os._exit(0)
"""
SPIN = """
while True:
    pass
"""
KINDS = {"forges": FORGE, "silences": SILENCE, "patches": PATCH, "false-keys": FALSE_KEYS, "leaves": LEAVE,
         "shouts": LOUD, "peeks": PEEK, "crowds": CROWD, "spins": SPIN}


def add(notebook, name):
    """Put a hostile cell after the first code cell of a notebook, where a learner could have typed it."""
    first = next(at for at, cell in enumerate(notebook["cells"]) if cell["cell_type"] == "code")
    notebook["cells"].insert(first + 1, {"cell_type": "code", "id": "mine", "metadata": {}, "execution_count": None, "outputs": [],
                                         "source": KINDS[name].strip()})
