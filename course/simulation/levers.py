"""Levers and assumptions, declared once as dataclass fields.

The panel, the docs and the validation are all read from the declaration:

    @dataclass(frozen=True)
    class Levers:
        pickers: int = lever(7, label="Pickers", unit="people", owner="manager",
                             source="assumed", lo=5, hi=14, step=1)
"""

from dataclasses import MISSING, field, fields
from numbers import Integral, Real

OWNERS = ("leader", "manager")
_YES_NO = {True: "yes", False: "no"}


class LeverError(ValueError):
    """A lever was unknown, of the wrong type, or outside its range."""


def lever(default, *, label, unit, owner, source, lo=None, hi=None, step=None, choices=None, short=None, help="", cell=None, acts=None, idle="", costs=False):
    """A field that a leader or a manager may set.

    Either ``lo``, ``hi`` and ``step`` (numbers, in ``unit``) or ``choices``
    ({value: plain label}); a bool needs neither. ``source`` says where the default
    comes from. ValueError for an owner other than leader or manager.

    ``short`` says the choices in a word or two, {value: words}, for the log of runs.

    ``cell`` places a choice in a table that the page draws: {"grid": its caption, "corner":
    what the rows are, "row": label, "column": label}. The choice "" is then an empty cell.

    ``acts`` says when the lever acts on anybody: {another lever: the values that it must have},
    or a list of such, one of which must hold. While none does the page says so beside this
    lever, with ``idle``, which says why. It ``costs`` its money all the same, or nothing moves with it.
    """
    if owner not in OWNERS:
        raise ValueError(f"owner must be one of {OWNERS}, not {owner!r}")
    if bool(acts) != bool(idle):
        raise ValueError("A lever that acts only under others needs a sentence that says why, and no other lever does.")
    return _declare(default, label=label, unit=unit, owner=owner, source=source,
                    lo=lo, hi=hi, step=step, choices=choices, help=help, **({"short": short} if short else {}), **({"cell": cell} if cell else {}),
                    **({"acts": [{name: list(needed) for name, needed in one.items()} for one in ([acts] if isinstance(acts, dict) else acts)], "idle": idle, **({"costs": True} if costs else {})}
                       if acts else {}))


def assumption(default, *, label, unit, source, lo, hi, step, help=""):
    """A field that nobody in the story sets: a fact about the store or its customers."""
    return _declare(default, label=label, unit=unit, owner=None, source=source,
                    lo=lo, hi=hi, step=step, choices=None, help=help)


def _declare(default, **metadata):
    if isinstance(default, bool):
        kind = "bool"
    elif metadata["choices"]:
        kind = "choice"
    else:
        kind = "int" if isinstance(default, int) else "float"
    declared = field(default=default, metadata={**metadata, "kind": kind})
    _check(metadata["label"], default, declared.metadata)
    return declared


def describe(levers):
    """Every declared field of a class or an instance, as JSON-able dicts in order."""
    return [
        {"name": f.name, **f.metadata, "choices": dict(f.metadata["choices"] or {}) or None,
         "default": f.default}
        for f in fields(levers) if "kind" in f.metadata
    ]


def write(described, value):
    """The text of a value of one lever or assumption, as ``describe`` gives it: "25%", "£15/h", "10 min", "yes"."""
    value = (described["choices"] or {}).get(value, value)
    if isinstance(value, bool) or not isinstance(value, Real):
        return f"{_YES_NO.get(value, value)} {described['unit']}".strip()
    if described["unit"] == "share":
        return f"{value * 100:g}%"
    number = f"{value:,.10g}"
    return f"£{number}{described['unit'][1:]}" if described["unit"].startswith("£") else f"{number} {described['unit']}".strip()


def shortly(described, value):
    """The same in a table, whose heading says what is counted. LookupError for a choice that there is not."""
    if described["choices"]:
        return described.get("short", described["choices"])[value]
    if isinstance(value, bool):
        return _YES_NO[value]
    return write(described, value) if described["unit"] in ("£", "share") else str(value)


def values(described):
    """Every value that one lever, as ``describe`` gives it, can take: choices, no and yes, or its steps."""
    if described["kind"] == "bool":
        return [False, True]
    if described["kind"] == "choice":
        return list(described["choices"])
    count = round((described["hi"] - described["lo"]) / described["step"]) + 1
    return [described["lo"] + i * described["step"] for i in range(count)]


def idle(levers):
    """The names of the levers of an instance that act on nobody as the others stand."""
    return [d["name"] for d in describe(levers) if not acts(d, vars(levers))]


def acts(described, setting):
    """Whether a lever, as ``describe`` gives it, acts on anybody as the others stand in {name: value}."""
    ways = described.get("acts", [{}])
    return any(all(setting[other] in needed for other, needed in way.items()) for way in ways)


def read(cls, mapping):
    """An instance of ``cls`` from {name: value}; what is left out keeps its default.

    Raises LeverError, naming the lever, the value and what is allowed, for an
    unknown name, a wrong type (True is not 1), NaN, or a value off its range or step.
    """
    declared = {f.name: f for f in fields(cls) if f.default is not MISSING and "kind" in f.metadata}
    unknown = sorted(set(map(str, mapping)) - set(declared))
    if unknown:
        raise LeverError(f"There is no lever {', '.join(unknown)}. There are: {', '.join(declared)}.")
    return cls(**{name: _check(name, value, declared[name].metadata) for name, value in mapping.items()})


def _check(name, value, meta):
    """``value`` as a builtin of the right kind, or LeverError."""
    kind = meta["kind"]
    if kind == "bool":
        if type(value).__name__ in ("bool", "bool_"):
            return bool(value)
        raise LeverError(f"{name} is {value!r}. It must be True or False.")
    if kind == "choice":
        if isinstance(value, str) and value in meta["choices"]:
            return value
        raise LeverError(f"{name} is {value!r}. It must be one of: {', '.join(meta['choices'])}.")
    return _check_number(name, value, meta)


def _check_number(name, value, meta):
    lo, hi, step = meta["lo"], meta["hi"], meta["step"]
    wanted = Integral if meta["kind"] == "int" else Real
    allowed = f"{'a whole number' if wanted is Integral else 'a number'} from {lo} to {hi} {meta['unit']}"
    if isinstance(value, bool) or not isinstance(value, wanted):
        raise LeverError(f"{name} is {value!r}. It must be {allowed}.")
    if not lo <= value <= hi:  # so for NaN, infinity and numbers too large for a float
        raise LeverError(f"{name} is {str(value)[:20]}. It must be {allowed}.")
    steps = (value - lo) / step
    if abs(steps - round(steps)) > 1e-6:
        raise LeverError(f"{name} is {value}. It must be {allowed}, in steps of {step}.")
    return int(value) if wanted is Integral else float(value)
