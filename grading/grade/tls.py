"""Who may give orders to the workers of a scheduler: whoever holds one key, here and beyond this machine.

Any account of a machine reaches an address on it, and whoever reaches a plain scheduler runs code as the
grader's user. So there is no plain way; ``python3 -m grading certificate`` makes what the other needs.
"""

import json
import os
import shutil
import stat
import subprocess
from pathlib import Path

from course.errors import CourseError

FOLDER = "grading-tls"  # in the home of whoever grades
GOOD_FOR_DAYS, DAY_S = 90, 24 * 60 * 60


def folder():
    """Where the key, its certificate and dask's settings lie."""
    return Path.home() / FOLDER


def make(place):
    """Make the key, the certificate that is its own authority, and dask's settings that name both; only their owner can read them.

    A key that is there and good for another day is kept; the settings are written anew, as for a folder that came from another machine.

    Returns
    -------
    bool
        Whether there is a new key.

    Raises
    ------
    CourseError
        When the program openssl is missing, or the folder can't be written.
    """
    key, certificate = place / "key.pem", place / "cert.pem"
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        place.chmod(0o700)
        new = not (key.is_file() and _openssl("x509", "-checkend", DAY_S, "-noout", "-in", certificate))
        if new:
            parts = [place / f".{name}.part" for name in ("key", "cert")]
            if not _openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", GOOD_FOR_DAYS, "-subj", "/CN=grading",
                            "-keyout", parts[0], "-out", parts[1]):
                raise CourseError("No certificate could be made: openssl refused.", f"{place} is as it was.",
                                  "Try openssl version in this terminal; a newer OpenSSL may be needed.")
            for part, target in zip(parts, (key, certificate), strict=True):
                os.replace(part, target)
        (place / "dask.yaml").write_text(json.dumps(_settings(place), indent=1) + "\n", encoding="utf-8")  # JSON is YAML too
        for file in (key, certificate, place / "dask.yaml"):
            file.chmod(0o600)
    except OSError as error:
        raise CourseError(f"{place} can’t be written: {error.strerror}.", "No certificate was made.", "See that your home is yours to write and has room.") from error
    return new


def _openssl(*words):
    program = shutil.which("openssl")
    if not program:
        raise CourseError("The program openssl is not on this machine.", "It makes the certificate; none was made.",
                          "Install it (apt install openssl, dnf install openssl), or make the certificate elsewhere and copy its folder here.")
    return subprocess.run([program, *map(str, words)], capture_output=True, umask=0o077, check=False).returncode == 0


def _settings(place):
    pair = {"cert": str(place / "cert.pem"), "key": str(place / "key.pem")}
    quiet = {"http": {"routes": []}}  # no page on another port that tells what is graded
    return {"temporary-directory": str(place / "scratch"),
            "distributed": {"scheduler": quiet, "worker": quiet, "comm": {
                "require-encryption": True, "default-scheme": "tls",
                "tls": {"ca-file": str(place / "cert.pem"), "scheduler": pair, "worker": pair, "client": pair}}}}


def check_address(address):
    """Refuse a scheduler that anybody could give orders to. Raises ``CourseError``."""
    if not address.startswith("tls://"):
        raise CourseError(f"The way to the scheduler at {address} is not encrypted, and it asks nobody who they are.",
                          "Whoever reaches it can run anything on its workers as you, and read every answer: every account of its machine does.",
                          "Make a certificate with python3 -m grading certificate, start dask as it says, and use the tls:// address.")


def security():
    """What a client of a tls:// scheduler shows of itself: what dask's own settings name, else what lies in the folder.

    Raises
    ------
    CourseError
        When there is no key, or others can read it.
    """
    from distributed.security import Security

    known = Security(require_encryption=True)
    if not known.tls_client_key:
        pair = {"tls_client_key": str(folder() / "key.pem"), "tls_client_cert": str(folder() / "cert.pem")}
        known = Security(require_encryption=True, tls_ca_file=pair["tls_client_cert"], **pair)
    key = Path(known.tls_client_key)
    if not key.is_file():
        raise CourseError(f"There is no key at {key}.", "Without it no scheduler takes orders from here. Nothing was graded.",
                          "Make one with python3 -m grading certificate, or copy the folder from the machine that has it.")
    if stat.S_IMODE(key.stat().st_mode) & 0o077:
        raise CourseError(f"Others on this machine can read {key}.", "Whoever reads it can run anything on your workers. Nothing was graded.",
                          f"Delete the folder {key.parent}, make a new one with python3 -m grading certificate, and start the workers again.")
    return known


def main(_):
    """The command: what was made, and what to type next."""
    place = folder()
    new = make(place)
    print(f"{'A new key and its certificate lie' if new else 'The key and its certificate are good for a day at least, and stay. They lie'} in {place}.\n"
          f"Whoever holds key.pem may give orders to your workers, and nobody else. It is good for {GOOD_FOR_DAYS} days from when it was made.\n"
          f"In each terminal in which you start dask:  export DASK_CONFIG={place}")
