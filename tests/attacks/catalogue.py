"""Every attack, by class."""

from tests.attacks import forging, metadata, network, reading, records, shadowing, sockets, stopping, values, writing

CLASSES = {"reading": reading, "writing": writing, "network": network, "kernels’ sockets": sockets, "forging": forging, "values": values,
           "shadowing": shadowing, "metadata": metadata, "stopping": stopping, "records and files": records}
ATTACKS = {attack.name: (group, attack) for group, module in CLASSES.items() for attack in module.ATTACKS}
# Classes in which it matters whose account the grader runs as.
BY_ACCOUNT = ("reading", "writing", "network", "kernels’ sockets", "stopping")
SPOILS = ("stop-", "change-", "delete-", "write-", "trap-", "notebook-", "record-folder", "record-memo", "meta-twice", "meta-ids", "meta-forms",
          "meta-no-kernel", "meta-version", "meta-ungraded", "meta-gone", "meta-claim", "kernel", "read-by-ptrace", "value-huge-series", "value-wide", "value-deep")


def alone(name):
    """Whether an attack may spoil a whole batch of stock nbgrader."""
    return name.startswith(SPOILS)
