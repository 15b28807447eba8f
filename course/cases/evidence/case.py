"""The evidence case: a hundred boards that are told something and decide; and the survey alone, with the facts for its reader to set."""

from dataclasses import replace

from course.cases.evidence.kpis import Kpis
from course.cases.evidence.model import BOARDS, REFERENCE_SEED, Assumptions, Facts, Levers, Survey, draw, simulate, simulate_survey
from course.simulation.case import Case

CASE = Case("evidence", levers=Levers, assumptions=Assumptions, kpis=Kpis, draw=draw, simulate=simulate, seed=REFERENCE_SEED, length=BOARDS)
SURVEY = replace(CASE, name="evidence-survey", levers=Survey, assumptions=Facts, simulate=simulate_survey)
