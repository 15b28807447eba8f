"""What was learned, by skill: the first answers of those who gave one beside their last; and a decision made beforehand beside what was decided in the end."""

import json
from dataclasses import dataclass

import numpy as np

from course.exercises.exercise import NotUnderstood
from grading.report import statistics
from grading.report.statistics import LEAST
from grading.results import firsts


@dataclass(frozen=True)
class Gain:
    """A skill. ``before``, ``first`` and ``last`` are mean shares of the points, 0 to 1, of the same ``n`` learners, each by their mean where several exercises ask for it; ``gain`` is last less first.

    ``before`` is what they decided before any consequence was shown, replayed as the decision is, of ``said`` learners; ``None`` where nothing was.
    ``again`` is how many tried more than once. ``None`` stands for what fewer than ``LEAST`` could say.
    """

    skill: str
    exercises: tuple
    n: int
    again: int
    first: float | None = None
    last: float | None = None
    gain: float | None = None
    interval: tuple | None = None
    before: float | None = None
    said: int = 0


def gains(klasses, asked):
    """The ``Gain`` of every skill whose first answers can be scored, in the order of the pages.

    Parameters
    ----------
    klasses : list of Klass
        The modules that are reported.
    asked : dict
        By module, its exercises with their keys, by id.
    """
    skills = {}
    for klass in klasses:
        for one in klass.exercises:
            if not one.memo and not one.opinion and one.id in asked[klass.module]:
                skills.setdefault(one.skill or "no skill named", []).append((klass, one))
    return [gain for skill, held in skills.items() if (gain := _gain(skill, held, asked)).n]


def _gain(skill, held, asked):
    shares, again, before = {}, set(), []
    for klass, one in held:
        answers = [(learner, answer) for learner in klass.graded if (answer := learner.answers.get(one.id)) and answer.first_score is not None]
        for learner, answer in answers:
            shares.setdefault(learner.id, []).append((answer.first_score / one.points, (answer.scored or 0.0) / one.points))
        again |= {learner.id for learner, answer in answers if answer.tries > 1}
        before += _beforehand(klass, one, asked[klass.module], [learner for learner, _ in answers])
    exercises, n = tuple(one.id for _, one in held), len(shares)
    if n < LEAST:
        return Gain(skill, exercises, n, len(again))
    first, last = (np.array([np.mean([pair[at] for pair in pairs]) for pairs in shares.values()]) for at in (0, 1))
    gain, interval = statistics.mean_interval(last - first)
    told = len(before) >= LEAST
    return Gain(skill, exercises, n, len(again), float(first.mean()), float(last.mean()), gain, interval, sum(before) / len(before) if told else None,
                len(before) if told else 0)


def _beforehand(klass, decision, asked, learners):
    """What each learner's decision before its consequences were shown would have earned as this one, where it was made with some of the same levers."""
    exercise = asked[decision.id].exercise
    early = [asked[one.id].exercise for one in klass.exercises if one.opinion and one.id in asked and asked[one.id].exercise.replayed]
    early = next((one for one in early if set(one.panel.only) <= set(exercise.panel.only)), None) if exercise.replayed else None
    if early is None:
        return []
    worth, found = {}, []
    for learner in learners:
        said = learner.answers[early.id].first if early.id in learner.answers else None
        try:
            levers = {name: value for name, value in early.parse(said).items() if name in early.panel.only}
        except (NotUnderstood, TypeError):
            continue
        same = json.dumps(levers, sort_keys=True)
        if same not in worth and len(worth) < firsts.MOST_PLAYED:
            worth[same] = firsts.scored(exercise, {"levers": levers})
        if worth.get(same):
            found.append(worth[same][0] / exercise.points)
    return found
