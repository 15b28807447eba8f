"""``python3 -m grading verify``: who reached what, when, and by which key it is signed; asked of the file alone, without a network."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from course.errors import CourseError
from grading import inert
from grading.badges import credential, issuer, picture, withdrawn

MOST_BYTES = 2_000_000


def verify(path, keys, now=None, gone=None):
    """What a badge, a certificate or a bare token proves.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    keys : sequence of public keys
        Of issuers who are known.
    now : datetime.datetime, optional
        In UTC.
    gone : dict of str to datetime.date, optional
        When which badges were withdrawn, by their ids.

    Returns
    -------
    str
        A sentence or two.

    Raises
    ------
    CourseError
        When it proves nothing: it holds no badge, was changed, was withdrawn, or is signed by nobody who is known.
    """
    text = _text(path)
    token, drawn = _token(text, path.name)
    public = next((key for key in keys if credential.signed(token, key)), None)
    if public is None:
        raise _unknown(token, path.name)
    body = credential.signed(token, public)
    award = credential.award(body, public)
    if award.on > (now or datetime.now(UTC)) + timedelta(minutes=5):
        raise CourseError(f"{path.name} is dated {award.day}, which is still to come.", "A clock is wrong, here or where it was issued.", "Look at the date of this computer.")
    if since := (gone or {}).get(body["id"]):
        raise CourseError(f"{path.name} was withdrawn on {since.day} {since:%B %Y}.", f"It was issued, and no longer holds: {picture.said_of(award)['sentence']}",
                          "A mark was changed since. Ask the learner for the badge that took its place, if there is one.")
    sums = {one.get("digestSRI") for one in body.get("relatedResource", ()) if isinstance(one, dict)}
    if drawn is not None and credential.digest(drawn.encode()) not in sums:
        raise CourseError(f"What {path.name} shows was changed after it was signed.", f"What was signed is this: {picture.said_of(award)['sentence']} Believe nothing else in the file.",
                          "Ask the learner for the file as it was issued.")
    return f"Genuine. {picture.said_of(award)['sentence']} It took {award.reached:g}% of each module’s points. Signed with the key {award.key}"


def _text(path):
    try:
        raw = path.read_bytes() if path.stat().st_size <= MOST_BYTES else None
    except OSError as error:
        raise CourseError(f"{path} could not be read: {error.strerror}.", "Nothing was verified.", "See that the file is where you say.") from error
    try:
        return raw.decode("utf-8")
    except (UnicodeDecodeError, AttributeError) as error:
        raise CourseError(f"{path.name} is no badge or certificate of the course.", "A badge is an .svg file, a certificate an .html file.",
                          "Where you have a picture or a print of it, ask for the file itself.") from error


def _token(text, name):
    """The one token in a file, and the file without it; ``None`` for a file that is the token and nothing else."""
    if credential.TOKEN.fullmatch(text.strip()):
        return text.strip(), None
    found = credential.PLACE.findall(text)
    if len(found) != 1 or not credential.TOKEN.fullmatch(found[0]):
        raise CourseError(f"{name} holds {'no badge' if not any(found) else 'more than one badge' if len(found) > 1 else 'what is no badge'}.", "It proves nothing.",
                          "Another program may have saved it anew and lost the badge; ask for the file as it was issued.")
    return found[0], credential.put_in(text, "")


def _unknown(token, name):
    """Why no known key signed a token."""
    public = credential.key_of(token)
    if public is None or not credential.signed(token, public):
        return CourseError(f"{name} is not genuine: its signature does not hold.", "What it says was changed after it was signed, or never was signed.",
                           "Ask the learner for the file as it was issued.")
    return CourseError(f"{name} is signed with the key {issuer.fingerprint(public)}, which is not known here.",
                       "Anybody can make a key and sign with it, under any name, so by itself it proves nothing.",
                       f"Ask whoever is said to have issued it for their {issuer.PUBLIC}, and verify with --key {issuer.PUBLIC}.")


def main(chosen):
    """The command."""
    mine = issuer.own_public(issuer.folder())
    given = [issuer.known(Path(key).expanduser()) for key in chosen.key]
    said = verify(Path(chosen.file).expanduser(), [*filter(None, [mine]), *given], gone=withdrawn.of(issuer.folder()))
    whose = ", which is your own." if mine and issuer.fingerprint(mine) in said else ", which you gave. Whether it was withdrawn since, only its issuer can say."
    print(inert.line(said + whose, 2_000))
