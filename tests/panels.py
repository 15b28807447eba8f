"""Every control of a simulator, moved to each end and between."""


def moves(panel):
    """(name, value) of each lever and assumption at its minimum, maximum, default and between."""
    described = panel.describe()
    for kind in ("levers", "assumptions"):
        for one in described[kind]:
            for value in _values(one):
                yield kind, one["name"], value


def moved(lever):
    """A value of a lever other than the one that it stands at."""
    return next(value for value in _values(lever) if value != lever["default"])


def _values(one):
    if one["kind"] == "bool":
        return [False, True]
    if one["kind"] == "choice":
        return list(one["choices"])
    steps = round((one["hi"] - one["lo"]) / one["step"])
    values = {0: one["lo"], steps: one["hi"], steps // 2: one["lo"] + steps // 2 * one["step"]}
    return [type(one["default"])(round(value, 9)) for value in values.values()]
