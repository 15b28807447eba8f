"""Is what many tests share made by one process, and never taken half made?"""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.house.once import once


class Factory:
    def __init__(self, base):
        self.base = base
        base.mkdir(exist_ok=True)

    def getbasetemp(self):
        return self.base


def test_who_asks_at_once_gets_the_same_folder_and_it_is_made_once(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTEST_XDIST_WORKER", "gw0")
    made = []

    def make(folder):
        folder.mkdir()
        made.append(folder)

    with ThreadPoolExecutor(4) as several:
        found = set(several.map(lambda at: once(Factory(tmp_path / f"popen-gw{at}"), "thing", make), range(4)))
    assert found == {tmp_path / "thing"} == set(made) and len(made) == 1


def test_what_could_not_be_made_is_tried_again_from_nothing(tmp_path):
    def fails(folder):
        folder.mkdir()
        (folder / "half").touch()
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        once(Factory(tmp_path), "thing", fails)
    assert list(once(Factory(tmp_path), "thing", lambda folder: folder.mkdir()).iterdir()) == []
