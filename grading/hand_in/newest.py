"""Which of several hand-ins of a learner's counts: the newest, but what is dated in the future displaces nothing."""

from grading.hand_in import files, quarantine
from grading.hand_in.times import claimed, day, parsed, rank, to_come

HOW = "None other came: it waits. {how}"


def may_come(folder, module, moment, how):
    """Whether a hand-in may take the place of what was collected before, by whichever road; and what is to be said of that.

    What was collected with a time that is still to come gives way, and is kept aside.

    Parameters
    ----------
    folder : pathlib.Path
        ``grading/submitted/LEARNER/MODULE``.
    module : str
        The module.
    moment : datetime.datetime
        When it was handed in.
    how : str
        What to do to have it graded where its time is still to come, in a sentence.

    Returns
    -------
    tuple of (bool, str)
        The sentence is empty where nothing is out of the ordinary.
    """
    before = files.look(folder, module)
    there = parsed(before.timestamp)
    if (before.notebook or before.timestamp) and rank(there) > rank(moment):
        return False, (f"It {claimed(moment)}. It is left, and what was collected before {'waits' if to_come(there) else 'counts'}." if to_come(moment) else
                       f"It is left, as a newer hand-in of {day(there)} was collected before.")
    if to_come(moment):
        return True, f"It {claimed(moment)}. {HOW.format(how=how)}"
    if to_come(there):
        return True, f"What was collected before {claimed(there)}. It lies in {quarantine.set_aside(folder, folder.parent.name, module)} now."
    return True, ""
