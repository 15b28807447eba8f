"""Which exchange and which cohort: said by two variables, read in one place, the same for the page and for nbgrader."""

import os
import sys

import pytest
from traitlets.config.loader import PyFileConfigLoader

from course.desk import handin
from course.errors import CourseError
from course.launch import command, exchange


def nbgraders(root):
    """The folder that nbgrader hands in to."""
    c = PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
    return os.path.join(c.Exchange.root, c.CourseDirectory.course_id, "inbound")


@pytest.mark.parametrize("named, cohort, inbound", [
    (None, None, "/usr/local/share/nbgrader/exchange/cx/inbound"), ("", "", "/usr/local/share/nbgrader/exchange/cx/inbound"),
    ("/srv/exchange", "spring.2026", "/srv/exchange/spring.2026/inbound"), ("~/exchange", None, "/home/amira/exchange/cx/inbound"),
])
def test_the_page_and_nbgrader_hand_in_to_one_place(root, monkeypatch, named, cohort, inbound):
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setenv("HOME", "/home/amira")
    for name, value in {"COURSE_EXCHANGE": named, "COURSE_ID": cohort}.items():
        monkeypatch.delenv(name, raising=False) if value is None else monkeypatch.setenv(name, value)
    assert str(exchange.inbound()) == nbgraders(root) == inbound


@pytest.mark.parametrize("page", ["README.md", "grading/README.md", "grading/templates/bundle/README.md"])
def test_whoever_reads_how_to_run_the_course_is_told_of_both(root, page):
    text = (root / page).read_text(encoding="utf-8")
    assert all(f"`{said}`" in text or said in text.split() for said in ("COURSE_ID", exchange.COHORT)) and "COURSE_EXCHANGE" in text and exchange.FOLDER in text


def test_two_cohorts_share_an_exchange_and_the_page_hands_in_to_its_own(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_EXCHANGE", str(tmp_path))
    (tmp_path / "spring" / "inbound").mkdir(parents=True)
    for cohort, found in (("spring", tmp_path / "spring" / "inbound"), ("autumn", None)):
        monkeypatch.setenv("COURSE_ID", cohort)
        assert handin.exchange() == found


@pytest.mark.parametrize("name, value", [("COURSE_ID", "../spring"), ("COURSE_ID", "spring 2026"), ("COURSE_ID", "a+b"), ("COURSE_EXCHANGE", "exchange")])
def test_a_variable_that_can_not_be_used_is_said_before_anything_is_begun(root, monkeypatch, capsys, name, value):
    """By the launcher, by nbgrader's commands, and where the page hands in."""
    monkeypatch.setenv(name, value)
    with pytest.raises(CourseError, match=name):
        exchange.inbound()
    monkeypatch.setattr(command.start, "ensure", lambda *_, **__: None)
    assert command.main(["--no-browser"]) == 1
    assert capsys.readouterr().err.startswith(f"{name} is ")
    with pytest.raises(SystemExit, match=name):
        nbgraders(root)
