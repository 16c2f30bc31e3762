"""Is it a person who speaks while the kiosk speaks, or what the echo canceller has left of the kiosk's own voice?"""

import math

from kiosk.core.ports import RECOGNISER_RATE_HZ
from kiosk.hearing.levels import SILENCE_DB, level_db

LEFT_DB = -6.0
"""Of what the microphone gave, so much at least is left when a person speaks.

Of the own voice alone -17 to -7 dB are left. Measured in three rooms, own voice as loud as a person and 6 dB louder:
the own voice passed for speech in 16 to 54 % of the time, with this in none; of people 10 of 10 are still noticed, and
26 of 30 where the own voice is louder, 0.1 s later.
"""
REMEMBERED_S = 0.25
"""Half a word: pauses within speech do not count, and a person is noticed at once."""


class SomebodyElse:
    """Compares what the microphone gave with what was left of it. One thread at a time."""

    def __init__(self) -> None:
        """Nothing has been heard."""
        self._given = self._left = 0.0

    def take(self, given: bytes, left: bytes) -> bool:
        """Add a block before and after the own voice was taken out; returns whether there is somebody else in it.

        Args:
            given: int16 little-endian, mono, 16 kHz.
            left: the same, as long as it.
        """
        fades = math.exp(-len(given) / 2 / RECOGNISER_RATE_HZ / REMEMBERED_S)
        self._given = fades * self._given + (1.0 - fades) * _power(given)
        self._left = fades * self._left + (1.0 - fades) * _power(left)
        return bool(self._left > self._given * 10.0 ** (LEFT_DB / 10.0))


def _power(sound: bytes) -> float:
    level = level_db(sound)
    return 10.0 ** (level / 10.0) if level > SILENCE_DB else 0.0
