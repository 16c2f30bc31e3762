"""The ears of the running kiosk: the listener thread around the chain from sound to decisions."""

import logging
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

from kiosk.core.effects import Listen
from kiosk.core.events import Device, DeviceChanged, ListeningStarted
from kiosk.core.ports import EchoCanceller, Post, SoundHearing
from kiosk.hearing.hearing import open_vosk_hearing
from kiosk.hearing.reporter import Reporter

MOST_BLOCKS = 128
"""Blocks that may wait: 2 to 4 s at the 16 to 32 ms that microphones deliver."""
QUIET_BLOCKS = 6
"""So many wait while nobody speaks, 0.2 s of sound: several looked at in one go cost a third.

It delays no end of speech. Not while the kiosk speaks: it has to become softer at once when somebody begins."""
FIRST_PAUSE_S = 0.5
LONGEST_PAUSE_S = 4.0
"""Pauses between attempts double up to this; a model put in place later is found within 5 s."""
STEADY_S = 30.0
"""Hearing for so long without a fault makes up for earlier faults: the next pause is short again."""

_Block = tuple[bytes, bytes]
"""Sound of the microphone, and what the loudspeaker was given meanwhile."""
logger = logging.getLogger(__name__)


class ListenerEars:
    """Fulfils `kiosk.core.ports.Ears` on a thread named "listener".

    Sound and requests keep their order: what was said before a request is judged by the phrases before
    it and carries their turn. No sound and no words are kept or logged, only counts.
    """

    def __init__(
        self,
        find_model: Callable[[], Path],
        open_canceller: Callable[[], EchoCanceller],
        post: Post,
        open_hearing: Callable[[Path], SoundHearing] = open_vosk_hearing,
    ) -> None:
        """Keep what is needed; nothing is loaded before `start`.

        Args:
            find_model: Gives the model's folder, or raises OSError with a sentence for staff; is called
                on the listener thread, again and again while it raises.
            open_canceller: Gives what takes the kiosk's own voice out; called on the listener thread, may raise
                OSError.
            post: Where events go.
            open_hearing: Loads the chain from the folder; may raise OSError or RuntimeError, and so may
                what it gives. It is loaded anew then, as after any other fault.
        """
        self._find_model = find_model
        self._open_canceller = open_canceller
        self._post = post
        self._open_hearing = open_hearing
        self._blocks: deque[tuple[int, _Block | None]] = deque(maxlen=MOST_BLOCKS)
        """Numbered, to notice what made room; None: the sound broke off."""
        self._accepted = 0
        self._enough = 1
        """So many waiting blocks are worth waking the listener for."""
        self._is_behind_told = False
        self._is_open = False
        """What was posted last of the door."""
        self._asked: tuple[int, Listen] | None = None
        self._bell = Event()
        self._is_stopping = Event()
        self._thread = Thread(target=self._run, name="listener", daemon=True)

    def start(self) -> None:
        """Begin to load the recogniser; returns at once. Main thread."""
        self._thread.start()

    def listen(self, request: Listen) -> None:
        """Take over new phrases; returns at once. Main thread."""
        self._asked = (self._accepted, request)
        self._bell.set()

    def accept(self, block: bytes, own_voice: bytes = b"") -> None:
        """Take a block of sound, the oldest one waiting makes room. Microphone callback."""
        self._put((block, own_voice))

    def forget(self) -> None:
        """Drop the utterance half heard; returns at once. The thread of the microphone, not during `accept`."""
        self._put(None)

    def stop(self, timeout_s: float) -> None:
        """End the thread, waiting at most so many seconds. Main thread."""
        self._is_stopping.set()
        self._bell.set()
        if self._thread.is_alive():
            self._thread.join(timeout_s)

    def _put(self, block: _Block | None) -> None:
        self._blocks.append((self._accepted, block))
        self._accepted += 1
        if len(self._blocks) >= self._enough:
            self._bell.set()

    def _run(self) -> None:
        pause_s = FIRST_PAUSE_S
        reason: str | None = None
        while not self._is_stopping.is_set():
            began_s = time.monotonic()
            try:
                self._open_and_hear()
            # Whatever it is: without this thread the kiosk would seem to listen and never hear anybody again.
            except Exception as error:  # noqa: BLE001
                if time.monotonic() - began_s >= STEADY_S:
                    pause_s, reason = FIRST_PAUSE_S, None
                told = _told(error)
                self._tell_closed(told, is_new=told != reason)
                reason = told
                self._is_stopping.wait(pause_s)
                pause_s = min(2 * pause_s, LONGEST_PAUSE_S)

    def _tell_closed(self, reason: str, *, is_new: bool) -> None:
        if is_new:
            logger.warning("Not listening: %s", reason)
        if is_new or self._is_open:
            self._post(DeviceChanged(Device.RECOGNISER, is_working=False, detail=reason))
        self._is_open = False

    def _open_and_hear(self) -> None:
        reporter = self._open()
        try:
            self._hear(reporter)
        finally:
            reporter.end()

    def _open(self) -> Reporter:
        model = self._find_model()
        reporter = Reporter(self._open_hearing(model), self._open_canceller(), self._post)
        # What was said before the ears were open was said to nobody.
        self._blocks.clear()
        self._post(DeviceChanged(Device.RECOGNISER, is_working=True, detail=f"Listening with {model.name}."))
        self._is_open = True
        return reporter

    def _hear(self, reporter: Reporter) -> None:
        current: tuple[int, Listen] | None = None
        expected = self._accepted
        is_resting = True
        while True:
            # Before any look, or else what rings between the look and this would not be noticed.
            self._bell.clear()
            if self._is_stopping.is_set():
                return
            asked = self._asked
            is_settled = is_resting and asked is current and not reporter.is_within_speech
            can_wait = is_settled and asked is not None and not asked[1].is_over_own_voice
            self._enough = QUIET_BLOCKS if can_wait else 1
            if asked is not None and asked is not current and self._is_due(asked):
                current = asked
                refused = reporter.listen(asked[1])
                self._post(ListeningStarted(asked[1].turn, refused))
            elif len(self._blocks) < self._enough:
                self._bell.wait()
            else:
                number, block = self._blocks.popleft()
                if current is not None:
                    self._take(reporter, current[1], block, number - expected)
                expected = number + 1
                is_resting = not self._blocks

    def _tell_behind(self, lost: int) -> None:
        """Once: a machine that is too slow would fill the log with it."""
        if not self._is_behind_told:
            self._is_behind_told = True
            logger.warning("The listener was behind: %d blocks of sound were dropped.", lost)

    def _is_due(self, asked: tuple[int, Listen]) -> bool:
        try:
            return self._blocks[0][0] >= asked[0]
        except IndexError:
            return True

    def _take(self, reporter: Reporter, request: Listen, block: _Block | None, lost: int) -> None:
        if lost > 0:
            self._tell_behind(lost)
        if lost > 0 or block is None:
            reporter.forget()
        if block is not None:
            reporter.take(request, *block)


def _told(error: Exception) -> str:
    """Why there is no listening; of what nobody foresaw only the kind, for the rest might hold what was said."""
    if isinstance(error, OSError | RuntimeError):
        return str(error)
    return f"The ears failed ({type(error).__name__}); they begin anew."
