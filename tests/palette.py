"""Small PNG files for the README: a screenshot in the 256 colours that it uses most."""

import base64
import struct
import zlib

import numpy as np

COLOURS = 256
PIXELS = """async (coded) => {
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${coded}`)).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const pen = canvas.getContext("2d");
  pen.drawImage(picture, 0, 0);
  const { data } = pen.getImageData(0, 0, picture.width, picture.height);
  let text = "";
  for (let at = 0; at < data.length; at += 32768) text += String.fromCharCode(...data.subarray(at, at + 32768));
  return [picture.width, picture.height, btoa(text)];
}"""


def keep_small(browser, picture, target):
    """Write a PNG file in at most 256 colours; ``browser`` reads the PNG that is given."""
    page = browser.new_page()
    width, height, coded = page.evaluate(PIXELS, base64.b64encode(picture).decode("ascii"))
    page.close()
    pixels = np.frombuffer(base64.b64decode(coded), dtype=np.uint8).reshape(-1, 4)[:, :3].astype(np.int32)
    found, place, count = np.unique(pixels @ (65536, 256, 1), return_inverse=True, return_counts=True)
    colours = np.stack([found >> 16, found >> 8 & 255, found & 255], axis=1)
    palette = colours[np.argsort(-count, kind="stable")[:COLOURS]]
    nearest = np.array([np.argmin(((palette - colour) ** 2).sum(axis=1)) for colour in colours], dtype=np.uint8)
    rows = np.zeros((height, width + 1), dtype=np.uint8)  # each row begins with the number of its filter: none
    rows[:, 1:] = nearest[place].reshape(height, width)
    target.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0))
                       + chunk(b"PLTE", palette.astype(np.uint8).tobytes()) + chunk(b"IDAT", zlib.compress(rows.tobytes(), 9)) + chunk(b"IEND", b""))


def chunk(name, content):
    """One part of a PNG file: its length, name, content and checksum."""
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
