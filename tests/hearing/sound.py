"""Sound made for the tests: a room, and people in it."""

import numpy as np
from numpy.typing import NDArray

from kiosk.core.ports import RECOGNISER_RATE_HZ
from tests.lab.other_voices import speak

ROOM_LEVEL = 20.0
"""Root mean square of a quiet room, of 32767: -64 dB."""


def room(length_s: float, level: float = ROOM_LEVEL, seed: int = 0) -> bytes:
    """A room where nobody speaks."""
    return _as_bytes(_hiss(round(length_s * RECOGNISER_RATE_HZ), level, seed))


def said(text: str, voice: str = "awb", before_s: float = 1.0, after_s: float = 1.0) -> bytes:
    """Somebody speaks in a quiet room."""
    speech = speak(text, voice).samples.astype(np.float64)
    parts = (np.zeros(round(length_s * RECOGNISER_RATE_HZ)) for length_s in (before_s, after_s))
    before, after = parts
    sound = np.concatenate((before, speech, after))
    return _as_bytes(sound + _hiss(len(sound), ROOM_LEVEL, seed=1))


def cut_in_the_middle(text: str, voice: str = "awb") -> tuple[bytes, bytes]:
    """As `said`, in two pieces: before and after the middle of the words."""
    speech = speak(text, voice)
    middle = round((1.0 + (speech.start_s + speech.end_s) / 2) * RECOGNISER_RATE_HZ)
    sound = said(text, voice)
    return sound[: 2 * middle], sound[2 * middle :]


def blocks(sound: bytes, frames: int = 320) -> list[bytes]:
    """As a microphone delivers it: 20 ms at a time."""
    return [sound[at : at + 2 * frames] for at in range(0, len(sound), 2 * frames)]


def _hiss(length: int, level: float, seed: int) -> NDArray[np.float64]:
    return np.random.default_rng(seed).normal(0.0, level, length)


def _as_bytes(sound: NDArray[np.float64]) -> bytes:
    samples: NDArray[np.int16] = np.clip(sound, -32768, 32767).astype("<i2")
    return samples.tobytes()
