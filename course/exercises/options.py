"""Options as a page lists them."""

from hashlib import sha256


def shuffled(path, options):
    """Options as the page lists them: always alike for one exercise, and not as the author wrote them."""
    return listed({name: options[name] for name in sorted(options, key=lambda name: sha256(f"{path} {name}".encode()).digest())})


def listed(options):
    """Options in the order in which they were written."""
    return [{"id": name, "label": label} for name, label in options.items()]
