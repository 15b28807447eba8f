"""A module reaches my-course once, whole, signed only when it is the release's, and is then the learner's."""

import errno
import shutil

import nbformat
import pytest
from nbformat.sign import NotebookNotary

from course.errors import CourseError
from course.launch import modules
from tests.house.small import release


def is_signed(root, notebook):
    (root / ".jupyter").mkdir(exist_ok=True)
    with NotebookNotary(data_dir=str(root / ".jupyter")) as notary:
        return notary.check_signature(nbformat.read(notebook, as_version=4))


def test_a_module_is_copied_with_all_its_files_and_signed(tmp_path):
    source = release(tmp_path)
    (source.parent / "map.csv").write_text("store\n1\n")
    notebook = modules.bring(tmp_path, "01_small")
    assert notebook == tmp_path / "my-course" / "01_small" / "01_small.ipynb"
    assert notebook.read_bytes() == source.read_bytes()
    assert (notebook.parent / "map.csv").read_text() == "store\n1\n"
    assert is_signed(tmp_path, notebook)


def test_what_a_learner_wrote_is_never_overwritten_not_even_by_a_newer_release(tmp_path):
    release(tmp_path)
    notebook = modules.bring(tmp_path, "01_small")
    notebook.write_bytes(notebook.read_bytes().replace(b"2 + 3", b"mine"))
    mine = notebook.read_bytes()
    release(tmp_path, code="a newer release")
    assert modules.bring(tmp_path, "01_small").read_bytes() == mine
    assert not is_signed(tmp_path, notebook)


def test_a_file_that_is_missing_comes_back_and_the_others_stay(tmp_path):
    source = release(tmp_path)
    (source.parent / "map.csv").write_text("released")
    notebook = modules.bring(tmp_path, "01_small")
    (notebook.parent / "map.csv").write_text("mine")
    notebook.unlink()
    assert modules.bring(tmp_path, "01_small").exists()
    assert (notebook.parent / "map.csv").read_text() == "mine"


@pytest.mark.parametrize(
    "manifest", [None, "", "{}", "[]", '{"01_small/01_small.ipynb": "00"}', '{"01_small/01_small.ipynb": null}']
)
def test_a_notebook_that_the_manifest_does_not_vouch_for_is_not_signed(tmp_path, manifest):
    release(tmp_path)
    path = tmp_path / "modules" / "manifest.json"
    path.unlink() if manifest is None else path.write_text(manifest)
    assert not is_signed(tmp_path, modules.bring(tmp_path, "01_small"))


def test_a_notebook_whose_signature_was_lost_is_signed_again_while_it_is_the_releases(tmp_path):
    release(tmp_path)
    notebook = modules.bring(tmp_path, "01_small")
    shutil.rmtree(tmp_path / ".jupyter")
    assert is_signed(tmp_path, modules.bring(tmp_path, "01_small"))
    assert notebook.exists()


def test_a_link_in_the_release_is_not_followed(tmp_path):
    source = release(tmp_path)
    (tmp_path / "secret").write_text("not for learners")
    (source.parent / "notes.csv").symlink_to(tmp_path / "secret")
    assert [path.name for path in modules.bring(tmp_path, "01_small").parent.iterdir()] == ["01_small.ipynb"]


def test_an_unknown_name_gets_the_list_and_none_gets_the_first(tmp_path):
    release(tmp_path, "02_later")
    release(tmp_path, "01_small")
    assert modules.choose(tmp_path, None) == "01_small"
    assert modules.choose(tmp_path, "02_later/") == "02_later"
    for wrong in ("03_none", "../modules/01_small", "", "01_small/01_small"):
        with pytest.raises(CourseError, match="01_small, 02_later"):
            modules.choose(tmp_path, wrong)


def test_without_any_module_the_command_to_build_them_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(modules, "shipped", lambda name: tmp_path / name)
    with pytest.raises(CourseError, match="No module has been built.* python3 -m grading build"):
        modules.choose(tmp_path, None)


def test_a_full_disk_leaves_no_half_notebook_and_says_so(tmp_path, monkeypatch):
    release(tmp_path)

    def full(source, target):
        target.write_bytes(source.read_bytes()[:10])
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as during:
        during.setattr(shutil, "copyfile", full)
        with pytest.raises(CourseError, match="No space left on device.*the disk has room"):
            modules.bring(tmp_path, "01_small")
    assert not (tmp_path / "my-course" / "01_small" / "01_small.ipynb").exists()
    assert modules.bring(tmp_path, "01_small").exists()
