"""Ticks off what was reached; looks into the kiosk, which no crawler may."""

from collections.abc import Iterable

from kiosk.core.actions import ActionId, Intent
from kiosk.core.behaviour.places import page_range
from kiosk.core.content import Library
from kiosk.core.state import KioskState, Screen
from tests.lab.crawl.universe import Part, Universe, parts_of, target_name


class Judge:
    """Of one crawl."""

    def __init__(self, library: Library) -> None:
        self.reached: set[str] = set()
        """Names of actions and targets, as in `universe.Universe`."""
        self._shown: set[Part] = set()
        self._library = library

    def obeyed(self, intent: Intent) -> None:
        """The kiosk did something."""
        self.reached.add(intent.action)
        self.reached.add(target_name(intent))

    def look(self, before: KioskState, after: KioskState) -> None:
        """What has come on the screen."""
        if after.is_visit_open and not before.is_visit_open:
            self.reached.add(ActionId.BEGIN)
        if after.is_visit_open and before.question and not after.question:
            self.reached.add(ActionId.STILL_HERE)
        if after.place.screen is Screen.PIN:
            self.reached.add(ActionId.STAFF_PAGE)
        if before.place != after.place or before.pages != after.pages:
            self._shown |= set(self._on_glass(after))

    def missing(self, universe: Universe) -> Universe:
        """What was not reached; a page is when all of it has been on the glass, with letters of whatever size."""
        return Universe(
            tuple(action for action in universe.actions if action not in self.reached),
            tuple(target for target in universe.targets if target not in self.reached),
            {name: parts for name, parts in universe.pages.items() if not parts <= self._shown},
        )

    def _on_glass(self, state: KioskState) -> Iterable[Part]:
        start, end = page_range(state, self._library) or (0, 0)
        return parts_of(state, start, end)
