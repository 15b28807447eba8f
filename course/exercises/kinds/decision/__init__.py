"""A decision: lever settings that are replayed in a time that nobody has seen."""

from course.exercises.exercise import Exercise, Incomplete, NotUnderstood, note
from course.exercises.panel import Panel, said_of


class Decision(Exercise):
    """Set the levers and commit to them. The answer is ``{"levers": {name: value}}``.

    ``only`` names the levers that may be moved, ``fixed`` what the others stand at, ``assumed``
    which assumptions are others than under the hood, ``start`` what the page calls the setting
    with no lever moved. The key is a function of the full lever settings that replays them on held-out worlds and gives the share of the attainable gap closed, 0 to 1: results that a record claims are
    never looked at. A catalogued error is a function of ``{"levers": …, "kpis": …, "today": …}``
    on the days that the page shows, ``today`` being the KPIs with no lever moved. A table of which a cell is still empty is kept, and not scored.

    With ``opinion`` any setting earns the points: it is asked before its consequences are
    shown. With ``lock`` the first decision stands, since it is quoted back later.
    """

    kind = "decision"
    effort = "lever", "only"
    lists_runs = True
    replayed = True
    asks = "Play it once more: which lever moves the result most?"
    called, verb = "decision", "decided"

    def __init__(self, path, *, simulator, only, fixed=None, assumed=None, opinion=False, lock=False, start="today", **common):
        super().__init__(path, **common)
        self.panel = Panel(path, simulator, only=only, fixed=fixed, assumed=assumed, resumes=False, start=start)  # it takes up what was decided, not what was tried
        self.opinion, self.lock = opinion, lock
        then = "You will see it again." if opinion else f"After you hand in, it is replayed on {simulator.unseen} that nobody has seen."
        self.recorded_says = f"Kept as your decision. {then}"

    def receive(self, raw):
        """Keep a decision, unless it is locked and one has been made."""
        state = self.state()
        if not (self.lock and state["done"]):
            return super().receive(raw)
        made = self.text(self.parse(state["answer"]))
        return {**state, "note": note("plain", "Locked", f"You have decided: {made}. It stands as you made it.")}

    def parse(self, raw):
        levers = raw.get("levers") if isinstance(raw, dict) else None
        if not isinstance(levers, dict) or not set(map(str, levers)) <= set(self.panel.only):
            raise NotUnderstood("This is not a setting of the levers on this page. Set them and decide again.")
        try:
            full = self.panel.simulator.case.set({**levers, **self.panel.fixed})
        except ValueError as problem:
            raise NotUnderstood(f"{problem} Set the levers on this page and decide again.") from None
        cells = [name for name, lever in self.panel.simulator.levers.items() if "cell" in lever and name in self.panel.only]
        empty = sum(not getattr(full, name) for name in cells)
        if empty:
            raise Incomplete(f"{empty} of {len(cells)} cells still empty. What should happen there?")
        return {name: getattr(full, name) for name in (*self.panel.only, *self.panel.fixed)}

    def _played(self, answer):
        chosen = {name: value for name, value in answer.items() if name in self.panel.only}
        return self.panel.play(chosen, {})

    def _seen(self, answer):
        return self._played(answer).kpis

    def recognise(self, answer):
        return super().recognise({"levers": answer, "kpis": self._seen(answer), "today": self._seen({})}) if self.wrong else None

    def facts(self, answer):
        """Its KPIs by name, and as ``shown`` what the page's tiles say, by their labels."""
        played = self._played(answer)
        return {**played.kpis, "shown": {label: text for label, text, _ in played.tiles}}

    def mark(self, answer):
        return 1.0 if self.opinion else self.key(answer)

    def right(self, model):
        return [] if self.opinion else super().right(model)

    def worked_out(self, answer, share):
        if self.opinion:
            return super().worked_out(answer, share)
        return (f"Your setting was replayed on {self.panel.simulator.unseen} that nobody had seen. It went {share:.0%} of the way from the start to the best, and "
                "earns that share of the points. Another setting can earn them all, too.")

    def describe(self):
        return {"panel": True, "lock": self.lock, **self.panel.describe()}

    def parts(self, answer):
        levers = self.panel.simulator.levers
        return [said_of(levers[name], answer[name]) for name in self.panel.only]
