"""What a fork of the warm process does: be shut in, then run the cells that it is sent."""

import contextlib
import gc
import json
import os
import random
import sys
from dataclasses import replace
from pathlib import Path

from grading.kernels import frames, sandbox, values
from grading.kernels.sandbox import Limits

READY = "ready"  # said once, before anything of a learner's runs: what fails until then is this machine's trouble


def learner(channel, shell, ahead, root, folder, parent, sandboxed, room):
    """Run a learner's cells, and say what the names held that a score reads. Never returns.

    Where a notebook begins as it was released, what the warm process did already is not done again.
    """
    request = frames.receive(channel)
    limits = Limits(**request["limits"])
    _settle()
    if sandboxed:
        sandbox.leave_session()
        if room:
            room.claim(limits.scratch_bytes, limits.scratch_files)
        _first_to_go()
        sandbox.bound(limits if room or os.geteuid() == 0 else replace(limits, threads=0), counted=True)
        uid = sandbox.own_uid()
        folder = room.enter() if room else folder
        os.chdir(folder)
        _place_record(folder, request, owner=uid if os.geteuid() == 0 else None)
        sandbox.drop_powers(uid)
        sandbox.die_with(parent)
        sandbox.shut_in(root, folder, writable=bool(room), version=limits.landlock)
    else:
        os.setsid()
        _place_record(folder, request)
        sandbox.bound(limits)
        os.chdir(folder)
    frames.send(channel, READY)
    steps = request["steps"]
    if steps[:len(ahead)] != [step for step, _ in ahead]:
        shell.start_afresh()
        ahead = []
    for _, reply in ahead:
        frames.send(channel, reply)
    for step in steps[len(ahead):]:
        frames.send(channel, do(shell, step))


def do(shell, step):
    """One step of a learner's notebook. Returns its reply."""
    if "run" in step:
        return {"outputs": shell.run(step["run"])}
    shell.run_authors(step["declare"])
    return {"values": {name: _said(shell, name) for name in step["read"] if name in shell.user_ns}}


def trusted(channel, shell, _, root, folder, parent, sandboxed, room):
    """Run the instructor's score cells on values that are carried over. Never returns."""
    request = frames.receive(channel)
    _settle()
    os.setsid()
    _place_record(folder, request)
    os.chdir(folder)
    sandbox.bound(Limits(**request["limits"]))
    if sandboxed:
        sandbox.die_with(parent)
    frames.send(channel, READY)
    for step in request["steps"]:
        frames.send(channel, score(shell, step["score"], step["values"]))


def score(shell, source, said):
    """Run one score cell by itself, with nothing from another."""
    try:
        names = {name: values.decode(value) for name, value in said.items()}
    except values.NotCarried as problem:
        return {"refused": str(problem)}
    return {"outputs": shell.run_authors(source, names)}


def _said(shell, name):
    """A value as typed JSON, or why it is not carried. Whatever a strange value does here, it does to itself."""
    try:
        said = values.encode(shell.user_ns[name])
        json.dumps(said, allow_nan=False)
        return said
    except BaseException as problem:  # noqa: BLE001 - a value may do anything when it is looked at
        return {"t": "refused", "v": str(problem) if isinstance(problem, values.NotCarried) else values.NOT_READ}


def _settle():
    """Chance of its own, and rubbish taken away again."""
    import numpy as np

    gc.enable()
    random.seed()
    np.random.seed()


def _place_record(folder, request, owner=None):
    """Write the checked record where this course's code looks for it, and nobody else's."""
    place = Path(folder) / f"{request['module']}.answers.json"
    os.environ["COURSE_ANSWERS"] = str(place)
    if request["record"] is not None:
        place.write_text(json.dumps(request["record"]), encoding="utf-8")
        place.chmod(0o600)
    for path in (folder, place) if owner is not None else ():
        with contextlib.suppress(FileNotFoundError):  # there need be no record
            os.chown(path, owner, owner)


def _first_to_go():
    """When memory runs out, this process goes, and not the one beside it."""
    try:
        Path("/proc/self/oom_score_adj").write_text("1000")
    except OSError:
        pass


def run(role, channel, *rest):
    """The whole life of a fork."""
    status = 1
    try:
        nothing = os.open(os.devnull, os.O_RDWR)
        for handle in (0, 1) if os.environ.get("COURSE_DEBUG") else (0, 1, 2):
            os.dup2(nothing, handle)
        {"learner": learner, "trusted": trusted}[role](channel, *rest)
        # The reader says when it has all: until then nothing may be lost with the process.
        channel.recv(1)
        status = 0
    except BaseException as error:  # noqa: BLE001 - nothing of a fork may go on as if it were its parent
        if os.environ.get("COURSE_DEBUG"):
            import traceback

            traceback.print_exception(error, file=sys.__stderr__)
    finally:
        os._exit(status)
