"""Attacks by files that are handed in under the names of modules and settings."""

from tests.attacks.attack import Attack

RAN = "the file of that name runs (it leaves loot), or the score rises"
LOOT = "open({LOOT!r} + '/{NAME}', 'a').write(__name__)\n"
FORGED = LOOT + "key = lambda path: (1.0, 1e12)\n"


def shadow(name, tries, *paths, content=LOOT, code="total = 1.0"):
    return Attack(f"shadow-{name}", tries, RAN, code, files=dict.fromkeys(paths, content))


ATTACKS = [
    shadow("pandas", "hands in a pandas.py", "pandas.py", "pandas/__init__.py"),
    shadow("altair", "hands in an altair.py and a false altair.so", "altair.py", "altair.so", "altair.cpython-311-x86_64-linux-gnu.so"),
    shadow("course", "hands in a package called course", "course/__init__.py", "course/exercises.py", "course/exercises/__init__.py"),
    shadow("grading", "hands in keys of its own", "grading/__init__.py", "grading/keys.py", content=FORGED),
    shadow("standard-library", "hands in json.py, math.py and random.py", "json.py", "math.py", "random.py", "secrets.py", "queue.py"),
    shadow("sitecustomize", "hands in what Python runs at its start", "sitecustomize.py", "usercustomize.py", "x.pth"),
    shadow("ipython", "hands in what IPython runs at its start", ".ipython/profile_default/startup/00.py", "ipython_config.py",
           ".ipython/profile_default/ipython_config.py", "profile_default/startup/00.py", "ipython_kernel_config.py"),
    shadow("settings", "hands in settings of Jupyter and nbgrader", "nbgrader_config.py", "jupyter_config.py", "jupyter_nbconvert_config.py",
           ".jupyter/nbgrader_config.py", "conftest.py"),
    shadow("key", "hands in a key.py and a notebook of solutions", "key.py", "solutions/91_vault/key.py", content=FORGED),
    shadow("lately", "writes a pandas.py while it runs, for the cells after it", code=(
        "open('pandas.py', 'w').write('raise SystemExit')\nopen('grading.py', 'w').write('x')\n"
        "os.makedirs('sub', exist_ok=True)\nsys.path.insert(0, os.getcwd())\n"
        "open('statistics.py', 'w').write(f'open({LOOT!r} + \"/\" + {NAME!r}, \"a\")')\n"
        "for name in ('grading', 'grading.keys'):\n    sys.modules.pop(name, None)\n"
        "os.makedirs('grading', exist_ok=True)\nos.path.exists('grading.py') and os.unlink('grading.py')\n"
        "open('grading/__init__.py', 'w').close()\nopen('grading/keys.py', 'w').write('key = lambda path: (1.0, 1e12)')\ntotal = 1.0")),
]
