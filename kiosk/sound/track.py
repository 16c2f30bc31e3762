"""The sound to be played, one piece after the other, and how much of it has been heard.

Play positions are seconds of queued sound. While no device is live they go on at the pace of the clock, in silence.
"""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
import soxr

from kiosk.core.ports import RECOGNISER_RATE_HZ
from kiosk.sound.own_voice import DUCKED_GAIN, OwnVoice, Part, Samples

KEPT_BLOCKS = 64
"""Blocks remembered to tell what has left the loudspeaker: 1.3 s, more than any loudspeaker is behind."""


class Buffer(Protocol):
    """What PortAudio gives to be filled."""

    def __len__(self) -> int: ...
    def __setitem__(self, part: slice, value: bytes | memoryview) -> None: ...


@dataclass(frozen=True, slots=True)
class _Piece:
    """Sound ready for the device, at both gains, so that the callback only has to choose."""

    first: int
    """Its first frame."""
    whole: memoryview
    """As it came, at a gain of 1."""
    loud: memoryview
    ducked: memoryview
    voice: Samples
    """What the echo canceller compares with: `RECOGNISER_RATE_HZ`, mono, at a gain of 1."""

    def at_gain(self, gain: float) -> "_Piece":
        """The same sound so loud."""
        return replace(self, loud=_louder(self.whole, gain), ducked=_louder(self.whole, gain * DUCKED_GAIN))


@dataclass(frozen=True, slots=True)
class _Score:
    """What is to be played. Frozen, so that the callback reads it without a lock. Counted in frames from the origin."""

    rate_hz: int
    channels: int
    origin_s: float
    """Play position of frame 0."""
    floor: int = 0
    """Nothing before this frame is to be played."""
    end: int = 0
    pieces: tuple[_Piece, ...] = ()
    gain: float = 1.0
    """Of the pieces, when not ducked."""
    is_live: bool = False
    """A device takes it; else it only passes."""

    def at_s(self, frame: float) -> float:
        return self.origin_s + frame / self.rate_hz

    @property
    def end_s(self) -> float:
        return self.at_s(self.end)


class Track:
    """Queue of sound with a play position. Every thread may call it; `fill` is the loudspeaker callback's."""

    def __init__(self, rate_hz: int, clock: Callable[[], float], own_voice: OwnVoice) -> None:
        """Begin in silence at position 0.

        Args:
            rate_hz: until a device is opened.
            clock: monotonic seconds.
            own_voice: is told what the device was given.
        """
        self._clock = clock
        self._own_voice = own_voice
        self._is_ducked = False
        self._lock = threading.Lock()
        """Among those who change the score; the callback only reads it."""
        self._score = _Score(rate_hz, 1, 0.0)
        self._heard_s = 0.0
        self._asked_s = clock()
        """When `_heard_s` was last brought up to date."""
        self._reset_callback(0)

    def _reset_callback(self, cursor: int) -> None:
        """Forget what was handed over; only while no callback runs."""
        self._cursor = cursor
        self._blocks: list[tuple[float, int, int]] = [(0.0, cursor, 0)] * KEPT_BLOCKS
        self._block_count = 0

    def play(self, samples: bytes, rate_hz: int) -> float:
        """Queue sound (int16 little-endian, mono); returns the play position in seconds at which it begins."""
        with self._lock:
            score, heard_s = self._score, self._catch_up()
            piece = _piece(score.end, samples, rate_hz, score)
            end = score.end + len(piece.whole) // (2 * score.channels)
            self._score = replace(score, end=end, pieces=(*_still_heard(score, heard_s), piece))
            return score.end_s

    def duck(self, *, is_on: bool) -> None:
        """Play `DUCKED_GAIN` as loud from the next block on, or as before."""
        self._is_ducked = is_on

    def set_gain(self, gain: float) -> None:
        """Play so loud from the next block on, also what is queued: 1 is as the sound came, more would cut it off."""
        with self._lock:
            score, heard_s = self._score, self._catch_up()
            pieces = tuple(piece.at_gain(gain) for piece in _still_heard(score, heard_s))
            self._score = replace(score, pieces=pieces, gain=gain)

    def cut(self) -> None:
        """Drop everything queued: all of it counts as heard."""
        with self._lock:
            self._catch_up()
            self._score = replace(self._score, floor=self._score.end, pieces=())
            self._heard_s = self._score.end_s

    def heard_s(self) -> float:
        """The play position in seconds; never falls."""
        with self._lock:
            return self._catch_up()

    @property
    def is_idle(self) -> bool:
        """Whether everything queued has been heard."""
        return self.heard_s() >= self._score.end_s

    def _catch_up(self) -> float:
        now_s, score = self._clock(), self._score
        position_s = self._left_s(now_s, score) if score.is_live else self._heard_s + now_s - self._asked_s
        self._asked_s = now_s
        self._heard_s = max(self._heard_s, min(position_s, score.end_s))
        return self._heard_s

    def _left_s(self, now_s: float, score: _Score) -> float:
        """The play position that is leaving the loudspeaker now."""
        left = [block for block in self._blocks if block[0] <= now_s]
        if not left:
            return 0.0
        leaves_s, begin, count = max(left)
        return score.at_s(begin + min(count, (now_s - leaves_s) * score.rate_hz))

    def prepare(self, rate_hz: int, channels: int) -> None:
        """A device with this rate was opened: convert what is still to be heard. No callback may run."""
        with self._lock:
            score, heard_s = self._score, self._catch_up()
            first = min(round((heard_s - score.origin_s) * score.rate_hz), score.end)
            rest = _mono(self._rest(score, first), score.channels)
            empty = _Score(rate_hz, channels, heard_s, gain=score.gain)
            laid = _piece(0, rest, score.rate_hz, empty)
            end = len(laid.whole) // (2 * channels)
            self._score = replace(empty, end=end, pieces=(laid,) if end else ())
            self._reset_callback(0)

    @staticmethod
    def _rest(score: _Score, first: int) -> bytes:
        width = 2 * score.channels
        return b"".join(bytes(piece.whole[max(0, first - piece.first) * width :]) for piece in score.pieces)

    def go_live(self) -> None:
        """A device takes the sound from here on; what passed in silence is not made up for."""
        with self._lock:
            score, heard_s = self._score, self._catch_up()
            floor = min(round((heard_s - score.origin_s) * score.rate_hz), score.end)
            self._score = replace(score, floor=max(score.floor, floor), is_live=True)

    def go_silent(self) -> None:
        """No device takes the sound any more: it passes at the same pace."""
        with self._lock:
            self._catch_up()
            self._score = replace(self._score, is_live=False)

    def fill(self, out: Buffer, leaves_s: float) -> None:
        """Copy the next frames, or silence; the first of them leaves the loudspeaker at that monotonic second.

        The callback's alone: no lock, and nothing made but a few small slices and notes.
        """
        score, is_ducked = self._score, self._is_ducked
        width = 2 * score.channels
        gain = score.gain * DUCKED_GAIN if is_ducked else score.gain
        begin = max(self._cursor, score.floor)
        count = min(len(out) // width, score.end - begin) if score.is_live else 0
        parts = []
        for piece in score.pieces if count > 0 else ():
            sound = piece.ducked if is_ducked else piece.loud
            first, last = max(begin, piece.first), min(begin + count, piece.first + len(sound) // width)
            if first < last:
                out[(first - begin) * width : (last - begin) * width] = sound[
                    (first - piece.first) * width : (last - piece.first) * width
                ]
                parts.append(Part(piece.voice, begin - piece.first, gain))
        out[count * width :] = bytes(len(out) - count * width)
        self._own_voice.give(len(out) // width, score.rate_hz, tuple(parts))
        self._cursor = begin + count
        self._blocks[self._block_count % KEPT_BLOCKS] = (leaves_s, begin, count)
        self._block_count += 1


def _piece(first: int, samples: bytes, from_hz: int, score: _Score) -> _Piece:
    whole = memoryview(_converted(samples, from_hz, score.rate_hz, score.channels))
    voice = np.frombuffer(_converted(samples, from_hz, RECOGNISER_RATE_HZ, 1), "<i2")
    return _Piece(first, whole, whole, whole, voice).at_gain(score.gain)


def _louder(sound: memoryview, gain: float) -> memoryview:
    if gain == 1.0:
        return sound
    return memoryview(np.rint(np.frombuffer(sound, "<i2") * np.float32(gain)).astype("<i2").tobytes())


def _still_heard(score: _Score, heard_s: float) -> Iterator[_Piece]:
    """The pieces that do not end before a play position."""
    width = 2 * score.channels
    return (piece for piece in score.pieces if score.at_s(piece.first + len(piece.whole) // width) > heard_s)


def _mono(samples: bytes, channels: int) -> bytes:
    return samples if channels == 1 else np.frombuffer(samples, "<i2")[::channels].tobytes()


def _converted(samples: bytes, from_hz: int, to_hz: int, channels: int) -> bytes:
    """Mono sound at another rate, the same on every channel."""
    if from_hz == to_hz and channels == 1:
        return samples
    sound = np.frombuffer(samples, "<i2")
    if from_hz != to_hz and len(sound):
        sound = soxr.resample(sound, from_hz, to_hz)
    return np.repeat(sound, channels).astype("<i2").tobytes()
