"""What a learner who wants the points and not the course finds in the copy that everybody is given."""

import ast
import os
import pickle
import re
import shutil
import subprocess
import sys
from contextlib import suppress
from itertools import combinations, product
from pathlib import Path

import nbformat
import pytest

from course.exercises.exercise import NotUnderstood
from grading.build.known import known
from grading.build.later import MARKS, shown, when
from grading.build.whys import sentences
from grading.bundle import bundle
from grading.keys import load
from grading.layout import HERE
from tests.cheating.harvest import NUMBER, Loot
from tests.scoring import exercises, released, scored

MOST_SHARE = 0.85
MOST_WORDS, FEWEST_WORDS = 0.6, 3  # of those that only the right option has; by chance half of them stand together somewhere
WORDS_IN_A_ROW = 5  # of a right option, below a seal of its own page
OF_A_MODULE = re.compile("|".join(HERE.lessons()))
SENTENCE = re.compile(r"(?<=[.?!:;])\s|\n")
SMALL = set("and are but for had has have her his how its not one she that the their them then they this those was were what which who with would you your".split())
EVERY = [(module, name) for module in HERE.lessons() for name in scored(module)]


@pytest.fixture(scope="module")
def loot(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cheating")
    bundle(HERE, folder / "copy", say=str)
    return gathered(folder / "copy", folder)


def gathered(copy, folder, *only):
    """What ``harvest`` takes from a copy, by kind; of the functions of ``only`` these cases, if any are named."""
    env = {**os.environ, "PYTHONPATH": str(copy)}
    done = subprocess.run([sys.executable, "-P", str(Path(__file__).with_name("harvest.py")), str(copy), str(folder / "loot"), *only],
                          cwd=copy, env=env, text=True, capture_output=True)
    assert done.returncode == 0, done.stderr
    return pickle.loads((folder / "loot").read_bytes())


def told(exercise, loot):
    """Where the loot tells what an exercise asks: (where, what) for each thing that would earn nearly all of its points."""
    if not exercise.opinion:
        yield from TELLING[exercise.kind](exercise, loot)


def numbers(exercise, loot):
    """A number with a name, or what a function gives, is the key; a share will do where per cent are asked. Numbers of another case are of other things."""
    scales, own = (1, 100) if exercise.unit == "%" else (1,), f"cases/{exercise.module.partition('_')[2]}/"
    yield from ((where, value) for where, value in loot["numbers"] if ("cases/" not in where or own in where) and any(exercise.mark(value * scale) == 1 for scale in scales))
    yield from ((where, value) for where, text in sealed(exercise, loot) for value in figures(text) if exercise.mark(value) == 1)


def tables(exercise, loot):
    """A table holds the key's numbers, whatever it calls them."""
    right, tolerance = exercise.key
    right = sorted(right.tolist())
    for where, table in loot["tables"]:
        given = sorted(table.values())
        if len(given) == len(right) and all(abs(one - two) <= tolerance for one, two in zip(given, right)):
            yield where, table
    for where, text in sealed(exercise, loot):
        said = {value * scale for value in figures(text) for scale in (1, 0.01)}
        if all(any(abs(one - value) <= tolerance for value in said) for one in right):
            yield where, text


def sorts(exercise, loot):
    """A mapping puts the items into groups, by their ids or by their words."""
    items = {**{label: name for name, label in exercise.items.items()}, **{name: name for name in exercise.items}}
    groups = {**{label: name for name, label in exercise.groups.items()}, **{name: name for name in exercise.groups}}
    for where, mapping in loot["mappings"]:
        answer = {items[item]: groups[group] for item, group in mapping.items() if item in items and group in groups}
        if len(answer) == len(items) // 2 and exercise.mark(answer) >= MOST_SHARE:
            yield where, mapping


def orders(exercise, loot):
    """A list has the items in an order that earns the points."""
    items = {**{label: name for name, label in exercise.items.items()}, **{name: name for name in exercise.items}}
    for where, order in loot["orders"]:
        answer = [items[one] for one in order if one in items]
        if sorted(answer) == sorted(exercise.items) and exercise.mark(answer) >= MOST_SHARE:
            yield where, order


def lines(exercise, loot):
    """A source holds the line with its blanks filled."""
    for filled in product(*(sorted(exercise.key[name]) for name in exercise.blanks)):
        line = bare(exercise.template.format(**dict(zip(exercise.blanks, filled))))
        yield from ((where, line) for where, text in loot["texts"] if line in bare(text))


def options(exercise, loot):
    """A text that is not the exercise's own says what the right option says; or one of its module has most of the words that only it has."""
    own = set().union(*(words(text) for name, text in exercise.options.items() if name != exercise.key), words(exercise.prompt))
    right = exercise.options[exercise.key]
    only = words(right) - own
    for where, text in loot["texts"]:
        if where.partition(", line")[0].partition(", metadata")[0] == f"{exercise.module}, cell {exercise.id}":
            continue
        if bare(right) in bare(text):
            yield where, right
        if not OF_A_MODULE.match(where) or where.startswith(exercise.module):
            yield from ((where, said) for said in SENTENCE.split(text) if len(only & words(said)) >= max(FEWEST_WORDS, MOST_WORDS * len(only)))
    row = bare(right).split()
    rows = {" ".join(row[at:at + WORDS_IN_A_ROW]) for at in range(len(row) - WORDS_IN_A_ROW + 1)}
    yield from ((where, said) for where, text in sealed(exercise, loot) for said in rows if said in bare(text))


def decisions(exercise, loot):
    """A setting, two of one file together, or what the words of a seal come to, scores on the days that nobody has seen."""
    found = {}
    for where, mapping in loot["mappings"]:
        chosen = {name: value for name, value in mapping.items() if name in exercise.panel.only}
        if chosen:
            found.setdefault(tuple(sorted(chosen.items())), (where, chosen))
    together = {tuple(sorted({**one, **two}.items())): (f"{here} with {there}", {**one, **two})
                for (here, one), (there, two) in combinations(found.values(), 2) if here.partition(",")[0] == there.partition(",")[0]}
    for where, chosen in {**together, **found}.values():
        with suppress(NotUnderstood):
            if exercise.mark(exercise.parse({"levers": chosen})) >= MOST_SHARE:
                yield where, chosen
    for where, text in sealed(exercise, loot):
        chosen = best_named(exercise, text)
        if chosen and exercise.mark(exercise.parse({"levers": chosen})) >= MOST_SHARE:
            yield where, chosen


def best_named(exercise, text):
    """The best setting for somebody who tries, lever by lever until nothing helps, what a text names of it; empty where it names nothing.

    What is done in a cell of a table is named only by a text that says when: its column, too.
    """
    said, named = set(re.findall(r"[a-z]+", text.lower())), {}
    for lever in exercise.panel.simulator.levers.values():
        if lever["name"] in exercise.panel.only and lever.get("choices") and words(lever.get("cell", {}).get("column", "")) <= said:
            named[lever["name"]] = [option for option, label in lever["choices"].items() if option and (
                "cell" in lever and option in said or all(any(word.startswith(part) for word in said) for part in words(label)))]
    chosen, before = {lever: options[0] for lever, options in named.items() if options}, None
    while chosen != before:  # where the first of all earn nothing, no single one looks better until others have moved
        before = dict(chosen)
        for lever, options in named.items():
            if len(options) > 1:
                chosen[lever] = max(options, key=lambda option: exercise.mark(exercise.parse({"levers": {**chosen, lever: option}})))
    return chosen


def sealed(exercise, loot):
    """The sentences under the seals of the exercise's own page; a colour, or the name of a chart's data, is none."""
    return ((where, text) for where, text in loot["texts"] if where.startswith(f"{exercise.module}, cell ") and ", sealed" in where and " " in text)


def figures(text):
    """The numbers that a text says."""
    return [float(one.replace(",", "")) for one in NUMBER.findall(text)]


TELLING = {"number": numbers, "code": tables, "sort": sorts, "order": orders, "line": lines, "choice": options, "decision": decisions}


def bare(text):
    return re.sub(r"\s+", " ", text).replace("'", '"').lower()


def words(text):
    return {word for word in re.findall(r"[a-z]{3,}", text.lower()) if word not in SMALL}


def test_the_search_reaches_every_page_every_table_and_the_functions_of_every_case(loot):
    places = [where for kind in loot.values() for where, _ in kind]
    for module in HERE.lessons():
        assert any(where.startswith(f"{module}, cell ") for where in places), module
    for case in {path.parent.name for path in (HERE.root / "course" / "cases").glob("*/model.py")}:
        assert any(f"cases/{case}/" in where for where in places), case
    for function in ("simulate(Levers, World)", "by_action(DataFrame)", "vintages(DataFrame, DataFrame)"):
        assert any(function in where for where in places), function
    assert any("datapackage.json" in where for where in places)
    assert {module for module in HERE.lessons() if 'later(\\"' in (HERE.modules / module / f"{module}.ipynb").read_text()} == {
        module for module in HERE.lessons() if any(where.startswith(f"{module}, cell ") and where.endswith(", sealed[0]['text/plain']") for where in places)}


@pytest.mark.parametrize(("module", "name"), EVERY)
def test_nothing_in_the_copy_tells_an_answer(loot, module, name):
    assert next(told(exercises(module)[name], loot), None) is None


def test_no_sentence_that_a_facilitator_expects_lies_in_the_copy(loot):
    """As it is written, with no figure in its place: what the pages have is filled. A few words may stand in both."""
    expected = {bare(one): module for module in HERE.lessons() for text in _expected(HERE.solutions / module / "debrief.py") for one in sentences(text) if "{" not in one and len(one.split()) > 7}
    texts = [bare(text) for _, text in loot["texts"]]
    assert len(expected) > 100 and not [(module, one) for one, module in expected.items() if any(one in text for text in texts)]


def _expected(path):
    """The answers to expect, and what is for the facilitator alone, as their author wrote them."""
    said = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Dict)] if path.is_file() else []
    lists = [value for node in said for key, value in zip(node.keys, node.values) if getattr(key, "value", "") in ("expect", "lead")]
    return [node.value for one in lists for node in ast.walk(one) if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def test_no_sentence_of_what_is_said_with_the_marks_lies_in_the_copy(loot):
    whys = {bare(one): f"{module}, {name}" for module in HERE.lessons() for name, known_of in known(HERE, module).items()
            for text in (known_of.why.values() if isinstance(known_of.why, dict) else [known_of.why]) for one in sentences(text)}
    texts = [bare(text) for _, text in loot["texts"]]
    assert len(whys) > 100 and not [name for one, name in whys.items() if any(one in text for text in texts)]


@pytest.mark.parametrize(("module", "name"), EVERY)
def test_an_answer_that_lay_in_the_copy_would_be_found(module, name):
    """The answer itself, in the words or in the numbers of its exercise, and told in no list of ours."""
    exercise, answer = exercises(module)[name], load(HERE, module).ANSWERS.get(name)
    lying = Loot()
    if exercise.kind == "number":
        lying.take({"answer": exercise.key[0] / (100 if exercise.unit == "%" else 1)}, "x.json")
    elif exercise.kind == "code":
        lying.take(exercise.key[0].rename("value").reset_index(drop=True), "x.py, f()")
    elif exercise.kind == "line":
        lying.take(exercise.template.replace('"', "'").format(**answer), "x.py")
    elif exercise.kind == "choice":
        lying.take(f"It is said that {exercise.options[answer].lower()}.", "x.json")
    else:
        lying.take(answer, "x.py")
    assert exercise.opinion or next(told(exercise, vars(lying)))
    assert next(told(exercise, vars(Loot())), None) is None


def test_the_search_sees_what_the_authors_folder_would_tell(tmp_path):
    """Put back by hand: the closed form of module 4, and what a thoughtful reader sets in module 3. Both are found where they lie."""
    bundle(HERE, tmp_path / "copy", say=str)
    for case, file in (("collapse", "theory.py"), ("pickup", "decision.py")):
        put_back = tmp_path / "copy" / "course" / "cases" / case / "author" / file
        put_back.parent.mkdir()
        shutil.copyfile(HERE.root / "course" / "cases" / case / "author" / file, put_back)
    replayed = Path("course", "simulation", "author", "replay.py")  # what a decision is scored with
    (tmp_path / "copy" / replayed).parent.mkdir()
    shutil.copyfile(HERE.root / replayed, tmp_path / "copy" / replayed)
    loot = gathered(tmp_path / "copy", tmp_path, "collapse", "pickup")
    assert "break_even" in next(told(exercises("04_collapse")["m4-4"], loot))[0]
    assert "decision.py" in next(told(exercises("03_pickup")["m3-7"], loot))[0]


@pytest.mark.parametrize(("module", "name"), [
    ("02_curbside", "m2-7"), ("04_collapse", "m4-3"), pytest.param("03_pickup", "m3-7", marks=pytest.mark.thorough)])
def test_the_search_sees_what_comes_with_the_marks_if_it_were_sealed_instead(module, name):
    """As it was once. The words alone are enough for who puts together what they name."""
    lying, page = Loot(), nbformat.read(HERE.solutions / module / f"{module}.ipynb", as_version=4)
    for cell in page.cells:
        if when(cell) == MARKS:
            lying.take([data for data, _ in shown(cell)], f"{module}, cell {cell.id}, sealed")
    assert next(told(exercises(module)[name], vars(lying)))


def in_one_step(one, two):
    """What two numbers give that lie side by side."""
    return (one + two, one - two, two - one, one * two, (one + two) / 2, *((one / two, two / one) if one and two else ()))


@pytest.mark.parametrize(("module", "name"), [(module, name) for module, name in EVERY
                                              if scored(module)[name] == "number" and not released(module)[name].ordinal])
def test_no_two_numbers_that_a_page_and_its_catalogue_say_give_the_key(module, name):
    """The page's own catalogue of errors holds evaluated numbers, of which none is a step from the right one. (Months are small whole numbers, and meet by chance.)"""
    marked, cells = exercises(module)[name], nbformat.read(HERE.modules / module / f"{module}.ipynb", as_version=4).cells
    at = next(at for at, cell in enumerate(cells) if cell.id == name)
    page = ast.parse(cells[at].source)
    caught = [call for call in ast.walk(page) if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Wrong"]
    bands, exact = ([call.args[1] for call in caught if isinstance(call.args[1], ast.Lambda) == band] for band in (True, False))
    shipped = [*map(ast.literal_eval, exact), *(node.value for band in bands for node in ast.walk(band) if isinstance(node, ast.Constant))]  # a formula is no literal
    assert not [node for band in bands for node in ast.walk(band) if isinstance(node, ast.BinOp)]
    asked = figures(marked.prompt + (cells[at - 1].source if cells[at - 1].cell_type == "markdown" else ""))
    assert len(shipped) >= 2
    reached = {result * scale for one in shipped for two in (*shipped, *asked) if one != two for result in in_one_step(one, two) for scale in (1, 100)}
    assert not [value for value in reached if abs(value - marked.key[0]) <= 0.0051]
