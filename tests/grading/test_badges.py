"""Who gets a badge, what it proves, and what it does not: to our own reader and to another engine, without a network."""

import json
import multiprocessing
import os
import re
import shutil
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from xml.dom import minidom

import jwt
import openbadgeslib.ob3
import pytest
from openbadgeslib.ob3 import OB3VerificationError, OB3Verifier

from course.errors import CourseError
from grading.badges import command, credential, issuer, picture, verify, withdrawn
from grading.layout import Layout
from grading.results.klass import ABSENT, AWAY, GRADED, Answer, Exercise, Klass, Learner

NOW = datetime(2026, 11, 26, 15, 0, tzinfo=UTC)
HOSTILE = '"><script>alert(1)</script><openbadges:credential verify="a.b.c"/>\u202e' + "Z\u0301" * 400


@pytest.fixture(scope="module")
def by(tmp_path_factory):
    return issuer.own(tmp_path_factory.mktemp("home") / "grading-badges", "Hartwell & Sons")


def awarded(by, name="Anna Größe", learner="anna", modules=(("02_curbside", "Who should answer the phone?", 34.5, 40.0),)):
    return credential.Award(learner, picture.called(name), modules, 70.0, by.name, NOW, issuer.fingerprint(by.public))


@pytest.fixture(scope="module")
def files(by, tmp_path_factory):
    """A badge and a certificate, as they are written."""
    folder = tmp_path_factory.mktemp("awarded")
    command._write(folder, awarded(by), by)
    return {ending: folder / f"anna.{ending}" for ending in ("svg", "html")}


# What is signed.

def test_another_engine_verifies_what_we_sign_by_the_name_of_the_key_alone_and_asks_nobody(by, files):
    token = OB3Verifier.extract_token_from_svg(files["svg"].read_bytes())
    found = OB3Verifier.for_issuer_did(issuer.did(by.public), download=None).verify(token)
    assert (found.issuer.name, found.achievement.name, found.issuance_date) == ("Hartwell & Sons", "“Who should answer the phone?”", NOW)
    assert credential.PLACE.findall(files["html"].read_text(encoding="utf-8")) == [token], "both files hold the same"


def test_ours_verifies_what_another_engine_signs_with_our_key_no_more_than_it_can_read_of_it(by, files):
    """A signature that holds is no badge of this course's yet."""
    body = {**credential.signed(token_of(files), by.public)}
    del body["credentialSubject"]["result"]
    token = jwt.encode(body, by.key, algorithm="ES256")
    with pytest.raises(CourseError, match="none of this course’s"):
        credential.award(credential.signed(token, by.public), by.public)


def test_every_word_of_a_badge_is_one_of_the_published_vocabularies(by, files):
    """Those of Open Badges 3.0.3 and of Verifiable Credentials 2.0, as the other engine carries them."""
    folder = Path(openbadgeslib.ob3.__file__).with_name("contexts")
    published = {name: json.loads((folder / f"{name}.json").read_text(encoding="utf-8")) for name in ("ob-v3p0-context-3.0.3", "credentials-v2")}
    words = {word for one in published.values() for word in re.findall(r'"(\w+)":', json.dumps(one))}
    body = credential.signed(token_of(files), by.public)
    assert credential.CONTEXTS == ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"]
    assert used(body) - {"@context", "iss", "sub", "jti", "nbf"} <= words and len(used(body)) > 25
    assert {"nonsense"} - words


def used(value):
    """The names of properties and of types in a credential."""
    if isinstance(value, dict):
        kinds = value.get("type", [])
        return {*value, *([kinds] if isinstance(kinds, str) else kinds)}.union(*map(used, value.values()))
    return set().union(*map(used, value)) if isinstance(value, list) else set()


def token_of(files):
    return credential.PLACE.search(files["svg"].read_text(encoding="utf-8"))[1]


@pytest.mark.parametrize("ending", ["svg", "html"])
def test_it_says_who_what_when_and_by_which_key_in_a_sentence(by, files, ending):
    assert verify.verify(files[ending], [by.public], NOW) == (
        "Genuine. “Anna Größe” (anna) reached 34.5 of 40 points (86%) in “Who should answer the phone?”. Issued on 26 November 2026 by Hartwell & Sons. "
        f"It took 70% of each module’s points. Signed with the key {issuer.fingerprint(by.public)}")


def test_the_token_alone_proves_the_same(by, files, tmp_path):
    (tmp_path / "badge.jwt").write_text(token_of(files) + "\n")
    assert verify.verify(tmp_path / "badge.jwt", [by.public], NOW).startswith("Genuine. “Anna Größe”")


def forged(files, how):
    """A token of which one thing was changed."""
    head, body, signature = token_of(files).split(".")
    claims = json.loads(jwt.utils.base64url_decode(body))
    return ".".join([how.get("head", head), jwt.utils.base64url_encode(json.dumps({**claims, **how.get("claims", {})}).encode()).decode(), how.get("signature", signature)])


NO_HEAD = jwt.utils.base64url_encode(b'{"alg":"none"}').decode()
FORGED = {"another name": {"claims": {"name": "“Another module”"}}, "another date": {"claims": {"validFrom": "2020-01-01T00:00:00Z", "nbf": 1577836800}},
          "no algorithm": {"head": NO_HEAD, "signature": ""}, "no signature": {"signature": "AAAA"}}


@pytest.mark.parametrize("how", FORGED.values(), ids=FORGED)
def test_a_changed_token_is_refused_by_both_engines(by, files, tmp_path, how):
    token = forged(files, how)
    text = files["svg"].read_text(encoding="utf-8").replace(token_of(files), token)
    (tmp_path / "a.svg").write_text(text, encoding="utf-8")
    with pytest.raises(CourseError, match="not genuine|no badge"):
        verify.verify(tmp_path / "a.svg", [by.public], NOW)
    with pytest.raises(OB3VerificationError):
        OB3Verifier.for_issuer_did(issuer.did(by.public)).verify(token)


@pytest.mark.parametrize("ending, was, becomes", [("svg", "Anna Größe", "Bert Größe"), ("html", "34.5 of 40", "40 of 40"), ("html", "</main>", "<p>with honours</p></main>")])
def test_what_is_drawn_round_a_sound_token_is_refused_where_it_was_changed(by, files, tmp_path, ending, was, becomes):
    path = tmp_path / f"a.{ending}"
    path.write_text(files[ending].read_text(encoding="utf-8").replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(CourseError, match="was changed after it was signed") as error:
        verify.verify(path, [by.public], NOW)
    assert "“Anna Größe” (anna) reached 34.5 of 40" in error.value.means


def test_another_key_proves_nothing_under_whatever_name(by, files, tmp_path):
    other = issuer.own(tmp_path / "other", "Hartwell & Sons")
    with pytest.raises(CourseError, match="not known here") as error:
        verify.verify(files["svg"], [other.public], NOW)
    assert issuer.fingerprint(by.public) in error.value.happened and "--key public.pem" in error.value.todo
    assert verify.verify(files["svg"], [other.public, issuer.known(key_given_out(by, tmp_path))], NOW)


def key_given_out(by, folder):
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    (folder / "public.pem").write_bytes(by.public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    return folder / "public.pem"


def test_a_name_that_another_key_takes_is_found_out(by, files, tmp_path):
    """Signed soundly, by a key that claims to be ours: the name of the issuer is the key."""
    other = issuer.own(tmp_path / "other", "Hartwell & Sons")
    assert credential.signed(jwt.encode(credential.claims(awarded(by), by), other.key, algorithm="ES256"), other.public) is None


def test_a_date_that_is_still_to_come_is_said(by, files):
    with pytest.raises(CourseError, match="still to come"):
        verify.verify(files["svg"], [by.public], NOW - timedelta(days=1))


BROKEN = {"nothing": (b"", "no badge"), "a picture": (b"\x89PNG\r\n", "is no badge or certificate"), "another drawing": (b"<svg/>", "no badge"),
          "too large": (b" " * 2_000_001, "is no badge or certificate"), "a page without it": (b'<openbadges:credential xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0" verify=""/>', "no badge")}


@pytest.mark.parametrize("content, says", BROKEN.values(), ids=BROKEN)
def test_what_is_no_badge_is_said_in_a_sentence(by, tmp_path, content, says):
    (tmp_path / "a.svg").write_bytes(content)
    with pytest.raises(CourseError, match=says):
        verify.verify(tmp_path / "a.svg", [by.public])
    with pytest.raises(CourseError, match="could not be read"):
        verify.verify(tmp_path / "b.svg", [by.public])


def test_two_badges_in_one_file_are_none(by, files, tmp_path):
    text = files["svg"].read_text(encoding="utf-8")
    (tmp_path / "a.svg").write_text(text + text, encoding="utf-8")
    with pytest.raises(CourseError, match="more than one badge"):
        verify.verify(tmp_path / "a.svg", [by.public])


# What is drawn.

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


# The key.

def test_the_key_is_made_once_and_only_its_owner_can_read_it(tmp_path):
    place = tmp_path / "home" / "grading-badges"
    with pytest.raises(CourseError, match="Nobody was named"):
        issuer.own(place)
    first = issuer.own(place, "Hartwell")
    assert stat.S_IMODE((place / "key.pem").stat().st_mode) == 0o600 and stat.S_IMODE(place.stat().st_mode) == 0o700
    again = issuer.own(place)
    assert issuer.did(again.public) == issuer.did(first.public) and again.name == "Hartwell" and issuer.own(place, "Larkfield").name == "Larkfield"
    assert b"PRIVATE" not in (place / "public.pem").read_bytes() and issuer.did(issuer.own_public(place)) == issuer.did(first.public)


def test_two_who_begin_at_once_have_one_key(tmp_path, monkeypatch):
    make, there = issuer._make, []

    def both_find_none(place):
        if not there:
            there.append(1)
            there.append(issuer.own(place, "The other").key.private_numbers())
        make(place)

    monkeypatch.setattr(issuer, "_make", both_find_none)
    one = issuer.own(tmp_path / "home", "One")
    assert one.key.private_numbers() == there[1] and issuer.own(tmp_path / "home").key.private_numbers() == there[1]
    assert sorted(path.name for path in (tmp_path / "home").iterdir()) == [issuer.NAME, issuer.KEY, issuer.PUBLIC]
    assert stat.S_IMODE((tmp_path / "home" / issuer.KEY).stat().st_mode) == 0o600


def test_two_processes_that_begin_at_once_have_one_key(tmp_path):
    begun = [multiprocessing.get_context("fork").Process(target=issuer.own, args=(tmp_path / "home", "Hartwell")) for _ in range(4)]
    for one in begun:
        one.start()
    for one in begun:
        one.join(60)
    assert [one.exitcode for one in begun] == [0] * 4
    assert issuer.own_public(tmp_path / "home") == issuer.own(tmp_path / "home").public


def test_a_key_that_others_can_read_or_that_is_none_signs_nothing_and_stays(tmp_path):
    issuer.own(tmp_path, "Hartwell")
    (tmp_path / "key.pem").chmod(0o640)
    with pytest.raises(CourseError, match="Others on this machine can read"):
        issuer.own(tmp_path)
    for damage in (b"", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"):
        (tmp_path / "key.pem").write_bytes(damage)
        (tmp_path / "key.pem").chmod(0o600)
        with pytest.raises(CourseError, match="no key that this course made"):
            issuer.own(tmp_path)
        assert (tmp_path / "key.pem").read_bytes() == damage


def test_a_learner_s_copy_holds_no_key_and_nothing_that_signs(given):
    files = [path for path in given.rglob("*") if path.is_file()]
    assert len(files) > 100 and not [path for path in files if path.suffix == ".pem" or b"PRIVATE KEY-----" in path.read_bytes() or path.name == issuer.NAME]
    assert not (given / "grading").exists() and issuer.folder().parent == Path.home()


# Who gets one.

EXERCISES = (Exercise("m1", "", "", "number", 4.0, None, False, False, (), None), Exercise("m2", "", "", "memo", 6.0, None, False, True, (), None))


def learner(name, number, memo, state=GRADED, module="02_curbside"):
    answers = {"m1": Answer(number, number, "", False), "m2": Answer(memo, None, "", memo is None)} if state == GRADED else {}
    return Learner(name, name.title(), state, answers=answers, module=module)


ONE, ANOTHER = "02_curbside", "03_pickup"
CLASS = Klass("02_curbside", "Who should answer the phone?", EXERCISES, (
    learner("anna", 4.0, 3.0), learner("bert", 4.0, 2.9), learner("cora", 4.0, None), learner("dora", 0, 0, AWAY), learner("emil", 0, 0, ABSENT)))


@pytest.fixture
def classes(monkeypatch):
    found = {"02_curbside": CLASS}
    monkeypatch.setattr(command.klass, "read", lambda layout, module: found[module])
    return found


@pytest.fixture
def here(tmp_path):
    for name in (ONE, ANOTHER):
        (tmp_path / "course" / "solutions" / name).mkdir(parents=True)
        (tmp_path / "course" / "solutions" / name / f"{name}.py").touch()
    (tmp_path / "course" / "grading").mkdir()
    return Layout(tmp_path / "course")


def test_who_reached_it_with_nothing_left_to_mark_gets_one_and_everybody_else_is_named(here, by, classes):
    account, place = command.award_badges(here, ["02_curbside"], 70.0, by, now=NOW)
    assert vars(account) == {"new": ["anna"], "same": [], "below": ["bert"], "waits": ["cora"], "away": ["dora"], "absent": ["emil"], "withdrawn": [], "open": [], "nameless": []}
    assert sorted(path.name for path in place.iterdir()) == ["anna.html", "anna.svg"]
    said = command.as_text(account, place, here, by, 70.0)
    assert said.startswith("1 new, 0 as before") and all(f"({name})" in said for name in ("bert", "cora", "dora", "emil"))


def test_a_second_run_changes_nothing_and_what_a_mark_changed_is_issued_anew(here, by, classes):
    _, place = command.award_badges(here, ["02_curbside"], 70.0, by, now=NOW)
    before = {path: path.read_bytes() for path in place.iterdir()}
    account, _ = command.award_badges(here, ["02_curbside"], 70.0, by, now=NOW + timedelta(days=3))
    assert account.same == ["anna"] and {path: path.read_bytes() for path in place.iterdir()} == before
    (place / "anna.html").unlink()
    classes["02_curbside"] = Klass(CLASS.module, CLASS.title, EXERCISES, (learner("anna", 4.0, 6.0), learner("bert", 0.0, 0.0)))
    account, _ = command.award_badges(here, ["02_curbside"], 70.0, by, now=NOW + timedelta(days=3))
    assert account.new == ["anna"] and "10 of 10 points (100%)" in verify.verify(place / "anna.html", [by.public], NOW + timedelta(days=3))


def test_a_badge_is_withdrawn_when_a_mark_is_corrected_and_stands_where_only_more_is_asked(here, by, classes, tmp_path):
    def run(number, memo, reached=70.0, days=0):
        classes[ONE] = Klass(CLASS.module, CLASS.title, EXERCISES, (learner("anna", number, memo),))
        account, place = command.award_badges(here, [ONE], reached, by, now=NOW + timedelta(days=days))
        return account, place / "anna.svg"

    def says(path):
        return verify.verify(path, [by.public], NOW + timedelta(days=9), withdrawn.of(by.place))

    def sent(path, name):
        return Path(shutil.copy(path, tmp_path / name))

    one = sent(run(4.0, 6.0)[1], "one.svg")
    assert run(4.0, 4.0, 90.0)[0].withdrawn == [] and says(one), "it asked for 70%, which is reached"
    assert run(4.0, None)[0].open == ["anna"] and says(one), "nobody knows yet"
    two = sent(run(4.0, 5.0, days=1)[1], "two.svg")
    with pytest.raises(CourseError, match="one.svg was withdrawn on 27 November 2026"):
        says(one)
    account, place = run(0.0, 6.0, days=2)
    assert account.withdrawn == ["anna"] and not place.exists() and run(0.0, 6.0, days=3)[0].withdrawn == [], "once"
    with pytest.raises(CourseError, match="two.svg was withdrawn on 28 November 2026"):
        says(two)
    assert says(run(4.0, 5.0, days=4)[1]) and says(two), "what is given again holds again"
    assert "anna" not in (by.place / withdrawn.NAME).read_text().lower()
    (by.place / withdrawn.NAME).write_text("[")
    with pytest.raises(CourseError, match="can’t be read"):
        says(two)
    (by.place / withdrawn.NAME).unlink()


def test_a_stranger_is_told_what_they_cannot_know(by, files, monkeypatch, capsys):
    for home, words in ((by.place, "your own"), (by.place / "elsewhere", "only its issuer can say")):
        monkeypatch.setattr(issuer, "folder", lambda home=home: home)
        verify.main(SimpleNamespace(file=str(files["svg"]), key=[str(by.place / issuer.PUBLIC)]))
        assert words in capsys.readouterr().out


def test_one_badge_for_several_modules_asks_for_each_of_them(here, by, classes):
    classes["03_pickup"] = Klass("03_pickup", "Pickup", EXERCISES, (learner("anna", 4.0, 6.0, module="03_pickup"), learner("bert", 4.0, 6.0, module="03_pickup")))
    account, place = command.award_badges(here, [ANOTHER, ONE], 70.0, by, now=NOW)
    assert (account.new, account.below, account.waits) == (["anna"], ["bert"], []) and place.name == "02_curbside+03_pickup" and "cora" in account.absent
    assert "17 of 20 points (85%) in “Who should answer the phone?” and “Pickup”" in verify.verify(place / "anna.svg", [by.public], NOW)


def test_who_has_no_name_in_the_gradebook_is_said(here, by, classes):
    classes["02_curbside"] = Klass(CLASS.module, CLASS.title, EXERCISES, (Learner("bo", "bo", GRADED, answers=CLASS.learners[0].answers),))
    account, place = command.award_badges(here, ["02_curbside"], 70.0, by)
    assert account.nameless == ["bo"] and "by id alone" in command.as_text(account, place, here, by, 70.0) and not (place.parent.stat().st_mode & 0o007)


def test_a_class_of_nobody_a_module_without_points_and_a_name_that_nobody_has_are_said(here, by, classes):
    with pytest.raises(CourseError, match="zoe is not known here"):
        command.award_badges(here, ["02_curbside"], 70.0, by, learners=["zoe"])
    classes["02_curbside"] = Klass(CLASS.module, CLASS.title, EXERCISES, ())
    account, place = command.award_badges(here, ["02_curbside"], 70.0, by)
    assert not any(vars(account).values()) and not place.exists()
    classes["02_curbside"] = Klass(CLASS.module, CLASS.title, (), ())
    with pytest.raises(CourseError, match="has no points"):
        command.award_badges(here, ["02_curbside"], 70.0, by)


def test_a_full_disk_leaves_whole_badges_and_says_so(here, by, classes, monkeypatch):
    monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(CourseError, match="No space left on device"):
        command.award_badges(here, ["02_curbside"], 70.0, by)
    assert not [path for path in (here.root / "grading").rglob("*") if path.is_file()]
