"""A learner's commands of nbgrader, run where learners run them: in the copy that they were given, and nothing else there."""

import pytest

MODULE = "02_curbside"


@pytest.mark.parametrize("package", ["grading", "tests", "jupytext", "pytest"])
def test_in_a_learners_environment_nothing_of_the_instructors_side_can_be_imported(learner, package):
    assert f"No module named '{package}'" in learner.run("-c", f"import {package}").stderr
    assert "No module named 'course'" in learner.run("-c", "import course", cwd=learner.folder.parent).stderr


def test_every_command_of_a_learner_works_in_the_copy_alone(learner, instructor):
    instructor.nbgrader("release_assignment", MODULE)
    settings = {"COURSE_EXCHANGE": str(instructor.exchange)}
    assert f"cx {MODULE}" in learner.nbgrader("list", **settings)
    learner.nbgrader("fetch_assignment", MODULE, **settings)
    folder = learner.folder / "my-course" / MODULE
    assert [path.name for path in folder.iterdir()] == [f"{MODULE}.ipynb"]
    assert "Partial credit" in learner.nbgrader("validate", str(folder / f"{MODULE}.ipynb"), **settings)
    (folder / "private notes.txt").write_text("not handed in")
    learner.nbgrader("submit", MODULE, **settings, JUPYTERHUB_USER="ada.birkett")
    assert MODULE in learner.nbgrader("list", "--cached", **settings)
    (inbound,) = (instructor.exchange / "cx" / "inbound").iterdir()
    assert inbound.name.startswith(f"ada.birkett+{MODULE}+"), "on a hub the account is the image's"
    assert {path.name for path in inbound.iterdir()} == {f"{MODULE}.ipynb", "timestamp.txt", "submission_secret.txt"}
