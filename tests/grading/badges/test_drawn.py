"""What a badge and a certificate show."""

import re
from xml.dom import minidom

import pytest

from grading.badges import command, credential, picture, verify
from tests.grading.badges.awarded import NOW, awarded

HOSTILE = '"><script>alert(1)</script><openbadges:credential verify="a.b.c"/>\u202e' + "Z\u0301" * 400


def test_a_hostile_name_is_its_letters_and_nothing_else(by, tmp_path):
    command._write(tmp_path, awarded(by, name=HOSTILE, learner="eve"), by)
    svg, page = ((tmp_path / f"eve.{ending}").read_text(encoding="utf-8") for ending in ("svg", "html"))
    assert not re.search(r"<script|\u202e", svg + page) and [len(credential.PLACE.findall(text)) for text in (svg, page)] == [1, 1]
    names = {node.tagName for node in minidom.parseString(svg.encode()).getElementsByTagName("*")}
    assert names == {"svg", "title", "desc", "circle", "path", "text", "openbadges:credential"}
    assert "default-src 'none'" in page and not re.search(r"(src|href)=", page)
    assert "Genuine. “&" not in (said := verify.verify(tmp_path / "eve.html", [by.public], NOW)) and len(said) < 600


@pytest.mark.parametrize("modules", [1, 6])
def test_every_picture_and_page_says_name_points_and_date(by, tmp_path, modules):
    award = awarded(by, modules=tuple((f"0{n}_m", f"A title of some length, the {n}th", 20.0 + n, 40.0) for n in range(modules)))
    for text in (picture.svg(award), picture.certificate(award)):
        for said in (award.name, award.day, by.name.replace("&", "&amp;"), f"{award.points[0]:g} of {40 * modules} points"):
            assert said in text
    assert all(title in picture.certificate(award) for _, title, *_ in award.modules)
