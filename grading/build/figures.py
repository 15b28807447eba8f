"""Figures in prose: ``{{name:format}}`` becomes the number that the case's model gives."""

import ast
import operator
import re

PLACE = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
NO_FINDINGS = {"firm", "holds", "share", "scope", "minutes"}
SIGNS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}


def fill(text, found):
    """Fill every place in a text.

    Parameters
    ----------
    text : str
        Markdown with places such as ``{{both7_ontime - call7_ontime:.0%}}``: names of
        figures and plain numbers, joined by ``+ - * /``, then a format.
    found : dict of str to number or str
        The figures by name, which may have a part, as in ``firm.claim``; a text stands alone,
        and without a format; a ``ValueError`` says why this one may not be quoted.

    Returns
    -------
    str, list of str
        The text filled, and one sentence for each place that could not be.
    """
    problems = []

    def put(place):
        expression, _, form = place[1].partition(":")
        try:
            value = work_out(ast.parse(expression.strip(), mode="eval").body, found)
            if not form and not isinstance(value, (int, str)):
                raise ValueError("it has no format, as in {{name:.0%}}")
            return format(value, form.strip())
        except (ValueError, SyntaxError, ZeroDivisionError) as error:
            problems.append(f"{place[0]} can't be filled: {error}")
            return place[0]

    return PLACE.sub(put, text), problems


def names(expression):
    """The names of the findings in an expression; none of what says how firm a claim is, or how long the module takes."""
    try:
        tree = ast.parse(expression.strip(), mode="eval")
    except SyntaxError:
        return frozenset()  # ``fill`` says what is wrong with it
    return frozenset(node.id for node in ast.walk(tree) if isinstance(node, ast.Name)) - NO_FINDINGS


def unquoted(text, found):
    """A sentence for each finding that no place in a text quotes."""
    quoted = {name for place in PLACE.findall(text) for name in names(place.partition(":")[0])}
    return [f"{name}: no prose quotes this finding; quote it, or take it out of the case’s findings" for name in found
            if "." not in name and name not in quoted | NO_FINDINGS]


def work_out(node, found):
    """The value of a small expression; raises ``ValueError`` for a name or sign it does not know."""
    match node:
        case ast.Constant(value=int() | float() as number):
            return number
        case ast.Name(id=name) if isinstance(found.get(name), ValueError):
            raise found[name]
        case ast.Name(id=name) if name in found:
            return found[name]
        case ast.Attribute(value=ast.Name(id=name), attr=part):
            return work_out(ast.Name(id=f"{name}.{part}"), found)
        case ast.Name(id=name):
            raise ValueError(f"there is no figure called {name}")
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -work_out(inner, found)
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in SIGNS:
            return SIGNS[type(sign)](work_out(left, found), work_out(right, found))
    raise ValueError("only names of figures, numbers and + - * / can stand here")
