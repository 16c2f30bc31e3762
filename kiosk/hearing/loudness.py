"""How loud the room and a voice in it are, and what that tells of the microphone, within a few seconds of sound."""

import numpy as np

from kiosk.core.events import MicrophoneFault
from kiosk.core.ports import RECOGNISER_RATE_HZ
from kiosk.hearing.levels import level_db
from kiosk.hearing.microphone_judge import CLIPPED_SHARE, FAINT_DB, clipped_frames
from kiosk.hearing.voice_activity import BLOCK_BYTES, VoiceActivity

MUTED_S = 1.0
"""So much sound of the very same number comes from no working microphone: each of them hisses."""
DEAF_DB = -90.0
"""Of full scale. A room is never so quiet: the last digit of 16 bits alone makes -101 dB (ours)."""
LOUD_PERCENTILE = 90
"""Of the blocks of speech: the vowels, not the pauses."""


class Loudness:
    """Keeps the levels of the blocks it was given, and none of their sound. One thread at a time."""

    def __init__(self) -> None:
        """Nothing has been heard."""
        self._levels_db: dict[bool, list[float]] = {False: [], True: []}
        """With speech, and without."""
        self._frames = {False: 0, True: 0}
        self._clipped = 0
        self._range = (0, 0)

    def take(self, block: bytes, *, is_speech: bool) -> None:
        """Look at a block (int16 little-endian, mono, 16 kHz), as the microphone gave it."""
        samples = np.frombuffer(block, "<i2")
        if not len(samples):
            return
        lowest, highest = int(samples.min()), int(samples.max())
        known = self._range if any(self._frames.values()) else (lowest, highest)
        self._range = min(lowest, known[0]), max(highest, known[1])
        self._frames[is_speech] += len(samples)
        self._clipped += clipped_frames(samples)
        self._levels_db[is_speech].append(level_db(block))

    @property
    def room_db(self) -> float | None:
        """The room between the words, in dB of full scale; None: it was never heard."""
        levels_db = self._levels_db[False]
        return float(np.median(levels_db)) if levels_db else None

    @property
    def voice_db(self) -> float | None:
        """What was spoken, in dB of full scale; None: nothing."""
        levels_db = self._levels_db[True]
        return float(np.percentile(levels_db, LOUD_PERCENTILE)) if levels_db else None

    @property
    def fault(self) -> MicrophoneFault:
        """What is wrong with the microphone."""
        if sum(self._frames.values()) >= MUTED_S * RECOGNISER_RATE_HZ and self._range[0] == self._range[1]:
            return MicrophoneFault.MUTED
        if self._clipped and self._clipped >= CLIPPED_SHARE * (self._frames[True] or self._frames[False]):
            return MicrophoneFault.TOO_LOUD
        is_faint = self.voice_db is not None and self.voice_db < FAINT_DB
        is_deaf = self.room_db is not None and self.room_db < DEAF_DB
        return MicrophoneFault.TOO_QUIET if is_faint or is_deaf else MicrophoneFault.NONE


def loudness_of(sound: bytes) -> Loudness:
    """Look at sound of the microphone (int16 little-endian, mono, 16 kHz), and find the speech in it.

    Raises:
        OSError, RuntimeError: voice activity cannot be loaded.
    """
    activity, found, is_speech = VoiceActivity(), Loudness(), False
    for at in range(0, len(sound) - BLOCK_BYTES + 1, BLOCK_BYTES):
        block = sound[at : at + BLOCK_BYTES]
        is_speech = activity.is_speech(block, is_within_speech=is_speech)
        found.take(block, is_speech=is_speech)
    return found
