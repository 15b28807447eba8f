"""Make every table of the course, and the descriptor that vouches for them.

    python3 datasets/generate.py            writes <case>/<table>.csv and datapackage.json
    python3 datasets/generate.py --check    writes nothing; says what is not up to date

A case takes part by having ``course/cases/<case>/author/dataset.py`` with TITLE, DESCRIPTION,
TABLES and ``tables(edition)``. The descriptor follows Data Package 2.0
(datapackage.org): types, units, ranges, keys, sources, licence, hash and size.
"""

import argparse
import hashlib
import importlib
import importlib.util
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

PROFILE = "https://datapackage.org/profiles/2.0/"
LICENCE = {"name": "CC0-1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/",
           "title": "Creative Commons Zero: no rights reserved"}
DESCRIPTOR = "datapackage.json"


def main(arguments):
    """Write or check. Exit status: 0 done or up to date, 1 something is out of date."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a file is out of date")
    parser.add_argument("--edition", default="reference", help="which numbers: any name gives its own")
    parser.add_argument("--to", type=Path, default=HERE, metavar="DIR", help="another folder than this one")
    chosen = parser.parse_args(arguments)
    if importlib.util.find_spec("pandas") is None:
        from course.launch.environment import ensure

        ensure("datasets.generate", arguments)
    made = make(chosen.edition)
    return check(made, chosen.to) if chosen.check else write(made, chosen.to)


def make(edition="reference"):
    """{path inside the folder: bytes} of every table and the descriptor."""
    files, resources = {}, []
    for case, recipe in recipes():
        frames = recipe.tables(edition)
        for table in recipe.TABLES:
            path = f"{case}/{table.name}.csv"
            files[path] = frames[table.name].to_csv(
                index=False, lineterminator="\n", date_format="%Y-%m-%dT%H:%M:%S").encode()
            resources.append(resource(case, recipe, table, path, files[path]))
    files[DESCRIPTOR] = (json.dumps(package(resources, edition), indent=1, ensure_ascii=False) + "\n").encode()
    return files


def recipes():
    """(case, its dataset module) for every case that makes tables, by name."""
    for path in sorted((HERE.parent / "course" / "cases").glob("*/author/dataset.py")):
        case = path.parents[1].name
        yield case, importlib.import_module(f"course.cases.{case}.author.dataset")


def package(resources, edition):
    return {
        "$schema": PROFILE + "datapackage.json",
        "name": "leadership-and-management-in-cx",
        **({} if edition == "reference" else {"edition": edition}),  # our own property, which the standard allows
        "title": "Tables of the course on leadership and management in customer experience",
        "description": f"Synthetic tables, made by the course's own models. Edition: {edition}. "
                       "Remake them with: python3 datasets/generate.py",
        "version": "1.0.0",
        "licenses": [LICENCE],
        "resources": resources,
    }


def resource(case, recipe, table, path, content):
    """The descriptor of one table."""
    schema = {"$schema": PROFILE + "tableschema.json", "fields": [describe(f, table) for f in table.fields],
              "missingValues": [""], "primaryKey": [table.key]}
    if table.refers:
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": f"{case}-{other}", "fields": [key]}}
            for column, (other, key) in table.refers.items()]
    return {
        "$schema": PROFILE + "dataresource.json",
        "name": f"{case}-{table.name}", "type": "table", "path": path, "format": "csv", "mediatype": "text/csv",
        "encoding": "utf-8", "title": f"{recipe.TITLE}: {table.title}", "description": table.description,
        "sources": [{"title": f"Made by the model of course/cases/{case}. {recipe.DESCRIPTION}"}],
        "licenses": [LICENCE],
        "bytes": len(content), "hash": "sha256:" + hashlib.sha256(content).hexdigest(), "schema": schema,
    }


def describe(f, table):
    """The descriptor of one field; ``unit`` is our own property, which the standard allows."""
    bounds = {"minimum": f.minimum, "maximum": f.maximum, "enum": list(f.enum) or None}
    constraints = {"required": f.required, **{k: v for k, v in bounds.items() if v is not None}}
    if f.name == table.key:
        constraints["unique"] = True
    described = {"name": f.name, "type": f.type, "description": f.description}
    if f.type == "datetime":
        described["format"] = "default"
    if f.unit:
        described["unit"] = f.unit
    return {**described, "constraints": constraints}


def write(made, to):
    for path, content in made.items():
        (to / path).parent.mkdir(parents=True, exist_ok=True)
        (to / path).write_bytes(content)
        print(f"{path}: {len(content):,} bytes")
    return 0


def check(made, to):
    """Compare bytes; name what is stale, missing, or made by nobody."""
    stale = [path for path, content in made.items()
             if not (to / path).is_file() or (to / path).read_bytes() != content]
    strays = sorted(str(p.relative_to(to)) for p in to.glob("*/*.csv") if p.relative_to(to).as_posix() not in made)
    for path in stale:
        print(f"{path} is not up to date. Run: python3 datasets/generate.py", file=sys.stderr)
    for path in strays:
        print(f"{path} is made by no case. Delete it, or write the case that makes it.", file=sys.stderr)
    return 1 if stale or strays else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
