"""Attacks that change what is not theirs."""

from tests.attacks.attack import Attack

LOOT = "a file appears outside its folder"
CHANGED = "a file of the course, a hand-in or the gradebook is changed"
RAISE = '''
import sqlite3
book = sqlite3.connect(ROOT + "/grading/gradebook.db", timeout=1)
book.execute("update student set last_name = ?", ("changed by " + NAME,))
book.commit()
took("gradebook")
'''
EACH = '''
for path in {paths}:
    try:
        {what}
    except OSError as error:
        print(error)
'''
HELPERS = '''
os.mkdir("91_vault") if not os.path.isdir("91_vault") else None
for name in ("91_vault.ipynb", "91_vault.answers.json", "scores.json", "result.json", "values.json", "out.json"):
    try:
        if os.path.lexists(name): os.unlink(name)
        os.symlink(f"{ROOT}/modules/91_vault/91_vault.ipynb", name)
    except OSError as error:
        print(error)
'''

ATTACKS = [
    Attack("write-outside", "writes a file where anybody may", LOOT, 'open(LOOT + "/write-outside", "w").write("here")'),
    Attack("write-home-and-tmp", "leaves a file in /tmp, /var/tmp, /dev/shm and at home", "a file of its name appears there",
           EACH.format(paths='("/tmp", "/var/tmp", "/dev/shm", os.path.expanduser("~"), "/home")',
                       what='open(f"{path}/{NAME}", "w").write("here"); took(path)')),
    Attack("write-by-shell", "lets a shell write", LOOT, 'os.system(f"echo here > {LOOT}/write-by-shell")'),
    Attack("change-gradebook", "changes names in the gradebook", CHANGED, RAISE),
    Attack("change-hand-ins", "empties the record of every other hand-in", CHANGED,
           EACH.format(paths='[path for path in glob.glob(ROOT + "/grading/submitted/*/*/*.json") if NAME not in path]',
                       what='open(path, "w").close(); took(path)')),
    Attack("change-course", "adds a line to the course's own code", CHANGED,
           EACH.format(paths='glob.glob(ROOT + "/course/*.py") + glob.glob(ROOT + "/grading/*.py")', what='open(path, "a").write("# changed\\n"); took(path)')),
    Attack("delete-solution", "deletes the solution and renames the key", CHANGED,
           EACH.format(paths='glob.glob(ROOT + "/solutions/91_vault/*")', what='os.rename(path, path + ".gone"); took(path)')),
    Attack("change-rights", "takes away everybody's right to read the modules", CHANGED,
           EACH.format(paths='[ROOT + "/modules", ROOT + "/grading/submitted"]', what='os.chmod(path, 0); took(path)')),
    Attack("change-rights-of-its-own", "sets rights and times of a file of its own: where the grader is not root, the course is as much its own",
           "it says that it could", 'open("mine", "w").close()\nfor change in (lambda: os.chmod("mine", 0o600), lambda: os.utime("mine", (1, 1)),\n'
           '               lambda: os.setxattr("mine", "user.x", b"x"), lambda: os.chown("mine", os.getuid(), os.getgid())):\n'
           '    try:\n        change(); took("it could")\n    except OSError as error:\n        print(error)'),
    Attack("trap-the-writer", "puts links to the module where a grader might write its results", CHANGED, HELPERS),
    Attack("write-startup", "writes start-up files that the next kernel would run", LOOT,
           EACH.format(paths='[os.path.expanduser("~/.ipython/profile_default/startup"), os.environ.get("IPYTHONDIR", "/x") + "/profile_default/startup"]',
                       what='os.makedirs(path, exist_ok=True); open(path + "/00.py", "w").write(f"open({LOOT!r} + \'/startup\', \'w\')"); took(path)')),
]
