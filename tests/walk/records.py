"""A record that lies where a module will look for its own, before its page is opened."""

import json

from playwright.sync_api import expect

AT = "2026-11-22T14:02:05Z"


def entry(answer):
    return {"answer": answer, "at": AT, "first": answer, "tries": 1}


def put(folder, module, record):
    """Lay ``record`` where ``module`` will look for its own; its path."""
    path = folder / "my-course" / module / f"{module}.answers.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(record), encoding="utf-8")
    return path


def put_aside(page, path, record, said):
    """``record`` did not fit the page: that is ``said``, it is kept beside, and the page begins anew."""
    notice = page.header.get_by_role("alert")
    expect(notice).to_contain_text(said)
    expect(page.header).to_contain_text("0 of ")
    (aside,) = path.parent.glob("*.damaged-*.json")
    expect(notice).to_contain_text(f"It was kept as {aside.name}")
    assert json.loads(aside.read_text("utf-8")) == record
