"""Hand-ins that are broken as files break: on a stick, in a mail, in an editor that meant well."""

import json
import os
from dataclasses import dataclass

GRADED, TURNED_AWAY = "graded", "turned away"


@dataclass(frozen=True)
class Damage:
    """One kind of damage.

    ``do(folder, module, cells)`` does it to a hand-in on disk, and may lower what ``cells``
    deserve. ``outcomes`` is what may become of it, ``why`` what the reason should be about.
    """

    name: str
    why: str
    outcomes: tuple
    do: object


def _notebook(change):
    """A damage of the notebook's content."""
    def do(folder, module, cells):
        path = folder / f"{module.name}.ipynb"
        content = json.loads(path.read_text(encoding="utf-8"))
        change(content, module, cells)
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    return do


def _bytes(change):
    """A damage of the notebook's bytes."""
    def do(folder, module, cells):
        path = folder / f"{module.name}.ipynb"
        path.write_bytes(change(path.read_bytes()))
    return do


def _record(change):
    """A damage of the record: what stood in it can't be scored."""
    def do(folder, module, cells):
        path = folder / f"{module.name}.answers.json"
        raw = path.read_bytes() if path.exists() else b'{"schema": 1, "edition": "reference", "answers": {}, "runs": []}'
        path.write_bytes(change(raw))
        for name in cells:
            if name not in module.lines:
                cells[name] = {**cells[name], "score": None if name in module.memos else 0.0}
    return do


def _instead(make):
    """Something else in the notebook's place; ``make(path, kept)`` gets the true file moved aside."""
    def do(folder, module, cells):
        path = folder / f"{module.name}.ipynb"
        kept = folder.parent / f".{module.name}.moved"
        os.replace(path, kept)
        make(path, kept)
    return do


def _hard_link(path, kept):
    os.link(kept, path)


def _pipe(path, kept):
    kept.unlink()
    os.mkfifo(path)


def _score_cells(content):
    return [cell for cell in content["cells"] if cell["metadata"].get("nbgrader", {}).get("grade") and cell["cell_type"] == "code"]


def _drop(content, module, cells):
    content["cells"].remove(_score_cells(content)[-1])


def _twice(content, module, cells):
    cell = _score_cells(content)[0]
    content["cells"].insert(content["cells"].index(cell), {**cell, "id": f"{cell['id']}-copy"})


def _retype(content, module, cells):
    cell = _score_cells(content)[0]
    cell["cell_type"] = "markdown"
    cell.pop("outputs", None), cell.pop("execution_count", None)


def _edit(content, module, cells):
    _score_cells(content)[0]["source"] = "1 + 1"


def _other_module(raw):
    return json.dumps({**json.loads(raw), "module": "99_other"}).encode()


def _other_edition(raw):
    return json.dumps({**json.loads(raw), "edition": "another"}).encode()



BOTH = (GRADED, TURNED_AWAY)
KINDS = (
    Damage("not-json", "the notebook is not JSON", (TURNED_AWAY,), _bytes(lambda raw: b"Dear Ines, see attachment.")),
    Damage("truncated", "the notebook ends too soon", (TURNED_AWAY,), _bytes(lambda raw: raw[:len(raw) * 2 // 3])),
    Damage("not-utf8", "the notebook is not UTF-8", (TURNED_AWAY,), _bytes(lambda raw: raw[:200] + b"\xff\xfe\x80" + raw[200:])),
    Damage("empty", "the notebook is empty", (TURNED_AWAY,), _bytes(lambda raw: b"")),
    Damage("old-format", "the notebook is of a format that nobody can read", (TURNED_AWAY,),
           _notebook(lambda content, module, cells: content.update(nbformat=99))),
    Damage("huge", "the notebook is too large", (TURNED_AWAY,), _bytes(lambda raw: raw + b" " * 60_000_000)),
    Damage("missing", "there is no notebook", (TURNED_AWAY,), lambda folder, module, cells: (folder / f"{module.name}.ipynb").unlink()),
    Damage("renamed", "the notebook has another name", BOTH, lambda folder, module, cells: (
        folder / f"{module.name}.ipynb").rename(folder / f"{module.name} (1).ipynb")),
    Damage("symlink", "the notebook is a link", (TURNED_AWAY,), _instead(lambda path, kept: os.symlink(kept, path))),
    Damage("hard-link", "the notebook has a second name elsewhere", (TURNED_AWAY,), _instead(_hard_link)),
    Damage("pipe", "the notebook is a pipe", (TURNED_AWAY,), _instead(_pipe)),
    Damage("cell-missing", "a score cell is missing", BOTH, _notebook(_drop)),
    Damage("cell-twice", "a score cell stands twice", BOTH, _notebook(_twice)),
    Damage("cell-retyped", "a score cell is text", BOTH, _notebook(_retype)),
    Damage("cell-edited", "a score cell was edited", BOTH, _notebook(_edit)),
    Damage("record-damaged", "the record is not JSON", BOTH, _record(lambda raw: raw[:len(raw) // 2])),
    Damage("record-of-another-module", "the record belongs to another module", BOTH, _record(_other_module)),
    Damage("record-of-another-edition", "the record belongs to another edition of the data", BOTH, _record(_other_edition)),
)
