"""Is what a learner wrote shown as its letters, to a bounded length, by whatever way it comes to the page on which it is marked?"""

import contextlib
import re
import signal

import pytest

from course.exercises.score import TITLES, Score
from grading import inert, shown
from grading.grade import memos, two_kernels

CPU_S = 30  # a guard that ends what would take hours; all of it takes a few seconds
LARGE = 1_000_000
# Each was enough to keep a parser that looks ahead, or goes back, busy for as long as the square of its length, or is a way to hide what is written.
FRAGMENTS = ["<b>", "<script ", "</script ", "<b a=\"", "<b class=\"course-card\"", '<div class="course-card">', "<!--", "<![CDATA[", "&", "&#", "&lt", "&notit",
             "<", "\n", " \n", "\r\n\t", "**", "[](", "![", "`", "> ", "- ", "|-", "\\", "$", "a\u0301", "\u0301", "\u202e", "\u200b", "\x1b[31m", "a\b", "\x00", "\ud800", "𐍈"]
OURS = re.compile(r'</?(?:section|p|pre|div|b|span|em|ol|ul|li|strong|br|hr|h[1-6]|table|caption|thead|tbody|tr|t[hd])(?: [a-z-]+="[^"<>]*")*>')
SCORE, OWN = {"grade": True, "solution": False}, {"grade": False, "solution": True}


def code(about, *outputs, source=""):
    return {"cell_type": "code", "metadata": {"nbgrader": about}, "source": source, "outputs": list(outputs)}


def written(text):
    return {"cell_type": "markdown", "metadata": {"nbgrader": {"grade": True, "solution": True}}, "source": text}


def displayed(**data):
    return {"output_type": "display_data", "data": data, "metadata": {}}


def stream(text):
    return {"output_type": "stream", "name": "stdout", "text": text}


PLACES = {
    "code": lambda text: code(OWN, source=text),
    "printed": lambda text: code(OWN, stream(text)),
    "in many outputs": lambda text: code(OWN, *[stream(text[:200])] * 10_000),
    "displayed": lambda text: code(OWN, displayed(**{"text/plain": text, "text/html": text, "image/svg+xml": text})),
    "raised": lambda text: code(OWN, {"output_type": "error", "ename": text, "evalue": text, "traceback": [text]}),
    "in a card": lambda text: code(SCORE, displayed(**{"text/html": text})),
    "a reason": lambda text: code(SCORE, {"output_type": "error", "ename": "NotScored", "evalue": text, "traceback": []}),
    "memo": lambda text: written(memos.show(text, []) + "\n\n---\n\n**Exercise 8**\n\n- a lever: 4"),
    "memo of its own": lambda text: written(text),
    "after a memo": lambda text: written(f'<div class="memo-note">x</div>\n{text}'),
    "in a run": lambda text: written(memos.show("x", [(1, {"name": text, "levers": {text: text}, "kpis": {text: text}, "simulator": text})])),
}


@contextlib.contextmanager
def no_more_than(cpu_s):
    def end(*_):
        raise AssertionError("this does not end")

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, cpu_s)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize("place", PLACES)
def test_the_largest_text_of_any_kind_is_shown_soon_and_cut(place):
    with no_more_than(CPU_S):
        for fragment in FRAGMENTS:
            page = shown.cell(PLACES[place](fragment * (LARGE // len(fragment))))
            assert "can’t be shown" not in page and len(page) < 3_000_000, fragment
            assert not re.search("[<>]", OURS.sub("", page)), fragment
            assert not inert.CONTROL.search(page), fragment


HOSTILE = ['<div class="score btn" style="inset:0" id="m90-3">Checked', "<script>alert(1)</script>",
           '<section class="course-card" onclick="x()">', '<section class="course-note good" style="color:red">', "</section></div></body>", "<a href='http://x'>go</a>",
           "<img src=x onerror=alert(1)>", '<td colspan="2" class="btn">', "<style>*{}</style>", '<div class="course-card" id="x">', '<div class="memo" class="btn">']


@pytest.mark.parametrize("place", PLACES)
def test_what_is_no_markup_of_ours_shows_its_letters(place):
    for harm in HOSTILE:
        page = shown.cell(PLACES[place](harm))
        assert harm in inert.unescape(OURS.sub("", page))
        for tag in OURS.findall(page):
            assert not re.search(r" (?:id|style|on\w+)=|btn|score|credit", tag), tag


@pytest.mark.parametrize("verdict", TITLES)
@pytest.mark.parametrize("answer", ["", "7 <b>minutes</b> & more", "first\nsecond"])
def test_a_card_of_ours_is_kept_as_it_is(verdict, answer):
    card = Score(1.5, 4, "Who waits <longest>", verdict, answer=answer, says="Whose minutes?" * 3, says_id="m2-3/a").card()
    assert inert.html(card) == card.replace("&#x27;", "'").replace("&quot;", '"')


def test_a_memo_and_its_runs_are_kept_as_they_are():
    memo = memos.show("Look: 5 < 6 & “7”\n\nCost $5\nand _more_", [(1, {"levers": {"tills": 2}, "kpis": {"ontime_share": 0.9}, "simulator": "till"}), (2, None)])
    assert inert.html(memo) == inert.html(inert.html(memo)) and OURS.findall(inert.html(memo)) == OURS.findall(memo)
    assert "&lt;td" not in inert.html(memo) and "5 &lt; 6 &amp; “7”" in inert.html(memo)


def test_what_is_opened_is_closed_and_what_was_not_is_not():
    assert inert.html("<p><b>x</p></b></div>") == "<p><b>x&lt;/p&gt;</b>&lt;/div&gt;</p>"
    assert inert.html("<b>" * 30).count("</b>") == inert.MOST_DEEP


def test_a_cut_says_how_much_is_left_out():
    assert inert.cut("abc", 3) == "abc"
    assert inert.cut("a" * 1_500, 100).endswith("a\n… 1,400 more letters are left out here.")
    assert inert.cut("1\n2\n3\n4", 100, lines=2) == "1\n2\n… 4 more letters are left out here."
    page = shown.cell(PLACES["in many outputs"]("x"))
    assert "9,950 more outputs are left out here." in page
    assert "10,000 more letters are left out here" in memos.show("a" * (memos.MOST_LETTERS + 10_000), [])


@pytest.mark.parametrize("strange", [{}, {"cell_type": "code"}, code(OWN, {}), code(OWN, source=5), written(None), code(SCORE, displayed(**{"text/html": ["x"]}))])
def test_what_is_strange_says_so_in_its_place(strange):
    assert "This part can’t be shown" in shown.cell(strange)


def test_a_name_shows_what_is_unseen_in_it():
    assert inert.name("tom\u202egpj.exe") == "tom\ufffdgpj.exe" and inert.name("to\u200bm") != "tom"
    assert inert.name("José, Zoë, 李明") == "José, Zoë, 李明"


def test_a_graded_notebook_keeps_of_a_learners_outputs_their_text_alone():
    said = {"outputs": [displayed(**{"text/html": "<b>", "image/png": "iVBORw0KGgo=", "application/javascript": "x"}), displayed(**{"text/plain": "7\x1b[31m\u202e8"}),
                        stream("x" * LARGE), *[stream("y")] * 10_000]}
    kept = two_kernels._shown(said, "")
    assert [output["data"] for output in kept[:2]] == [{"text/plain": two_kernels.NO_TEXT}, {"text/plain": "7[31m8"}]
    assert len(str(kept)) < 30_000 and "more letters are left out here" in kept[2]["text"] and kept[-1:] == two_kernels.LEFT_OUT
