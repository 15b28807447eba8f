"""Any setting that a panel allows, for Hypothesis."""

from hypothesis import strategies as st

from course.simulation.levers import describe, values


def any_setting(declared):
    """Instances of a class of levers or assumptions, each field anywhere on its grid."""
    return st.builds(declared, **{lever["name"]: st.sampled_from([type(lever["default"])(value) for value in values(lever)])
                                  for lever in describe(declared)})
