"""Under which address a learner's account and the course's activities are known to a learning record store: an instructor's setting, kept beside the gradebook."""

import json
import re

from course.errors import CourseError
from course.files import whole

NAME = "export.json"
ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(:\d+)?(/[A-Za-z0-9._~/-]*)?")


def kept(folder, said=""):
    """The address, without a slash at its end: the one that is said now, which is kept, or the one that was said before.

    Parameters
    ----------
    folder : pathlib.Path
        The course's ``grading/``.
    said : str
        Such as ``https://lms.example.org``.

    Raises
    ------
    CourseError
        When it is none, or none was ever said, or it can't be kept.
    """
    path = folder / NAME
    try:
        address = said or json.loads(path.read_text(encoding="utf-8"))["home"] if said or path.is_file() else ""
        if not isinstance(address, str) or not ADDRESS.fullmatch(address):
            raise CourseError(f"“{address}” is no address of a system." if address else "Nobody said whose accounts the learners have.",
                              "A statement names each learner by an account, and never by mail. No file was written.",
                              "Say the address of your learning platform once, and it is kept: --home https://lms.example.org.")
        if said:
            with whole(path) as half:
                half.write_text(json.dumps({"home": address}), encoding="utf-8")
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise CourseError(f"grading/{NAME} can’t be read or written.", "It says under which address learners are known. No file was written.",
                          "Delete it, and say the address with --home.") from error
    return address.rstrip("/")
