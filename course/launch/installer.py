"""The steps of an installation: uv where it can be had, else pip; both fetch from where this machine's pip is told to."""

import subprocess
import sys

from course.launch import environment, failures, sources, uv
from course.launch.progress import Progress

LIBRARIES = ("lib/python*", "Lib")  # of an environment; the second is Windows'
LOCKED = ["--require-hashes", "--no-deps", "-r", "requirements.lock"]
OURSELVES = ["--no-deps", "--no-build-isolation", "-e", "."]


def create_environment(root):
    """An empty environment on the Python that the course was started with."""
    command = [base_python(), "-m", "venv", str(environment.environment_folder(root))]
    if _has("pip"):
        command.append("--without-pip")  # that one can install there: it saves some seconds
    elif not _has("ensurepip"):
        raise failures.no_ensurepip()
    run(root, command, lambda lines: "Making a place for the course's software")


def install_all(root):
    """Every pin of the lock, checked against its hash and byte-compiled so that pages open fast; then the course itself.

    The lock holds every dependency of every pin (a test says so): nothing is left to resolve. The
    course is installed in place, so that its entry points are found. Raises CourseError.
    """
    told = sources.of_pip([sys.executable, base_python(), str(environment.interpreter(root))])
    if not _install_with_uv(root, told):
        _install_with_pip(root, told)
    compile_all(root)


def _install_with_uv(root, told):
    """Did uv install it? Where it did not, pip goes on from what is there."""
    def fetch(arguments):
        return run(root, [*_pip(root), *arguments], lambda lines: "Fetching the installer", sources.for_pip(told), may_fail=True)

    program = uv.obtain(root, fetch)
    if program is None:
        return False
    variables = {"UV_CACHE_DIR": str(uv.packages(root)), **sources.for_uv(told)}
    install = [program, "pip", "install", "--python", str(environment.interpreter(root))]
    describe = _describe(root, lambda lines, already=uv.count_fetched(root): uv.count_fetched(root) - already)
    return (run(root, [*install, *LOCKED], describe, variables, may_fail=True)
            and run(root, [*install, *OURSELVES], lambda lines: "Adding the course itself", variables, may_fail=True))  # fmt: skip


def _install_with_pip(root, told):
    variables = sources.for_pip(told)
    fetched = _describe(root, lambda lines: sum(line.startswith(("Collecting ", "Requirement already")) for line in lines))
    run(root, [*_pip(root), "--no-compile", *LOCKED], fetched, variables)
    run(root, [*_pip(root), "--no-compile", *OURSELVES], lambda lines: "Adding the course itself", variables)


def compile_all(root):
    """Byte-compile on every core, where pip would use one; a package's own odd file may not compile."""
    python, folder = str(environment.interpreter(root)), environment.environment_folder(root)
    places = [str(path) for lib in LIBRARIES for path in folder.glob(f"{lib}/site-packages")]
    command = [python, "-m", "compileall", "-q", "-q", "-j", "0", "-x", r"[/\\]tests?[/\\]", *places]
    run(root, command, lambda lines: "Preparing for a quick start", may_fail=True)


def run(root, command, describe,
        variables=None, may_fail=False):  # fmt: skip
    """Run one step, showing ``describe(lines so far)``; did it succeed? CourseError with the likely cause if it must not fail."""
    lines = []
    with (
        Progress(lambda: describe(lines)),
        subprocess.Popen(
            command, cwd=root, env=sources.for_pip({}) if variables is None else variables, text=True, errors="replace",
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
        raise failures.of_step(command, lines, root, variables or {})
    return code == 0


def count_pins(root):
    lock = (root / "requirements.lock").read_text(encoding="utf-8")
    return sum("==" in line for line in lock.splitlines() if not line.startswith((" ", "#")))


def base_python():
    """The Python below any virtual environment: an environment can't be made from itself."""
    return getattr(sys, "_base_executable", None) or sys.executable


def _pip(root):
    """The command of a pip that installs into the environment, without saying what."""
    python = str(environment.interpreter(root))
    options = ["--disable-pip-version-check", "--no-input", "install", "--progress-bar", "off", "--no-user"]
    inside = subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False)
    if inside.returncode == 0:
        return [python, "-m", "pip", *options]
    return [base_python(), "-m", "pip", "--python", python, *options]


def _has(module):
    """Can the base Python import ``module``? Debian ships Python without ensurepip."""
    check = subprocess.run([base_python(), "-c", f"import {module}"], capture_output=True, check=False)
    return check.returncode == 0


def _describe(root, count_fetched):
    """How far the packages are: fetched by ``count_fetched(lines so far)``, then installed."""
    pins, before = count_pins(root), _count_installed(root)

    def describe(lines):
        so_far = list(lines)
        total = pins - sum(line.startswith("Ignoring ") for line in so_far)
        done = _count_installed(root)
        if done > before or any(line.startswith("Installing collected") for line in so_far):
            return f"Installing: {min(done, total)} of {total} packages"
        return f"Fetching: {min(count_fetched(so_far), total)} of {total} packages"

    return describe


def _count_installed(root):
    folder = environment.environment_folder(root)
    return sum(len(list(folder.glob(f"{lib}/site-packages/*.dist-info"))) for lib in LIBRARIES)
