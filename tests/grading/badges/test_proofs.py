"""What a badge proves, and what it does not: to our own reader and to another engine, without a network."""

import json
import re
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import jwt
import openbadgeslib.ob3
import pytest
from openbadgeslib.ob3 import OB3VerificationError, OB3Verifier

from course.errors import CourseError
from grading.badges import credential, issuer, verify
from tests.grading.badges.awarded import NOW, awarded


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


def test_a_stranger_is_told_what_they_cannot_know(by, files, monkeypatch, capsys):
    for home, words in ((by.place, "your own"), (by.place / "elsewhere", "only its issuer can say")):
        monkeypatch.setattr(issuer, "folder", lambda home=home: home)
        verify.main(SimpleNamespace(file=str(files["svg"]), key=[str(by.place / issuer.PUBLIC)]))
        assert words in capsys.readouterr().out
