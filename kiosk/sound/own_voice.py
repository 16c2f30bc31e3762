"""What the loudspeaker was given, in step with what the microphone hears: the reference of the echo canceller.

Both callbacks count frames, and the clocks' drift is followed, so the delay between the two is steady. It differs from
the true one by how long a frame waits here: less than its way through loudspeaker, room and microphone takes.
"""

from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiosk.core.ports import RECOGNISER_RATE_HZ
from kiosk.sound.pace import Pace, seconds

Samples = NDArray[np.int16]

DUCKED_GAIN = 0.2
"""-14 dB."""
ECHO_GONE_S = 0.5
"""After the last sound. A room that rings for 0.8 s (RT60 of bare walls; furnished: 0.5) is then 22 dB down, even if
sound is under way for 0.2 s."""
AUDIBLE = 8
"""Of 32767, -72 dB: what converting adds to silence is less."""
WAITING_S = 0.064
"""Mean wait; the two callbacks meet within 32 ms of it (virtual server, 20 ms against 32 ms blocks), and what is
played is under way for 80 ms and more."""
MOST_WAITING_S = 0.3
"""More has piled up: the microphone stood still."""
SLACK_S = 0.008
"""The mean may stray so far before a moment without own voice is used to put it right."""
STRAYED_S = 0.024
"""And so far before that is done in the midst of a sentence."""
MEAN_OVER_S = 3.0
LEAST_TAKES = 16
"""As many make a mean."""
PUT_OFF_S = 0.09
"""In silence, the microphone's blocks are counted so many at a time: a quarter of the cost."""
SPARE_FRAMES = 4
"""Beyond what is taken, for sound between two samples."""
KEPT_BLOCKS = 64
"""Of the loudspeaker: 1.3 s, should the microphone be closed or stand still."""
ECHO_GONE_FRAMES = round(ECHO_GONE_S * RECOGNISER_RATE_HZ)
WAITING_FRAMES = round(WAITING_S * RECOGNISER_RATE_HZ)
MOST_WAITING_FRAMES = round(MOST_WAITING_S * RECOGNISER_RATE_HZ)
PUT_OFF_FRAMES = round(PUT_OFF_S * RECOGNISER_RATE_HZ)
PUT_OFF_AFTER = ECHO_GONE_FRAMES + MOST_WAITING_FRAMES
"""Then nothing that sounds can still be waiting."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of sound within a block of the loudspeaker."""

    voice: Samples
    """The whole piece, at `RECOGNISER_RATE_HZ`."""
    begin: int
    """Where in the piece the block begins, in the loudspeaker's frames; negative: the piece begins within the block."""
    gain: float
    """How loud it is played: 1, as it is."""


class OwnVoice:
    """Between the loudspeaker's callback, which gives, and the microphone's, which takes. No lock: one queue."""

    def __init__(self) -> None:
        """Nothing has been played."""
        self._given: deque[tuple[int, int, tuple[Part, ...]]] = deque(maxlen=KEPT_BLOCKS)
        self._pace = Pace()
        self.begin()

    def begin(self) -> None:
        """The microphone begins anew; none of its callbacks may run."""
        self._given.clear()
        self._waiting = bytearray(2 * WAITING_FRAMES)
        self._sounding = 0
        """How many of them until the last that was not silence; less than one: all are silent."""
        self._fraction = 0
        """Of the last block given, in parts of one of its frames."""
        self._at = 0.0
        """Where the next frame lies between the first two that wait."""
        self._taken = self._gone = 0
        """Frames asked for, and frames that left; less those of silence that were put in."""
        self._put_off = 0
        """Frames asked for in silence that are still to be counted."""
        self._has_new_sound = False
        self._pace.begin()
        self._mean = float(WAITING_FRAMES)
        self._takes = 0
        self._quiet_frames = ECHO_GONE_FRAMES + 1

    def give(self, frames: int, rate_hz: int, parts: tuple[Part, ...]) -> None:
        """Note a block that the device was given. The loudspeaker's callback.

        Args:
            frames: its length.
            rate_hz: of the device.
            parts: what is in it; none: silence.
        """
        self._given.append((frames, rate_hz, parts))
        if parts:
            self._has_new_sound = True

    def take(self, frames: int) -> bytes:
        """The next frames at `RECOGNISER_RATE_HZ`; empty while no echo is left. The microphone's callback."""
        if self._quiet_frames > PUT_OFF_AFTER and not self._has_new_sound and self._put_off < PUT_OFF_FRAMES:
            self._put_off += frames
            return b""
        self._has_new_sound = False
        while self._given:
            self._lay(*self._given.popleft())
        counted, self._put_off = self._put_off, 0
        self._advance(counted)
        self._keep_in_step(frames, counted + frames)
        block = self._next(frames) if self._sounding > 0 else b""
        self._quiet_frames = 0 if block else self._quiet_frames + frames
        self._advance(frames)
        return b"" if self._is_quiet else block or bytes(2 * frames)

    def _next(self, frames: int) -> bytes:
        """What comes next; empty: nothing to be heard."""
        waiting = np.frombuffer(bytes(self._waiting[: 2 * (frames + SPARE_FRAMES)]), np.int16)
        if max(int(waiting.max()), -int(waiting.min())) <= AUDIBLE:
            return b""
        return _between(waiting, self._at, self._pace.ratio, frames).tobytes()

    def _advance(self, frames: int) -> None:
        end = self._at + frames * self._pace.ratio
        whole = int(end)
        self._at = end - whole
        del self._waiting[: 2 * whole]
        self._sounding -= whole
        self._gone += whole
        self._taken += frames

    @property
    def _is_quiet(self) -> bool:
        return self._quiet_frames > ECHO_GONE_FRAMES

    def _lay(self, frames: int, rate_hz: int, parts: tuple[Part, ...]) -> None:
        """Append a block of the loudspeaker."""
        length, self._fraction = divmod(frames * RECOGNISER_RATE_HZ + self._fraction, rate_hz)
        if not parts:
            self._waiting += bytes(2 * length)
            return
        block = np.zeros(length, np.int16)
        for part in parts:
            begin = part.begin * RECOGNISER_RATE_HZ // rate_hz
            heard = part.voice[max(0, begin) : max(0, begin + length)]
            at = max(0, -begin)
            block[at : at + len(heard)] = heard if part.gain == 1.0 else heard * part.gain
        self._waiting += block.tobytes()
        self._sounding = len(self._waiting) // 2

    def _keep_in_step(self, frames: int, since_last: int) -> None:
        """Hold the mean wait; clocks drift apart, and either device may lose sound or stand still."""
        waiting = len(self._waiting) // 2
        self._takes += 1
        self._mean += (waiting - self._mean) * max(1.0 / self._takes, seconds(since_last) / MEAN_OVER_S)
        if self._takes >= LEAST_TAKES:
            self._pace.look(seconds(self._gone + self._mean), seconds(self._taken))
        stray = round(self._mean) - WAITING_FRAMES
        if waiting > MOST_WAITING_FRAMES:
            self._shift(WAITING_FRAMES - waiting)
        elif self._takes >= LEAST_TAKES and abs(stray) > self._slack_s() * RECOGNISER_RATE_HZ:
            self._shift(max(-stray, frames + SPARE_FRAMES - waiting))
        missing = frames + SPARE_FRAMES - len(self._waiting) // 2
        if missing > 0:
            self._shift(missing)
            self._takes = 0
            self._pace.begin()

    def _slack_s(self) -> float:
        return SLACK_S if self._is_quiet and self._sounding <= 0 else STRAYED_S

    def _shift(self, frames: int) -> None:
        """Let everything wait longer by so many frames of silence; negative: drop as many of the oldest."""
        if frames > 0:
            self._waiting[:0] = bytes(2 * frames)
        else:
            del self._waiting[: -2 * frames]
        self._sounding += frames
        self._mean += frames
        self._gone -= frames


def _between(samples: Samples, first: float, step: float, frames: int) -> Samples:
    """Sound at `first`, `first + step` ... by cubic interpolation, one sample late; below 2 kHz it errs by -40 dB."""
    if step == 1.0 and first == 0.0:
        return samples[1 : frames + 1]
    at = first + step * np.arange(frames)
    whole = at.astype(np.intp)
    t = at - whole
    a, b, c, d = (samples[whole + k].astype(np.float64) for k in range(4))
    cubic = b + t * ((c - a / 3 - b / 2 - d / 6) + t * ((a + c) / 2 - b + t * ((d - a) / 6 + (b - c) / 2)))
    return np.clip(np.rint(cubic), -32768, 32767).astype(np.int16)
