"""The curbside store written a second time, in SimPy, as a story told by each order and picker.

Shares nothing with the model but the levers, the assumptions and the world's draws:
policy, queues, patience and shifts are all worked out again, one order at a time.
"""

from collections import deque
from math import exp, log, sqrt

import simpy

CLOSE = 600


class Store:
    """One store-day. ``ready[i]`` is the minute of order i, ``phoned`` who got through."""

    def __init__(self, levers, world, a, orders):
        self.env = simpy.Environment()
        self.levers, self.world, self.a = levers, world, a
        self.idle, self.urgent, self.orders, self.desk_calls = deque(), deque(), [], deque()
        self.ready, self.phoned = {}, set()
        self.desk = levers.phone_person and levers.substitution == "call"
        for n in range(levers.pickers - levers.phone_person):
            self.env.process(self.picker(0.0, None))
        if levers.admin_relief:
            half = 8 * 60 * a.admin_share * levers.admin_relief / 2
            self.env.process(self.picker(510 - half, 510 + half))
        if self.desk:
            self.desk_idle = deque()
            self.env.process(self.answerer())
        for i in orders:
            self.env.process(self.order(i))
        self.env.run()

    def picker(self, begins, leaves):
        yield self.env.timeout(begins)
        while leaves is None or self.env.now < leaves:
            called = self.env.event()
            self.idle.append(called)
            self.dispatch()
            home = self.env.timeout(leaves - self.env.now) if leaves is not None else None
            yield called if home is None else called | home
            if not called.triggered:
                self.idle.remove(called)
                return
            task = called.value
            yield self.env.timeout(task["minutes"])
            task["done"].succeed()
            yield self.env.timeout(0)

    def answerer(self):
        while True:
            called = self.env.event()
            self.desk_idle.append(called)
            self.dispatch()
            task = yield called
            yield self.env.timeout(task["minutes"])
            task["done"].succeed()

    def dispatch(self):
        while self.idle and (self.urgent or self.orders):
            if self.urgent:
                task = self.urgent.popleft()
            else:
                task = min(self.orders, key=lambda waiting: waiting["rank"])
                self.orders.remove(task)
            self.start(task, self.idle.popleft())
        while self.desk and self.desk_idle and self.desk_calls:
            self.start(self.desk_calls.popleft(), self.desk_idle.popleft())

    def start(self, task, called):
        task["taken"].succeed()
        called.succeed(task)

    def join(self, queue, minutes, rank=0.0):
        task = {"minutes": minutes, "rank": rank, "taken": self.env.event(), "done": self.env.event()}
        queue.append(task)
        self.dispatch()
        return task

    def factor(self, z, cv):
        variance = log(1 + cv * cv)
        return exp(sqrt(variance) * z - variance / 2)

    def order(self, i):
        w, a, levers, env = self.world, self.a, self.levers, self.env
        missing, policy = int(w.missing[i]), levers.substitution
        released = float(w.release_min[i])
        yield env.timeout(released)
        pick = (a.setup_min + a.item_min * int(w.items[i])) * self.factor(w.pick_z[i], a.pick_cv)
        prompted = a.preference_share + a.huddle_gain * levers.huddles_per_week / 5
        preferred = missing > 0 and policy in ("order", "both") and w.preference_u[i] < prompted
        if preferred:
            pick += a.inline_item_min * missing
        rank = released
        if levers.picking_order == "slack":
            rank = released + levers.promise_min - (a.setup_min + a.item_min * int(w.items[i]))
        yield self.join(self.orders, pick, rank)["done"]
        if missing and not preferred and policy != "order":
            yield from (self.phone(i, missing) if policy == "call" else self.message(i, missing))
        self.ready[i] = env.now - released

    def message(self, i, missing):
        a, w = self.a, self.world
        share = a.app_reply_share + (a.one_tap_gain if self.levers.app_build == "one_tap" else 0)
        after = max(0.0, w.app_e[i] * a.app_reply_min - a.app_lead_min)
        if w.app_u[i] < share and after <= a.app_hold_min:
            if after:  # who has answered by then is fetched for at once, before the picker turns to another order
                yield self.env.timeout(after)
            yield self.join(self.urgent, a.fetch_item_min * missing)["done"]
        else:
            yield self.env.timeout(a.app_hold_min)

    def phone(self, i, missing):
        a, w, env = self.a, self.world, self.env
        given_up_at = env.now + self.levers.hold_min
        after = w.phones_e[i] * a.phones_after_min
        if w.phones_u[i] < a.phones_share and after <= self.levers.hold_min:
            yield env.timeout(after)
            talk = (a.call_base_min + a.call_item_min * missing) * self.factor(w.call_z[i], a.call_cv)
            queue = self.desk_calls if self.desk else self.urgent
            call = self.join(queue, talk if self.desk else talk + a.call_switch_min)
            yield call["taken"] | env.timeout(w.patience_e[i] * a.phone_patience_min)
            if call["taken"].triggered:
                yield call["done"]
                self.phoned.add(i)
                yield self.join(self.urgent, a.fetch_item_min * missing)["done"]
                return
            queue.remove(call)
        yield env.timeout(max(0.0, given_up_at - env.now))


def play(levers, world, assumptions):
    """(ready minutes by order, set of orders whose customer got through), over all the world's days."""
    ready, phoned = {}, set()
    for day in range(world.days):
        store = Store(levers, world, assumptions, [i for i in range(world.day.size) if world.day[i] == day])
        ready |= store.ready
        phoned |= store.phoned
    return [ready[i] for i in range(world.day.size)], phoned
