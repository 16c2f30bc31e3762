"""Walks through the pages of the kiosk as a person does, for a picture of each."""

from collections import deque
from collections.abc import Callable, Iterator

from kiosk.core.actions import ActionId, Intent
from kiosk.core.behaviour.places import document_at, first_sentences, page_range
from kiosk.core.content import Document
from kiosk.core.events import Event, KeyPressed, ListeningStarted, Touched, UtteranceEnded
from kiosk.engine import Engine
from kiosk.staff.tour import View

_BEGIN_S = 10.0
"""Before the page for an empty room comes (`Settings.welcome_after_s`)."""
_BETWEEN_TOUCHES_S = 1.0


class Walker:
    """Main thread."""

    def __init__(self, engine: Engine, events: deque[Event], settle: Callable[[], None]) -> None:
        """Nothing is shown yet.

        Args:
            engine: A new one, with a mouth and ears that do nothing.
            events: What the screen posts.
            settle: Lets what is shown be painted.
        """
        self.engine = engine
        self.now_s = _BEGIN_S
        self._events = events
        self._settle = settle

    @property
    def shown(self) -> Document:
        """The text of the screen."""
        return document_at(self.engine.state, self.engine.library)

    @property
    def page_end(self) -> int:
        """One past the last sentence of the page."""
        _, end = page_range(self.engine.state, self.engine.library) or (0, len(self.shown.sentences))
        return end

    def pages(self, name: str, intent: Intent, note: Callable[[], None] = lambda: None) -> Iterator[View]:
        """Every page of the screen that an intent leads to; `note` is called on each."""
        yield f"{name}-1", lambda: self.press(intent)
        yield from self.further_pages(name, note)
        self.touch(ActionId.STOP_READING)

    def further_pages(self, name: str, note: Callable[[], None] = lambda: None) -> Iterator[View]:
        """Every page after the first."""
        note()
        for page in range(2, self._page_count() + 1):
            yield f"{name}-{page}", lambda: self.touch(ActionId.NEXT_PAGE)
            note()

    def touch(self, action: ActionId) -> None:
        """A finger asks for an action."""
        self.press(Intent(action))

    def press(self, intent: Intent) -> None:
        """A finger asks for something."""
        self.happen(Touched(intent, self.later_s()))

    def key(self, name: str) -> None:
        """A key is pressed."""
        self.happen(KeyPressed(name, self.later_s()))

    def hear_out(self) -> None:
        """What the kiosk says of itself is spoken to its end."""
        spoken = self.engine.state.announcement
        if spoken:
            self.happen(UtteranceEnded(spoken.utterance))

    def later_s(self) -> float:
        """A second later."""
        self.now_s += _BETWEEN_TOUCHES_S
        return self.now_s

    def happen(self, event: Event) -> None:
        """Lets an event and all that follows from it take its effect, and be painted."""
        self._events.append(event)
        while self._events:
            self.engine.handle(self._events.popleft())
            if self.engine.state.confirmed_turn != self.engine.state.turn:
                self._events.append(ListeningStarted(self.engine.state.turn))
        self._settle()

    def _page_count(self) -> int:
        return len(first_sentences(self.engine.state, self.engine.library) or (0,))
