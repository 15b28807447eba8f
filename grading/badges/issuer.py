"""Who issues badges: a key that is made once and stays with the instructor, and the name that stands on what it signs."""

import hashlib
import json
import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from course.errors import CourseError
from course.files import whole
from grading import inert

FOLDER, KEY, PUBLIC, NAME = "grading-badges", "key.pem", "public.pem", "issuer.json"  # the folder is in the home of whoever issues
MOST_LETTERS = 100
DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
P256 = b"\x80\x24"  # what a key of this curve is marked by in did:key


@dataclass(frozen=True)
class Issuer:
    """A name, the key that signs for it, and the folder in which that lies."""

    name: str
    key: ec.EllipticCurvePrivateKey
    place: Path

    @property
    def public(self):
        return self.key.public_key()


def folder():
    """Where the key and the issuer's name lie."""
    return Path.home() / FOLDER


def own(place, name=""):
    """The issuer whose key lies in a folder, made where there is none. A key that is there is never written over, though two begin at once.

    Parameters
    ----------
    place : pathlib.Path
        The folder.
    name : str
        What the issuer is called from now on; as before when it is empty.

    Raises
    ------
    CourseError
        When no name was ever said, others can read the key, it can't be used, or the folder can't be written.
    """
    name = inert.line(name, MOST_LETTERS).strip() or _name(place)
    if not name:
        raise CourseError("Nobody was named who issues the badges.", "Their name stands on each, and nothing was issued.",
                          "Say it once, and it is kept: --issuer \"Hartwell Learning\".")
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not (place / KEY).exists():
            _make(place)
        key = _read(place / KEY)
        if name != _name(place):
            with whole(place / NAME) as half:
                half.write_text(json.dumps({"name": name}, ensure_ascii=False), encoding="utf-8")
        with whole(place / PUBLIC) as half:
            half.write_bytes(key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo))
    except OSError as error:
        raise CourseError(f"{place} can’t be written: {error.strerror}.", "Nothing was issued.", "See that your home is yours to write and has room.") from error
    return Issuer(name, key, place)


def _make(place):
    key = ec.generate_private_key(ec.SECP256R1())
    raw = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    with suppress(FileExistsError), whole(place / KEY, put=os.link) as half, os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(raw)


def _read(path):
    if os.name != "nt" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise CourseError(f"Others on this machine can read {path}.", "Whoever reads it can issue badges in your name. Nothing was issued.",
                          f"Where nobody has: chmod 600 {path}. Else move it away, and a new key is made; what the old one signed is then no longer known as yours.")
    try:
        key = serialization.load_pem_private_key(path.read_bytes(), None)
    except (ValueError, TypeError) as error:
        key = error
    if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP256R1):
        raise CourseError(f"{path} is no key that this course made.", "Nothing was issued, and the file is as it was.",
                          "Put the key back from a copy. Without one, move the file away: a new key is made, and what the old one signed is no longer known as yours.")
    return key


def _name(place):
    try:
        return str(json.loads((place / NAME).read_text(encoding="utf-8"))["name"])
    except (OSError, ValueError, LookupError, TypeError):
        return ""


def known(path):
    """The public key in a file that an issuer gave out. Raises ``CourseError`` when it holds none."""
    try:
        key = serialization.load_pem_public_key(path.read_bytes())
    except (OSError, ValueError) as error:
        key = error
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise CourseError(f"{path} holds no public key of an issuer.", "Nothing was verified.", f"Ask the issuer for their {PUBLIC}; it is no secret.")
    return key


def own_public(place):
    """The public key in an instructor's folder, or ``None``."""
    return known(place / PUBLIC) if (place / PUBLIC).is_file() else None


def did(public):
    """A public key as a name that says itself what the key is: ``did:key:z…``, which needs nobody to be asked."""
    value, digits = int.from_bytes(P256 + public.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.CompressedPoint)), ""
    while value:
        value, digit = divmod(value, len(DIGITS))
        digits = DIGITS[digit] + digits
    return f"did:key:z{digits}"


def fingerprint(public):
    """What a person compares two keys by: 32 digits in groups of four."""
    raw = hashlib.sha256(public.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)).hexdigest()[:32]
    return " ".join(raw[at:at + 4] for at in range(0, 32, 4))
