"""What only who makes the course needs of it: memos that differ, short and long, with figures and without, some that a page must not take for markup."""

from course.exercises.kinds.memo import Memo

OPENINGS = ("Here is what I saw last week.", "I write because the numbers and the floor do not agree.",
            "You asked for one recommendation, so I begin with it.", "We have talked about this before; now there is a count.",
            "This is short because the shift starts in ten minutes.")
OBSERVED = ("At five o’clock {n} people were waiting, and nobody upstairs could see it.",
            "In {n} of the last 30 days we missed what we promised, mostly on Fridays.",
            "The team lost about {n} minutes a day to it: we counted.",
            "Customers told {n} of us the same thing, in nearly the same words.",
            "What we do well is not what is counted; {n}% of the effort never shows.")
ADVICE = ("I would change the process first and the staffing second.", "My advice is to try it in two places for a month.",
          "Nothing that I can change here moves it by more than a point.", "Ask before, not after: that is all of it.",
          "Please decide who owns this, since at the moment it is nobody.")
DOUBTS = ("I may be wrong about the weekends; we have few of them in the data.", "What would change my mind: a month in which it got better by itself.",
          "The figures are from our own store, so they may not travel.", "I have not asked those who left.")
SPECIAL = ("It is <b>not</b> staffing.", "Cost: £3.50 & 12 min, i.e. $5 or $6?", "Zoë & Łukasz say “naïve”; I say 🚗 × 3.",
           "1. ask\n2. wait\n3. count", "See `ready_min` > 60.", "")


def written(random, about, runs):
    """An answer that a person has to mark.

    ``about`` has its rubric, ``runs`` the runs that the learner kept.
    """
    cited = sorted(random.sample([run["n"] for run in runs], min(len(runs), random.randint(0, 2))))
    looked_for = list(about["rubric"])
    parts = [random.choice(OPENINGS), random.choice(OBSERVED).format(n=random.randint(3, 97)), random.choice(ADVICE)]
    parts += [f"On “{one}”: {random.choice(OBSERVED).format(n=random.randint(3, 97))}" for one in looked_for if random.random() < 0.5]
    parts += [f"Run {n} is what I mean." for n in cited]
    parts += [random.choice(DOUBTS), random.choice(SPECIAL)]
    breaks = [random.choice((" ", " ", "\n\n")) for _ in parts]
    text = "".join(part + gap for part, gap in zip(parts, breaks, strict=True)).strip()
    return {"text": text, "runs": cited}


def around(exercise, right):
    """Every text is as good as the next until a person reads it."""
    yield from ({"text": text, "runs": []} for text in (*OPENINGS, *SPECIAL[:-1]))


def example():
    """(exercise, an answer)"""
    return Memo("90_try/m90-1", title="a note", prompt="Write.", points=3, skill="s", seeds=[], words=40, rubric={"a number": 3}), {"text": OPENINGS[0], "runs": []}
