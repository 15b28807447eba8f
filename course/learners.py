"""What a learner is called, on every road by which a hand-in travels: one person is one student.

The page's hand-in, nbgrader's collect and zip_collect, the cohorts that are made up and the
gradebook all ask here.
"""

import os
import re
import unicodedata
from pathlib import Path

MOST_LETTERS, MOST_TYPED = 100, 60
ID = re.compile(rf"[A-Za-z0-9_@][A-Za-z0-9_.@+-]{{0,{MOST_LETTERS - 1}}}")
ALLOWED = "letters from A to Z, digits and . _ - @ +"
# Names of accounts that come with a computer or an image: more than one person sits behind them.
SHARED = frozenset("""
    jovyan root user users admin administrator student students guest default nobody anonymous public
    ubuntu debian fedora centos ec2-user azureuser vagrant pi
    jupyter notebook rstudio coder vscode codespace gitpod runner docker container app me learner trainee training teacher instructor
""".split())
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)\.", re.IGNORECASE)  # on Windows no file can begin so
BARRED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})  # no accent to take off
IN_A_CONTAINER = ("/.dockerenv", "/run/.containerenv")


def is_id(text):
    """Whether a learner can be known by this text: as a folder's name, in a file's name and in the gradebook."""
    return bool(ID.fullmatch(text))


def typed(name):
    """The id of who typed this name; empty when nothing of it can be one.

    What is an id already, such as a hub's, stays one; of another name the accents go and each gap becomes a hyphen.
    """
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign)).strip().lower().translate(BARRED)
    return plain if is_id(plain) and plain[-1].isalnum() and not RESERVED.match(plain) else re.sub(r"[^a-z0-9-]+", "-", plain).strip("-")[:MOST_TYPED].strip("-")


def hub_user():
    """Who is signed in on a hub, by which an instructor knows them there; empty elsewhere."""
    return os.environ.get("JUPYTERHUB_USER", "").strip()


def signed_in():
    """The id of who uses this computer, where it can be told: a hub's user, else an account that is one person's own.

    Returns
    -------
    str
        Empty where somebody has to be asked: the name can't be an id, or is one that several people share.
    """
    name = hub_user() or _account()
    return name if is_id(name) else ""


def _account():
    """The name of this computer's account; empty where it is the image's, or the same for everybody."""
    try:
        import pwd  # nbgrader's own commands ask here, not the environment, which another program may have set
        name = pwd.getpwuid(os.getuid()).pw_name
    except (ImportError, KeyError):
        return ""
    images = name == os.environ.get("NB_USER") or any(Path(mark).exists() for mark in IN_A_CONTAINER)
    return "" if images or name.lower() in SHARED else name


def hand_in_name(learner, stamp, module):
    """What a hand-in is called: NAME_handin_TIME_MODULE. An underscore of the id's own stands twice in it."""
    return f"{learner.replace('_', '__')}_handin_{stamp}_{module}"
