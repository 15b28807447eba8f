"""Names of hand-ins as mail, browsers and learning platforms make them of ours: whose it is is told, or nobody's work is given to another."""

import pytest

from course import learners
from grading.cohort import people
from grading.hand_in.named import Named, told

MODULE, AT = "02_curbside", "20260105T090000"
OURS = f"amira-said_handin_{AT}_{MODULE}"


@pytest.mark.parametrize("name", [
    f"{OURS}.zip", f"{OURS}.ZIP", f"{OURS}.Zip", OURS, f"{OURS.upper()}.ZIP", f"{OURS}.zip.download",
    f"{OURS} (1).zip", f"{OURS}(2).zip", f"{OURS}-1.zip", f"{OURS}_1.zip", f"{OURS} 2.zip", f"{OURS}[1].zip", f"{OURS} - Copy.zip", f"{OURS} copy.zip",
    f"Copy of {OURS}.zip", f"Kopie von {OURS}.zip", f"Copie de {OURS}.zip",
    f"saidamira_12345_67890_{OURS}.zip", f"saidamira_LATE_12345_67890_{OURS}-1.zip", f"saïdamélie_1_2_{OURS}.zip", f"anonymous_1_2_{OURS}.zip",
    f"Amira Said_12345_assignsubmission_file_{OURS}.zip", f"Amira_Said_12345_assignsubmission_file_{OURS} (1).zip",
    f"12345-67890 - Amira Said - Jan 5, 2026 900 AM - {OURS}.zip", f"Amira Said - {OURS}.zip",
    f"Module 2_asaid_attempt_2026-01-05-09-00-00_{OURS}.zip", f"Module_2_a_said_attempt_2026-01-05-09-00-00_{OURS}(1).zip",
    OURS.ljust(255, "-")])
def test_a_name_that_was_lengthened_on_the_way_still_tells_whose_it_is(name):
    assert told(name, MODULE) == Named("amira-said", AT)


@pytest.mark.parametrize("name", [
    "", "Amira Said.zip", "02_curbside.zip", "index.html", f"handin_{AT}_{MODULE}.zip", f"_handin_{AT}_{MODULE}.zip",
    f"amira_handin_{AT}_03_pickup.zip", f"amira_handin_{AT}_{MODULE}2.zip", f"amira_handin_{AT}_{MODULE}_two.zip", f"amira_handin_{AT}_{MODULE}again.zip",
    f"amira_handin_20269999T999999_{MODULE}.zip", f"amira_handin_2026-01-05_{MODULE}.zip", f"amira_handin_{MODULE}.zip",
    # What was put before it is none of what platforms put there: it may be a part of the name.
    f"group1_{OURS}.zip", f"Maria Garcia_handin_{AT}_{MODULE}.zip", f"maria_garcia_handin_{AT}_{MODULE}.zip", f"O'Brien_handin_{AT}_{MODULE}.zip",
    f"garcía_handin_{AT}_{MODULE}.zip", f".._handin_{AT}_{MODULE}.zip", f".amira_handin_{AT}_{MODULE}.zip", f"-amira_handin_{AT}_{MODULE}.zip",
    f"../{OURS}.zip", f"a\\{OURS}.zip", f"{OURS}\n.zip", f"x\n - {OURS}.zip", f"{'a' * 101}_handin_{AT}_{MODULE}.zip", f"{' - ' * 20_000}{OURS}.zip",
    OURS.ljust(256, "-")])
def test_what_can_not_be_told_is_nobodys(name):
    assert told(name, MODULE) is None


@pytest.mark.parametrize("learner", ["amira", "ada.birkett", "A.Said", "amira_said", "_a__b_", "amira@hartwell.example", "a+b@hartwell.example", "2026-0042", "a" * 100])
@pytest.mark.parametrize("way", ["{}.zip", "said_1_2_{}-1.zip", "Amira Said_1_assignsubmission_file_{}.zip", "Amira Said - {}.zip", "{}"])
def test_every_id_comes_back_out_of_the_name_that_the_page_gives_it(learner, way):
    assert learners.is_id(learner)
    assert told(way.format(learners.hand_in_name(learner, AT, MODULE)), MODULE) == Named(learner, AT)


def test_who_is_made_up_for_a_cohort_could_hand_in_by_every_road():
    made = [one.id for one in people.learners(MODULE, 3_000, 1, 0.05, 0.05)]
    assert len(set(made)) == 3_000
    assert all(told(f"{learners.hand_in_name(one, AT, MODULE)}.zip", MODULE) == Named(one, AT) and learners.typed(one) == one for one in made)
