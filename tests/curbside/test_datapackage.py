"""Is the descriptor a valid Data Package 2.0, true of the files, and made anew byte for byte?"""

import csv
import hashlib
import importlib.util
import json
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from jsonschema.validators import validator_for

PROFILES = Path(importlib.util.find_spec("dplib").origin).parent / "profiles" / "2.0"
READ = {"string": str, "integer": int, "number": float,
        "datetime": lambda text: datetime.strptime(text, "%Y-%m-%dT%H:%M:%S")}


@pytest.fixture(scope="module")
def datasets(root):
    return root / "datasets"


@pytest.fixture(scope="module")
def package(datasets):
    return json.loads((datasets / "datapackage.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def generate(datasets):
    spec = importlib.util.spec_from_file_location("generate", datasets / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def problems(profile, descriptor):
    schema = json.loads((PROFILES / profile).read_text(encoding="utf-8"))
    return [error.message for error in validator_for(schema)(schema).iter_errors(descriptor)]


def test_the_descriptor_meets_the_profiles_of_version_2(package):
    assert problems("datapackage.json", package) == []
    for resource in package["resources"]:
        assert problems("dataresource.json", resource) == []
        assert problems("tableschema.json", resource["schema"]) == []


def test_the_profile_would_notice(package):
    spoilt = json.loads(json.dumps(package))
    spoilt["resources"][0]["schema"]["fields"][0]["type"] = "words"
    assert problems("datapackage.json", spoilt)


def test_everything_a_stranger_needs_is_said(package):
    assert package["licenses"][0]["name"] == "CC0-1.0" and "Synthetic" in package["description"]
    for resource in package["resources"]:
        assert resource["sources"] and resource["licenses"] and resource["schema"]["primaryKey"]
        for field in resource["schema"]["fields"]:
            assert field["description"] and "required" in field["constraints"]
            assert not field["name"].endswith("_min") or field["unit"] == "min"


def test_hash_and_size_are_those_of_the_files(package, datasets):
    for resource in package["resources"]:
        content = (datasets / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content) < 1_000_000
        assert resource["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()


def test_every_value_keeps_its_constraints(package, datasets):
    values = {}
    for resource in package["resources"]:
        with open(datasets / resource["path"], encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        fields = resource["schema"]["fields"]
        assert list(rows[0]) == [field["name"] for field in fields]
        for field in fields:
            column = [row[field["name"]] for row in rows]
            values[resource["name"], field["name"]] = column
            keeps_constraints(column, field)
    for resource in package["resources"]:
        for foreign in resource["schema"].get("foreignKeys", []):
            target = foreign["reference"]["resource"], foreign["reference"]["fields"][0]
            assert set(values[resource["name"], foreign["fields"][0]]) <= set(values[target])


def keeps_constraints(column, field):
    rules = field["constraints"]
    assert not rules["required"] or "" not in column
    read = [READ[field["type"]](text) for text in column if text]
    assert not rules.get("unique") or len(set(read)) == len(read)
    assert "enum" not in rules or set(read) <= set(rules["enum"])
    assert "minimum" not in rules or min(read) >= rules["minimum"]
    assert "maximum" not in rules or max(read) <= rules["maximum"]


def test_the_files_are_what_the_recipe_makes(generate, datasets, capsys):
    assert generate.main(["--check"]) == 0, capsys.readouterr().err


def test_stale_missing_and_stray_files_are_named(generate, datasets, tmp_path, capsys):
    shutil.copytree(datasets, tmp_path / "d")
    (tmp_path / "d" / "curbside" / "orders.csv").write_text("changed")
    (tmp_path / "d" / "curbside" / "stores.csv").unlink()
    (tmp_path / "d" / "curbside" / "extra.csv").write_text("a\n")
    assert generate.main(["--check", "--to", str(tmp_path / "d")]) == 1
    said = capsys.readouterr().err
    assert "orders.csv is not up to date" in said and "stores.csv is not up to date" in said
    assert "extra.csv is made by no case" in said and "comments.csv" not in said


def test_another_edition_can_be_made_elsewhere(generate, datasets, tmp_path, monkeypatch, capsys):
    from course import data

    assert generate.main(["--edition", "spring", "--to", str(tmp_path)]) == 0
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    spring = data.load("curbside/orders")
    monkeypatch.delenv("COURSE_DATA")
    assert not spring.equals(data.load("curbside/orders"))
