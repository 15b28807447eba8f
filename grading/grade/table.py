"""What is said of a grading run: progress while it goes on, the account when it is done."""

import json
import time

from course.exercises.ids import called, heading
from grading.hand_in.entries import shown

WIDTH, MOST_NAMES = 30, 8


class Progress:
    """A bar on a terminal; elsewhere a line for each tenth."""

    def __init__(self, stream, what="graded"):
        self.stream, self.what, self.alive = stream, what, stream.isatty()
        self.since, self.tenth, self.shown = time.monotonic(), -1, False

    def __call__(self, done, of):
        if self.alive:
            full = WIDTH * done // of
            self.stream.write(f"\r{'█' * full}{'·' * (WIDTH - full)} {done} of {of}, {time.monotonic() - self.since:.0f} s ")
            self.shown = True
        elif 10 * done // of > self.tenth:
            self.tenth = 10 * done // of
            self.stream.write(f"{done} of {of} {self.what}, {time.monotonic() - self.since:.0f} s\n")
        self.stream.flush()

    def end(self):
        """Leave the line of the bar."""
        if self.shown:
            self.stream.write("\n")


def as_json(account):
    """The account as one line of JSON, in ASCII: the name of a folder may be no text that a terminal or a file takes."""
    return json.dumps(vars(account))


def as_text(account):
    """The account for a person: numbers, then each that was turned away or waits for somebody, with the reason.

    The first four lines count hand-ins; the two after them what waits in formgrader, whoever was graded now.
    """
    theirs = "  their exercises wait below, among the memos and the answers" if account.turned_away and (account.memos or account.answers) else ""
    lines = [f"graded         {len(account.graded):>6}", f"graded before  {len(account.unchanged):>6}",
             f"turned away    {len(account.turned_away):>6}{theirs}", f"for review     {len(account.review):>6}",
             f"memos to mark  {_counted(account.memos, account.headings)}", f"answers to see {_counted(account.answers, account.headings)}"]
    if account.turned_away:
        lines += ["", "Turned away, 0 points until somebody looks:"]
        lines += [f"  {_name(learner)}  {reason}" for learner, reason in sorted(account.turned_away.items())]
    if account.review:
        lines += ["", "For review; what could not be scored has 0 points until then:"]
        for learner, found in sorted(account.review.items()):
            by_reason = {}
            for exercise, reason in found.items():
                by_reason.setdefault(reason, []).append(exercise)
            lines += [f"  {_name(learner)}  {', '.join(map(called, exercises))}: {reason}" for reason, exercises in by_reason.items()]
    if account.lost:
        lines += ["", "Late, and less for it by the policy in nbgrader_config.py:"]
        lines += [f"  {_name(learner)}  less {points:g} points" for learner, points in account.lost.items()]
    if account.notes:
        lines += ["", "Mended or noted:"]
        lines += [f"  {_name(learner)}  {' '.join(found)}" for learner, found in sorted(account.notes.items())]
    return plain(lines)


def plain(lines):
    """Lines as a terminal shows them: a reason can hold what a learner wrote, and nothing of it may steer the terminal."""
    return "\n".join("".join(sign if sign.isprintable() else "·" for sign in line) for line in lines)


def named(learners):
    """The first few of these learners, as a sentence names them."""
    return ", ".join(map(shown, list(learners)[:MOST_NAMES])) + (" and more" if len(learners) > MOST_NAMES else "")


def _counted(waiting, headings):
    """How many in all, then how many of each exercise."""
    return f"{sum(waiting.values()):>6}" + (f"  {', '.join(f'{headings.get(name) or heading(name)}: {count}' for name, count in waiting.items())}" if waiting else "")


def _name(learner):
    return f"{shown(learner):<16}"
