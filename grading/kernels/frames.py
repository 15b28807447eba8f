"""One message on a stream: its length, then JSON."""

import json
import math
import struct
import time

MOST_BYTES = 8_000_000


class Broken(Exception):
    """The other side is gone, or does not speak as agreed; ``str()`` says which."""


def packed(message):
    """A message as its bytes."""
    return json.dumps(message, allow_nan=False).encode("ascii")


def send(channel, message):
    """Send a message, or one that is packed already. Raises ``Broken``."""
    raw = message if isinstance(message, bytes) else packed(message)
    try:
        channel.sendall(struct.pack(">I", len(raw)) + raw)
    except OSError as error:
        raise Broken("it is gone") from error


def receive(channel, until=math.inf):
    """The next message. Raises ``Broken``; ``TimeoutError`` when it is not whole at ``until``, by the monotonic clock, however it drips in."""
    size, = struct.unpack(">I", _exactly(channel, 4, until))
    if size > MOST_BYTES:
        raise Broken("it said more than is taken")
    try:
        return json.loads(_exactly(channel, size, until), parse_constant=_finite, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        raise Broken("what it said can't be read") from error


def _finite(text):
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text} is not JSON")
    return number


def _exactly(channel, size, until):
    parts = []
    while size:
        if until < math.inf:
            channel.settimeout(max(until - time.monotonic(), 0.001))
        try:
            part = channel.recv(min(size, 1 << 20))
        except TimeoutError:
            raise
        except OSError as error:
            raise Broken("it is gone") from error
        if not part:
            raise Broken("it is gone")
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
