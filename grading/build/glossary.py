"""Mark the first use of each term of the glossary in a module's prose: the page tells there what it means."""

import re
from html import escape

from grading.build.terms import TERMS

# What is left as it stands: code, tags, and all of what leads somewhere or is a title.
CLOSED = re.compile(r'```.*?```|`[^`]*`|^#.*?$|!?\[[^\]]*\]\([^)]*\)|<p class="course-eyebrow">.*?</p>|<(code|svg|style|a|summary|h\d)\b.*?</\1>|<[^>]*>|\$[^$\n]*\$',
                    re.DOTALL | re.MULTILINE)
FORMS = {form.lower(): term for term in TERMS for form in term.split("|")}
WORDS = re.compile(rf"\b(?:{'|'.join(re.escape(form) for form in sorted(FORMS, key=len, reverse=True) if not form.endswith('('))})\b", re.IGNORECASE)
CALLS = [form for form in FORMS if form.endswith("(")]


def mark_terms(lesson):
    """Mark them in every text that a page shows, in its order."""
    met = set()
    for cell in lesson.notebook.cells:
        if cell.cell_type == "markdown" and "nbgrader" not in cell.metadata:
            cell.source = mark(cell.source, met)


def mark(text, met):
    """A text with each term marked that is not in the set ``met`` of those that stand further up; it is put there."""
    done, at = [], 0
    for closed in [*CLOSED.finditer(text), None]:
        done.append(WORDS.sub(lambda found: _marked(found[0], FORMS[found[0].lower()], met), text[at:closed.start() if closed else len(text)]))
        if closed:
            call = next((form for form in CALLS if form in closed[0] and closed[0][0] == "`" != closed[0][1]), None)
            done.append(_marked(closed[0], FORMS[call], met) if call else closed[0])
            at = closed.end()
    return "".join(done)


def _marked(words, term, met):
    if term in met:
        return words
    met.add(term)
    return f'<dfn title="{escape(TERMS[term])}">{words}</dfn>'
