"""An Open Badge 3.0 as a signed token: a verifiable credential (VC 2.0) as a JWT, signed with ES256."""

import json
import re
import uuid
from base64 import b64encode
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

import jwt

from course.errors import CourseError
from grading.badges import issuer

CONTEXTS = ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"]
IDS = uuid.UUID("8b0f5c1e-6a47-5d0e-9a55-3f8f3a5c9d21")  # under which the ids of badges are made; never change it
TOKEN = re.compile(r"[\w-]+\.[\w-]+\.[\w-]+")
PLACE = re.compile(r'<openbadges:credential xmlns:openbadges="https://purl\.imsglobal\.org/ob/v3p0" verify="([^"<>]*)"')
MOMENT = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True)
class Award:
    """What one learner is certified: ``modules`` are (name, title, points, of how many), ``reached`` the share that it took, in percent."""

    learner: str
    name: str
    modules: tuple
    reached: float
    issuer: str
    on: datetime
    key: str

    @property
    def titles(self):
        """What it is for, in words."""
        return " and ".join(filter(None, (", ".join(f"“{one[1]}”" for one in self.modules[:-1]), f"“{self.modules[-1][1]}”")))

    @property
    def points(self):
        """Points, of how many, and what share that is in percent, rounded down so that it never says more than was reached."""
        got, most = (sum(one[at] for one in self.modules) for at in (2, 3))
        return got, most, int(100 * got / most + 1e-9)

    @property
    def day(self):
        return f"{self.on.day} {self.on:%B %Y}"


def claims(award, by, drawn=()):
    """What is signed.

    Parameters
    ----------
    award : Award
        What is certified.
    by : Issuer
        Who certifies it.
    drawn : sequence of bytes
        The files that will hold the token, without it: their sums are signed too, so that nobody draws another name around it.

    Returns
    -------
    dict
        The credential, and the claims of a JWT that repeat parts of it.
    """
    names = [one[0] for one in award.modules]
    achievement = f"urn:uuid:{uuid.uuid5(IDS, json.dumps([names, award.reached]))}"
    subject = f"urn:uuid:{uuid.uuid5(IDS, json.dumps(['learner', award.learner]))}"
    badge = f"urn:uuid:{uuid.uuid5(IDS, json.dumps([award.learner, award.name, names, award.reached, [one[2:] for one in award.modules], award.issuer]))}"
    who, results = issuer.did(by.public), [f"{achievement}#{name}" for name in names]
    body = {
        "@context": CONTEXTS, "id": badge, "type": ["VerifiableCredential", "OpenBadgeCredential"], "name": award.titles,
        "issuer": {"id": who, "type": ["Profile"], "name": award.issuer}, "validFrom": award.on.strftime(MOMENT),
        "credentialSubject": {
            "id": subject, "type": ["AchievementSubject"],
            "identifier": [{"type": "IdentityObject", "identityType": kind, "identityHash": value, "hashed": False}
                           for kind, value in (("name", award.name), ("systemId", award.learner))],
            "result": [{"type": ["Result"], "resultDescription": where, "value": f"{one[2]:g}"} for where, one in zip(results, award.modules, strict=True)],
            "achievement": {
                "id": achievement, "type": ["Achievement"], "achievementType": "Course", "name": award.titles,
                "description": "Leadership and management in customer experience: a course to play, marked by its grader and, for memos, by a person.",
                "criteria": {"narrative": f"At least {award.reached:g}% of the points of each module, with nothing left to be marked."},
                "resultDescription": [{"id": where, "type": ["ResultDescription"], "resultType": "RawScore", "name": one[1],
                                       "valueMin": "0", "valueMax": f"{one[3]:g}"} for where, one in zip(results, award.modules, strict=True)]}}}
    if drawn:
        body["relatedResource"] = [{"id": f"{badge}#{at}", "digestSRI": digest(one)} for at, one in enumerate(drawn)]
    return {**body, "iss": who, "sub": subject, "jti": badge, "nbf": int(award.on.timestamp())}


def digest(drawn):
    """The sum of a file, as such sums are written on the web."""
    return f"sha256-{b64encode(sha256(drawn).digest()).decode()}"


def sign(body, by):
    """The token of what is claimed. Its head says by which key, so that who has that key needs nothing else."""
    jwk = json.loads(jwt.algorithms.ECAlgorithm.to_jwk(by.public))
    return jwt.encode(body, by.key, algorithm="ES256", headers={"typ": "JWT", "jwk": jwk})


def signed(token, public):
    """What a token claims, where this key signed it and it is what it says; ``None`` where not."""
    try:
        body = jwt.decode(token, public, algorithms=["ES256"], options={"verify_aud": False, "verify_nbf": False, "require": ["iss", "sub", "jti", "nbf"]})
        repeated = body["issuer"]["id"], body["credentialSubject"]["id"], body["id"], _moment(body).timestamp()
        same = repeated == (body["iss"], body["sub"], body["jti"], body["nbf"]) and body["iss"] == issuer.did(public)
        return body if same and "OpenBadgeCredential" in body["type"] else None
    except (jwt.PyJWTError, LookupError, TypeError, ValueError, RecursionError):
        return None


def key_of(token):
    """The key that a token says it was signed by, or ``None``: who signed is not known by that."""
    try:
        return jwt.algorithms.ECAlgorithm.from_jwk(jwt.get_unverified_header(token)["jwk"])
    except (jwt.PyJWTError, LookupError, TypeError, ValueError, RecursionError):
        return None


def award(body, public):
    """The award that a credential tells of. Raises ``CourseError`` where it is none of this course's."""
    try:
        subject = body["credentialSubject"]
        called = {one["identityType"]: one["identityHash"] for one in subject["identifier"]}
        asked = {one["id"]: one for one in subject["achievement"]["resultDescription"]}
        modules = tuple((where.partition("#")[2], asked[where]["name"], float(one["value"]), float(asked[where]["valueMax"]))
                        for one in subject["result"] for where in [one["resultDescription"]])
        reached = float(re.match(r"At least ([\d.]+)%", subject["achievement"]["criteria"]["narrative"])[1])
        return Award(called["systemId"], called["name"], modules, reached, body["issuer"]["name"], _moment(body), issuer.fingerprint(public))
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise CourseError("This is a badge, and none of this course’s.", "Its signature holds, and what it certifies can’t be told here.",
                          "Ask whoever issued it.") from error


def _moment(body):
    return datetime.strptime(body["validFrom"], MOMENT).replace(tzinfo=UTC)


def put_in(drawn, token):
    """A drawn file with the token in its place; with an empty one, it is as it was drawn."""
    return PLACE.sub(lambda found: found[0][:found.start(1) - found.start()] + token + '"', drawn)
