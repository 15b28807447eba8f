"""Read the names in a cell's code without running it."""

import ast
import symtable


def assigned(source):
    """The names that a cell sets at its top level."""
    table = _table(source)
    return set() if table is None else {symbol.get_name() for symbol in table.get_symbols()
                                        if symbol.is_assigned() or symbol.is_imported()}


def needed(source):
    """The names that a cell takes from outside itself, builtins included."""
    table = _table(source)
    return set() if table is None else _globals_of(table) - assigned(source)


def exercises(source):
    """The exercises that a cell declares.

    Returns
    -------
    list of dict
        ``path`` (first argument) and every keyword that is a plain literal, of each call
        that names a ``module/id`` first and gives ``seeds`` or ``points``.
    """
    return [call for call in calls(source) if "path" in call and ("seeds" in call or "points" in call)]


def calls(source):
    """Every call in a cell: its keywords that are plain literals, and as ``path`` its first argument where that is a ``module/id``."""
    tree = _tree(source)
    found = []
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, ast.Call):
            path = {"path": node.args[0].value} if node.args and _is_path(node.args[0]) else {}
            found.append({**{word.arg: _literal(word.value) for word in node.keywords if _literal(word.value) is not None}, **path})
    return found


def _tree(source):
    try:
        return ast.parse(source)
    except SyntaxError:
        return None  # executing the cell says what is wrong with it, and where


def _table(source):
    return None if _tree(source) is None else symtable.symtable(source, "cell", "exec")


def _globals_of(table):
    own = {symbol.get_name() for symbol in table.get_symbols()
           if symbol.is_referenced() and (table.get_type() == "module" or symbol.is_global())}
    return own.union(*map(_globals_of, table.get_children()))


def _is_path(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.count("/") == 1


def _literal(node):
    try:
        return ast.literal_eval(node)
    except ValueError:
        return None
