"""The kiosk's own voice taken out of what the microphone hears."""

import numpy as np
from numpy.typing import NDArray

from kiosk.sound.adaptive_filter import FRAME, AdaptiveFilter

Samples = NDArray[np.int16]

DELAY = FRAME
"""Samples by which everything comes out late, 10 ms; the same while passing by, so that nothing is lost or doubled."""


class KalmanEchoCanceller:
    """Fulfils `ports.EchoCanceller`: blocks of any length, cancelled while the kiosk speaks, else let by.

    Costs 1.3 % of a core while the kiosk speaks, and nothing else. One thread: the listener's.
    """

    def __init__(self) -> None:
        """Know nothing of the room."""
        self._filter = AdaptiveFilter()
        self._is_cancelling = False
        self._past = _silence(DELAY)
        """The last that was heard, as it was."""
        self._heard = self._own = self._cleaned = _silence(0)
        """What waits for a whole frame, and what waits to be given out."""

    def clean(self, block: bytes, own_voice: bytes) -> bytes:
        """The block without the echo of the kiosk's own voice, as long as it was, `DELAY` samples late.

        Args:
            block: int16 little-endian, mono, 16 kHz, of any length.
            own_voice: of the same form and length; empty: no echo is left, and nothing is done.
        """
        heard = np.frombuffer(block, "<i2")
        joined = np.concatenate((self._past, heard))
        if own_voice:
            cleaned = self._cancel(heard, np.frombuffer(own_voice, "<i2"))
        else:
            cleaned = joined[: len(heard)]
            self._is_cancelling = False
        self._past = joined[len(heard) :]
        return cleaned.tobytes()

    def forget(self) -> None:
        """The next block does not follow on the last one. What was learned of the room is kept."""
        self._is_cancelling = False
        self._past = _silence(DELAY)

    def _cancel(self, heard: Samples, own: Samples) -> Samples:
        if not self._is_cancelling:
            self._is_cancelling = True
            self._filter.begin()
            self._heard, self._own, self._cleaned = _silence(0), _silence(0), self._past
        self._heard = np.concatenate((self._heard, heard))
        self._own = np.concatenate((self._own, own))
        while len(self._heard) >= FRAME:
            rest = self._filter.rest(
                self._heard[:FRAME].astype(np.float32), self._own[:FRAME].astype(np.float32)
            )
            cleaned = np.clip(np.rint(rest), -32768, 32767).astype(np.int16)
            self._cleaned = np.concatenate((self._cleaned, cleaned))
            self._heard, self._own = self._heard[FRAME:], self._own[FRAME:]
        out, self._cleaned = self._cleaned[: len(heard)], self._cleaned[len(heard) :]
        return out


def _silence(length: int) -> Samples:
    return np.zeros(length, np.int16)
