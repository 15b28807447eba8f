"""What learners did and got as xAPI statements (1.0.3): a file that any learning record store takes, twice as well as once.

A statement's id is made of who, what, when and what it says: so it is the same in each file, and a score that changed is a statement of its own.
"""

import json
import uuid
from datetime import UTC, datetime

from course.files import whole
from grading import inert
from grading.export import scores
from grading.results import klass

VERBS = {name: {"id": f"http://adlnet.gov/expapi/verbs/{name}", "display": {"en-GB": name}} for name in ("answered", "completed", "scored")}
KINDS = {"decision": "simulation"}  # all else is a question
TYPES = "http://adlnet.gov/expapi/activities/"
MOST_LETTERS, MOST_LEVERS = 500, 4_000


def statements(found, home, accounts):
    """The statements of these classes, in the order of the learners.

    Parameters
    ----------
    found : sequence of Klass
        The classes.
    home : str
        Whose accounts the learners have, as ``home.kept`` gives it.
    accounts : dict of str to str
        By learner, the name of the account; of nobody else is anything said.

    Yields
    ------
    dict
        Of each answer that it was given, with the levers of a decision; of each score that is final; that a module was handed in, and its score once it is final.
    """
    for one in found:
        module = activity(home, one.module, one.title, "module")
        for learner in one.learners:
            if learner.state != klass.GRADED or learner.id not in accounts:
                continue
            say = _Teller(home, accounts[learner.id], module)
            handed_in = learner.handed_in.replace(tzinfo=UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if learner.handed_in else ""
            decided = one.decision(learner) | one.prediction(learner)
            for exercise in one.exercises:
                answer = learner.answers.get(exercise.id)
                if answer is None or answer.known is None and answer.last is None:
                    continue  # nothing was given
                about = activity(home, f"{one.module}/{exercise.id}", exercise.heading, KINDS.get(exercise.kind, "question"))
                at = _moment(answer.at) or handed_in
                yield say("answered", about, at, {**_response(exercise, answer), **_levers(home, exercise, decided.get(exercise.id))})
                if answer.score is not None:
                    yield say("scored", about, at, score(answer.score, exercise.points))
            yield say("completed", module, handed_in, {"completion": True})
            if (points := scores.items([one], "module")[0].score(learner)) is not None:
                yield say("scored", module, handed_in, score(points, one.points))


def write(path, told):
    """Write statements as one JSON array, a line for each. Returns how many there are. Raises ``OSError``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    count = 0
    with whole(path) as half, open(half, "w", encoding="utf-8", newline="\n") as file:
        file.write("[")
        for statement in told:
            file.write(("," if count else "") + "\n" + json.dumps(statement, ensure_ascii=False, allow_nan=False))
            count += 1
        file.write("\n]\n")
    return count


def activity(home, name, title, kind):
    """An activity of the course, by an address under the instructor's own."""
    return {"objectType": "Activity", "id": f"{home}/cx-course/{name}", "definition": {"name": {"en-GB": title}, "type": TYPES + kind}}


def score(points, most):
    """A score as xAPI has it; extra credit beyond the most is not in it."""
    raw = min(max(points, 0.0), most)
    return {"score": {"scaled": round(raw / most, 4), "raw": raw, "min": 0, "max": most}}


class _Teller:
    """Makes the statements of one learner."""

    def __init__(self, home, account, module):
        self.actor = {"objectType": "Agent", "account": {"homePage": home, "name": account}}
        self.module, self.course = module, {"objectType": "Activity", "id": f"{home}/cx-course"}

    def __call__(self, verb, about, at, result):
        around = {"grouping": [self.course]} if about is self.module else {"parent": [{"objectType": "Activity", "id": self.module["id"]}], "grouping": [self.course]}
        body = {"actor": self.actor, "verb": VERBS[verb], "object": about, **({"result": result} if result else {}), "context": {"contextActivities": around},
                **({"timestamp": at} if at else {})}
        said = json.dumps([self.actor["account"], verb, about["id"], at, result], sort_keys=True)
        return {"id": str(uuid.uuid5(uuid.NAMESPACE_URL, said)), **body}


def _moment(at):
    """A time where it is one: a record may say that it is the 99th of a month."""
    try:
        return at if datetime.strptime(at, "%Y-%m-%dT%H:%M:%SZ") else ""
    except ValueError:
        return ""


def _response(exercise, answer):
    """What was given, as a record store shows it; of a memo and of a line only that they were."""
    if exercise.memo or answer.last is None or exercise.replayed:
        return {}
    said = answer.last if isinstance(answer.last, str) else json.dumps(answer.last, ensure_ascii=False, sort_keys=True)
    return {"response": inert.line(said, MOST_LETTERS)}


def _levers(home, exercise, decided):
    """The levers of a decision as an extension; a record may hold anything, and what is no setting of levers is left out."""
    levers = decided.get("levers") if exercise.replayed and isinstance(decided, dict) else None
    if not isinstance(levers, dict) or len(json.dumps(levers)) > MOST_LEVERS:
        return {}
    return {"extensions": {f"{home}/cx-course/levers": levers}}
