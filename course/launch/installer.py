"""The steps of an installation: uv where it is at hand, else pip.

Which package index is asked, through which proxy and with which certificate, is the user's own
setting of pip or uv: none is named or passed on here.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from course.launch import environment, failures
from course.launch.progress import Progress

# A path or home that points at other packages would mix them into ours.
NOT_PASSED_ON = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_TARGET", "PIP_PREFIX", "PIP_USER")

LIBRARIES = ("lib/python*", "Lib")  # of an environment; the second is Windows'


def create_environment(root: Path) -> None:
    """An empty environment on the Python that the course was started with."""
    command = [base_python(), "-m", "venv", str(environment.environment_folder(root))]
    if find_uv() is not None or not _has("ensurepip"):
        if find_uv() is None and not _has("pip"):
            raise failures.no_ensurepip()
        command.append("--without-pip")
    run(root, command, lambda lines: "Making a place for the course's software")


def install_locked(root: Path) -> None:
    """Every pin of the lock, checked against its hash, byte-compiled so that pages open fast.

    The lock holds every dependency of every pin (a test says so): nothing is left to resolve.
    """
    uv = find_uv()
    locked = ["--require-hashes", "--no-deps", "-r", "requirements.lock"]
    if uv:
        run(root, [*_install(root), "--compile-bytecode", *locked], lambda lines: "Fetching and installing")
    else:
        run(root, [*_install(root), "--no-compile", *locked], _describe_pip(root))
        compile_all(root)


def compile_all(root: Path) -> None:
    """Byte-compile on every core, where pip would use one; a package's own odd file may not compile."""
    python, folder = str(environment.interpreter(root)), environment.environment_folder(root)
    places = [str(path) for lib in LIBRARIES for path in folder.glob(f"{lib}/site-packages")]
    command = [python, "-m", "compileall", "-q", "-q", "-j", "0", "-x", r"[/\\]tests?[/\\]", *places]
    run(root, command, lambda lines: "Preparing for a quick start", may_fail=True)


def install_course(root: Path) -> None:
    """The course itself, in place, so that its entry points are found."""
    command = [*_install(root), "--no-deps", "--no-build-isolation", "-e", "."]
    run(root, command, lambda lines: "Adding the course itself")


def run(root: Path, command: list[str], describe: Callable[[list[str]], str], may_fail: bool = False) -> None:
    """Run one step, showing `describe(lines so far)`; CourseError with the likely cause if it fails."""
    variables = {name: value for name, value in os.environ.items() if name not in NOT_PASSED_ON}
    lines: list[str] = []
    with (
        Progress(lambda: describe(lines)),
        subprocess.Popen(
            command, cwd=root, env=variables, text=True, errors="replace",
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        ) as process,
    ):
        try:
            lines.extend(line.rstrip() for line in process.stdout)
            code = process.wait()
        except BaseException:
            process.terminate()
            raise
    if code != 0 and not may_fail:
        raise failures.of_step(command, lines, root)


def count_pins(root: Path) -> int:
    lock = (root / "requirements.lock").read_text(encoding="utf-8")
    return sum("==" in line for line in lock.splitlines() if not line.startswith((" ", "#")))


def base_python() -> str:
    """The Python below any virtual environment: an environment can't be made from itself."""
    return getattr(sys, "_base_executable", None) or sys.executable


def find_uv() -> str | None:
    """uv, unless only pip was told where packages come from: uv doesn't read pip's settings."""
    told = any(os.environ.get(name) for name in ("UV_INDEX_URL", "UV_DEFAULT_INDEX", "UV_INDEX"))
    return None if pip_is_configured() and not told else shutil.which("uv")


def pip_is_configured() -> bool:
    """Does the user have settings for pip that say where packages come from?"""
    words = ("index-url", "find-links", "no-index", "proxy", "cert")
    if any(os.environ.get("PIP_" + word.upper().replace("-", "_")) for word in words):
        return True
    return any(word in text for text in map(_text, _pip_settings()) for word in words)


def _pip_settings() -> list[Path]:
    home, setting = Path.home(), os.environ.get("XDG_CONFIG_HOME")
    folders = [Path(setting) if setting else home / ".config", Path("/etc"), Path("/etc/xdg")]
    folders += [home / "Library/Application Support", Path(os.environ.get("APPDATA", home))]
    named = os.environ.get("PIP_CONFIG_FILE")
    files = [Path(named)] if named else []
    files += [Path("/etc/pip.conf"), home / ".pip/pip.conf", home / "pip/pip.ini"]
    return files + [folder / "pip" / name for folder in folders for name in ("pip.conf", "pip.ini")]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _install(root: Path) -> list[str]:
    """The command that installs into the environment, without saying what."""
    python = str(environment.interpreter(root))
    uv = find_uv()
    if uv:
        return [uv, "pip", "install", "--python", python]
    options = ["--disable-pip-version-check", "--no-input", "install", "--progress-bar", "off", "--no-user"]
    inside = subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False)
    if inside.returncode == 0:
        return [python, "-m", "pip", *options]
    return [base_python(), "-m", "pip", "--python", python, *options]


def _has(module: str) -> bool:
    """Can the base Python import `module`? Debian ships Python without ensurepip."""
    check = subprocess.run([base_python(), "-c", f"import {module}"], capture_output=True, check=False)
    return check.returncode == 0


def _describe_pip(root: Path) -> Callable[[list[str]], str]:
    pins = count_pins(root)
    folder = environment.environment_folder(root)

    def describe(lines: list[str]) -> str:
        so_far = list(lines)
        total = pins - sum(line.startswith("Ignoring ") for line in so_far)
        if any(line.startswith("Installing collected") for line in so_far):
            done = sum(len(list(folder.glob(f"{lib}/site-packages/*.dist-info"))) for lib in LIBRARIES)
            return f"Installing: {min(done, total)} of {total} packages"
        fetched = sum(line.startswith(("Collecting ", "Requirement already")) for line in so_far)
        return f"Fetching: {fetched} of {total} packages"

    return describe
