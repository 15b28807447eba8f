"""What a page of feedback says of each exercise, as plain words: whoever made the page, nothing else of it gets onto ours."""

from html.parser import HTMLParser

BLOCKS, ALONE = {"h3", "p", "li"}, {"br", "hr", "meta", "link", "img", "input"}
MOST_LETTERS = 600_000


class _Reader(HTMLParser):
    """Collects, for each article that names its exercise, its points and the texts below "after"."""

    def __init__(self):
        super().__init__()
        self.found, self.exercise, self.into = {}, None, None
        self.depth, self.until = 0, None

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if tag == "article":
            self.exercise, self.until = said.get("data-exercise"), None
            if self.exercise:
                self.found[self.exercise] = {"points": "", "blocks": []}
        if tag in ALONE or not self.exercise:
            return
        self.depth += 1
        kind = said.get("class") or ""
        if kind == "after" and self.until is None:
            self.until = self.depth
        elif kind == "points" and self.until is None:
            self.into = "points"
        elif self.until and tag in BLOCKS:
            self._block("code" if kind == "code" else tag)

    def handle_endtag(self, tag):
        if tag == "article":
            self.exercise, self.depth, self.until, self.into = None, 0, None, None
        elif self.exercise and tag not in ALONE:
            if self.depth == self.until:
                self.until = 0  # what comes after it is no part of it
            self.depth -= 1
            self.into = None if tag in (*BLOCKS, "span") and self.into == "points" else self.into

    def handle_data(self, data):
        if not self.exercise:
            return
        one = self.found[self.exercise]
        if self.into == "points":
            one["points"] += data
        elif self.until and one["blocks"] and (data.strip() or one["blocks"][-1][1]):
            one["blocks"][-1][1] += data

    def _block(self, tag):
        blocks = self.found[self.exercise]["blocks"]
        row = bool(blocks) and blocks[-1] == ["li", ""]  # the first text of several in it begins the row
        if row:
            blocks.pop()
        blocks.append(["li" if row else tag, ""])


def read(page):
    """What a page of feedback says of each exercise.

    Parameters
    ----------
    page : str
        HTML; empty where there is no feedback.

    Returns
    -------
    dict of str to dict
        By exercise ``points`` (such as ``3 of 4 points``) and ``blocks``, a list of [``h3``, ``p`` or ``li``, text].
    """
    reader = _Reader()
    reader.feed(page[:MOST_LETTERS])
    return {name: {"points": " ".join(one["points"].split()),
                   "blocks": [[tag, text] for tag, said in one["blocks"] if (text := " ".join(said.split()))]} for name, one in reader.found.items()}
