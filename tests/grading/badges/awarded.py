"""What somebody is awarded."""

from datetime import UTC, datetime

from grading.badges import credential, issuer, picture

NOW = datetime(2026, 11, 26, 15, 0, tzinfo=UTC)


def awarded(by, name="Anna Größe", learner="anna", modules=(("02_curbside", "Who should answer the phone?", 34.5, 40.0),)):
    return credential.Award(learner, picture.called(name), modules, 70.0, by.name, NOW, issuer.fingerprint(by.public))
