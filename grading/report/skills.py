"""What was learned, by skill: the first answers of those who gave one beside their last; and a decision made beforehand beside what was decided in the end."""

import json
from dataclasses import dataclass

from course.exercises.exercise import NotUnderstood
from grading.report import statistics
from grading.report.statistics import LEAST
from grading.results import firsts


@dataclass(frozen=True)
class Gain:
    """A skill. ``before``, ``first`` and ``last`` are mean shares of the points, 0 to 1, of the same ``n`` learners; ``gain`` is last less first.

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
    pairs, again, before = [], 0, []
    for klass, one in held:
        answers = [(learner, answer) for learner in klass.graded if (answer := learner.answers.get(one.id)) and answer.first_score is not None]
        pairs += [(answer.first_score / one.points, (answer.scored or 0.0) / one.points) for _, answer in answers]
        again += sum(answer.tries > 1 for _, answer in answers)
        before += _beforehand(klass, one, asked[klass.module], [learner for learner, _ in answers])
    exercises = tuple(one.id for _, one in held)
    if len(pairs) < LEAST:
        return Gain(skill, exercises, len(pairs), again)
    first, last = (sum(part) / len(pairs) for part in zip(*pairs))
    gain, interval = statistics.mean_interval([after - at_first for at_first, after in pairs])
    told = len(before) >= LEAST
    return Gain(skill, exercises, len(pairs), again, first, last, gain, interval, sum(before) / len(before) if told else None, len(before) if told else 0)


def _beforehand(klass, decision, asked, learners):
    """What each learner's decision before the consequences, on the same case, would have earned as this one."""
    exercise = asked[decision.id].exercise
    early = [asked[one.id].exercise for one in klass.exercises if one.opinion and one.kind == decision.kind == "decision" and one.id in asked]
    early = next((one for one in early if one.panel.simulator.name == exercise.panel.simulator.name), None)
    if early is None:
        return []
    worth, found = {}, []
    for learner in learners:
        said = learner.answers[early.id].first if early.id in learner.answers else None
        try:
            levers = {name: value for name, value in early.parse(said).items() if name in exercise.panel.only}
        except (NotUnderstood, TypeError):
            continue
        same = json.dumps(levers, sort_keys=True)
        if same not in worth and len(worth) < firsts.MOST_PLAYED:
            worth[same] = firsts.scored(exercise, {"levers": levers})
        if worth.get(same):
            found.append(worth[same][0] / exercise.points)
    return found
