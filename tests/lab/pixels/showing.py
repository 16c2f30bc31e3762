"""The real engine and the real screen, without sound: a visit in front of the eyes that measure."""

import logging
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from kiosk.core.actions import ActionId, Intent
from kiosk.core.behaviour.places import page_range
from kiosk.core.comfort import Comfort, Theme
from kiosk.core.content import Document, Library
from kiosk.core.events import Device, DeviceChanged, Event, ListeningStarted, PanelKnown, TimePassed, Touched
from kiosk.core.model import ScreenModel
from kiosk.core.state import KioskState, Place
from kiosk.engine import Engine
from kiosk.guide import Quiet
from tests.screen.pane import Pane

_BEGINS_S = 1000.0


class _Faults(logging.Handler):
    """Keeps what the engine reports."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@contextmanager
def no_faults() -> Iterator[None]:
    """The engine goes on after any fault; here it is an error.

    Raises:
        AssertionError: The engine reported a fault meanwhile.
    """
    faults, log = _Faults(), logging.getLogger("kiosk")
    log.addHandler(faults)
    try:
        yield
    finally:
        log.removeHandler(faults)
    for record in faults.records:
        raise AssertionError(record.getMessage()) from (record.exc_info or (None, None))[1]


class Showing:
    """Main thread only."""

    def __init__(self, pane: Pane, library: Library) -> None:
        """Opens the window."""
        self.pane = pane
        self.library = library
        self._engine: Engine
        self._now_s = _BEGINS_S
        self._panel: list[Event] = []
        self._model: ScreenModel
        pane.display.open()

    def begin(self, place: Place, comfort: Comfort, *, is_visit_open: bool = True) -> None:
        """A kiosk at a place; everything works."""
        state = KioskState(
            place=place,
            comfort=comfort,
            is_visit_open=is_visit_open,
            now_s=self._now_s,
            last_input_s=self._now_s,
        )
        self._engine = Engine(state, self.library, self.pane.display, Quiet(), Quiet(), self._watch)
        self.passes(0.0)
        for event in (*self._panel, *(DeviceChanged(device, is_working=True) for device in Device)):
            self.happens(event)

    @property
    def state(self) -> KioskState:
        """Of the kiosk."""
        return self._engine.state

    @property
    def document(self) -> Document:
        """What is shown."""
        return self._model.document

    @property
    def now_s(self) -> float:
        """Monotonic seconds."""
        return self._now_s

    def happens(self, event: Event) -> None:
        """Lets an event, and all that follows from it, take its effect."""
        waiting = deque([event])
        while waiting:
            self._engine.handle(waiting.popleft())
            if self.state.confirmed_turn != self.state.turn:
                waiting.append(ListeningStarted(self.state.turn))
            waiting.extend(self._told())

    def touch(self, action: ActionId, section: str = "", sentence: int = 0) -> None:
        """A finger on something."""
        self._now_s += 1.0
        self.happens(Touched(Intent(action, section, sentence), self._now_s))

    def passes(self, seconds: float, minute_of_day: int = 720) -> None:
        """Time passes."""
        self._now_s += seconds
        self.happens(TimePassed(self._now_s, minute_of_day))

    def pages(self) -> Iterator[int]:
        """Turns the pages of what is shown, to the last one; numbers from 1."""
        number = 1
        yield number
        while (shown := page_range(self.state, self.library)) and shown[1] < len(self.document.sentences):
            self.touch(ActionId.NEXT_PAGE)
            number += 1
            if page_range(self.state, self.library) == shown:
                return
            yield number

    def in_themes(self, themes: tuple[Theme, ...]) -> Iterator[Theme]:
        """Shows the same in one theme after another, and as it was in the end."""
        model = self._model
        for theme in themes:
            self.pane.display.show(replace(model, comfort=replace(model.comfort, theme=theme)))
            yield theme
        self.pane.display.show(model)
        self._told()

    def _told(self) -> list[Event]:
        """What the screen posted since."""
        told = list(self.pane.events)
        self.pane.events.clear()
        self._panel = [*self._panel, *(event for event in told if isinstance(event, PanelKnown))][-1:]
        return told

    def _watch(self, thing: object) -> None:
        if isinstance(thing, ScreenModel):
            self._model = thing
