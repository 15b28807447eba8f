"""Where packages come from, as this machine's pip is told: handed on to whatever installs, and never printed.

All else that pip or uv may be told stays out. A target, a prefix, a constraint or the demand for a
virtual environment is meant for other installations, and would break one that a lock file describes.
"""

import ast
import os
import subprocess

from course.launch.environment import steers_python

# pip's options that say where packages come from and how to get there.
WHERE = (
    "index-url", "pypi-url", "extra-index-url", "find-links", "no-index", "proxy", "cert", "client-cert", "trusted-host", "timeout",
    "default-timeout", "retries", "resume-retries", "keyring-provider", "cache-dir", "no-cache-dir", "use-feature", "use-deprecated",
)  # fmt: skip
# The same of uv, by the beginnings of its variables.
WHERE_FOR_UV = tuple(
    f"UV_{name}" for name in (
        "INDEX", "DEFAULT_INDEX", "EXTRA_INDEX", "FIND_LINKS", "NO_INDEX", "OFFLINE", "INSECURE_HOST", "KEYRING", "NATIVE_TLS",
        "SYSTEM_CERTS", "HTTP", "REQUEST", "CONCURRENT", "CACHE", "NO_CACHE", "LINK_MODE", "CONFIG_FILE",
    )
)  # fmt: skip
SECTIONS = ("global", "install")  # of pip's files, in pip's own order: what a later one says stands


def of_pip(pythons):
    """What pip is told about where packages come from: option -> value.

    ``pythons`` are asked in turn for a pip that tells what its files say; its variables go before those.
    """
    said = next(filter(None, map(_list, pythons)), "")
    found = {section: {} for section in SECTIONS}
    for line in said.splitlines():
        name, _, value = line.partition("=")
        section, _, option = name.rpartition(".")
        if section in found and option in WHERE:
            found[section][option] = ast.literal_eval(value)
    variables = {option: os.environ.get(variable(option), "") for option in WHERE}
    everything = {**found["global"], **found["install"], **{option: value for option, value in variables.items() if value}}
    return {option: value for option, value in everything.items() if value}


def variable(option):
    """The variable by which pip is told an option."""
    return f"PIP_{option.upper().replace('-', '_')}"


def _list(python):
    command = [python, "-m", "pip", "--disable-pip-version-check", "config", "list"]
    named = {name: os.environ[name] for name in ("PIP_CONFIG_FILE",) if name in os.environ}
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False, env={**_without("PIP_"), **named})
    return done.stdout if done.returncode == 0 else ""


def for_pip(told):
    """The variables for a pip that is ``told`` this and nothing else."""
    ours = {variable(option): value for option, value in told.items()}
    return {**_without("PIP_"), "PIP_CONFIG_FILE": os.devnull, **ours}


def for_uv(told):
    """The variables for a uv that fetches from where pip is ``told`` to, unless uv itself was told otherwise."""
    own = {name: value for name, value in os.environ.items() if name.startswith(WHERE_FOR_UV)}
    index = told.get("index-url", told.get("pypi-url"))
    ours = {
        "UV_DEFAULT_INDEX": index,
        "UV_INDEX_URL": index,  # its name before
        "UV_EXTRA_INDEX_URL": _listed(told, "extra-index-url", " "),
        # pip takes the best of all indexes, uv the first that has any; the lock's hashes say what is right.
        "UV_INDEX_STRATEGY": "unsafe-best-match" if "extra-index-url" in told else None,
        "UV_FIND_LINKS": _listed(told, "find-links", ","),
        "UV_NO_INDEX": told.get("no-index"),
        "UV_INSECURE_HOST": _listed(told, "trusted-host", " "),
        "UV_HTTP_TIMEOUT": told.get("timeout", told.get("default-timeout")),
        "UV_KEYRING_PROVIDER": "subprocess" if told.get("keyring-provider") == "subprocess" else None,
        "UV_SYSTEM_CERTS": "1",  # as pip trusts them
        "SSL_CERT_FILE": told.get("cert"),
        "SSL_CLIENT_CERT": told.get("client-cert"),
        **dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"), told.get("proxy")),
    }
    return {**_without("PIP_", "UV_"), **{name: value for name, value in ours.items() if value}, **own}


def _listed(told, option, between):
    return between.join(told.get(option, "").split())


def _without(*beginnings):
    left_out = ("VIRTUAL_ENV", *beginnings)  # that one is of another place
    return {name: value for name, value in os.environ.items() if not name.startswith(left_out) and not steers_python(name)}
