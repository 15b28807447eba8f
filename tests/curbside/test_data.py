"""Does a learner get typed tables, and a plain sentence when a file is not what it should be?"""

import json
import shutil

import pandas as pd
import pytest

from course import data
from course.errors import CourseError


@pytest.fixture
def copied(tmp_path, monkeypatch):
    shutil.copytree(data.folder(), tmp_path / "datasets")
    monkeypatch.setenv("COURSE_DATA", str(tmp_path / "datasets"))
    return tmp_path / "datasets"


def test_columns_come_with_their_types():
    orders = data.load("curbside/orders")
    assert orders["order_id"].dtype == "int64" and orders["ready_min"].dtype == "float64"
    assert orders["csat"].dtype == "Int64" and orders["csat"].isna().any()
    assert pd.api.types.is_datetime64_dtype(orders["released_at"])
    assert pd.api.types.is_string_dtype(orders["store"])
    assert orders["csat"].isna().sum() == orders.isna().sum().sum()


def test_the_loaded_table_is_the_recipes_own():
    from course.cases.curbside.author import dataset

    made = dataset.tables()
    for name, frame in made.items():
        pd.testing.assert_frame_equal(data.load(f"curbside/{name}"), frame, check_dtype=False)


def test_columns_are_explained_with_units():
    explained = data.columns("curbside/orders").set_index("column")
    assert explained.loc["ready_min", "unit"] == "min" and explained["meaning"].str.len().min() > 5


def test_tables_may_lie_elsewhere(copied):
    assert data.folder() == copied and len(data.load("curbside/stores")) == 24


@pytest.mark.parametrize("table", ["curbside/order", "orders", "", "../curbside/orders"])
def test_an_unknown_table_is_answered_with_those_there_are(table):
    with pytest.raises(CourseError) as caught:
        data.load(table)
    assert repr(table) in caught.value.happened and "curbside/orders" in caught.value.todo


def plain(error):
    assert error.happened and error.means and "generate.py" in error.todo
    return str(error)


def test_a_missing_file_is_named(copied):
    (copied / "curbside" / "orders.csv").unlink()
    with pytest.raises(CourseError) as caught:
        data.load("curbside/orders")
    assert "orders.csv is missing" in plain(caught.value)


def test_a_learner_whose_copy_has_no_recipe_is_not_sent_to_run_it(copied, monkeypatch, tmp_path):
    assert data.RECIPE.is_file(), "the whole course has it"
    monkeypatch.setattr(data, "RECIPE", tmp_path / "generate.py")
    (copied / "curbside" / "orders.csv").unlink()
    with pytest.raises(CourseError) as caught:
        data.load("curbside/orders")
    assert "generate.py" not in caught.value.todo and "whoever gave it to you" in caught.value.todo


@pytest.mark.parametrize("spoil", [
    lambda b: b.replace(b",call,", b",app,", 1), lambda b: b[:-1], lambda b: b.replace(b"\n", b"\r\n"), lambda b: b""])
def test_an_altered_file_is_refused(copied, spoil):
    path = copied / "curbside" / "orders.csv"
    path.write_bytes(spoil(path.read_bytes()))
    with pytest.raises(CourseError) as caught:
        data.load("curbside/orders")
    assert "is not the one the course came with" in plain(caught.value)


@pytest.mark.parametrize("content", [None, "", "[]", "{", '{"resources": [{"path": "curbside/orders.csv"}]}',
                                     '{"resources": [{"path": "a.csv", "hash": "", "schema": []}]}', '{"resources": 3}'])
def test_a_spoilt_list_of_tables_is_named(copied, content):
    path = copied / "datapackage.json"
    path.unlink() if content is None else path.write_text(content)
    with pytest.raises(CourseError) as caught:
        data.load("curbside/orders")
    assert "list of tables" in plain(caught.value)


def test_an_added_case_needs_no_list(copied):
    """A table that only the descriptor knows can be loaded: nothing else names tables."""
    package = json.loads((copied / "datapackage.json").read_text())
    stores = next(resource for resource in package["resources"] if resource["path"] == "curbside/stores.csv")
    renamed = {**stores, "path": "sofa/shops.csv"}
    (copied / "sofa").mkdir()
    shutil.copy(copied / "curbside" / "stores.csv", copied / "sofa" / "shops.csv")
    (copied / "datapackage.json").write_text(json.dumps({**package, "resources": [*package["resources"], renamed]}))
    assert len(data.load("sofa/shops")) == 24
