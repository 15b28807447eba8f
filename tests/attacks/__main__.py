"""``python3 -m tests.attacks [--stock] [--as WHO] [--road ROAD] [NAME …]``: try the attacks, and print what came of each as tables."""

import argparse
import json
from collections import defaultdict
from pathlib import Path

from tests.attacks.catalogue import ATTACKS, alone
from tests.attacks.graders import ROADS, stock
from tests.attacks.judge import damage, evidence, tried
from tests.attacks.scene import Scene
from tests.house.account import ACCOUNTS, CONTAINED

BEFORE, AFTER = "before-all", "zz-honest"


def against_ours(built, names, who, road):
    """All at once, in one cohort with honest hand-ins between them. Returns {name: verdict} and what befell the cohort."""
    with Scene(like=built) as scene:
        for honest in (BEFORE, *(f"{ATTACKS[name][1].name}-neighbour" for name in names[::12]), AFTER):
            scene.hand_in_honest(honest)
        for name in names:
            scene.hand_in(ATTACKS[name][1])
        graded = ROADS[road](scene, timeout_s=3_600, who=who)
        found = {name: verdict(evidence(ATTACKS[name][1], scene, graded), tried(ATTACKS[name][1], graded)) for name in names}
        return found, list(damage(scene, graded)), graded


def against_stock(chosen, say, keep=lambda found: None):
    """Those that may spoil a batch one after another, each with an honest hand-in beside it; the others in one batch."""
    found = {name: f"not tried: {ATTACKS[name][1].stock}" for name in chosen if ATTACKS[name][1].stock}
    left = [name for name in chosen if name not in found]
    batches = [[name for name in left if not alone(name)], *([name] for name in left if alone(name))]
    with Scene() as built:
        for batch in filter(None, batches):
            found |= _stock_batch(built, batch)
            keep(found)
            for name in batch:
                say(f"{name}: {found[name]}")
    return found


def _stock_batch(built, batch):
    with Scene(like=built) as scene:
        scene.hand_in_honest(AFTER)
        for name in batch:
            scene.hand_in(ATTACKS[name][1])
        graded = stock(scene, timeout_s=100 + 30 * len(batch))
        shared = list(damage(scene, graded, memos=False))
        return {name: verdict([*evidence(ATTACKS[name][1], scene, graded), *shared], tried(ATTACKS[name][1], graded)) for name in batch}


def verdict(evidence, ran):
    """One word, and why."""
    return f"SUCCEEDS: {'; '.join(evidence)}" if evidence else "fails" if ran else "fails (its cell was not run, or not shown)"


def main():
    """Print the table; the status is 1 when an attack succeeded against our grader."""
    parser = argparse.ArgumentParser(prog="python3 -m tests.attacks", description=__doc__.partition(": ")[2])
    parser.add_argument("names", nargs="*", metavar="NAME", help="attacks, or beginnings of their names; all when none is given")
    parser.add_argument("--stock", action="store_true", help="try stock nbgrader too (takes half an hour)")
    parser.add_argument("--only-stock", action="store_true", help="do not try our grader")
    parser.add_argument("--thorough", action="store_true", help="with the heavy bombs")
    parser.add_argument("--as", dest="who", action="append", choices=(*ACCOUNTS, CONTAINED), help="who our grader runs as; may be given again")
    parser.add_argument("--road", action="append", choices=ROADS, help="how it is started; may be given again")
    parser.add_argument("--to", type=Path, metavar="FILE", help="write the verdicts there as JSON, and take up those that it holds")
    options = parser.parse_args()
    chosen = [name for name in ATTACKS if not options.names or name.startswith(tuple(options.names))]
    chosen = [name for name in chosen if options.thorough or not ATTACKS[name][1].thorough]
    known = json.loads(options.to.read_text()) if options.to and options.to.exists() else {"stock": {}, "ours": {}}
    harmed = False
    if options.stock or options.only_stock:
        def keep(found):
            known["stock"] |= found
            if options.to:
                options.to.write_text(json.dumps(known, indent=1, ensure_ascii=False))

        keep(against_stock([name for name in chosen if name not in known["stock"]], lambda line: print(line, flush=True), keep))
    with Scene() as built:
        for road, who in [] if options.only_stock else [(road, who) for road in options.road or ["grade"] for who in options.who or ACCOUNTS[:1]]:
            found, befell, graded = against_ours(built, chosen, who, road)
            known["ours"][f"{road}, {who}"] = found
            harmed = harmed or bool(befell)
            print(f"{road}, {who}: {len(found)} attacks and their honest neighbours graded in {graded.seconds:.0f} s; to all: {'; '.join(befell) or 'no harm'}",
                  flush=True)
    if options.to:
        options.to.write_text(json.dumps(known, indent=1, ensure_ascii=False))
    ways = list(known["ours"])
    print(f"\n| class | attack | tries | stock nbgrader |{''.join(f' {way} |' for way in ways)}\n|{'---|' * (4 + len(ways))}")
    for name in chosen:
        group, attack = ATTACKS[name]
        ours = "".join(f" {known['ours'][way].get(name, '–')} |" for way in ways)
        print(f"| {group} | {name} | {attack.tries} | {known['stock'].get(name, '–')} |{ours}".replace("\n", " "))
    by_class(known["ours"], chosen)
    return int(harmed or any(found.get(name, "").startswith("SUCCEEDS") for found in known["ours"].values() for name in chosen))


def by_class(ours, chosen):
    """How many attacks of each class failed, of how many, by road and account."""
    counted = defaultdict(lambda: [0, 0])
    for way, found in ours.items():
        for name in filter(found.get, chosen):
            counted[ATTACKS[name][0], way][0] += not found[name].startswith("SUCCEEDS")
            counted[ATTACKS[name][0], way][1] += 1
    print(f"\n| class |{''.join(f' {way} |' for way in ours)}\n|{'---|' * (1 + len(ours))}")
    for group in dict.fromkeys(ATTACKS[name][0] for name in chosen):
        print(f"| {group} |{''.join(' {} of {} fail |'.format(*counted[group, way]) for way in ours)}")


if __name__ == "__main__":
    raise SystemExit(main())
