"""A module of two cells, released as the build would release it."""

import hashlib
import json
import shutil

import nbformat.v4 as v4
from nbformat import writes


def release(root, name="01_small", code="2 + 3"):
    """Put a module into ``root/modules`` and into its manifest; the notebook's path."""
    cells = [v4.new_markdown_cell("# A small module", id="m1-1"), v4.new_code_cell(code, id="m1-2")]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook = v4.new_notebook(cells=cells, metadata={"kernelspec": kernel, "course": {"module": name}})
    path = root / "modules" / name / f"{name}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(writes(notebook), encoding="utf-8")
    manifest = root / "modules" / "manifest.json"
    listed = json.loads(manifest.read_text(encoding="utf-8")) if manifest.exists() else {}
    listed[f"{name}/{name}.ipynb"] = hashlib.sha256(path.read_bytes()).hexdigest()
    manifest.write_text(json.dumps(listed), encoding="utf-8")
    return path


def only_small(root, code="2 + 3"):
    """Leave nothing but the small module in ``root/modules``; the course's folder again."""
    shutil.rmtree(root / "modules", ignore_errors=True)
    release(root, code=code)
    return root
