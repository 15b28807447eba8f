"""Does the advice survive if the assumptions are wrong?

    python3 -m course.simulation.author.sensitivity truth

Each conclusion that marking or prose uses is a size that must stay above zero.
"""

from dataclasses import replace
from functools import cache

import numpy as np

from course.cases.truth import chain, letter
from course.cases.truth.levers import CUSTOMERS
from course.cases.truth.model import REFERENCE_SEED, Assumptions, ChainLevers, LetterLevers, draw, weeks
from course.simulation.author.study import Study

FEW, FAULTS = 4_800, 100  # of the firm's customers, and of faults: enough to tell, and each claim is tried 4,000 times
# Sizes in £ thousand, unless the sentence is about shares, weeks or people.
CLAIMS = {
    "letter_flatters": "In year 1 a letter in capitals to everybody leaves more than no letter",
    "letter_costs": "Over five years it leaves less than no letter",
    "letter_costs_more_than_repeat": "Over five years it leaves less than the same letter to those who are often late",
    "repeat_pays": "Over five years a letter to those who are often late leaves more than no letter",
    "plain_is_milder": "Over five years a plain letter to everybody leaves more than one in capitals",
    "threats_work_on_few": "Over five years capitals to those who are often late leave more than a plain letter to them",
    "calling_pays": "Over five years calling those who are often late leaves more than not calling",
    "waiving_costs_at_first": "In year 1 letting off the first late fee costs money",
    "waiving_pays": "Over five years letting off the first late fee leaves more",
    "listening_keeps": "Shops that write down more complaints lose fewer customers (share, upper half against lower)",
    "today_is_late": "Today fewer than one fault in ten is known within six weeks (share)",
    "surveys_do_not_pay": "Asking six hundred more customers a week costs more than it saves",
    "thanks_alone_lose_people": "Thanked, and acted on as today, more people leave the desks than today (people)",
    "thanks_alone_hardly_help": "Thanks alone bring fewer than a quarter of faults to light within six weeks (share)",
    "blame_costs": "Blaming messengers costs more than to thank only good news, as today",
    "line_pays_in_silence": "Six hours a week of a line past all layers, and nothing else, save more than they cost",
    "answering_pays": "For those who are thanked, acting on nearly all and telling them saves more than it costs",
    "telling_pays": "A note each Friday saves more than it costs",
    "looking_sooner_pays": "With all that, looking at 20 to 1 costs less than looking at 1,000 to 1",
    "not_too_soon": "With all that, looking at 5 to 1 costs more than looking at 20 to 1",
    "thanks_pay_in_all": "With all that, thanking only good news costs more than thanking who brings bad news",
    "line_idle_in_all": "With all that, six hours a week of such a line cost more than they save",
    "all_finds_faults": "All of it together brings at least six faults in ten to light within six weeks (share)",
    "layers_matter_in_silence": "A layer less adds a larger part to what is heard today than where people are thanked and answered (share)",
    "logging_finds": "Writing down every complaint shortens the time that a fault is out (weeks)",
}
ANSWERED = {"messengers": "thanked", "acts": "nearly all", "loop": True}
ALL = {**ANSWERED, "told": True, "log_all": True, "words": True, "odds": "20"}


def conclusions(a=Assumptions(), seed=REFERENCE_SEED):
    """{claim: how far it holds, above zero if it does}."""
    return {**_letter(a, seed), **_chain(a, seed)}


def _letter(a, seed):
    world = draw(seed, assumptions=a, customers=FEW)

    @cache
    def play(**levers):
        return letter.simulate(LetterLevers(**levers), world, a)

    def more(year, mine, other=None):
        return (play(**mine).value(f"year{year}_gbp") - play(**(other or {})).value(f"year{year}_gbp")) / 1000 * CUSTOMERS / FEW

    every, often = {"scope": "all"}, {"scope": "repeat"}
    lost = np.bincount(world.shop, letter.simulate(LetterLevers(), _first_year(world), a).columns["left"]) / np.bincount(world.shop)
    listens = world.hears > np.median(world.hears)
    return {
        "letter_flatters": more(1, every), "letter_costs": -more(5, every), "letter_costs_more_than_repeat": more(5, often, every),
        "repeat_pays": more(5, often), "plain_is_milder": more(5, {**every, "wording": "plain"}, every),
        "threats_work_on_few": more(5, often, {**often, "wording": "plain"}), "calling_pays": more(5, {"call_first": True}),
        "waiving_costs_at_first": -more(1, {"waive_once": True}), "waiving_pays": more(5, {"waive_once": True}),
        "listening_keeps": float(lost[~listens].mean() - lost[listens].mean()),
    }


def _first_year(world):
    return replace(world, late_u=world.late_u[:letter.YEAR])


def _chain(a, seed):
    world = weeks(seed, FAULTS)

    @cache
    def play(**levers):
        return chain.simulate(ChainLevers(**levers), world, a)

    def dearer(mine, other=None):
        return (play(**mine).value("cost_gbp") - play(**(other or {})).value("cost_gbp")) / 1000

    def adds(**levers):
        return play(**levers, layers=3).value("heard_share") / play(**levers).value("heard_share")

    thanked = {"messengers": "thanked"}
    return {
        "today_is_late": 0.10 - play().value("known_share"), "surveys_do_not_pay": dearer({"survey": 6}),
        "thanks_alone_lose_people": play(**thanked).value("leavers") - play().value("leavers"),
        "thanks_alone_hardly_help": 0.25 - play(**thanked).value("known_share"),
        "blame_costs": dearer({"messengers": "blamed"}), "line_pays_in_silence": -dearer({"line_hours": 6}),
        "answering_pays": dearer(thanked, ANSWERED), "telling_pays": dearer({**ALL, "told": False}, ALL),
        "looking_sooner_pays": dearer({**ALL, "odds": "1000"}, ALL), "not_too_soon": dearer({**ALL, "odds": "5"}, ALL),
        "thanks_pay_in_all": dearer({**ALL, "messengers": "good"}, ALL), "line_idle_in_all": dearer({**ALL, "line_hours": 6}, ALL),
        "all_finds_faults": play(**ALL).value("known_share") - 0.6,
        "layers_matter_in_silence": adds() - adds(**ANSWERED),
        "logging_finds": play(**{**ALL, "log_all": False}).value("weeks") - play(**ALL).value("weeks"),
    }


STUDY = Study("course.cases.truth.author.sensitivity", conclusions=conclusions, assumptions=Assumptions(), claims=CLAIMS, like_it="firms")
