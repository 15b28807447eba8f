"""Larkfield a second time: a plain loop over months and single cohorts, without numpy and without the model's parts.

Shares nothing with the model but the levers, the assumptions and the world's draws. Every
sum is worked out anew from a list of cohorts; money is an int of pence all along.
"""

from math import floor

SEASON = [1.25, 0.95, 0.95, 0.95, 1.0, 0.9, 0.95, 0.9, 0.95, 1.0, 1.05, 1.15]
BACK = [0.0, 0.06, 0.12, 0.17, 0.18, 0.15, 0.12, 0.09, 0.06, 0.05]
SOUND = [(0.24, 10, 1.10), (0.22, 5, 0.90), (0.20, 0, 1.00), (0.18, -7, 1.05), (0.16, -14, 0.93125)]
RULES = {"none": 0, "five": 5, "ten": 10}
PRICE = 1200


class Firm:
    """Plays a firm to its end. ``months`` holds one dict a month."""

    def __init__(self, levers, world, a, since=1, before=None):
        self.world, self.a = world, a
        self.goodwill, self.staff = 1.0, a.staff
        self.cash = int(round(a.cash_gbp * 100))
        self.cohorts, self.mended, self.borrowed, self.months = [], [], [], []
        while len(self.months) < world.months:
            self.levers = before if len(self.months) + 1 < since else levers
            self.month(len(self.months))
            if self.cash < -int(round(a.overdraft_gbp * 100)):
                break

    def month(self, t):
        a, levers = self.a, self.levers
        gone = levers.fabric == "withdraw" and t + 1 >= max(3, levers.from_month)
        share_left = 1 - a.walk_share * a.cheap_share if gone else 1.0
        empty = a.staff - self.staff
        covered = empty * levers.overtime_share
        usual = a.base_units * SEASON[t % 12] * self.goodwill * share_left
        usual *= (1 - a.vacancy_harm * (empty - covered) / a.staff)
        debt = sum(amount for month, amount in self.borrowed if month == t)
        percent = self.percent(t, usual, debt)
        extra = usual * a.elasticity * percent / 100
        self.borrowed += [(t + ahead, a.pull_share * extra / 6) for ahead in range(1, 7)]
        buyers = max(0.0, (usual + extra) * self.world.demand[t] - debt)
        price = PRICE * (100 - percent)
        sold = []
        for fabric, (part, cost, fault) in enumerate(self.range(gone)):
            units = floor(buyers * part + self.world.units_u[t][fabric])
            sold.append((units, cost))
            self.cohorts.append(self.cohort(t, fabric, units, fault, price))
        back = [(cohort["fabric"], cohort["price"], cohort["back"].get(t, 0)) for cohort in self.cohorts]
        cases = sum(units for _, _, units in back)
        if levers.repair:
            self.mended += [self.patched(t, fabric, [row for row in back if row[0] == fabric], gone) for fabric in range(6)]
        again = sum(batch["back"].get(t, 0) for batch in self.mended)
        rate = self.rate(t, cases + again)
        felt = self.rate(t, cases * (a.repair_harm if levers.repair else 1.0) + again)
        leavers = min(self.staff, floor(self.staff * (a.leave_base + a.leave_returns * rate + a.fatigue * levers.overtime_share)
                                        + self.world.staff_u[t][0]))
        joiners = min(empty, floor(empty / 2 + self.world.staff_u[t][1]))
        lines = self.lines(t, sold, price, back, again, gone, covered, joiners)
        opening, self.cash = self.cash, self.cash + sum(lines.values())
        self.months.append({"percent": percent, "sold": [units for units, _ in sold], "returned": cases, "again": again, "staff": self.staff,
                            "leavers": leavers, "joiners": joiners, "opening": opening, "closing": self.cash, "lines": lines,
                            "pipeline": sum(units for cohort in self.cohorts for when, units in cohort["back"].items() if when > t)})
        self.staff += joiners - leavers
        self.goodwill += (self.settles(felt) - self.goodwill) / a.goodwill_months

    def range(self, gone):
        """(part of buyers, pence to make, share that fails) of each fabric on sale, the cheap one first."""
        a = self.a
        cheap = (0.0 if gone else a.cheap_share, int(round(a.cheap_cost_gbp * 100)), a.cheap_fault)
        return [cheap, *((part * (1.0 if gone else 1 - a.cheap_share), int(round((a.sound_cost_gbp + step) * 100)), a.sound_fault * times)
                         for part, step, times in SOUND)]

    def cohort(self, t, fabric, units, fault, price):
        """One month's sofas in one fabric, with the months in which some of them will be back."""
        failing = units * min(1.0, fault * self.world.quality[t][fabric])
        return {"month": t, "fabric": fabric, "units": units, "price": price, "back": self.spread(t, fabric, units, failing)}

    def patched(self, t, fabric, rows, gone):
        """One month's mended sofas of one fabric, with the months in which some of them fail again, and what each then gets back."""
        units = sum(count for _, _, count in rows)
        fault = self.a.sound_fault if gone and fabric == 0 else self.range(False)[fabric][2]
        failing = units * min(1.0, self.a.again_share * fault * self.world.quality[t][fabric])
        return {"back": self.spread(t, fabric, units, failing), "units": units, "paid": sum(price * count for _, price, count in rows)}

    def spread(self, t, fabric, units, failing):
        back, before, reached = {}, 0, 0.0
        for age, part in enumerate(BACK):
            reached += part
            so_far = min(units, floor(failing * reached + self.world.returns_u[t][fabric]))
            back[t + age], before = so_far - before, so_far
        return back

    def percent(self, t, usual, debt):
        rule = self.levers.discounts if t + 1 >= self.levers.from_month else "chase"
        if rule in RULES:
            return RULES[rule]
        goal = self.months[t - 12]["lines"]["revenue"] if t >= 12 else self.a.base_units * SEASON[t] * PRICE * 100
        for off in range(self.a.most_percent + 1):
            if max(0.0, usual * (1 + self.a.elasticity * off / 100) - debt) * PRICE * (100 - off) >= goal * (1 - 1e-9):
                return off
        return self.a.most_percent

    def rate(self, t, cases):
        sold = [sum(month["sold"]) for month in self.months[max(0, t - 9):t]]
        return cases / max(1.0, sum(sold) / len(sold)) if sold else 0.0

    def settles(self, rate):
        gain = self.a.triage_gain * (20 - self.levers.triage_days) / 15
        return max(0.0, 1 - self.a.goodwill_harm * max(0.0, 1 - gain) * max(0.0, rate - 0.03))

    def lines(self, t, sold, price, back, again, gone, covered, joiners):
        a, levers = self.a, self.levers
        units, cases = sum(count for count, _ in sold), sum(count for _, _, count in back)
        van, handling, salvage = (int(round(each * 100)) for each in (a.collect_gbp, a.handling_gbp, a.salvage_gbp))
        refunds = sum(batch["back"].get(t, 0) * batch["paid"] // batch["units"] for batch in self.mended if batch["units"])
        repairs, visits = 0, cases + again
        for fabric, paid, count in back:
            if levers.repair:
                cloth = 0 if fabric == 0 and not gone else int(round(a.sound_cost_gbp * 100)) - int(round(a.cheap_cost_gbp * 100))
                repairs += count * (int(round(a.recover_gbp * 100)) + cloth)
                visits += count
            else:
                refunds += paid * count
        fetching = visits * van + (cases + again) * handling
        salvage *= again + (0 if levers.repair else cases)
        charge = refunds + repairs + fetching - salvage if levers.transfer_charge else 0
        won_over = gone and t + 1 < max(3, levers.from_month) + a.upgrade_months
        moved = a.cheap_share * (1 - a.walk_share) / (1 - a.walk_share * a.cheap_share) if won_over else 0
        claim = int(round(a.claim_gbp * 100)) if levers.supplier_claim else 0
        return {
            "revenue": units * price, "making": -sum(count * cost for count, cost in sold),
            "upgrades": -round(units * moved) * int(round(a.upgrade_gbp * 100)), "charged": -charge, "refunds": -refunds, "repairs": -repairs,
            "fetching": -fetching, "salvage": salvage, "claims": claim * sum(count for fabric, _, count in back if fabric == 0),
            "triage": -(cases + again) * int(round(a.triage_gbp * max(0, 20 - levers.triage_days) / 15 * 100)),
            "team": -int(round(a.team_gbp * 100)), "passed_on": charge, "wages": -self.staff * int(round(a.wage_gbp * 100)),
            "overtime": -int(round(covered * a.wage_gbp * 1.5 * 100)), "replacing": -joiners * int(round(a.replace_gbp * 100)),
            "fixed": -int(round(a.fixed_gbp * 100)),
        }
