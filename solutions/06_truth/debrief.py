"""How to debrief module 6: what to ask, what to expect, and what would change it. Never released: it comes with the facilitator's pack."""

from grading.keys import load
from grading.layout import HERE

_letters = f"{round(load(HERE, '06_truth').KEYS['m6-4'][0], -1):,.0f}"

PURPOSE = ("The group has heard why bad news gets lost, and what brings it up in time. "
           "Each leaves with one thing to do for the next person who brings it.")

BEFORE = {
    "exercise": "m6-1", "title": "Who got your letter, and what is left after five years", "on": "truth-letter", "across": "year5_gbp", "also": ["year1_gbp", "year3_left"],
    "rows": {
        "Nobody": lambda s: s["scope"] == "nobody",
        "Often late, plain": lambda s: s["scope"] == "repeat" and s["wording"] == "plain",
        "Often late, capitals": lambda s: s["scope"] == "repeat",
        "Everybody, plain": lambda s: s["wording"] == "plain",
        "Everybody, capitals": lambda s: True,
    },
}

DECIDED = {
    "exercise": "m6-7b", "title": "Here a year costs least where people are thanked, and something comes of it", "across": "cost_gbp", "also": ["known_share", "weeks"],
    "rows": {
        "Little comes of bad news": lambda s: s["acts"] != "nearly all" or not s["loop"],
        "Acted on and told, not thanked": lambda s: s["messengers"] != "thanked",
        "Thanked, acted on and told": lambda s: True,
    },
}

QUESTIONS = [
    {"stage": "happened", "ask": "Who got your letter? What had it brought after one year, and after five?",
     "expect": ["In capitals to everybody it is £{{year1_ahead_k:.0f}} thousand ahead after a year, and £{{-year5_ahead_k:.0f}} thousand behind after five.",
                "In 20 other worlds it was £{{-year5_ahead_k.high:.0f}} to £{{-year5_ahead_k.low:.0f}} thousand behind.",
                "Sent only to those who are often late, it brings £{{often5_k.low:.0f}} to £{{often5_k.high:.0f}} thousand in five years there. Gareth is right about them."],
     "lead": ["Ask those who sent none whether they did it for the customers, or for want of a second page."],
     "readings": [], "claims": ["letter_flatters", "letter_costs", "repeat_pays"], "seeds": ["003-08", "003-09"]},
    {"stage": "happened", "ask": "Look at the picture of the chain. Which settings cost least in a year?",
     "expect": ["Those in which bad news is thanked, acted on, and answered.",
                "As it was, none of two hundred faults was known within six weeks. With all of it, {{all_known.low:.0%}} to {{all_known.high:.0%}} are, as luck has it.",
                "That thanks add to all the rest is among the least firm of it."],
     "readings": ["m6-7b"], "claims": ["answering_pays", "all_finds_faults", "thanks_pay_in_all"], "seeds": ["003-14", "003-13"]},
    {"stage": "happened", "ask": "Mill Street has most complaints. What did you make of it at first?",
     "expect": ["A long list may show a shop that listens. Those that write down more lose fewer customers."],
     "lead": ["Ask which list of their own firm would blame a good team."],
     "readings": ["m6-3"], "claims": ["listening_keeps"], "seeds": ["003-03"]},
    {"stage": "why", "ask": "Why do thanks alone hardly help?",
     "expect": ["People speak, see nothing come of it, and leave. In most firms like it more of them do than before.",
                "News must be written down, climb, be believed and be answered. One weak link spoils the rest.",
                "Each layer passes on a share of what reaches it, so the shares multiply: little is left."],
     "readings": ["m6-7"], "claims": ["thanks_alone_hardly_help", "thanks_alone_lose_people"], "seeds": ["003-14", "003-07"]},
    {"stage": "why", "ask": "Why does one year flatter the letter?",
     "expect": ["What it saves comes with the next bill. What it loses leaves month by month, and takes years of bills along.",
                f"By Gareth’s figures it may cost one customer for some {_letters} letters. In the model one is lost for some {{{{letters_per_lost:,.0f}}}}.",
                "It went to everybody for the sake of some {{100 * late_share:.0f}} bills in a hundred."],
     "readings": ["m6-4"], "claims": ["letter_flatters", "letter_costs"], "seeds": ["003-08", "003-09"]},
    {"stage": "why", "ask": "The bonus followed the score. What moved, and what did not?",
     "expect": ["The invitations moved. In those shops {{stayed_score:.0%}} of customers stayed, elsewhere {{stayed_flat:.0%}}.",
                "No rule of the firm was broken. A goal that is paid on can be met the cheapest way.",
                "More answers of the same mix don’t mend it. Counting each by how many were asked comes near."],
     "readings": ["m6-5", "m6-6", "m6-6b"], "claims": [], "seeds": ["000-44", "004-21", "001-17"]},
    {"stage": "work", "ask": "When did somebody last bring you bad news, and what did they hear of it afterwards?",
     "expect": [],
     "lead": ["Leave a minute of silence before anybody speaks. It is the question of the day.",
              "“My door is open” is said by nearly everybody. Ask who came through it, and what came of it.",
              "If nobody can think of a case, that is a finding too."],
     "readings": [], "claims": ["answering_pays", "telling_pays"], "seeds": ["003-14", "003-05"]},
    {"stage": "work", "ask": "Which rule of yours for everybody was made because of a few?",
     "expect": ["Growth has its rights, and a firm must protect itself. The question is who pays for it."],
     "lead": ["A good answer keeps the protection, and says it only to those whom it is about.",
              "Let somebody rewrite one sentence of theirs, so that Mrs Dunn could read it."],
     "readings": ["m6-2"], "claims": ["letter_costs_more_than_repeat", "plain_is_milder"], "seeds": ["003-08", "003-09"]},
    {"stage": "work", "ask": "Which of your goals could be met by choosing whom to ask?",
     "expect": ["Whatever a team both collects and is paid on.",
                "Better to pay on what it can’t choose: who stays, a repair that holds, a survey that somebody else sends."],
     "readings": ["m6-6"], "claims": [], "seeds": ["000-44", "004-13"]},
    {"stage": "what if", "ask": "In Austria a threat worked. What differs here?",
     "expect": ["Those letters went to households that seemed to owe, and had nobody else to go to.",
                "The model turns near {{turning_leave * 10_000:.0f}} more leavers a month of 10,000. We assume {{leave_capitals * 10_000:.0f}}.",
                "We assume, too, that a threat hurts the often-late no more than others. If it does, plain words may win."],
     "readings": ["m6-4b"], "claims": ["letter_costs", "threats_work_on_few"], "seeds": ["003-08", "003-09"]},
    {"stage": "what if", "ask": "What if you could have one thing only: an open line past all layers?",
     "expect": ["Where people are silent it saves £{{line_saves_k.low:.0f}} to £{{line_saves_k.high:.0f}} thousand a year, in 20 other worlds. A fault is still out for {{line_weeks.low:.0f}} to {{line_weeks.high:.0f}} weeks.",
                "Where the layers pass things on, its hours cost more than they save. That hangs on how much a layer passes on."],
     "readings": [], "claims": ["line_pays_in_silence", "line_idle_in_all"], "seeds": ["003-07", "004-20"]},
    {"stage": "what if", "ask": "What if Agnes looked at every sign?",
     "expect": ["At 1,000 to 1 she looks too late; that is firm. At 5 to 1 she mostly looks too often, and a false alarm dulls the next true one.",
                "Founders often have trouble believing bad news, says the article. Here that disbelief is a number that can be set."],
     "readings": [], "claims": ["looking_sooner_pays", "not_too_soon"], "seeds": ["003-05"]},
]

OPEN = ["letter_flatters", "letter_costs", "thanks_alone_hardly_help", "answering_pays", "thanks_pay_in_all"]

MARKING = {"m6-8": {
    "thanks: for the news itself, and for what it cost to bring": "Full: both. Half: thanks for “your feedback”.",
    "asks: a question whose answer is not known yet": "A question that Leila’s note already answers earns nothing.",
    "owns: what Agnes herself did or left undone, without a but": "Full: the letter, the old site, or the silence since week 14, in the first person. Half: with a “but”. “Mistakes were made” earns nothing.",
    "decides: routers, letter, site and post, each with a reason or a figure": "Full: all four; half: two. Leila’s post may be hers or not, with a reason. “Under review” is no decision.",
    "closes the loop: who hears what, and by when": "Full: a name and a day. Half: one of them.",
    "the sentence: says what changes, and what does not; accuses nobody": "Read it as Mrs Dunn would. It has £5, and that nothing else changes.",
}}

LIMITS = [
    {"says": "The story is the article’s, which gives no figure. Tarnside, its people and every amount are made up.", "source": "seed 003-08"},
    {"says": "For the article: a helpful letter to customers raised leaving from 6% to 10% in three months. We know the summary only.",
     "source": "Ascarza, Iyengar and Schleicher 2016"},
    {"says": "For it: a fine for late parents in six of ten day-care centres made lateness rise, and it stayed. Summary only.", "source": "Gneezy and Rustichini 2000"},
    {"says": "Against it: in 48,000 letters on an unpaid fee every mailing brought in fees, the threat most. Summary only.", "source": "Fellner, Sausgruber and Traxler 2013"},
    {"says": "Where managers were open, more people spoke: 3,149 employees. Summary only.", "source": "Detert and Burris 2007"},
    {"says": "In 136 restaurants more voice went with more leaving, where the manager could or would not act. Abstract only.", "source": "McClean, Burris and Detert 2013"},
]
