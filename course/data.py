"""The course's tables: typed columns, units in the names, plain words when something is wrong.

    orders = load("curbside/orders")
"""

import hashlib
import json
from io import BytesIO

import pandas as pd

from course.errors import CourseError
from course.place import shipped
from course.place import tables as folder

DESCRIPTOR = "datapackage.json"
# A learner's copy comes without it.
RECIPE = shipped("datasets") / "generate.py"
DTYPES = {"string": "str", "integer": "int64", "number": "float64"}


def load(table):
    """A table as a DataFrame, for example ``load("curbside/orders")``.

    Whole numbers come as int64 (Int64 where a blank has a meaning), other numbers as
    float64, names as str, times as datetime64. Raises CourseError for a table that is
    not there, and for a file that is missing or not the one the course came with.
    """
    resource = _resource(table)
    content = _content(resource)
    fields = resource["schema"]["fields"]
    times = [f["name"] for f in fields if f["type"] == "datetime"]
    dtypes = {f["name"]: _dtype(f) for f in fields if f["type"] != "datetime"}
    return pd.read_csv(BytesIO(content), dtype=dtypes, parse_dates=times)


def columns(table):
    """What each column of a table is: a DataFrame of column, unit, smallest, largest, meaning."""
    return pd.DataFrame([
        {"column": f["name"], "unit": f.get("unit", ""), "smallest": f["constraints"].get("minimum", ""),
         "largest": f["constraints"].get("maximum", ""), "meaning": f["description"]}
        for f in _resource(table)["schema"]["fields"]
    ])


def _resource(table):
    by_path = {r["path"].removesuffix(".csv"): r for r in _descriptor()["resources"]}
    if table not in by_path:
        raise CourseError(f"The course has no table called {table!r}.", "Nothing was loaded.",
                          f"Choose one of: {', '.join(sorted(by_path))}.")
    return by_path[table]


def _descriptor():
    path = folder() / DESCRIPTOR
    try:
        descriptor = json.loads(path.read_text(encoding="utf-8"))
        {r["path"]: (r["hash"], r["schema"]["fields"]) for r in descriptor["resources"]}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CourseError(f"The list of tables, {path}, is missing or can't be read.",
                          "The course can't tell which tables it has.", _restore()) from error
    return descriptor


def _content(resource):
    """The bytes of the table's file, if they are the bytes that the list of tables vouches for."""
    path = folder() / resource["path"]
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CourseError(f"The file {path} is missing or can't be opened.",
                          "The table that this page needs was not loaded.", _restore()) from error
    if "sha256:" + hashlib.sha256(content).hexdigest() != resource["hash"]:
        raise CourseError(f"The file {path} is not the one the course came with: somebody or some program changed it.",
                          "Its figures would no longer match the text and the exercises, so it was not loaded.",
                          _restore())
    return content


def _restore():
    if not RECIPE.is_file():
        return ("Get the course again from whoever gave it to you, and copy its folder `datasets` over this one; "
                "your work in my-course stays as it is. Then run this page again.")
    return ("Copy the folder `datasets` again from the course as you were given it, or make it anew with "
            "`python3 datasets/generate.py`. Then run this page again.")


def _dtype(f):
    blank_allowed = not f["constraints"].get("required", False)
    return "Int64" if f["type"] == "integer" and blank_allowed else DTYPES[f["type"]]
