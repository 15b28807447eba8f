"""Two machines of one learner: work on one, none yet on the other."""

import pytest

from tests.house.carried import NOTEBOOK, RECEIPT, RECORD, learner


@pytest.fixture
def here(tmp_path):
    return learner(tmp_path / "here", {NOTEBOOK: {"cells": [1]}, RECORD: {"answers": {"m2-4": 7}}, RECEIPT: {"at": "now"}})


@pytest.fixture
def there(tmp_path):
    return learner(tmp_path / "there", {})
