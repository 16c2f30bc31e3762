"""Ears on a bench: what they post is kept, and their insides can be watched, held and made to fail."""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue

from kiosk.core.effects import Listen
from kiosk.core.events import DeviceChanged, Event, ListeningStarted, SoundLevel
from kiosk.core.ports import EchoCanceller, SoundHearing, SpeechDecision
from kiosk.hearing.ears import QUIET_BLOCKS, ListenerEars
from tests.hearing.sound import blocks

DEADLINE_S = 10.0
BLOCK_FRAMES = 512
AT_ONCE = 64
"""Blocks that surely fit into the ears' queue."""
PAGE = Listen(turn=1, phrases=("next page", "go home", "polyneuropathy"))
ONE, TWO, THREE = (bytes([number, 0]) * 4 for number in (1, 2, 3))
"""Blocks that can be told apart."""


def kinds(events: list[Event]) -> list[type[Event]]:
    return [type(event) for event in events]


def listener_threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "listener"]


class Posts:
    """What the ears have posted; levels, which come at any time, apart."""

    def __init__(self) -> None:
        self._events: SimpleQueue[Event] = SimpleQueue()
        self.levels: list[int] = []

    def post(self, event: Event) -> None:
        if isinstance(event, SoundLevel):
            self.levels.append(event.level)
        else:
            self._events.put(event)

    def next(self, within_s: float = DEADLINE_S) -> Event:
        try:
            return self._events.get(timeout=within_s)
        except Empty:
            raise AssertionError(f"Nothing was posted within {within_s:g} s.") from None

    def rest(self) -> list[Event]:
        """All that has been posted and not been looked at."""
        found = []
        while not self._events.empty():
            found.append(self._events.get())
        return found

    def are_none(self) -> bool:
        return self._events.empty()


class Wall:
    """An echo canceller that lets nothing through while the kiosk speaks, and notes what it is given."""

    def __init__(self) -> None:
        self.given: list[tuple[bytes, bytes] | None] = []
        """None: it was told to forget."""
        self.threads: set[str] = set()

    def clean(self, block: bytes, own_voice: bytes) -> bytes:
        if block:
            self.given.append((block, own_voice))
        self.threads.add(threading.current_thread().name)
        return bytes(len(block)) if own_voice else block

    def forget(self) -> None:
        self.given.append(None)
        self.threads.add(threading.current_thread().name)


class Chain:
    """Ears' insides that are watched and can be made to wait or to fail; the real ones do the work, if any."""

    def __init__(self, inside: SoundHearing | None = None) -> None:
        self._inside = inside
        self.taken: list[Listen | bytes | None] = []
        """None: the sound broke off. Empty blocks are left out."""
        self.may_feed = threading.Event()
        self.may_feed.set()
        self.is_feeding = threading.Event()
        self.fault: Exception | None = None
        self._fed = threading.Semaphore(0)

    @property
    def is_within_speech(self) -> bool:
        return self._inside.is_within_speech if self._inside else False

    def listen(self, request: Listen) -> tuple[str, ...]:
        self.taken.append(request)
        return self._inside.listen(request) if self._inside else ()

    def forget(self) -> None:
        self.taken.append(None)
        if self._inside:
            self._inside.forget()

    def feed(self, block: bytes) -> list[SpeechDecision]:
        self.is_feeding.set()
        assert self.may_feed.wait(DEADLINE_S)
        if self.fault is not None:
            fault, self.fault = self.fault, None
            raise fault
        decisions = self._inside.feed(block) if self._inside else []
        if block:
            self.taken.append(block)
            self._fed.release()
        return decisions

    def wait_until_fed(self, count: int) -> None:
        for _ in range(count):
            assert self._fed.acquire(timeout=DEADLINE_S), "The listener does not take the sound."


class Bench:
    """Ears with a chain of the test's own."""

    def __init__(
        self,
        find_model: Callable[[], Path],
        open_inside: Callable[[Path], SoundHearing | None],
        open_canceller: Callable[[], EchoCanceller] | None = None,
    ) -> None:
        self.posts = Posts()
        self.chains: list[Chain] = []
        self.opened_s: list[float] = []
        self.wall = Wall()
        self._open_inside = open_inside
        self.ears = ListenerEars(
            find_model, open_canceller or (lambda: self.wall), self.posts.post, self._open
        )

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

    def accept(self, *sounds: bytes, own_voice: bytes = b"") -> None:
        """Give blocks that the ears take now: in silence they wait for a few."""
        for sound in sounds:
            self.ears.accept(sound, own_voice)
        for _ in range(QUIET_BLOCKS - 1):
            self.ears.accept(b"")

    def speak(self, sound: bytes) -> None:
        """Let the ears hear it, no faster than they take it."""
        whole = blocks(sound, BLOCK_FRAMES)
        for at in range(0, len(whole), AT_ONCE):
            batch = whole[at : at + AT_ONCE]
            self.accept(*batch)
            self.chains[-1].wait_until_fed(len(batch))
