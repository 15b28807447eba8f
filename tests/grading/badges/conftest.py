"""An issuer of badges, and a badge and a certificate of theirs."""

import pytest

from grading.badges import command, issuer
from tests.grading.badges.awarded import awarded


@pytest.fixture(scope="session")
def by(tmp_path_factory):
    return issuer.own(tmp_path_factory.mktemp("home") / "grading-badges", "Hartwell & Sons")


@pytest.fixture(scope="session")
def files(by, tmp_path_factory):
    """As they are written."""
    folder = tmp_path_factory.mktemp("awarded")
    command._write(folder, awarded(by), by)
    return {ending: folder / f"anna.{ending}" for ending in ("svg", "html")}
