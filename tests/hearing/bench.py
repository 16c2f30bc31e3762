"""Ears on a bench: what they post is kept, and their insides can be watched, held and made to fail."""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue

from kiosk.core.effects import Listen
from kiosk.core.events import DeviceChanged, Event, ListeningStarted
from kiosk.core.ports import SoundHearing, SpeechDecision
from kiosk.hearing.ears import ListenerEars
from tests.hearing.sound import blocks

DEADLINE_S = 10.0
PAGE = Listen(turn=1, phrases=("next page", "go home", "polyneuropathy"))


class Posts:
    """What the ears have posted."""

    def __init__(self) -> None:
        self._events: SimpleQueue[Event] = SimpleQueue()
        self.post = self._events.put

    def next(self, within_s: float = DEADLINE_S) -> Event:
        try:
            return self._events.get(timeout=within_s)
        except Empty:
            raise AssertionError(f"Nothing was posted within {within_s:g} s.") from None

    def are_none(self) -> bool:
        return self._events.empty()


class Chain:
    """Ears' insides that are watched and can be made to wait or to fail; the real ones do the work, if any."""

    def __init__(self, inside: SoundHearing | None = None) -> None:
        self._inside = inside
        self.taken: list[Listen | bytes] = []
        self.may_feed = threading.Event()
        self.may_feed.set()
        self.is_feeding = threading.Event()
        self.fault: Exception | None = None
        self._fed = threading.Semaphore(0)

    def listen(self, request: Listen) -> tuple[str, ...]:
        self.taken.append(request)
        return self._inside.listen(request) if self._inside else ()

    is_within_speech = True  # so that each block is looked at by itself

    def feed(self, block: bytes) -> list[SpeechDecision]:
        self.is_feeding.set()
        assert self.may_feed.wait(DEADLINE_S)
        if self.fault is not None:
            fault, self.fault = self.fault, None
            raise fault
        self.taken.append(block)
        decisions = self._inside.feed(block) if self._inside else []
        self._fed.release()
        return decisions

    def wait_until_fed(self, count: int) -> None:
        for _ in range(count):
            assert self._fed.acquire(timeout=DEADLINE_S), "The listener does not take the sound."


class Bench:
    """Ears with a chain of the test's own."""

    def __init__(
        self, find_model: Callable[[], Path], open_inside: Callable[[Path], SoundHearing | None]
    ) -> None:
        self.posts = Posts()
        self.chains: list[Chain] = []
        self.opened_s: list[float] = []
        self._open_inside = open_inside
        self.ears = ListenerEars(find_model, self.posts.post, self._open)

    def _open(self, model: Path) -> SoundHearing:
        self.opened_s.append(time.monotonic())
        self.chains.append(Chain(self._open_inside(model)))
        return self.chains[-1]

    def begin(self, request: Listen = PAGE) -> ListeningStarted:
        """Start, and wait until the ears listen."""
        self.ears.listen(request)
        self.ears.start()
        opened = self.posts.next()
        assert isinstance(opened, DeviceChanged)
        assert opened.is_working
        started = self.posts.next()
        assert isinstance(started, ListeningStarted)
        return started

    def speak(self, sound: bytes) -> None:
        """Let the ears hear it, no faster than they take it."""
        for block in blocks(sound, 4096):
            self.ears.accept(block)
            self.chains[-1].wait_until_fed(1)
