"""What must hold whatever the levers: nobody is sold a bowl that was not cooked, or that nobody asked for."""


def bowls_gap(run, levers):
    """By how many bowls, at most, more were sold than cooked or asked for; never above zero."""
    return int(max((run.columns["sold"] - levers.bowls).max(), (run.columns["sold"] - run.columns["asked"]).max()))
