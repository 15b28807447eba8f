"""Why each answer of module 6 is right. Never released: it comes with the marks."""

from grading.keys import load
from grading.layout import HERE

key = load(HERE, "06_truth")
_scores, _ = key.KEYS["m6-6"]


def _score(pay, invited):
    return f"{_scores[pay, invited]:.0f}".replace("-", "−")


WHY = {
    "m6-1": "In capitals to everybody, the letter is £{{year1_ahead_k:.0f}} thousand ahead after a year, and £{{-year5_ahead_k:.0f}} thousand behind after five. "
            "Sent only to those who are often late, it brings £{{often5_k:.0f}} thousand in five.",
    "m6-2": {
        "three": "It is a plain fact about one customer. Sent to all, it would be untrue of most.",
        "due": "Everybody has a bill, and the date helps to pay it.",
        "clause": "Nobody can tell from it what has changed. That the late fee is now £5 would be clear.",
        "tolerated": "It threatens, and most who read it have paid. What a late bill costs can be said without shouting.",
        "ways": "Everybody can use it, and it accuses nobody.",
        "thanks": "It is true of those who paid on time twelve times. All others would wonder whose bill they got.",
        "protection": "It accuses all customers at once, whoever reads it, and says nothing that one could do.",
        "slowed": "It is a fact about one customer’s bills. It would frighten all others for nothing.",
        "help": "Nobody knows beforehand for whom the month is hard. So all get it.",
    },
    "m6-3": "Shops that write down more complaints lose fewer customers, so a long list may show that a shop listens. "
            "Judged by the count alone, one of the better shops would be blamed.",
    "m6-4": f"The letter prevents {key.BEFORE - key.AFTER:.1f} late bills in a hundred at £{key.LATE} each, so one letter saves {key.BEFORE - key.AFTER:.1f} × £{key.LATE}/100. "
            f"That is {key.LATE * (key.BEFORE - key.AFTER):.1f} pence. £{key.WORTH} is {key.KEYS['m6-4'][0]:,.0f} times as much.",
    "m6-4b": "Those letters went to households that seemed to owe, and no other firm could have them as customers. "
             "Tarnside’s went to everybody, most of whom pay on the day and can go elsewhere.",
    "m6-5": "The score is the per cent who say 9 or 10, less the per cent who say 0 to 6. "
            "Sevens and eights count as neither, yet they are among all who were asked.",
    "m6-6": f"Where pay follows the score, the invited give {_score('score', 'yes')} and the others {_score('score', 'no')}. On flat pay they give {_score('flat', 'yes')} and {_score('flat', 'no')}. "
            "So the goal moved who was invited.",
    "m6-6b": "One in ten of those whose line dropped was asked, so each of their answers stands for ten people. "
             "Weighted so, the answers have the mix of all who came. More answers of the same mix never do.",
    "m6-7": f"{key.WRITTEN} × {key.PASSED} × {key.PASSED} × {key.PASSED} is {key.KEYS['m6-7'][0]:g}. "
            "Each layer passes on a share of what reaches it, so the shares multiply, and can’t be added up.",
    "m6-7b": "News has to be written down, climb, be believed and be answered, and one weak link spoils the rest. "
             "Thanks alone hardly help. Acting on nearly all, and telling those who spoke, saves more than it costs.",
    "m6-8": "A good answer thanks for the news, asks what is not known yet, and owns what Agnes left undone. "
            "Then it decides, each time with a reason, and says who hears what and by when. Otherwise there will be no next note. "
            "Leila’s own sentence was: “What changes in your contract: the late fee is now £5. Nothing else.”",
}
