"""The list of what is released: each file with its checksum, so that a copy can be known for what it is."""

import hashlib
import json


def manifest(released):
    """The bytes of ``modules/manifest.json``.

    Parameters
    ----------
    released : dict of str to dict of str to bytes
        The released files by module and name.

    Returns
    -------
    bytes
        JSON: SHA-256 in hexadecimal by path, such as ``02_curbside/02_curbside.ipynb``.
    """
    sums = {f"{module}/{name}": hashlib.sha256(content).hexdigest()
            for module, files in released.items() for name, content in files.items()}
    return (json.dumps(sums, indent=1, sort_keys=True) + "\n").encode()
