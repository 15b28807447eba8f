"""Attacks that hand over values made to mislead whoever looks at them."""

from tests.attacks.attack import Attack

RISES = "the score rises above nothing"
LIAR = '''
class Liar(float):
    def __eq__(self, other): return True
    def __float__(self): return peek()
    def __sub__(self, other): return 0.0
    __rsub__ = __sub__
    def __abs__(self): return 0.0
    def __hash__(self): return 1
def peek():
    frame = sys._getframe()
    while frame:
        one = frame.f_locals.get("self")
        if type(getattr(one, "key", None)) is tuple:
            return float(one.key[0])
        frame = frame.f_back
    return 1.0
total = Liar(1.0)
'''
SERIES = '''
import pandas as pd
class Liar(pd.Series):
    def items(self):
        frame = sys._getframe()
        while frame:
            one = frame.f_locals.get("self")
            if type(getattr(one, "key", None)) is tuple:
                return iter(dict(one.key[0]).items())
            frame = frame.f_back
        return iter(())
by_till = None
total = ...
from IPython import get_ipython
def late(*_):
    get_ipython().user_ns["by_till"] = Liar([1.0, 2.0], index=["a", "b"])
get_ipython().events.register("pre_run_cell", late)
'''
REDUCE = '''
class Bomb:
    def __reduce__(self):
        return (os.system, (f"echo here > {LOOT}/{NAME}",))
total = Bomb()
from IPython import get_ipython
import pandas as pd
get_ipython().events.register("pre_run_cell", lambda *_: get_ipython().user_ns.update(by_till=pd.Series([Bomb()] * 3)))
'''
LATE = '''
from IPython import get_ipython
import pandas as pd, numpy as np
def late(*_):
    get_ipython().user_ns["by_till"] = {value}
get_ipython().events.register("pre_run_cell", late)
'''

ATTACKS = [
    Attack("value-liar", "hands over a number that asks the caller for the key", RISES, LIAR),
    Attack("value-lying-series", "hands over a Series that asks the caller for the key", RISES, SERIES),
    Attack("value-nan", "hands over NaN", RISES, 'total = float("nan")'),
    Attack("value-infinite", "hands over infinity", RISES, 'total = float("inf")'),
    Attack("value-complex", "hands over a complex number and an array", RISES, "import numpy as np\ntotal = np.array([[1690j]])"),
    Attack("value-huge-number", "hands over a whole number of 400,000 digits", RISES, "total = 10 ** 400_000"),
    Attack("value-huge-text", "hands over a text of 300 MB", RISES, 'total = "9" * 300_000_000'),
    Attack("value-huge-series", "hands over a Series of ten million values", RISES, LATE.format(value="pd.Series(np.ones(10_000_000))")),
    Attack("value-wide-labels", "hands over a Series whose labels are 50 MB each", RISES, LATE.format(value='pd.Series([1.0, 2.0], index=["a" * 50_000_000, "b" * 50_000_000])')),
    Attack("value-recursive", "hands over a dict that holds itself", RISES, LATE.format(value='(lambda one: one.update(a=one) or one)({})')),
    Attack("value-deep", "hands over lists in lists, 100,000 deep", RISES,
           "deep = []\nfor _ in range(100_000):\n    deep = [deep]\ntotal = deep"),
    Attack("value-reduce", "hands over an object that runs a command when it is unpickled", "a file of its name appears in the loot", REDUCE),
    Attack("value-dunder-names", "hands over a dict with names that Python gives a meaning", RISES,
           LATE.format(value='{"__class__": "float", "__builtins__": {"float": 4.0}, "__type__": "Score", "$ref": "#"}')),
    Attack("value-cycle-of-index", "hands over a Series whose labels are Series", RISES, LATE.format(value="pd.Series({(('a',),): 990.0, (('b', 'c'),): 600.0})")),
    Attack("value-code", "hands over text that is code", RISES, 'total = "__import__(\'os\').system(\'true\') or 1690.0"'),
    Attack("value-repr", "hands over an object whose picture of itself is the answer", RISES,
           'class One:\n    __repr__ = __str__ = lambda self: "1690.0"\ntotal = One()'),
    Attack("value-scorelike", "hands over a finished Score", RISES,
           "from course.exercises.score import Score\ntotal = Score(4.0, 4.0, 'x', 'right')"),
]
