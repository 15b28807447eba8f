"""What may be set at Tarnside Broadband, by whom, and what is taken as given.

"Seed 003" is the article on enlightened leaders: one customer's lapse, and all are written to in
capitals; news that nobody passes on. It gives no figure, so every amount here is assumed, and says so.
"""

from dataclasses import dataclass

from course.simulation.levers import assumption, lever

SHOPS = 24
CUSTOMERS = 24_000
MONTHS = 60
SEED = "the article on enlightened leaders"
SCOPE = {"nobody": "Nobody", "repeat": "Who was late three times or more last year", "all": "Everybody"}
WORDING = {"plain": "Plain and friendly", "capitals": "In capitals, with threats"}
MESSENGERS = {"blamed": "They are blamed", "good": "Only good news is thanked", "thanked": "They are thanked, by name"}
ACTS = {"seldom": "On one in five", "half": "On half", "nearly all": "On nine in ten"}
ACTED = {"seldom": 0.2, "half": 0.5, "nearly all": 0.9}
ODDS = {"1000": "1,000 to 1 against", "100": "100 to 1 against", "20": "20 to 1 against", "5": "5 to 1 against"}
SHORT_SCOPE = {"nobody": "nobody", "repeat": "often late", "all": "everybody"}
SHORT_WORDING = {"plain": "plain", "capitals": "capitals"}
SHORT_MESSENGERS = {"blamed": "blamed", "good": "good news only", "thanked": "thanked"}
SHORT_ACTS = {"seldom": "1 in 5", "half": "half", "nearly all": "9 in 10"}
SHORT_ODDS = {odds: f"{int(odds):,} to 1" for odds in ODDS}
SENT = {"scope": ("repeat", "all")}


@dataclass(frozen=True)
class LetterLevers:
    """Two levers of the board, two of the shops' managers. Defaults: today."""

    scope: str = lever(
        "nobody", label="Who gets the letter with every bill", unit="", owner="leader", source=SEED, choices=SCOPE, short=SHORT_SCOPE)
    wording: str = lever(
        "capitals", label="How it is worded", unit="", owner="leader", source=SEED, choices=WORDING, short=SHORT_WORDING, acts=SENT, idle="Nobody gets a letter.")
    call_first: bool = lever(
        False, label="Shops call whoever was late three times or more", unit="", owner="manager", source="assumed",
        help="Ten minutes for each of their late bills. Who was called takes a letter less badly.")
    waive_once: bool = lever(
        False, label="The first late fee in a year is let off", unit="", owner="manager", source="assumed")


@dataclass(frozen=True)
class ChainLevers:
    """Seven levers of the founder, three of a shop's manager. Defaults: today."""

    messengers: str = lever(
        "good", label="Who brings bad news", unit="", owner="leader", source=SEED, choices=MESSENGERS, short=SHORT_MESSENGERS)
    layers: int = lever(
        4, label="Layers between a desk and Agnes", unit="layers", owner="leader", source=SEED, lo=2, hi=5, step=1,
        help="A layer less: what its people mended by themselves is lost.")
    line_hours: int = lever(
        0, label="Agnes keeps a line open to any desk", unit="hours a week", owner="leader", source="assumed", lo=0, hi=6, step=1,
        help="It goes past all layers, and is used as far as people dare.")
    acts: str = lever(
        "half", label="Of what reaches her, she acts", unit="", owner="leader", source=SEED, choices=ACTS, short=SHORT_ACTS)
    told: bool = lever(
        False, label="A note each Friday: what is known, and what is not", unit="", owner="leader", source=SEED,
        help="Without it people fill in the blanks, and some of what they fill in climbs as news.")
    odds: str = lever(
        "1000", label="Before she looks, Agnes holds a fault to be", unit="", owner="leader", source=SEED, choices=ODDS, short=SHORT_ODDS,
        help="Evidence has to outweigh this before anything is looked into.")
    survey: int = lever(
        0, label="More customers surveyed", unit="hundred a week", owner="leader", source="assumed", lo=0, hi=6, step=1)
    log_all: bool = lever(
        False, label="Desks write down every complaint", unit="", owner="manager", source="assumed",
        help="Not only those that ask for money. Two minutes each.")
    words: bool = lever(
        False, label="The customer’s own words go with it", unit="", owner="manager", source=SEED,
        help="The first layer up then drops half as many.")
    loop: bool = lever(
        False, label="Whoever reported hears what came of it", unit="", owner="manager", source=SEED)


def _gbp(default, label, unit, lo, hi, step, source="assumed"):
    return assumption(default, label=label, unit=unit, source=source, lo=lo, hi=hi, step=step)


def _share(default, label, lo, hi, step, source="assumed"):
    return assumption(default, label=label, unit="share", source=source, lo=lo, hi=hi, step=step)


@dataclass(frozen=True)
class LetterAssumptions:
    """Customers, their bills and what a letter does to them: what the hood of the letter shows."""

    margin_gbp: float = _gbp(9.0, "What a customer leaves a month, if the bill is on time", "£", 3, 20, 0.5)
    late_gbp: float = _gbp(18.0, "What a late bill costs, after the late fee", "£", 4, 40, 1)
    fee_gbp: float = _gbp(5.0, "The late fee", "£", 0, 15, 1)
    leave_share: float = _share(0.010, "Customers who leave in a month, usually", 0.002, 0.03, 0.001)
    late_punctual: float = _share(0.005, "Bills paid late by four in five customers", 0.0, 0.02, 0.001)
    late_forgetful: float = _share(0.08, "… by one in seven, who forget", 0.02, 0.2, 0.01)
    late_repeat: float = _share(0.40, "… by one in seventeen, again and again", 0.2, 0.8, 0.02)
    drop_capitals: float = _share(0.20, "Late bills that a letter in capitals prevents", 0.0, 0.5, 0.01, "assumed; threats brought in evaders’ fees in a trial")
    drop_plain: float = _share(0.08, "Late bills that a plain letter prevents", 0.0, 0.5, 0.01, "assumed")
    leave_capitals: float = _share(0.0015, "More who leave in a month, sent capitals", 0.0, 0.01, 0.0001, "assumed; a helpful letter did more harm in a trial")
    leave_plain: float = _share(0.0003, "More who leave in a month, sent a plain letter", 0.0, 0.01, 0.0001)
    call_drop: float = _share(0.30, "Late bills that a call prevents", 0.0, 0.6, 0.02)
    call_gbp: float = _gbp(4.0, "A call", "£", 0, 10, 0.5, "assumed: ten minutes at £24 an hour")
    call_softens: float = _share(0.50, "Harm of a letter that a call takes away", 0.0, 1.0, 0.05)
    fee_leave: float = _share(0.04, "Customers who leave over a late fee", 0.0, 0.1, 0.005)
    mood_leave: float = assumption(
        0.30, label="How far mood moves leaving", unit="per s.d.", source="assumed", lo=0.0, hi=0.6, step=0.05)
    open_leave: float = assumption(
        0.80, label="How far a shop that listens keeps customers", unit="per share heard", source="assumed", lo=0.0, hi=1.6, step=0.05)


@dataclass(frozen=True)
class ChainAssumptions:
    """Faults, people who speak or don't, and what lateness costs: what the hood of the chain shows."""

    trouble: float = assumption(
        10.0, label="Customers with dropped lines, a quiet week", unit="a week", source="assumed", lo=4, hi=16, step=0.5)
    fault: float = assumption(
        6.0, label="More of them while a fault is out", unit="a week", source="assumed", lo=2, hi=12, step=0.5)
    voice: float = _share(0.60, "Of these, written down at a desk", 0.2, 1.0, 0.05)
    voice_all: float = _share(0.90, "… if desks write down every one", 0.2, 1.0, 0.05)
    pass_blamed: float = _share(0.60, "A layer passes on, where messengers are blamed", 0.3, 1.0, 0.02)
    pass_good: float = _share(0.78, "… where good news is thanked", 0.3, 1.0, 0.02)
    pass_thanked: float = _share(0.92, "… where messengers are thanked", 0.3, 1.0, 0.01)
    fade: float = _share(0.25, "Fewer pass on where nothing seems to come of it", 0.0, 0.5, 0.05)
    unseen: float = _share(0.40, "Of what was done, seen by those who reported, untold", 0.0, 1.0, 0.05)
    line_finds: float = _share(0.10, "Of those with trouble, brought up in each hour of the line, if all dare", 0.0, 0.2, 0.01)
    survey_finds: float = _share(0.02, "Of those with trouble, found by each hundred surveyed", 0.0, 0.06, 0.005)
    rumours: float = assumption(
        6.0, label="Rumours that climb as news, where nobody is told", unit="a week", source="assumed", lo=0, hi=10, step=0.5)
    rumours_told: float = _share(0.25, "Of these, still there with a Friday note", 0.0, 1.0, 0.05)
    faults: float = assumption(3.0, label="Faults", unit="a year", source="assumed", lo=0.5, hi=6, step=0.5)
    week_gbp: float = _gbp(2500.0, "A fault that is out, each week", "£", 500, 12000, 100)
    alarm_gbp: float = _gbp(15000.0, "Looking into a false alarm", "£", 1000, 40000, 500)
    hour_gbp: float = _gbp(50.0, "An hour of Agnes’s", "£", 20, 200, 5)
    layer_gbp: float = _gbp(1000.0, "What a layer mends by itself, a year", "£", 0, 20000, 500)
    act_gbp: float = _gbp(25.0, "Acting on a report", "£", 5, 100, 1)
    minute_gbp: float = _gbp(0.40, "A minute at a desk", "£", 0.2, 1.0, 0.05, "assumed: £24 an hour")
    survey_gbp: float = _gbp(1.5, "Surveying a customer", "£", 0.2, 5, 0.1)
    staff: int = assumption(120, label="People at the desks", unit="people", source="assumed", lo=60, hi=240, step=10)
    leavers: float = _share(0.25, "Of them, leaving in a year", 0.05, 0.6, 0.01)
    voice_leave: float = assumption(
        0.80, label="More of them leave who speak and see nothing done", unit="times", source="assumed; found in restaurants", lo=0.0, hi=2.0, step=0.05)
    blame_leave: float = assumption(
        0.20, label="More of them leave where messengers are blamed", unit="times", source="assumed", lo=0.0, hi=0.5, step=0.05)
    silence_leave: float = assumption(
        0.15, label="More of them leave who are told nothing", unit="times", source="assumed", lo=0.0, hi=0.5, step=0.05)
    replace_gbp: float = _gbp(3500.0, "Replacing one of them", "£", 1000, 8000, 100)


@dataclass(frozen=True)
class Assumptions(LetterAssumptions, ChainAssumptions):
    """All of it: what the author moves at once."""
