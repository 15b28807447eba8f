"""Does everything of a hand-in, its time and its secret too, belong to those who collect, and to nobody else?"""

import grp
import os

from course.desk import handin
from course.launch.exchange import inbound
from grading.exchange import make
from tests.desk.conftest import MODULE


def test_all_of_a_hand_in_is_the_graders_group_s_and_no_other_s(folder, monkeypatch, tmp_path):
    """The group is one of which the files would not be by themselves."""
    own = os.getegid()
    others = [one.gr_gid for one in grp.getgrall() if one.gr_gid != own and (os.geteuid() == 0 or one.gr_gid in os.getgroups())]
    graders = grp.getgrgid((others or [own])[0])
    monkeypatch.setenv("COURSE_EXCHANGE", str(tmp_path / "exchange"))
    monkeypatch.setenv("JUPYTERHUB_USER", "amira.said")
    (make(graders.gr_name) / "outbound" / MODULE).mkdir()
    assert handin.hand_in(MODULE, folder, "")["how"] == "exchange"
    (handed_in,) = inbound().iterdir()
    assert {path.name for path in handed_in.iterdir()} == {f"{MODULE}.ipynb", f"{MODULE}.answers.json", "timestamp.txt", "submission_secret.txt"}
    for path in (handed_in, *handed_in.iterdir()):
        about = path.stat()
        assert about.st_gid == graders.gr_gid and not about.st_mode & 0o007 and about.st_mode & 0o040, path.name
