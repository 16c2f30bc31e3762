"""From a door to a map: tries what is offered until nothing new is found."""

from collections import Counter, defaultdict, deque
from dataclasses import dataclass, field, replace

from tests.lab.crawl.doors import Door, View

LONGEST_VISIT = 60
"""After so many steps the next visit begins, so that the way to each thing stays short."""
TRIES = 3
"""What led to nothing new from so many places is known, unless it led to new things more than once before."""
FRUITFUL = 2
LIKELY = 0.3
"""What led to something new so often may do so from a page that only looks like one seen before."""
LONGEST_LIST = 12
"""Pages."""
ALTERED = "altered · "
DETOURS = 3
"""How often a way that has become another one is looked for anew."""

Step = tuple[str, str]
"""On this page, this offer."""


@dataclass
class Atlas:
    """What is known of the kiosk through one door."""

    leads_to: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    """Page, offer -> the page that came of it the last time."""
    way_to: dict[Step, tuple[str, ...]] = field(default_factory=dict)
    """To each offer: what was done since the room was empty."""
    tried: set[Step] = field(default_factory=set)
    tries: Counter[str] = field(default_factory=Counter)
    fruits: Counter[str] = field(default_factory=Counter)
    """How often an offer led to something that was never there before."""
    seen: set[str] = field(default_factory=set)
    new_pages: set[str] = field(default_factory=set)
    """Pages with something on them that was on none before."""
    texts: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    """Title and number of a page -> its pages."""
    out_of_reach: list[Step] = field(default_factory=list)
    """Offered, and could not be got at."""
    given_up: list[Step] = field(default_factory=list)
    """Offered once, and not there any more on the same way."""

    def is_worthwhile(self, step: Step) -> bool:
        page, offer = step
        if step in self.tried:
            return False
        if not self.tries[offer]:
            return True
        if page.startswith(ALTERED):
            return False
        if page not in self.new_pages:
            return False
        is_on_page = not offer.startswith("(")
        return self.tries[offer] < TRIES or (is_on_page and self.fruits[offer] >= FRUITFUL)

    def promise(self, offer: str) -> float:
        """How likely it leads to something new."""
        return self.fruits[offer] / self.tries[offer] if self.tries[offer] else 1.0

    def is_ambiguous(self, view: View) -> bool:
        """Whether there are several texts under its title."""
        return bool(view.form) and any(
            len(keys) > 1 for (title, _), keys in self.texts.items() if title == view.title
        )

    def is_likely(self, offer: str) -> bool:
        """Whether it often led to something new."""
        return self.fruits[offer] >= FRUITFUL and self.promise(offer) >= LIKELY

    def left(self) -> list[Step]:
        """What is still to be tried, the shortest way first."""
        open_steps = [step for step in self.way_to if self.is_worthwhile(step)]
        return sorted(open_steps, key=lambda step: len(self.way_to[step]))

    def route(self, start: str, goals: set[str]) -> tuple[str, ...] | None:
        """What to do to come from a page to the nearest of others, as far as is known."""
        queue: deque[tuple[str, tuple[str, ...]]] = deque([(start, ())])
        known = {start}
        while queue:
            page, way = queue.popleft()
            if page in goals:
                return way
            for offer, there in self.leads_to[page].items():
                if there not in known:
                    known.add(there)
                    queue.append((there, (*way, offer)))
        return None


class Crawler:
    """Goes through one door until nothing is left to be tried."""

    def __init__(self, door: Door, atlas: Atlas, most_steps: int) -> None:
        """Nothing is done yet.

        Args:
            door: Through which it goes.
            atlas: What is known already.
            most_steps: It gives up after so many.
        """
        self.atlas = atlas
        self.steps = 0
        self._door = door
        self._most_steps = most_steps
        self._visit: list[str] = []
        self._is_altered = False
        """Pages are broken otherwise in this visit: what is read on them was read before, or will be."""

    def crawl(self) -> Atlas:
        """Goes everywhere; returns what is known then."""
        view = self._begin()
        while self.steps < self._most_steps:
            offer = self._best(view)
            if offer is not None and len(self._visit) < LONGEST_VISIT:
                view = self._try(view, offer)
                continue
            if not self.atlas.left():
                break
            view = self._travel(view)
        return self.atlas

    def _best(self, view: View) -> str | None:
        """What was never done before, else what led to something new most often."""
        open_offers = [offer for offer in view.offers if self.atlas.is_worthwhile((view.key, offer))]
        return max(open_offers, key=self.atlas.promise, default=None)

    def _try(self, view: View, offer: str) -> View:
        step = (view.key, offer)
        self.atlas.tried.add(step)
        self.atlas.tries[offer] += 1
        known = len(self.atlas.seen)
        after = self._do(view, offer)
        if after is None:
            self.atlas.out_of_reach.append(step)
            return self._look()
        is_new = len(self.atlas.seen) > known
        self.atlas.fruits[offer] += is_new
        return after if is_new or self._is_altered else self._probe(after)

    def _probe(self, view: View) -> View:
        """Looks behind a page seen before; and as far as it goes, where two lists have pages that look the same."""
        for _ in range(LONGEST_LIST):
            likely = [offer for offer in view.offers if self.atlas.is_likely(offer)]
            if not likely:
                break
            known = len(self.atlas.seen)
            offer = max(likely, key=lambda one: self.atlas.fruits[one])
            view = self._do(view, offer) or self._look()
            self.atlas.tries[offer] += 1
            self.atlas.fruits[offer] += len(self.atlas.seen) > known
            if len(self.atlas.seen) > known or not self.atlas.is_ambiguous(view):
                break
        return view

    def _do(self, view: View, offer: str) -> View | None:
        """Do it; None if it could not be got at."""
        self.steps += 1
        if not self._door.do(offer):
            return None
        self._visit.append(offer)
        after = self._look()
        if after.title == view.title and view.form and after.form not in ("", view.form):
            self._is_altered = True
            after = self._look()
        self.atlas.leads_to[view.key][offer] = after.key
        return after

    def _look(self) -> View:
        view = self._door.look()
        if self._is_altered:
            view = replace(view, key=f"{ALTERED}{view.key}", news=frozenset())
        if not view.news <= self.atlas.seen:
            self.atlas.new_pages.add(view.key)
            self.atlas.texts[view.title, view.label].add(view.key)
            self.atlas.seen |= view.news
        for offer in view.offers:
            known = self.atlas.way_to.get((view.key, offer))
            if known is None or len(self._visit) < len(known):
                self.atlas.way_to[view.key, offer] = tuple(self._visit)
        return view

    def _begin(self) -> View:
        self._door.begin()
        self._visit, self._is_altered = [], False
        return self._look()

    def _travel(self, view: View) -> View:
        """To the nearest page with something left to be tried, as far as the map goes; else on the way once gone."""
        if len(self._visit) >= LONGEST_VISIT:
            view = self._begin()
        goals = {page for page, _ in self.atlas.left()}
        for _ in range(DETOURS):
            route = self.atlas.route(view.key, goals)
            if route is None:
                break
            view = self._follow(view, route)
            if self._best(view) is not None:
                return view
        return self._go_again(self.atlas.left()[0])

    def _follow(self, view: View, route: tuple[str, ...]) -> View:
        for offer in route:
            there = self.atlas.leads_to[view.key].get(offer)
            after = self._do(view, offer)
            if after is None:
                self.atlas.leads_to[view.key].pop(offer, None)
                return self._look()
            view = after
            if view.key != there:
                return view
        return view

    def _go_again(self, step: Step) -> View:
        """Exactly as the offer was found; what is not there any more is given up."""
        view = self._begin()
        for offer in self.atlas.way_to[step]:
            view = self._do(view, offer) or self._look()
        page, offer = step
        if view.key != page or offer not in view.offers:
            self.atlas.tried.add(step)
            self.atlas.given_up.append(step)
        return view
