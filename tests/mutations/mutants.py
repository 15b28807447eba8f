"""Small wrongs that somebody could have written: one changed place in a file each, as text."""

import ast
from dataclasses import dataclass
from hashlib import sha256

COMPARED = {ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "<=", ast.NotEq: "==", ast.In: "not in", ast.NotIn: "in",
            ast.Is: "is not", ast.IsNot: "is"}
WORKED_OUT = {ast.Add: "-", ast.Sub: "+", ast.Mult: "/", ast.Div: "*", ast.FloorDiv: "*", ast.Mod: "*", ast.Pow: "*"}
SEEDS_FROM, NOTHING = 100_000, 1e-6  # another seed, or another "as good as none", is no wrong
CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True)
class Mutant:
    """One changed place: what stood there (``was``, from ``start`` to ``end`` in the file's text), and what stands there now."""

    path: str
    line: int
    start: int
    end: int
    was: str
    becomes: str
    around: str

    @property
    def name(self):
        """How a list calls it, the same as long as neither its line nor the lines like it change."""
        return f"{self.path}: {self.around.strip()}: {self.was} → {self.becomes}"

    def of(self, text):
        """The file's text with the change in it."""
        return text[:self.start] + self.becomes + text[self.end:]


def mutants(path, text):
    """Every mutant of one file.

    Parameters
    ----------
    path : str
        What the file is called in a mutant's name.
    text : str
        Python that can be parsed.

    Returns
    -------
    list of Mutant
        In the order of the file. None of what an annotation, a docstring or an assertion's message says.
    """
    lines = text.splitlines(keepends=True)
    begins = [0]
    for line in lines:
        begins.append(begins[-1] + len(line))

    def at(line, column):  # ast counts a column in bytes
        return begins[line - 1] + len(lines[line - 1].encode()[:column].decode())

    def span(node):
        return at(node.lineno, node.col_offset), at(node.end_lineno, node.end_col_offset)

    found = []
    for node, becomes in _changes(ast.parse(text), lambda node: text[slice(*span(node))]):
        start, end = span(node)
        found.append(Mutant(path, node.lineno, start, end, text[start:end], becomes, lines[node.lineno - 1]))
    return sorted(found, key=lambda one: (one.start, one.end, one.becomes))


def _changes(tree, source):
    def swapped(node, left, right, sign):
        return node, f"({source(left)}) {sign} ({source(right)})"

    for node in _outside_of_texts(tree):
        match node:
            case ast.Constant(value=bool() as value):
                yield node, str(not value)
            case ast.Constant(value=int() as value) if value < SEEDS_FROM:
                yield node, str(value + 1)
            case ast.Constant(value=float() as value) if not 0 < value < NOTHING:
                yield node, repr(value * 2 if value else 1.0)
            case ast.Compare(left=left, ops=[sign], comparators=[right]):
                yield swapped(node, left, right, COMPARED[type(sign)])
            case ast.BinOp(left=left, op=sign, right=right) if type(sign) in WORKED_OUT:
                yield swapped(node, left, right, WORKED_OUT[type(sign)])
            case ast.BoolOp(op=sign, values=values):
                word = " or " if isinstance(sign, ast.And) else " and "
                yield node, word.join(f"({source(value)})" for value in values)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                yield node, f"bool({source(operand)})"
            case ast.Dict(keys=[None, None], values=[first, second]):
                yield node, f"{{**{source(second)}, **{source(first)}}}"
            case ast.Call(func=ast.Name(id=name) as called) if name in CALLED:
                yield called, CALLED[name]
            case ast.Raise():
                yield node, "pass"


def _outside_of_texts(node):
    """Every node but those in an f-string, whose places Python 3.11 does not know."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.JoinedStr):
            yield child
            yield from _outside_of_texts(child)


def sample(all_of_them, of_each_file, seed):
    """So many of each file at most, by a lot that no change elsewhere draws anew."""
    drawn = {}
    for one in sorted(all_of_them, key=lambda one: sha256(f"{seed} {one.name}".encode()).digest()):
        drawn.setdefault(one.path, []).append(one)
    return [one for path in sorted(drawn) for one in drawn[path][:of_each_file]]
