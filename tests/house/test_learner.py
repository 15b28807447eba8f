"""A learner's commands of nbgrader, run where learners run them: in the copy that they were given, and nothing else there."""

import json

import pytest

from tests.house import strangers

MODULE = "02_curbside"


def test_in_a_learners_environment_nothing_of_the_instructors_side_can_be_imported(learner):
    found = "import sys; from importlib.util import find_spec; print([name for name in sys.argv[1:] if find_spec(name)])"
    assert learner.run("-c", found, "grading", "tests", "jupytext", "pytest", "course") == "['course']\n"
    assert learner.run("-c", found, "course", cwd=learner.folder.parent) == "[]\n"


def test_every_command_of_a_learner_works_in_the_copy_alone(learner, instructor):
    """On a hub, whatever settings they have at home for another course, and whichever cohort's work is in the exchange too."""
    strangers.leave(learner.home / ".jupyter")
    instructor.nbgrader(f"release_assignment {MODULE}", COURSE_ID="spring-2026")
    instructor.nbgrader("release_assignment 03_pickup")
    folder = learner.folder / "my-course" / MODULE
    said = learner.nbgrader("list", f"fetch_assignment {MODULE}", "validate course/modules/00_welcome/00_welcome.ipynb", f"submit {MODULE}",
                            COURSE_EXCHANGE=str(instructor.exchange), COURSE_ID="spring-2026", JUPYTERHUB_USER="ada.birkett")
    assert f"spring-2026 {MODULE}" in said and "03_pickup" not in said and "passes all the tests" in said
    assert [path.name for path in folder.iterdir()] == [f"{MODULE}.ipynb"]
    (inbound,) = (instructor.exchange / "spring-2026" / "inbound").iterdir()
    assert inbound.name.startswith(f"ada.birkett+{MODULE}+"), "on a hub the account is the image's"
    assert {path.name for path in inbound.iterdir()} == {f"{MODULE}.ipynb", "timestamp.txt", "submission_secret.txt"}
    assert not list((instructor.exchange / "cx" / "inbound").iterdir())


ASK = """
import json, os, sys
from nbgrader.apps import NbGrader

def decided():
    app = NbGrader()
    app.initialize([])
    return {f"{one}.{name}": repr(app.config[one].get(name)) for one, named in json.load(open(sys.argv[2])).items() for name in named}

alone = decided()
os.environ["JUPYTER_CONFIG_DIR"] = sys.argv[1]
beside = decided()
print(json.dumps({name: [alone[name], beside[name]] for name in alone if alone[name] != beside[name]}))
"""


@pytest.mark.parametrize("side", ["learner", "instructor"])
def test_settings_for_another_course_decide_nothing_of_this_one(request, side, tmp_path):
    strangers.leave(tmp_path / "home")
    (tmp_path / "known.json").write_text(json.dumps(strangers.settings()))
    said = request.getfixturevalue(side).run("-c", ASK, str(tmp_path / "home"), str(tmp_path / "known.json"))
    assert json.loads(said.splitlines()[-1]) == {}
