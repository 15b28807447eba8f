"""Does docs/rooms.md name every room, and none that is not there?"""

import re

ROOM = re.compile(r"`([\w*/.-]+)/`")
IN_NO_VERSION = {"my-course"}


def named(root):
    return set(ROOM.findall((root / "docs" / "rooms.md").read_text(encoding="utf-8"))) - IN_NO_VERSION


def folders(root):
    """Every folder of ours that holds Python, and what lies at the top of the house."""
    inside = {path.parent.relative_to(root).as_posix() for top in ("course", "grading", "tests") for path in (root / top).rglob("*.py")} - {"tests"}
    return inside | {"solutions", "modules", "datasets", "docs", "pictures"}


def test_every_room_is_named(root):
    rooms, cases = named(root), {path.name for path in (root / "course" / "cases").iterdir()}
    lost = {folder for folder in folders(root) if not any(fits(folder, room) for room in rooms - {"tests/*"})}
    assert not lost - {f"tests/{case}" for case in cases}


def test_no_room_is_named_that_is_not_there(root):
    assert not {room for room in named(root) if not any(path.is_dir() for path in root.glob(room))}


def fits(folder, room):
    """Whether a folder is a room of this name, in which ``*`` stands for one folder and ``**`` for any number."""
    return re.fullmatch(re.escape(room).replace(r"\*\*", ".*").replace(r"\*", "[^/]+"), folder) is not None
