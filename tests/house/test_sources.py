"""Where packages come from is the user's own setting of pip; what else pip is told never reaches our installation."""

import hashlib
import json
import os
import sys
import zipfile

import pytest

from course.errors import CourseError
from course.launch import failures, installer, sources, uv

# Settings that would put packages elsewhere, hold them back or refuse to begin.
BREAKING = {
    "root": "{here}/elsewhere", "target": "{here}/elsewhere", "prefix": "{here}/elsewhere", "user": "1", "constraint": "{here}/no-such-file",
    "require-virtualenv": "1", "python": "{here}/no-such-python", "only-binary": ":none:", "no-binary": ":all:", "dry-run": "1",
    "platform": "win32", "ignore-installed": "1", "isolated": "1", "an-option-of-next-year": "1",
}  # fmt: skip
SECRET = "http://amira:pass-word@127.0.0.1:9/simple"


@pytest.fixture
def small(tmp_path, monkeypatch):
    """A course whose lock holds one package, that is installed in place of the course itself too; no setting but the test's own."""
    for name in [name for name in os.environ if name.startswith(("PIP_", "UV_"))]:
        monkeypatch.delenv(name)
    root = tmp_path / "small"
    (root / "course").mkdir(parents=True)
    monkeypatch.setenv("PIP_CONFIG_FILE", str(tmp_path / "pip.conf"))
    wheel = tmp_path / "wheels" / "tiny-1.0-py3-none-any.whl"
    wheel.parent.mkdir()
    with zipfile.ZipFile(wheel, "w") as parcel:
        about = "tiny-1.0.dist-info"
        parcel.writestr("tiny.py", "")
        parcel.writestr(f"{about}/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n")
        parcel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nGenerator: a test\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        parcel.writestr(f"{about}/RECORD", f"tiny.py,,\n{about}/METADATA,,\n{about}/WHEEL,,\n{about}/RECORD,,\n")
    (root / "requirements.lock").write_text(f"tiny==1.0 --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n")
    monkeypatch.setattr(installer, "OURSELVES", installer.LOCKED)
    return root


def set_pip(small, section="global", **options):
    file = small.parent / "pip.conf"
    lines = "".join(f"{name.replace('_', '-')} = {value}\n" for name, value in options.items())
    file.write_text((file.read_text() if file.exists() else "") + f"[{section}]\n{lines}")


def told_of_pip():
    return sources.of_pip([sys.executable, installer.base_python()])


def test_where_packages_come_from_is_read_as_pip_reads_it(small, monkeypatch):
    set_pip(small, index_url="http://a/simple", find_links="/one\n /two", retries="2", constraint="/c.txt")
    set_pip(small, "install", index_url="http://b/simple", target="/elsewhere")
    set_pip(small, "download", proxy="http://not-for-us")
    monkeypatch.setenv("PIP_RETRIES", "1")
    monkeypatch.setenv("PIP_CERT", "")
    told = told_of_pip()  # and what the machine's own files say
    assert told.items() >= {"index-url": "http://b/simple", "find-links": "/one\n/two", "retries": "1"}.items()
    assert not told.keys() & {"constraint", "target", "proxy"} and all(told.values())


def test_a_file_of_pip_s_that_can_not_be_read_is_as_none(small, monkeypatch):
    (small.parent / "pip.conf").write_text("index-url = without a section\n")
    monkeypatch.setenv("PIP_INDEX_URL", "http://a/simple")
    assert told_of_pip() == {"index-url": "http://a/simple"}


FAKE_UV = """#!{python}
import json, os, sys
if sys.argv[1:] == ["--version"]: sys.exit(0)
with open({log!r}, "a") as log: log.write(json.dumps([sys.argv[1:], dict(os.environ)]) + "\\n")
sys.exit({code})
"""


def fake_uv(small, monkeypatch, code=0):
    """A uv on the search path that only writes down what it was asked, and ends as it is told."""
    program = small.parent / "bin" / "uv"
    program.parent.mkdir()
    program.write_text(FAKE_UV.format(python=sys.executable, log=str(small.parent / "asked"), code=code))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")


def asked_of_uv(small):
    return [json.loads(line) for line in (small.parent / "asked").read_text().splitlines()]


def test_uv_fetches_from_where_pip_is_told_to(small, monkeypatch):
    fake_uv(small, monkeypatch)
    set_pip(small, index_url=SECRET, extra_index_url="http://b\n http://c", find_links="/one\n /two", trusted_host="b c", cert="/ca.pem",
            client_cert="/me.pem", proxy="http://proxy:3128", timeout="99", target="/elsewhere")  # fmt: skip
    for name in ("UV_SYSTEM_PYTHON", "UV_TARGET", "UV_CONSTRAINT", "UV_AN_OPTION_OF_NEXT_YEAR", "PIP_TARGET"):
        monkeypatch.setenv(name, "/elsewhere")
    monkeypatch.setattr(installer, "compile_all", lambda root: None)
    installer.install_all(small)
    (arguments, variables), _ = asked_of_uv(small)
    wanted = {
        "UV_DEFAULT_INDEX": SECRET, "UV_EXTRA_INDEX_URL": "http://b http://c", "UV_INDEX_STRATEGY": "unsafe-best-match", "UV_FIND_LINKS": "/one,/two",
        "UV_INSECURE_HOST": "b c", "SSL_CERT_FILE": "/ca.pem", "SSL_CLIENT_CERT": "/me.pem", "HTTPS_PROXY": "http://proxy:3128",
        "UV_HTTP_TIMEOUT": "99", "UV_CACHE_DIR": str(uv.packages(small)),
    }  # fmt: skip
    assert {name: variables.get(name) for name in wanted} == wanted
    assert "/elsewhere" not in variables.values()
    assert "--require-hashes" in arguments and not any("amira" in argument for argument in arguments), "a command line is there for all to read"


def test_what_uv_itself_was_told_goes_before_what_pip_was(small, monkeypatch):
    set_pip(small, index_url="http://a/simple")
    monkeypatch.setenv("UV_DEFAULT_INDEX", "http://b/simple")
    assert sources.for_uv(told_of_pip())["UV_DEFAULT_INDEX"] == "http://b/simple"


def test_where_uv_fails_pip_installs_whatever_it_is_told_that_would_break_the_set_up(small, monkeypatch):
    """The real pip, with everything set against it at once."""
    fake_uv(small, monkeypatch, code=2)
    breaking = {name: value.format(here=small) for name, value in BREAKING.items()}
    for name, value in breaking.items():
        monkeypatch.setenv(sources.variable(name), value)
    set_pip(small, find_links=small.parent / "wheels", no_index="true")
    set_pip(small, "install", **{name.replace("-", "_"): value for name, value in breaking.items()})
    installer.create_environment(small)
    installer.install_all(small)
    assert len(asked_of_uv(small)) == 1
    (installed,) = (small / ".venv").rglob("tiny.py")
    assert installed.parent.name == "site-packages" and not (small / "elsewhere").exists()
    assert list(installed.parent.glob("__pycache__/tiny.*.pyc")), "byte-compiled"


def test_uv_is_fetched_once_by_pip_and_done_without_where_it_can_t_be_had(small, monkeypatch):
    monkeypatch.setattr(uv.shutil, "which", lambda name: None)
    fetches = []

    def fetch(arguments):
        fetches.append(arguments)
        (uv.folder(small) / "uv" / "bin").mkdir(parents=True)
        (uv.folder(small) / "uv" / "bin" / "uv").symlink_to("/bin/true")

    assert uv.obtain(small, lambda arguments: None) is None
    assert uv.obtain(small, fetch) == uv.obtain(small, fetch) == str(uv.folder(small) / "uv" / "bin" / "uv")
    (arguments,) = fetches
    assert "--require-hashes" in arguments and str(uv.PINNED) in arguments


def test_pip_that_cant_reach_its_index_ends_in_words_about_the_network_and_its_settings(small, monkeypatch):
    """The real pip, sent to a port on which nothing listens."""
    set_pip(small, index_url=SECRET, retries="1")
    monkeypatch.setattr(uv, "obtain", lambda *_: None)
    (small / ".venv").symlink_to(sys.prefix)
    with pytest.raises(CourseError, match="network did not answer") as error:
        installer.install_all(small)
    assert "Your pip is set by: index-url" in error.value.todo
    log = (small / ".jupyter" / failures.LOG_NAME).read_text(encoding="utf-8")
    assert "pass-word" not in str(error.value) + log


def test_no_index_without_the_package_is_named(tmp_path):
    error = failures.of_step(["pip"], ["ERROR: No matching distribution found for tiny==1.0"], tmp_path, sources.for_pip({"no-index": "1", "retries": "5"}))
    assert "no package that fits" in error.happened and "Your pip is set by: no-index (" in error.todo
