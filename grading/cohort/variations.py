"""Answers around the right one, for each kind of exercise: what people click and type."""

from itertools import combinations


def around(exercise, right):
    """Raw answers near and far from the right one, in a fixed order, some of them no better than it.

    Nothing is said about what they deserve: the exercise's own marking tells.
    """
    yield right
    yield from KINDS.get(exercise.kind, lambda *_: ())(exercise, right)


def _choice(exercise, right):
    yield from exercise.options


def _choices(exercise, right):
    options = list(exercise.options)
    yield from (sorted(match, key=options.index) for match in _plain(exercise, (list, set, tuple)))
    yield from ([one for one in options if (one in right) != (one in turned)]
                for size in (1, 2) for turned in combinations(options, size))


def _sort(exercise, right):
    yield from ({**right, **match} for match in _plain(exercise, dict))
    turned = [(item, group) for item in exercise.items for group in exercise.groups if right[item] != group]
    yield from ({**right, **dict(some)} for size in (1, 2) for some in combinations(turned, size))


def _order(exercise, right):
    yield from ([*match, *(one for one in right if one not in match)] for match in _plain(exercise, (list, tuple)))
    for at in range(len(right)):
        for to in range(len(right)):
            moved = [one for one in right if one != right[at]]
            moved.insert(to, right[at])
            yield moved


def _number(exercise, right):
    value, tolerance = exercise.key
    yield from (repr(float(match)) for match in _plain(exercise, (int, float)))
    yield from (f"{match:.2f}" for match in _plain(exercise, (int, float)))
    plain = f"{value:.4g}"
    yield from (plain, plain.replace(".", ","), f"{plain} {exercise.unit}".strip(), f" {plain}", f"about {plain}")
    yield from (f"{value * factor:.4g}" for factor in (1.02, 0.97, 1.1, 0.9, 10, 0.1, 60, 1 / 60, 2, 0.5, 100, 0.01))
    yield from ("I think twelve", f"{plain} or {value * 2:.4g}")


def _line(exercise, right):
    yield from ({**right, **match} for match in _plain(exercise, dict))
    for blank, typed in right.items():
        yield from ({**right, blank: other} for other in (f'"{typed}"', f" {typed} ", f"{typed}s", typed[:-1] or "x", typed.upper()))
    yield dict(zip(right, reversed(right.values()), strict=True))


def _decision(exercise, right):
    levers = exercise.panel.simulator.levers
    moves = [(name, value) for name in exercise.panel.only for value in settings(levers[name])]
    yield {"levers": {}}
    yield from ({"levers": {**right["levers"], name: value}} for name, value in moves)
    yield from ({"levers": {name: value}} for name, value in moves)
    yield from ({"levers": {**dict(pair)}} for pair in combinations(moves, 2) if pair[0][0] != pair[1][0])


def settings(lever):
    """A few settings of a lever: each choice, or what is next to today and its ends."""
    if lever["kind"] == "bool":
        return [True, False]
    if lever["choices"]:
        return list(lever["choices"])
    step = lever["step"] or 1
    near = (lever["default"] - step, lever["default"] + step, lever["default"] - 3 * step, lever["default"] + 3 * step)
    return [value for value in (*near, lever["lo"], lever["hi"]) if lever["lo"] <= value <= lever["hi"]]


def _plain(exercise, types):
    """What the catalogue compares with, where it is a value and not a function."""
    return (wrong.match for wrong in exercise.wrong if isinstance(wrong.match, types) and not isinstance(wrong.match, bool))


KINDS = {"choice": _choice, "choices": _choices, "sort": _sort, "order": _order, "number": _number, "line": _line, "decision": _decision}
