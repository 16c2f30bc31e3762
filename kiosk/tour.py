"""The command ``tour``: the real screen and the real engine go through every page and state, without sound."""

from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from kiosk.app import make_application, make_display
from kiosk.core.actions import ActionId, Intent
from kiosk.core.behaviour.places import first_sentences
from kiosk.core.effects import Effect, Listen, Utterance
from kiosk.core.events import (
    Device,
    DeviceChanged,
    Event,
    Heard,
    ListeningStarted,
    SpeechUnmatched,
    TimePassed,
    Touched,
    UtteranceEnded,
    UtteranceStarted,
    WordReached,
)
from kiosk.core.phrases import phrases
from kiosk.core.state import KioskState, ScreenModel
from kiosk.engine import Engine
from kiosk.options import Options
from kiosk.staff.tour import View
from kiosk.staff.tour import tour as take_pictures
from kiosk.startup import CannotStartError, begin, guarded

_FIRST_TOUCH_S = 1000.0
_BETWEEN_TOUCHES_S = 1.0
_WORD_SHOWN = 2
"""Which word of a sentence is marked in the pictures of reading."""


def tour(options: Options, folder: Path) -> int:
    """Writes the pictures; returns the exit code."""
    return guarded(lambda: _tour(options, folder))


def _tour(options: Options, folder: Path) -> int:
    beginning = begin(options)
    application = make_application()
    events: deque[Event] = deque()
    display = make_display(beginning, events.append, is_full_screen=options.size_px is None)
    guide = _Guide(
        Engine(
            KioskState(settings=beginning.settings),
            beginning.library,
            display,
            _Quiet(),
            _Quiet(),
            _watch_nothing,
        ),
        events,
    )
    display.open()
    guide.settle = application.processEvents
    try:
        files = take_pictures(folder, guide.views(), display.save_picture)
    except OSError as error:
        reason = error.strerror or str(error)
        raise CannotStartError(f"{folder}: {reason}. Name a folder that can be written.") from None
    print(f"{len(files)} pictures are in {folder}.")
    return 0


class _Quiet:
    """A mouth and ears for pictures: the guide itself tells what was spoken and heard."""

    def start(self) -> None:
        """Does nothing."""

    def say(self, utterance: Utterance) -> None:
        """Stays silent."""

    def be_silent(self) -> None:
        """Is silent."""

    def listen(self, request: Listen) -> None:
        """Hears nothing."""

    def accept(self, block: bytes) -> None:
        """Hears nothing."""

    def forget(self) -> None:
        """Has heard nothing."""

    def stop(self, timeout_s: float) -> None:
        """Does nothing."""


class _Guide:
    """Leads the engine through every page and state. Main thread."""

    def __init__(self, engine: Engine, events: deque[Event]) -> None:
        self._engine = engine
        self._events = events
        self._now_s = _FIRST_TOUCH_S
        self.settle: Callable[[], None] = lambda: None

    def views(self) -> Iterator[View]:
        """Every picture: its name, and what brings the screen there."""
        yield "home-getting-ready", lambda: self._happen(TimePassed(self._now_s))
        yield "home-listening", self._open_doors
        yield from self._further_pages("home")
        for section in self._engine.library.sections:
            yield from self._pages(section.id, Intent(ActionId.OPEN_SECTION, section.id))
        yield from self._pages("help", Intent(ActionId.HELP_ME))
        yield from self._pages("what-can-i-say", Intent(ActionId.WHAT_CAN_I_SAY))
        yield from self._reading()
        if self._engine.state.settings.is_listening_allowed:
            yield from self._hearing()
        yield from self._closed_doors()
        yield "idle-question", lambda: self._happen(TimePassed(self._now_s + 10_000))
        yield "home-after-finishing", lambda: self._touch(ActionId.FINISHED)

    def _pages(self, name: str, intent: Intent) -> Iterator[View]:
        yield f"{name}-1", lambda: self._press(intent)
        yield from self._further_pages(name)
        self._touch(ActionId.STOP_READING)

    def _further_pages(self, name: str) -> Iterator[View]:
        for page in range(2, self._page_count() + 1):
            yield f"{name}-{page}", lambda: self._touch(ActionId.NEXT_PAGE)

    def _reading(self) -> Iterator[View]:
        section = self._engine.library.sections[0].id
        yield "home-read-aloud", self._read_home
        yield "reading", lambda: self._read(section)
        yield "reading-stopped", lambda: self._touch(ActionId.STOP_READING)

    def _hearing(self) -> Iterator[View]:
        yield "heard", lambda: self._hear(ActionId.NEXT_PAGE)
        yield "not-understood", lambda: self._happen(SpeechUnmatched(self._engine.state.turn))

    def _closed_doors(self) -> Iterator[View]:
        for device in Device:
            yield f"no-{device}", partial(self._happen, DeviceChanged(device, is_working=False))
            self._happen(DeviceChanged(device, is_working=True))

    def _open_doors(self) -> None:
        for device in Device:
            self._happen(DeviceChanged(device, is_working=True))

    def _read_home(self) -> None:
        self._touch(ActionId.GO_HOME)
        self._touch(ActionId.READ_ALOUD)
        self._speak_one()
        self._speak_one()
        self._happen(UtteranceStarted(self._engine.state.reading.queue[0].utterance))

    def _read(self, section: str) -> None:
        self._press(Intent(ActionId.OPEN_SECTION, section))
        self._touch(ActionId.READ_ALOUD)
        self._speak_one()
        first = self._engine.state.reading.queue[0].utterance
        self._happen(UtteranceStarted(first))
        self._happen(WordReached(first, _WORD_SHOWN))

    def _speak_one(self) -> None:
        first = self._engine.state.reading.queue[0].utterance
        self._happen(UtteranceStarted(first))
        self._happen(UtteranceEnded(first))

    def _hear(self, action: ActionId) -> None:
        state = self._engine.state
        said = next(
            phrase for phrase in phrases(state, self._engine.library) if phrase.intent.action is action
        )
        self._happen(Heard(state.turn, said.text, 1.0))

    def _page_count(self) -> int:
        return len(first_sentences(self._engine.state, self._engine.library) or (0,))

    def _touch(self, action: ActionId) -> None:
        self._press(Intent(action))

    def _press(self, intent: Intent) -> None:
        self._now_s += _BETWEEN_TOUCHES_S
        self._happen(Touched(intent, self._now_s))

    def _happen(self, event: Event) -> None:
        """Lets an event and all that follows from it take its effect, and be painted."""
        self._events.append(event)
        while self._events:
            self._engine.handle(self._events.popleft())
            if self._engine.state.confirmed_turn != self._engine.state.turn:
                self._events.append(ListeningStarted(self._engine.state.turn))
        self.settle()


def _watch_nothing(_thing: Event | Effect | ScreenModel) -> None:
    """What passes is not looked at."""
