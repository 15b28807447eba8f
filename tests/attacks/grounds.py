"""Try every probe on each ground that the sandbox may stand on: with and without a room, and on each version of Landlock.

``python3 -m tests.attacks.grounds FOLDER``, as root or as a plain account; says as JSON what
got through on each ground, and what was changed outside.
"""

import json
import os
import signal
import sys
import threading
import time
from pathlib import Path

from grading.kernels import landlock, shell, zygote
from grading.kernels.sandbox import Limits
from grading.kernels.warm import converse
from tests.attacks import honest, probes
from tests.house import account

SLOW_S = 120  # a busy machine is slow


def main(folder):
    """Try all; print what was found."""
    root, victim, table = lay_out(folder)
    before, grounds = seen(root, victim.parent), []
    for room, place, part in sides(folder, root):
        for version in range(1, landlock.abi() + 1):
            through, why = tried(place, victim, table, room, version)
            grounds.append({"room": room, "version": version, "through": through, "why": why, "changed": changed(before, seen(root, victim.parent))})
        grounds[-1] |= {"hindered": hindered(place), "outlived": outlived(place, part)}
    print(json.dumps(grounds))


def lay_out(folder):
    """A small course with one table, and a file outside. Returns (the course's folder, that file, the table)."""
    root = folder / "course-folder"
    table, victim = root / "datasets" / "till" / "takings.csv", folder / "outside" / "victim.txt"
    for path, text in {table: "day,pence\n1,510\n", victim: "mine", root / "course" / "__init__.py": ""}.items():
        path.parent.mkdir(parents=True)
        path.write_text(text)
    return root, victim, table


def sides(folder, root):
    """Learners' sides of a warm process: (whether in a room, where it listens, its number)."""
    running = shell.make()
    for room in (True, False):
        if not room and os.geteuid() == 0:
            account.open_the_way([Path(sys.prefix), Path(sys.base_prefix)])
        place = folder / f"{'with' if room else 'without'}-room"
        place.mkdir(mode=0o711)
        part, told = zygote._part("learner", place, str(root), running, {"cells": [], "sandboxed": True, "room": room})
        assert os.read(told, 1) == (b"r" if room else b"."), "it says which it got"
        yield room, place, part


def tried(place, victim, table, room, version):
    """The probes that got through, and why a fork ended early."""
    threads = 64 if room or os.geteuid() == 0 else 0
    first, cells = probes.cells(victim, table, threads)
    limits = Limits(landlock=version, cpu_s=60, wall_s=SLOW_S)
    request = {"module": "x", "record": None, "limits": limits.as_dict(), "steps": [{"run": cell} for cell in (first, *cells.values())]}
    replies, stopped = converse(str(place), "learner", request, SLOW_S)
    said = [json.dumps(reply["outputs"]) for reply in replies]
    if not said or "KNOWN" not in said[0]:
        return [], stopped or said[0]
    odd = [f"{name}: {text}" for name, text in zip(cells, said[1:], strict=False) if "GOT" not in text and text != "[]"]
    return [name for name, text in zip(cells, said[1:], strict=False) if "GOT" in text], f"{stopped} after {list(cells)[len(said) - 2]}" if stopped else "; ".join(odd)


def hindered(place):
    """Cells of honest work that failed, by their kind."""
    request = {"module": "x", "record": None, "limits": Limits(wall_s=SLOW_S).as_dict(), "steps": [{"run": cell} for _, cell in honest.CELLS]}
    replies, stopped = converse(str(place), "learner", request, SLOW_S)
    found = [[kind, cell, output["evalue"]] for (kind, cell), reply in zip(honest.CELLS, replies, strict=False)
             for output in reply["outputs"] if output["output_type"] == "error"]
    return found + ([["work", stopped, ""]] if stopped else [])


def seen(*folders):
    """Each file and folder: rights, owner, time, content."""
    found = {}
    for folder in folders:
        for path in (folder, *folder.rglob("*")):
            status = path.stat()
            found[str(path)] = (oct(status.st_mode), status.st_uid, status.st_nlink, status.st_mtime_ns, path.read_text() if path.is_file() else "")
    return found


def changed(before, after):
    """What is other than it was."""
    return sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))


def outlived(place, part):
    """Processes that are left when the warm process is killed while a fork sleeps and has tried to stay."""
    request = {"module": "x", "record": None, "limits": Limits().as_dict(),
               "steps": [{"run": "import ctypes, time\nctypes.CDLL(None).prctl(1, 0)"}, {"run": "time.sleep(60)"}]}
    talk = threading.Thread(target=lambda: converse_quietly(place, request), daemon=True)
    talk.start()
    until = time.monotonic() + SLOW_S
    while not (below := descendants(part)) or len(list((place / "learner").iterdir())) < 1:
        assert time.monotonic() < until, "a fork begins"
        time.sleep(0.05)
    time.sleep(0.3)  # it has come to its second cell, or dies before: either way nothing may be left
    below |= descendants(part)
    os.kill(part, signal.SIGKILL)
    os.waitpid(part, 0)
    while time.monotonic() < until and (left := [pid for pid in below if Path(f"/proc/{pid}").exists() and not _is_dead(pid)]):
        if time.monotonic() > until - SLOW_S + 30:
            return len(left)
        time.sleep(0.05)
    return 0


def converse_quietly(place, request):
    """Talk with a fork that is about to go."""
    try:
        converse(str(place), "learner", request, SLOW_S)
    except Exception:  # noqa: BLE001 - that it goes is what is tried
        pass


def descendants(pid):
    """All processes below one."""
    found = set()
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, path.read_text().split()):
            found |= {child, *descendants(child)}
    return found


def _is_dead(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except OSError:
        return True


if __name__ == "__main__":
    main(Path(sys.argv[1]))
