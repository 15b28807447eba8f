"""A learner's work as it lies on a machine, to be carried to another."""

import json

NOTEBOOK, RECORD = "02_curbside/02_curbside.ipynb", "02_curbside/02_curbside.answers.json"
RECEIPT = "02_curbside/02_curbside.receipt.json"


def learner(root, work):
    root.mkdir()
    for name, content in work.items():
        path = root / "my-course" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content))
    return root


def work_of(root):
    """Every file in my-course, with its text."""
    folder = root / "my-course"
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}
