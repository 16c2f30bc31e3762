"""How loud sound is, and what its loudness tells of the microphone."""

import math
from collections import deque

import numpy as np
from numpy.typing import NDArray

from kiosk.core.events import LOUDEST_LEVEL
from kiosk.core.ports import RECOGNISER_RATE_HZ

FULL_SCALE = np.float32(32_768.0)
SILENCE_DB = -120.0
SILENCE_POWER = 1e-12
STEP_S = 0.125
"""The meter moves at most eight times a second."""
ROOM_S = 4.0
"""The quietest step of so many seconds is the room."""
QUIETEST_ROOM_DB = -70.0
"""As in `voice_activity.ActivityPoint`: after digital silence, the hiss of a room is not loud."""
DB_A_LEVEL = 6.0
"""Speech near the microphone stands out of a quiet room by 30 dB or more (`voice_activity`)."""


def samples_of(block: bytes) -> NDArray[np.float32]:
    """Sound (int16 little-endian, mono) as numbers from -1 to 1."""
    return np.frombuffer(block, dtype="<i2").astype(np.float32) / FULL_SCALE


def level_db(block: bytes) -> float:
    """Root mean square in dB of full scale, without the constant offset of cheap sound cards, which is no sound."""
    return samples_level_db(samples_of(block))


def samples_level_db(samples: NDArray[np.float32]) -> float:
    """The same of numbers; `SILENCE_DB` for none."""
    # The variance, by hand: numpy's own costs five times as much, and every block is asked for it.
    count = len(samples) or 1
    power = float(samples @ samples) / count - (float(np.add.reduce(samples)) / count) ** 2
    return 10.0 * math.log10(max(power, SILENCE_POWER))


class LevelMeter:
    """How much louder than the room it is, in few steps, for the eye. One thread at a time."""

    def __init__(self) -> None:
        """Begin in a quiet room."""
        self._lately: deque[float] = deque(maxlen=round(ROOM_S / STEP_S))
        self._frames = 0
        self._loudest_db = SILENCE_DB
        self._level = 0

    def take(self, block: bytes) -> int:
        """Look at a block (int16 little-endian, mono, 16 kHz); returns the level, 0 to `LOUDEST_LEVEL`."""
        self._frames += len(block) // 2
        self._loudest_db = max(self._loudest_db, level_db(block))
        if self._frames < STEP_S * RECOGNISER_RATE_HZ:
            return self._level
        step_db = max(self._loudest_db, QUIETEST_ROOM_DB)
        self._lately.append(step_db)
        self._level = min(LOUDEST_LEVEL, int((step_db - min(self._lately)) / DB_A_LEVEL))
        self._frames, self._loudest_db = 0, SILENCE_DB
        return self._level
