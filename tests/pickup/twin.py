"""The till of Hartwell Road written a second time, in SimPy, as a story told by clerks, shoppers and the colleague.

Shares nothing with the model but the levers, the assumptions and the world's draws: the line,
the searches, the colleague's day, the clerk's judgement and what it costs are all worked out again.
"""

from math import exp, log2

import simpy

RATE_PER_H = [9, 9, 15, 24, 30, 24, 15, 15, 24, 27]
ROWS = [("none", 0, 0), ("few", 1, 2), ("some", 3, 5), ("many", 6, 10_000)]


class Till:
    """One store-day: ``wait``, ``action``, ``stood``, ``seen`` by customer."""

    def __init__(self, levers, world, a, day, who, missing):
        self.env, self.levers, self.world, self.a, self.missing = simpy.Environment(), levers, world, a, missing
        self.line, self.idle = [], {}
        self.wait, self.action, self.stood, self.seen = {}, {}, {}, {}
        self.searching_until = 0.0
        busiest = sorted(range(10), key=lambda hour: (-RATE_PER_H[hour], hour))[:levers.second_till_h]
        self.second_hours = set(busiest)
        self.errands = self.errands_of(day)
        self.env.process(self.clerk(0))
        if self.second_hours:
            self.env.process(self.clerk(1))
            self.env.process(self.opening())
        for i in who:
            self.env.process(self.customer(i))
        self.env.run()

    def errands_of(self, day):
        """(from, to) of each of the colleague's own tasks."""
        a, now, tasks = self.a, 0.0, []
        busy = self.world.begins_busy[day] >= a.colleague_free
        for unit in self.world.tasks[day]:
            mean = a.colleague_busy_min if busy else a.colleague_busy_min * a.colleague_free / (1 - a.colleague_free)
            if busy:
                tasks.append((now, now + unit * mean))
            now, busy = now + unit * mean, not busy
        return tasks

    def second_open(self):
        return self.env.now < 600 and int(self.env.now // 60) in self.second_hours

    def opening(self):
        for hour in sorted(self.second_hours):
            yield self.env.timeout(hour * 60 - self.env.now)
            self.dispatch()

    def customer(self, i):
        yield self.env.timeout(float(self.world.arrive_min[i]))
        self.line.append(i)
        self.dispatch()

    def dispatch(self):
        for number in (0, 1):
            if self.line and number in self.idle and (number == 0 or self.second_open()):
                self.idle.pop(number).succeed(self.line.pop(0))

    def clerk(self, number):
        a, w = self.a, self.world
        while True:
            called = self.env.event()
            self.idle[number] = called
            self.dispatch()
            i = yield called
            self.wait[i] = self.env.now - float(w.arrive_min[i])
            yield self.env.timeout(w.service_e[i] * (a.handover_min if w.pickup[i] else a.till_min))
            if not self.missing[i]:
                continue
            search = w.search_g[i] * a.search_min
            self.seen[i] = (len(self.line), self.colleague_back() > self.env.now)
            self.action[i] = action = self.choose(i, *self.seen[i])
            self.stood[i] = 0.0
            if action == "manager":
                self.stood[i] = w.manager_e[i] * a.manager_min + search
            elif action == "colleague":
                begins = self.colleague_back()
                self.stood[i] = begins - self.env.now + search
                self.searching_until = begins + search
            elif action == "look":
                self.stood[i] = search
                yield self.env.timeout(search)

    def colleague_back(self):
        """When the colleague is next free, told by walking through the day."""
        now = max(self.env.now, self.searching_until)
        moved = True
        while moved:
            moved = False
            for begin, end in self.errands:
                if begin <= now < end:
                    now, moved = end, True
            if now < 600 and int(now // 60) in self.second_hours:
                now, moved = (int(now // 60) + 1) * 60.0, True
        return now

    def choose(self, i, waiting, busy):
        levers = self.levers
        wanted = levers.coached
        if wanted == "judgement":
            return self.judge(i, waiting, busy)
        if wanted == "rule":
            row = next(name for name, least, most in ROWS if least <= waiting <= most)
            wanted = getattr(levers, f"{row}_{'busy' if busy else 'free'}") or "refuse"
        return "manager" if wanted == "look" and not levers.authority else wanted

    def judge(self, i, waiting, busy):
        a, hour = self.a, min(int(self.env.now // 60), 9)
        shoppers = a.traffic * RATE_PER_H[hour]
        rate = (shoppers + a.pickups_per_hour) / 60
        mean = (shoppers * a.till_min + a.pickups_per_hour * a.handover_min) / (shoppers + a.pickups_per_hour)
        slack = 1 - min(rate * mean, 0.9)
        theirs = a.search_min * waiting + rate * a.search_min * waiting * mean / slack + rate * 1.5 * a.search_min ** 2 / (2 * slack)
        taught = a.naive_share + (1 - a.naive_share) * (1 - exp(-self.levers.practice_h / a.practice_scale_h))
        trip = self.world.trip_g[i] * a.trip_gbp
        stand = a.search_min * a.wait_gbp + a.harm_prompt * a.customer_gbp
        late = max(a.search_min + a.colleague_busy_min - 10, 0) * a.harm_minute * a.customer_gbp
        costs = {
            "colleague": stand + a.search_min * a.colleague_gbp + busy * (a.colleague_busy_min * a.wait_gbp + late),
            "text": trip + min(a.harm_text + a.harm_trip * trip, a.harm_refused) * a.customer_gbp + a.search_min * a.colleague_gbp,
            "look": stand + taught * theirs * a.wait_gbp if self.levers.authority else float("inf"),
        }
        return min(costs, key=costs.get)


def play(levers, world, a):
    """(waits, actions, minutes stood, cost in £) by customer who came, over all the world's days."""
    kept = [not world.pickup[i] or world.keep_u[i] < (1 - a.promise_orders) ** log2(levers.promise_h) for i in range(world.day.size)]
    share = a.missing_share * (1 - a.promise_missing) ** (log2(levers.promise_h) - 1)
    if a.missing_share:
        share *= 1 - levers.bins * (1 if levers.log_misses else a.bins_blind) * (1 - min(1, a.bins_missing / a.missing_share))
    missing = [bool(world.pickup[i]) and world.missing_u[i] < share for i in range(world.day.size)]
    wait, action, stood = {}, {}, {}
    for day in range(world.days):
        till = Till(levers, world, a, day, [i for i in range(world.day.size) if world.day[i] == day and kept[i]], missing)
        wait |= till.wait
        action |= till.action
        stood |= till.stood
    return wait, action, stood, cost(levers, world, a, wait, action, stood, sum(not one for one in kept))


def cost(levers, world, a, wait, action, stood, not_ordered):
    """£ over all days, customer by customer."""
    total = sum(wait.values()) * a.wait_gbp + sum(stood.values()) * a.wait_gbp + not_ordered * a.order_gbp
    spent = {}
    for i in sorted(action):
        trip, search, did = world.trip_g[i] * a.trip_gbp, world.search_g[i] * a.search_min, action[i]
        harm = {"refuse": a.harm_refused, "text": a.harm_text + a.harm_trip * trip}.get(did, a.harm_prompt + a.harm_minute * max(stood[i] - 10, 0))
        harm, week = min(harm, a.harm_refused), world.day[i] // 7
        offered = did != "refuse" and (levers.discount_when == "always" or (levers.discount_when == "back" and did == "text"))
        if offered and levers.spend_gbp and spent.get(week, 0) + levers.spend_gbp <= levers.week_gbp:
            spent[week] = spent.get(week, 0) + levers.spend_gbp
            total += levers.spend_gbp
            harm *= exp(-levers.spend_gbp / a.discount_gbp)
        total += harm * a.customer_gbp + (trip if did in ("text", "refuse") else 0)
        total += search * {"colleague": a.colleague_gbp, "text": a.colleague_gbp, "manager": a.manager_gbp}.get(did, 0)
        total += a.log_min * a.colleague_gbp * levers.log_misses
    daily = levers.second_till_h * 60 * a.colleague_gbp + (levers.practice_h * a.practice_gbp + levers.bins * a.bins_gbp) / 30
    return total + daily * world.days
