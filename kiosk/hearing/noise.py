"""Steady noise taken out of what the microphone hears: fans, traffic, the hum of lamps."""

import numpy as np
from pywebrtc_audio import AudioProcessor

from kiosk.core.ports import RECOGNISER_RATE_HZ

FRAME_BYTES = 2 * RECOGNISER_RATE_HZ // 100
"""10 ms, WebRTC's own step: it fills up anything shorter with silence."""


class SteadyNoise:
    """WebRTC's noise suppressor. One thread at a time. It costs 0.12 % of a core, so everything goes through it."""

    def __init__(self, level: int) -> None:
        """Know nothing of the room yet; that takes it a second or two.

        Args:
            level: How much is taken out, 0 to 3: about 6, 12, 18 or 21 dB.
        """
        self._suppressor = AudioProcessor(
            RECOGNISER_RATE_HZ, noise_suppression=True, high_pass_filter=True, ns_level=level
        )
        self._rest = b""

    def without(self, sound: bytes) -> bytes:
        """The sound (int16 little-endian, mono) without it; up to 10 ms of it come with the next."""
        sound = self._rest + sound
        whole = len(sound) - len(sound) % FRAME_BYTES
        self._rest = sound[whole:]
        if not whole:
            return b""
        return bytes(self._suppressor.process(np.frombuffer(sound[:whole], "<i2")).tobytes())
