"""What an attack is."""

from collections.abc import Callable
from dataclasses import dataclass, field

LEARNERS_CELL = "m91-1-line"
# What every attacker knows: where the course lies, a folder that anybody may write to, ports that are listened on.
KNOWN = '''import os, sys, glob, re
ROOT, LOOT, NAME, TCP, TCP6, UDP = {root!r}, {loot!r}, {name!r}, {tcp}, {tcp6}, {udp}
print("TRIED", NAME)
def took(what):
    """Show the loot: on the page, and where it would be left outside."""
    print("TOOK", what)
    with open(f"{{LOOT}}/{{NAME}}", "a") as loot:
        loot.write(str(what))
def find(text):
    """Report what is secret in a text."""
    for secret in set(re.findall(r"CANARY-[A-Z]+-[0-9a-f]+", text)):
        took(secret)
total = ...
'''


@dataclass(frozen=True)
class Attack:
    """One attack, handed in by a learner of its own, who deserves nothing unless it says otherwise.

    Parameters
    ----------
    name : str
        Also the learner's id. ``tries`` says what is tried, ``shows`` how it would show that
        it succeeded: the graders' judge looks for that and for all other damage as well.
    code : str
        What stands in the learner's cell, after what every attacker knows.
    files : dict of str to str
        What is handed in beside the notebook; ``{LOOT!r}`` and ``{NAME}`` in a text are filled in.
    change : function of (folder, scene), optional
        Does something to the hand-in on disk.
    record : str, bytes or None
        The record's content; ``None`` for a wrong answer in a sound record.
    deserves : dict of str to float
        Scores of cells that are honestly earned.
    loud : bool
        Whether somebody must be told: the hand-in must not look like an ordinary zero.
    most : int
        What a bomb may reach at most, by its own count (``GOT n``).
    thorough : bool
        Whether it takes long, or much of the machine.
    stock : str
        Why it is not tried against stock nbgrader.
    """

    name: str
    tries: str
    shows: str
    code: str = ""
    files: dict = field(default_factory=dict)
    change: Callable | None = None
    record: str | bytes | None = None
    deserves: dict = field(default_factory=dict)
    loud: bool = False
    most: int = 0
    thorough: bool = False
    stock: str = ""

    def cell(self, scene):
        """The source of the learner's cell."""
        known = KNOWN.format(root=str(scene.root), loot=str(scene.loot), name=self.name, **scene.ports)
        return known + self.code.strip("\n") + "\n"
