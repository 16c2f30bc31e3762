"""The mouth: renders ahead, plays, and says which word is being heard."""

import queue
import threading
import time
from collections import deque
from collections.abc import Callable

from kiosk.core.effects import Utterance
from kiosk.core.events import Device, DeviceChanged, Event, UtteranceEnded, UtteranceStarted, WordReached
from kiosk.core.ports import Loudspeaker, Post
from kiosk.speaking.silent import SilentVoice
from kiosk.speaking.voice import Rendered, Voice, VoiceMissingError

LOOK_S = 0.01
"""How often the play position is read while something is heard."""
NEAR_S = 0.001
"""Positions are counted in samples, marks in seconds. Beginnings are heard so long after, ends before."""
FIRST_RETRY_S = 0.5
LONGEST_RETRY_S = 4.0
"""The kiosk recovers within 5 s of a thing coming back."""

_Order = Utterance | None
"""None: look whether to end."""


class SpeakerMouth:
    """Speaks on a thread of its own, "speaker", which alone touches the voice. Fulfils `ports.Mouth`."""

    def __init__(
        self,
        make_voice: Callable[[], Voice],
        loudspeaker: Loudspeaker,
        post: Post,
        sound_delay_ms: int,
    ) -> None:
        """Nothing starts yet.

        Args:
            make_voice: called on the speaker's thread; raises `VoiceMissingError` when there is none.
            loudspeaker: started and stopped by whoever made it.
            post: the door to the engine.
            sound_delay_ms: milliseconds from the loudspeaker's port to the ear.
        """
        self._make_voice = make_voice
        self._voice: Voice = SilentVoice()
        self._silent_voice = self._voice
        self._loudspeaker = loudspeaker
        self._post = post
        self._delay_s = sound_delay_ms / 1000
        self._orders: queue.SimpleQueue[tuple[int, _Order]] = queue.SimpleQueue()
        # One lock: what `be_silent` has forgotten must be neither played nor posted afterwards.
        self._lock = threading.Lock()
        self._silences = 0
        self._marks: deque[tuple[float, Event]] = deque()
        """Play positions in seconds, and what is to be posted there."""
        self._due: deque[tuple[float, Event]] = deque()
        """Monotonic seconds, and what is to be posted then."""
        self._is_ending = False
        self._retry_s = FIRST_RETRY_S
        self._next_try_s = 0.0
        self._thread = threading.Thread(target=self._work, name="speaker", daemon=True)

    def start(self) -> None:
        """Begin to work on a thread of its own; returns at once."""
        self._thread.start()

    def say(self, utterance: Utterance) -> None:
        """Queue an utterance; returns at once. Called from the main thread."""
        self._orders.put((self._silences, utterance))

    def duck(self, *, is_on: bool) -> None:
        """Speak softly from now on, or as before; returns at once. Called from the main thread."""
        self._loudspeaker.duck(is_on=is_on)

    def set_loudness(self, gain_db: float) -> None:
        """Speak so loud from now on, also what is being said; returns at once. Called from the main thread.

        Args:
            gain_db: 0, the loudest that the clinic allows, down to -18.
        """
        self._loudspeaker.set_loudness(gain_db)

    def be_silent(self) -> None:
        """Drop what is being said and all that is queued; returns at once. Called from the main thread."""
        with self._lock:
            self._silences += 1
            self._marks.clear()
            self._due.clear()
            self._loudspeaker.cut()

    def stop(self, timeout_s: float) -> None:
        """Fall silent and end the thread, waiting at most so long."""
        self.be_silent()
        self._is_ending = True
        self._orders.put((self._silences, None))
        if self._thread.is_alive():
            self._thread.join(timeout_s)

    def _work(self) -> None:
        """The speaker's thread."""
        self._find_voice(time.monotonic())
        while not self._is_ending:
            try:
                silences, order = self._orders.get(timeout=self._patience_s(time.monotonic()))
            except queue.Empty:
                order = None
            now_s = time.monotonic()
            if order is not None:
                self._speak(silences, order)
            elif not self._voice.is_audible and now_s >= self._next_try_s:
                self._find_voice(now_s)
            self._tell_heard()

    def _patience_s(self, now_s: float) -> float | None:
        """How long to wait for an order; None: as long as it takes."""
        if self._marks or self._due:
            return LOOK_S
        return None if self._voice.is_audible else max(0.0, self._next_try_s - now_s)

    def _find_voice(self, now_s: float) -> None:
        try:
            self._voice = self._make_voice()
        except VoiceMissingError as missing:
            self._lose_voice(now_s, str(missing))
        else:
            self._retry_s = FIRST_RETRY_S
            self._post(DeviceChanged(Device.VOICE, is_working=True, detail=self._voice.name))

    def _lose_voice(self, now_s: float, detail: str) -> None:
        """Go on in silence; the first time, say so."""
        if self._next_try_s == 0.0 or self._voice.is_audible:
            self._post(DeviceChanged(Device.VOICE, is_working=False, detail=detail))
        self._voice = self._silent_voice
        self._next_try_s = now_s + self._retry_s
        self._retry_s = min(2 * self._retry_s, LONGEST_RETRY_S)

    def _speak(self, silences: int, utterance: Utterance) -> None:
        if silences != self._silences:
            return
        rendered = self._render(utterance)
        pause_frames = rendered.rate_hz * utterance.pause_after_ms // 1000
        with self._lock:
            if silences == self._silences:
                begin_s = self._loudspeaker.play(rendered.samples + bytes(2 * pause_frames), rendered.rate_hz)
                self._mark(utterance, rendered, begin_s)

    def _render(self, utterance: Utterance) -> Rendered:
        try:
            return self._voice.render(utterance.words, utterance.rate_wpm)
        except VoiceMissingError as missing:
            self._lose_voice(time.monotonic(), str(missing))
            return self._voice.render(utterance.words, utterance.rate_wpm)

    def _mark(self, utterance: Utterance, rendered: Rendered, begin_s: float) -> None:
        end_s = begin_s + rendered.duration_s + utterance.pause_after_ms / 1000 - NEAR_S
        beginnings: list[tuple[float, Event]] = [(0.0, UtteranceStarted(utterance.id))]
        beginnings += [(s, WordReached(utterance.id, word)) for word, s in enumerate(rendered.word_starts_s)]
        self._marks += [(min(begin_s + start_s + NEAR_S, end_s), event) for start_s, event in beginnings]
        self._marks.append((end_s, UtteranceEnded(utterance.id)))

    def _tell_heard(self) -> None:
        """Post what has been reached."""
        with self._lock:
            heard_s, now_s = self._loudspeaker.heard_s(), time.monotonic()
            while self._marks and self._marks[0][0] <= heard_s:
                # The delay is counted on the clock: the play position stands still behind the last sound.
                self._due.append((now_s + self._delay_s, self._marks.popleft()[1]))
            while self._due and self._due[0][0] <= now_s:
                self._post(self._due.popleft()[1])
