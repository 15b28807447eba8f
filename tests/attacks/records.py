"""Attacks by the answer record, and by files that are none."""

import json
import os

from tests.attacks.attack import Attack

RIGHT = "4"
TAKES = "another's answer, or one that nobody gave, is scored"
STOPS = "the batch stops, or a great file is read"


def entry(answer):
    return {"answer": answer, "at": "2026-11-22T14:02:05Z", "first": answer, "tries": 1}


def record(**changes):
    return {"schema": 1, "module": "91_vault", "edition": "reference", "answers": {"m91-3": entry("5")}, "runs": [], **changes}


def text(**changes):
    return json.dumps(record(**changes))


def instead(make):
    """Something else in the record's place; ``make(path, scene)`` puts it there."""
    def do(folder, scene):
        path = folder / "91_vault.answers.json"
        path.unlink()
        make(path, scene)
    return do


def of_notebook(make):
    """Something else in the notebook's place."""
    def do(folder, scene):
        path = folder / "91_vault.ipynb"
        path.unlink()
        make(path, scene)
    return do


def sparse(path, scene):
    with path.open("wb") as file:
        file.truncate(8 << 30)


def device(path, scene):
    if os.geteuid() == 0:
        os.mknod(path, 0o20666, os.makedev(1, 5))
    else:
        path.symlink_to("/dev/zero")


def hard_link(path, scene):
    elsewhere = scene.folder / "elsewhere.json"
    elsewhere.write_text(text(answers={"m91-3": entry(RIGHT)}), encoding="utf-8")
    os.link(elsewhere, path)


def of_neighbour(scene):
    return scene.submitted / scene.honest[0] / "91_vault" / "91_vault.answers.json"


ANSWER = '{"answer": "%s", "at": "2026-11-22T14:02:05Z", "first": "5", "tries": 1}'
ATTACKS = [
    Attack("record-link", "hands in a link to another's record", TAKES, change=instead(lambda path, scene: path.symlink_to(of_neighbour(scene)))),
    Attack("record-hard-link", "hands in a second name of a file that lies elsewhere", TAKES, change=instead(hard_link)),
    Attack("record-pipe", "hands in a pipe, which is waited on for ever", STOPS, change=instead(lambda path, scene: os.mkfifo(path)),
           stock="waits for ever before its first step"),
    Attack("record-device", "hands in a device that never ends", STOPS, change=instead(device), stock="copies it until the disk is full"),
    Attack("record-folder", "hands in a folder", STOPS, change=instead(lambda path, scene: path.mkdir())),
    Attack("record-sparse", "hands in 8 GB that take no room", STOPS, change=instead(sparse), stock="copies 8 GB"),
    Attack("record-deep", "hands in lists in lists, 200,000 deep", STOPS, record="[" * 200_000),
    Attack("record-deep-answer", "gives an answer that is 900 deep", STOPS,
           record=text().replace('"answer": "5"', '"answer": ' + '[' * 900 + '"4"' + ']' * 900)),
    Attack("record-keys-twice", "gives two answers to one exercise, a wrong one for the page and a right one", "it is scored as right",
           record=text().replace('"answers": {', '"answers": {"m91-3": ' + ANSWER % "5" + ', ').replace('"answer": "5", "at": "2026-11-22T14:02:05Z", "first": "5", "tries": 1}}',
                                                                                                      '"answer": "4", "at": "2026-11-22T14:02:05Z", "first": "5", "tries": 1}}')),
    Attack("record-bom", "begins with the mark that some editors write, and is sound", "it is not scored: the answer is right",
           record=b"\xef\xbb\xbf" + text(answers={"m91-3": entry("4")}).encode(), deserves={"m91-3": 2.0}),
    Attack("record-utf16", "is written in UTF-16", STOPS, record=text(answers={"m91-3": entry("4")}).encode("utf-16")),
    Attack("record-nan", "answers NaN", "the score rises", record=text().replace('"answer": "5"', '"answer": NaN')),
    Attack("record-infinite", "answers 1e999", "the score rises", record=text().replace('"answer": "5"', '"answer": 1e999')),
    Attack("record-digits", "answers a number of a million digits", STOPS, record=text().replace('"answer": "5"', '"answer": ' + "9" * 1_000_000)),
    Attack("record-surrogates", "answers half a letter", STOPS, record=text().replace('"answer": "5"', '"answer": "\\ud800"')),
    Attack("record-zero", "hides a zero byte", STOPS, record=text().encode() + b"\0"),
    Attack("record-pattern", "answers what makes a pattern slow", STOPS, record=text(answers={"m91-3": entry("1,1" * 300_000)})),
    Attack("record-claims", "says that it was scored, and how", "the score rises",
           record=text(answers={"m91-3": {**entry("5"), "score": 2, "points": 2, "verdict": "right"}}, scores={"m91-3": 2}, score=10)),
    Attack("record-of-others-exercises", "answers exercises that are not there, and the code exercises too", "the score rises",
           record=text(answers={name: entry(1690.0) for name in ("m91-1", "m91-2", "m91-9", "__class__", "../../x", "")})),
    Attack("record-other-module", "belongs to another module", "it is scored",
           record=text(module="02_curbside", answers={"m91-3": entry("4")})),
    Attack("record-types", "answers an object where a number is asked", STOPS, record=text(answers={"m91-3": entry({"__float__": 4})})),
    Attack("record-runs", "holds 100,000 runs", STOPS, record=text(runs=[{"n": 1, "levers": {}, "kpis": {}}] * 40_000)),
    Attack("record-memo-bomb", "writes a memo of 1.9 MB of marks", STOPS,
           record=text(answers={"m91-4": entry({"text": "<" * 1_900_000, "runs": list(range(1000))})})),
    Attack("notebook-link", "hands in a link to another's notebook and record", TAKES,
           change=of_notebook(lambda path, scene: path.symlink_to(of_neighbour(scene).with_name("91_vault.ipynb"))), loud=True),
    Attack("notebook-link-out", "hands in a link to a file outside", TAKES, change=of_notebook(lambda path, scene: path.symlink_to("/etc/passwd")), loud=True),
    Attack("notebook-pipe", "hands in a pipe as its notebook", STOPS, change=of_notebook(lambda path, scene: os.mkfifo(path)), loud=True,
           stock="waits for ever before its first step"),
    Attack("notebook-device", "hands in a device as its notebook", STOPS, change=of_notebook(device), loud=True, stock="reads without an end"),
    Attack("notebook-sparse", "hands in a notebook of 8 GB that take no room", STOPS, change=of_notebook(sparse), loud=True, stock="reads 8 GB into memory"),
    Attack("notebook-deep", "hands in lists in lists as its notebook", STOPS, loud=True,
           change=of_notebook(lambda path, scene: path.write_text('{"cells": ' + "[" * 200_000))),
    Attack("notebook-folder", "hands in a folder as its notebook", STOPS, change=of_notebook(lambda path, scene: path.mkdir()), loud=True),
]
