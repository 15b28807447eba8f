"""Every setting that the look changes is one that this Jupyter has: a renamed one would be ignored without a word."""

import json
from pathlib import Path

import notebook
import pytest
from jupyter_core.paths import ENV_JUPYTER_PATH

COURSE = Path(__file__).resolve().parents[2] / "course"
CONFIG = COURSE / "lab/config"
DISABLED = {name for folder in (CONFIG, COURSE / "launch/config/page")
            for name in json.loads((folder / "labconfig/page_config.json").read_text())["disabledExtensions"]}
JUPYTER = Path(ENV_JUPYTER_PATH[0])


def schemas():
    """Plugin id to its settings' schema, for JupyterLab and the extensions beside it."""
    found = {}
    for path in [*JUPYTER.glob("lab/schemas/@*/*/*.json"), *JUPYTER.glob("labextensions/**/schemas/**/*.json")]:
        found[f"{path.parent.parent.name}/{path.parent.name}:{path.stem}"] = json.loads(path.read_text())
    return found


OVERRIDES = json.loads((CONFIG / "labconfig/default_setting_overrides.json").read_text())


@pytest.mark.parametrize("plugin", OVERRIDES)
def test_a_changed_setting_exists(plugin):
    schema = schemas()[plugin]
    assert set(OVERRIDES[plugin]) <= set(schema["properties"])
    tools = {tool["name"] for tools in schema.get("jupyter.lab.toolbars", {}).values() for tool in tools}
    assert {tool["name"] for tool in OVERRIDES[plugin].get("toolbar", [])} <= tools


@pytest.mark.parametrize("name", sorted(DISABLED))
def test_a_disabled_extension_exists(name):
    extension, _, plugin = name.partition(":")
    if (JUPYTER / "labextensions" / extension / "package.json").exists() and not plugin:
        return
    scripts = [*JUPYTER.glob("lab/static/*.js"), *JUPYTER.glob("labextensions/**/static/*.js"),
               *(Path(notebook.__file__).parent / "static").glob("*.js")]
    assert any(name in path.read_text(errors="ignore") for path in scripts)
