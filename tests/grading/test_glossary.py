"""Words that a manager may not know are told where they first stand, and nothing else of a text is changed."""

import re

import jupytext
import pytest

from grading.build.glossary import mark
from grading.build.terms import TERMS
from grading.layout import HERE

DFN = re.compile(r'<dfn title="[^"]*">(.*?)</dfn>', re.DOTALL)


def marked(module):
    """(texts of a module as written, the same with its terms marked, the terms)"""
    met = set()
    texts = [cell.source for cell in jupytext.read(HERE.lesson(module), fmt="py:percent").cells if cell.cell_type == "markdown"]
    return texts, [mark(text, met) for text in texts], met


def test_every_term_is_met_in_the_course_and_told_in_half_a_sentence():
    assert set().union(*(marked(module)[2] for module in HERE.lessons())) == set(TERMS)
    assert [said for said in TERMS.values() if len(said.split()) > 20 or said.endswith(".")] == []


def test_each_stands_marked_once_in_a_module_and_no_other_letter_is_changed():
    for module in HERE.lessons():
        texts, with_terms, met = marked(module)
        assert [DFN.sub(r"\1", text) for text in with_terms] == texts
        assert sum(len(DFN.findall(text)) for text in with_terms) == len(met) >= 1, module


@pytest.mark.parametrize("text", ["# The share of all", "`share`", "[a share](x)", '<p class="course-eyebrow">customer experience</p>', '<b title="a share">x</b>',
                                  "```\nshare\n```", "shareholder", "<code>columns</code>",
                                  "Managers share what they hear"])
def test_no_title_code_link_part_of_a_word_or_other_sense_of_it_is_marked(text):
    assert mark(text, set()) == text


def test_a_line_that_groups_is_told_as_a_whole():
    assert DFN.findall(mark('Then `orders.groupby("store")["items"].mean()` gives it.', set())) == ['`orders.groupby("store")["items"].mean()`']
