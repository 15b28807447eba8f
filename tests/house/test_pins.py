"""Every version is said once: pyproject.toml says the ranges, the lock the pins, all else agrees."""

import importlib.metadata
import re
import tomllib

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)(?: ; ([^\\]+))?")


@pytest.fixture(scope="module")
def project(root):
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def lock(root):
    return (root / "requirements.lock").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def pins(lock):
    """name -> versions that the lock holds for this platform or another."""
    found = {}
    for line in lock.splitlines():
        pin = PIN.match(line)
        if pin:
            found.setdefault(canonicalize_name(pin[1]), []).append(pin[2])
    return found


def test_the_conda_route_asks_for_exactly_what_pyproject_asks_for(root, project):
    """Learners, instructors, and what ``pytest`` and nbval ask for: the bundle’s own file has the learner’s part alone."""
    environment = yaml.safe_load((root / "environment.yml").read_text(encoding="utf-8"))
    python, pip, by_pip = environment["dependencies"]
    wanted = [*project["dependencies"], *(line for group in project["optional-dependencies"].values() for line in group), "-e ."]
    assert by_pip["pip"] == wanted
    assert (python, pip) == ("python" + project["requires-python"], "pip")


def test_the_lock_satisfies_pyproject(project, pins):
    lines = [*project["dependencies"], *(line for group in project["optional-dependencies"].values() for line in group)]
    for wanted in map(Requirement, lines):
        versions = pins.get(canonicalize_name(wanted.name), [])
        assert versions, f"{wanted.name} is not in the lock"
        assert all(wanted.specifier.contains(version) for version in versions), str(wanted)


def test_the_lock_holds_every_dependency_of_every_pin(project, pins):
    """So that it can be installed with nothing resolved, as the launcher does."""
    wanted = [Requirement(line) for line in project["dependencies"]]
    wanted += [Requirement(line) for group in project["optional-dependencies"].values() for line in group]
    seen = set()
    while wanted:
        this = wanted.pop()
        key = (canonicalize_name(this.name), frozenset(this.extras))
        if key in seen:
            continue
        seen.add(key)
        assert key[0] in pins, f"{this} is not in the lock"
        for line in importlib.metadata.requires(this.name) or []:
            needed = Requirement(line)
            extras = this.extras or {""}
            if needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in extras):
                wanted.append(needed)


def test_what_is_installed_is_what_the_lock_pins(pins):
    for name, versions in pins.items():
        try:
            installed = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # for another platform
        assert installed in versions, name


def test_the_installer_that_is_fetched_is_pinned_by_its_hashes(root):
    (pin,) = filter(PIN.match, (root / "course" / "launch" / "uv.txt").read_text(encoding="utf-8").splitlines())
    assert pin.startswith("uv==") and pin.endswith("\\")
    assert (root / "course" / "launch" / "uv.txt").read_text(encoding="utf-8").count("--hash=sha256:") > 10  # a wheel for each platform


def test_every_pin_has_a_hash(lock):
    blocks = re.split(r"\n(?=[A-Za-z0-9])", lock)
    assert len(blocks) > 100
    for block in blocks:
        assert not PIN.match(block) or "--hash=sha256:" in block, block.splitlines()[0]


@pytest.mark.parametrize("name", ["requirements.lock", "environment.yml", "pyproject.toml", ".ci/run", "course/launch/uv.txt"])
def test_no_index_is_named(root, name):
    """The user's own settings say where packages come from."""
    text = (root / name).read_text(encoding="utf-8")
    assert not re.search(r"https?://|--(extra-)?index-url|--find-links|^-[if] |\[\[tool\.uv\.index", text, re.MULTILINE)


def test_continuous_integration_runs_what_the_readme_tells_everyone_to_run(root):
    command = (root / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1].removeprefix("exec ")
    assert command == "python3 -m course test"
    assert f"\n{command}\n" in (root / "README.md").read_text(encoding="utf-8")
