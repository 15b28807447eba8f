"""What a failed set-up is told as: the cause that can be recognised, and what to do about it."""

import errno
import re
import sys

from course.errors import CourseError
from course.launch.sources import WHERE, variable

LOG_NAME = "setup.log"
# Settings of pip that say where packages come from, less those that only say how long to try.
HOW_PATIENT = ("timeout", "default-timeout", "retries", "resume-retries", "cache-dir", "no-cache-dir")
NOTHING_LOST = "Nothing of yours is lost; an incomplete set-up is made afresh at the next start."

# Words that pip, uv and the system use, from the surest cause to the vaguest.
CAUSES = (
    ("disk", r"No space left on device|os error 28|Errno 28|Disk quota exceeded"),
    ("read-only", r"Read-only file system|Permission denied|os error 13|Errno 13|Errno 30|Access is denied"),
    ("hash", r"DO NOT MATCH THE HASHES|hash mismatch"),
    ("certificate", r"CERTIFICATE_VERIFY_FAILED|certificate verify failed|invalid peer certificate"),
    (
        "network",
        r"Failed to establish a new connection|NewConnectionError|NameResolutionError|ConnectTimeout"
        r"|Name or service not known|Temporary failure in name resolution|getaddrinfo failed"
        r"|nodename nor servname|Network is unreachable|Connection refused|Connection reset"
        r"|Read timed out|ProxyError|dns error|error sending request|Connection aborted",
    ),
    (
        "missing",
        r"No matching distribution found|Could not find a version|No solution found"
        r"|not found in the package registry",
    ),
    ("venv", r"ensurepip is not available"),
)

# Cause -> what happened, what to do.
TOLD = {
    "hash": (
        "A package that was fetched is not the one that the course was made with.",
        "Try again; if it stays so, ask whoever runs your package index (or your proxy) why it differs.",
    ),
    "certificate": (
        "The package index showed a certificate that this machine does not trust.",
        "This is usual behind a company's proxy: ask your IT desk how to set the certificate for pip.",
    ),
    "network": (
        "The packages that the course needs could not be fetched: the network did not answer.",
        "Connect to the internet (or to your company's network), then start the course again. "
        "Once it is set up, it needs no network.",
    ),
    "missing": (
        "The package index has no package that fits this machine and its Python.",
        "Try Python 3.11, 3.12 or 3.13, or the conda route in README.md.",
    ),
    "unknown": (
        "A step of the set-up failed.",
        "Start the course again; if it fails again, show the file named above to whoever gave you the course.",
    ),
}


def of_step(command, lines, root, variables):
    """The error for a step of the set-up that failed, from the ``lines`` that it printed and the ``variables`` it ran with."""
    text = "\n".join(lines)
    log = _keep(root, f"$ {' '.join(command)}\n{text}\n")
    cause = next((name for name, words in CAUSES if re.search(words, text)), "unknown")
    if cause == "venv":
        return no_ensurepip()
    if cause == "disk":
        return disk_is_full(root)
    if cause == "read-only":
        return folder_is_read_only(root)
    happened, todo = TOLD[cause]
    return CourseError(happened, f"{NOTHING_LOST}{log}", f"{todo}{_settings(variables)}" if cause != "unknown" else todo)


def _settings(variables):
    """A sentence that names, without a value, what pip is told about where packages come from; nothing where it is told nothing."""
    told = [name for name in WHERE if variables.get(variable(name)) and name not in HOW_PATIENT]
    return f" Your pip is set by: {', '.join(told)} (python3 -m pip config debug says in which file or variable)." if told else ""


def of_files(error, root):
    """The error for a file of the set-up that could not be written or removed."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_is_full(root)
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return folder_is_read_only(root)
    return CourseError(
        f"The set-up stopped at {error.filename or root}: {error.strerror or error}.",
        NOTHING_LOST,
        "Start the course again; if it stops there again, move the course's folder elsewhere.",
    )


def no_ensurepip():
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    return CourseError(
        f"This Python {version} comes without the parts that make a separate environment.",
        "The course installs what it needs into its own folder, .venv, and leaves your system alone; "
        "for that it needs Python's venv and ensurepip.",
        f"On Debian or Ubuntu: sudo apt install python3-venv (or python{version}-venv). "
        "Elsewhere, install Python from its own installer. Then start the course again.",
    )


def disk_is_full(root, how_much="the disk is full"):
    return CourseError(
        f"There is not enough room for the course's software: {how_much}.",
        NOTHING_LOST,
        f"Make room on the disk that holds {root} (and in the folder for temporary files), then start the course again.",
    )


def folder_is_read_only(root):
    return CourseError(
        f"The course may not write in its own folder, {root}.",
        "It keeps its software and your work there, so it can't start from a place that is read-only.",
        "Copy the whole folder to a place of your own, such as your home folder, and start it there.",
    )


def _keep(root, text):
    """Keep the step's full output; returns a sentence that says where, or nothing on a full disk."""
    path = root / ".jupyter" / LOG_NAME
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError:
        return ""
    return f" What the step printed is in {path}."
