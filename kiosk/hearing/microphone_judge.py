"""What the sound of an open microphone tells of it: muted, far too loud, far too quiet."""

from collections import deque

import numpy as np
from numpy.typing import NDArray

from kiosk.core.events import MicrophoneFault
from kiosk.core.ports import RECOGNISER_RATE_HZ
from kiosk.hearing.levels import SILENCE_DB, level_db

MUTED_S = 30.0
"""Every microphone hisses; but some are made to give nothing at all between words, so that it takes a while."""
FULL = 32_700
"""Of 32767: samples from here on are cut off."""
CLIPPED_SHARE = 0.01
"""Of the samples of an utterance; a knock against the glass is shorter."""
FAINT_DB = -50.0
"""Of full scale; somebody at arm's length is at -35 to -15 with the gain set right."""
UTTERANCES = 3
"""So many in a row must show the same fault."""


def clipped_frames(samples: NDArray[np.int16]) -> int:
    """How many samples are cut off at the top or the bottom."""
    return int(np.count_nonzero(np.abs(samples.astype(np.int32)) >= FULL))


class MicrophoneJudge:
    """Looks at blocks as they come from the microphone. One thread at a time."""

    def __init__(self) -> None:
        """Nothing is wrong as far as is known."""
        self._fault = MicrophoneFault.NONE
        self._same_frames = 0
        self._faults: deque[MicrophoneFault] = deque(maxlen=UTTERANCES)
        self._loudest_db = SILENCE_DB
        self._frames = self._clipped = 0

    def take(self, block: bytes, *, is_speech: bool) -> MicrophoneFault:
        """Look at a block (int16 little-endian, mono, 16 kHz); returns what is wrong as far as is known.

        Args:
            block: As the microphone gave it.
            is_speech: Whether it belongs to an utterance of somebody near.
        """
        samples = np.frombuffer(block, "<i2")
        is_same = not len(samples) or samples.min() == samples.max()
        self._same_frames = self._same_frames + len(samples) if is_same else 0
        if is_speech:
            self._listen(block)
        elif self._frames:
            self._end_of_utterance()
        self._fault = self._judged()
        return self._fault

    def _judged(self) -> MicrophoneFault:
        if self._same_frames >= MUTED_S * RECOGNISER_RATE_HZ:
            return MicrophoneFault.MUTED
        if len(self._faults) == UTTERANCES and len(set(self._faults)) == 1:
            return self._faults[0]
        # One good utterance is enough to clear it; of an odd one nothing is known.
        is_cleared = self._fault is MicrophoneFault.MUTED or MicrophoneFault.NONE in self._faults
        return MicrophoneFault.NONE if is_cleared else self._fault

    def _listen(self, block: bytes) -> None:
        samples = np.frombuffer(block, "<i2")
        self._frames += len(samples)
        self._clipped += clipped_frames(samples)
        self._loudest_db = max(self._loudest_db, level_db(block))

    def _end_of_utterance(self) -> None:
        if self._clipped >= CLIPPED_SHARE * self._frames:
            self._faults.append(MicrophoneFault.TOO_LOUD)
        elif self._loudest_db < FAINT_DB:
            self._faults.append(MicrophoneFault.TOO_QUIET)
        else:
            self._faults.append(MicrophoneFault.NONE)
        self._loudest_db, self._frames, self._clipped = SILENCE_DB, 0, 0
