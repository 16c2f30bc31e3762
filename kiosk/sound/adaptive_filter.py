"""Learns how the loudspeaker sounds at the microphone, and tells what is left when that is taken away.

A partitioned-block Kalman filter in the frequency domain (Enzner and Vary, "Frequency-domain adaptive Kalman filter for
acoustic echo control in hands-free telephones", Signal Processing 86, 2006; Kuech and others, "State-space architecture
of the partitioned-block-based acoustic echo controller", ICASSP 2014). How fast it learns follows from how sure it is,
so that it neither learns wrong from a person who speaks over it nor has to know that one does.

It is linear: it takes away nothing of the person. WebRTC's AEC3 also pushes down whatever sounds with the echo, the
person with it: of 44 "stop reading" as loud as the reading voice, Vosk heard 13 behind AEC3 and 44 behind this.
"""

import numpy as np
from numpy.typing import NDArray

Sound = NDArray[np.float32]

FRAME = 160
"""Samples at a time, 10 ms."""
PARTS = 32
"""Frames that the filter is long, 320 ms: the way to the microphone, and most of the ringing after it."""
KEPT = np.float32(0.999)
"""What still holds of the room a frame later. 0.998 follows more drift and takes away less where there is none."""
SMOOTHED = np.float32(0.9)
"""Over ten frames: the power of what is not echo."""
UNSURE = 0.2
"""Variance at first: of an echo half as loud as what was played."""
ROUNDS = 4
"""A quarter of the parts is held to its length in each frame; all each time costs a quarter more and gains nothing."""
WORSE = 1.25
"""1 dB louder than what was heard: nothing is taken away; so it is for a second when the way of the echo changed."""
QUIETEST = np.float32(FRAME * 5.0**2)
"""Power of the quietest room, 5 of 32767; from less, of a muted microphone, nothing can be learned."""


class AdaptiveFilter:
    """One loudspeaker, one microphone, one thread."""

    def __init__(self) -> None:
        """Know nothing of the room."""
        self._filter = np.zeros((PARTS, FRAME + 1), np.complex64)
        self._variance: Sound = np.full((PARTS, FRAME + 1), UNSURE, np.float32)
        self._rest_power: Sound = np.full(FRAME + 1, QUIETEST, np.float32)
        self._turn = 0
        self.begin()

    def begin(self) -> None:
        """Nothing was played for as long as the filter is; what was learned is kept."""
        self._played = np.zeros(2 * FRAME, np.float32)
        self._spectra = np.zeros((PARTS, FRAME + 1), np.complex64)

    def rest(self, heard: Sound, played: Sound) -> Sound:
        """What was heard without the echo; both are `FRAME` samples long, and so is the answer. At once: no delay."""
        self._push(played)
        echo = np.fft.irfft(np.einsum("pf,pf->f", self._spectra, self._filter))[FRAME:]
        rest = (heard - echo).astype(np.float32)
        self._learn(rest)
        return heard if float(rest @ rest) > WORSE * float(heard @ heard) else rest

    def _push(self, played: Sound) -> None:
        self._played = np.concatenate((self._played[FRAME:], played))
        self._spectra[1:] = self._spectra[:-1]
        self._spectra[0] = np.fft.rfft(self._played)

    def _learn(self, rest: Sound) -> None:
        error = np.fft.rfft(np.concatenate((np.zeros(FRAME, np.float32), rest))).astype(np.complex64)
        self._variance = KEPT**2 * self._variance + (1 - KEPT**2) * _power(self._filter)
        rest_power = np.maximum(_power(error), QUIETEST)
        self._rest_power = np.asarray(SMOOTHED * self._rest_power + (1 - SMOOTHED) * rest_power, np.float32)
        played_power = _power(self._spectra)
        expected = 0.5 * np.einsum("pf,pf->f", played_power, self._variance) + self._rest_power
        gain = self._variance / expected
        self._filter = KEPT * self._filter + gain * (self._spectra.conj() * error)
        self._variance = self._variance * (1 - np.float32(0.5) * gain * played_power)
        self._hold_to_length()

    def _hold_to_length(self) -> None:
        """A part answers for its own frame only."""
        self._turn = (self._turn + 1) % ROUNDS
        answers = np.fft.irfft(self._filter[self._turn :: ROUNDS], axis=1)
        answers[:, FRAME:] = 0.0
        self._filter[self._turn :: ROUNDS] = np.fft.rfft(answers, axis=1)


def _power(spectrum: NDArray[np.complex64]) -> Sound:
    power: Sound = spectrum.real**2 + spectrum.imag**2
    return power
