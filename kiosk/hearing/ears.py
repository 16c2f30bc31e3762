"""The ears of the running kiosk: the listener thread around the chain from sound to decisions."""

import logging
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

from kiosk.core.effects import Listen
from kiosk.core.events import Device, DeviceChanged, Heard, ListeningStarted, SpeechUnmatched
from kiosk.core.ports import Post, SoundHearing, SpeechDecision
from kiosk.hearing.hearing import open_vosk_hearing

MOST_BLOCKS = 128
"""Blocks that may wait: 2 to 4 s at the 16 to 32 ms that microphones deliver."""
QUIET_BLOCKS = 3
"""So many wait while nobody speaks: 0.1 s of sound, which delays no end of speech."""
FIRST_PAUSE_S = 0.5
LONGEST_PAUSE_S = 4.0
"""Pauses between attempts double up to this; a model put in place later is found within 5 s."""
STEADY_S = 30.0
"""Hearing for so long without a fault makes up for earlier faults: the next pause is short again."""

logger = logging.getLogger(__name__)


class ListenerEars:
    """Fulfils `kiosk.core.ports.Ears` on a thread named "listener".

    Sound and requests keep their order: what was said before a request is judged by the phrases before
    it and carries their turn. No sound and no words are kept or logged, only counts.
    """

    def __init__(
        self,
        find_model: Callable[[], Path],
        post: Post,
        open_hearing: Callable[[Path], SoundHearing] = open_vosk_hearing,
    ) -> None:
        """Keep what is needed; nothing is loaded before `start`.

        Args:
            find_model: Gives the model's folder, or raises OSError with a sentence for staff; is called
                on the listener thread, again and again while it raises.
            post: Where events go.
            open_hearing: Loads the chain from the folder; may raise OSError or RuntimeError, and so may
                what it gives. It is loaded anew then.
        """
        self._find_model = find_model
        self._post = post
        self._open_hearing = open_hearing
        self._blocks: deque[tuple[int, bytes | None]] = deque(maxlen=MOST_BLOCKS)
        """Numbered, to notice what made room; None: the sound broke off."""
        self._accepted = 0
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

    def accept(self, block: bytes) -> None:
        """Take a block of sound, the oldest one waiting makes room. Microphone callback.

        This is where the output of an echo canceller enters: it needs both ends of the sound card, so
        the kiosk's own voice has to be taken out before. As long as nobody does so, it is in the block, and
        only the stricter decision of `Listen.is_over_own_voice` stands against it.
        """
        self._put(block)

    def forget(self) -> None:
        """Drop the utterance half heard; returns at once. The thread of the microphone, not during `accept`."""
        self._put(None)

    def stop(self, timeout_s: float) -> None:
        """End the thread, waiting at most so many seconds. Main thread."""
        self._is_stopping.set()
        self._bell.set()
        if self._thread.is_alive():
            self._thread.join(timeout_s)

    def _put(self, block: bytes | None) -> None:
        self._blocks.append((self._accepted, block))
        self._accepted += 1
        self._bell.set()

    def _run(self) -> None:
        pause_s = FIRST_PAUSE_S
        reason: str | None = None
        while not self._is_stopping.is_set():
            began_s = time.monotonic()
            try:
                self._hear(self._open())
            except (OSError, RuntimeError) as error:
                if time.monotonic() - began_s >= STEADY_S:
                    pause_s, reason = FIRST_PAUSE_S, None
                self._tell_closed(str(error), is_new=str(error) != reason)
                reason = str(error)
                self._is_stopping.wait(pause_s)
                pause_s = min(2 * pause_s, LONGEST_PAUSE_S)

    def _tell_closed(self, reason: str, *, is_new: bool) -> None:
        if is_new:
            logger.warning("Not listening: %s", reason)
        if is_new or self._is_open:
            self._post(DeviceChanged(Device.RECOGNISER, is_working=False, detail=reason))
        self._is_open = False

    def _open(self) -> SoundHearing:
        model = self._find_model()
        hearing = self._open_hearing(model)
        # What was said before the ears were open was said to nobody.
        self._blocks.clear()
        self._post(DeviceChanged(Device.RECOGNISER, is_working=True, detail=f"Listening with {model.name}."))
        self._is_open = True
        return hearing

    def _hear(self, hearing: SoundHearing) -> None:
        current: tuple[int, Listen] | None = None
        expected = self._accepted
        is_resting = True
        while not self._is_stopping.is_set():
            self._bell.clear()
            asked = self._asked
            if asked is not None and asked is not current and self._is_due(asked):
                current = asked
                refused = hearing.listen(asked[1])
                self._post(ListeningStarted(asked[1].turn, refused))
            elif not self._blocks or (is_resting and asked is current and self._can_wait(hearing)):
                is_resting = True
                self._bell.wait()
            else:
                is_resting = False
                number, block = self._blocks.popleft()
                if current is not None:
                    self._take(hearing, current[1], block, number - expected)
                expected = number + 1

    def _can_wait(self, hearing: SoundHearing) -> bool:
        """In silence several blocks are looked at in one go, as each look alone costs four times as much."""
        return len(self._blocks) < QUIET_BLOCKS and not hearing.is_within_speech

    def _is_due(self, asked: tuple[int, Listen]) -> bool:
        try:
            return self._blocks[0][0] >= asked[0]
        except IndexError:
            return True

    def _take(self, hearing: SoundHearing, request: Listen, block: bytes | None, lost: int) -> None:
        if lost > 0:
            logger.warning("The listener was behind: %d blocks of sound were dropped.", lost)
        if lost > 0 or block is None:
            # A phrase with a hole in it may sound like another phrase.
            hearing.listen(request)
        if block is not None:
            self._tell(request, hearing.feed(block))

    def _tell(self, request: Listen, decisions: list[SpeechDecision]) -> None:
        for decision in decisions:
            if decision.phrase is None:
                self._post(SpeechUnmatched(request.turn))
            else:
                self._post(Heard(request.turn, decision.phrase, decision.confidence))
