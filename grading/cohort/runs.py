"""Runs of a simulator that learners kept: honest ones, played by the model."""

from course.exercises.kinds.decision.author import settings

MOST_SETTINGS = 12


def played(module):
    """A few runs of the module's simulator with their results; empty when it has none."""
    exercise = next((one for one in module.exercises.values() if one.panel is not None), None)
    if exercise is None:
        return []
    simulator = exercise.panel.simulator
    levers = simulator.levers.values()
    today = {lever["name"]: lever["default"] for lever in levers}
    changes = [{}] + [{lever["name"]: value} for lever in levers for value in settings(lever)[:2] if value != lever["default"]]
    chosen = [{**today, **change} for change in changes[:MOST_SETTINGS]]
    return [{"simulator": simulator.name, "levers": setting, "assumptions": {}, "seed": simulator.seed,
             "kpis": simulator.case.kept(simulator.case.run(simulator.case.set(setting)))} for setting in chosen]


def kept(random, played_runs, at):
    """The runs that one learner kept, numbered, with the time ``at(minute)``."""
    count = min(len(played_runs), random.randint(0, 5))
    return [{"n": n, **run, "at": at(n)} for n, run in enumerate(random.sample(played_runs, count), start=1)]
