"""Settings of nbgrader that somebody has for another course: every one that it knows, and each other than it comes."""


from nbgrader import converters, coursedir, plugins, preprocessors
from nbgrader.exchange import abc, default
from traitlets import Bool, Dict, Enum, Integer, List, Unicode
from traitlets.config import Configurable

ODD = {Unicode: "odd", Integer: 7, List: ["odd"], Dict: {"odd": "odd"}}
NOT_OURS = ["groupshared", "permissions"]  # for whoever runs the machine to say


def settings():
    """An odd value for each of nbgrader's own settings, by class and name."""
    found = {}
    for room in (abc, converters, coursedir, default, plugins, preprocessors):
        for one in vars(room).values():
            if isinstance(one, type) and issubclass(one, Configurable):
                named = {name: odd(trait) for name, trait in one.class_own_traits(config=True).items() if name not in NOT_OURS}
                found[one.__name__] = found.get(one.__name__, {}) | {name: value for name, value in named.items() if value is not None}
    return found


def odd(trait):
    """A value of the trait's kind that is not its default; None where there is no such kind here."""
    if isinstance(trait, Bool):
        return not trait.default()
    if isinstance(trait, Enum):
        return next(value for value in trait.values if value != trait.default())
    return next((value for kind, value in ODD.items() if isinstance(trait, kind)), None)


def leave(folder):
    """Write them where Jupyter looks for its user's settings."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [f"c.{one}.{name} = {value!r}" for one, named in settings().items() for name, value in named.items()]
    (folder / "nbgrader_config.py").write_text("\n".join(["c = get_config()", *lines]), encoding="utf-8")
